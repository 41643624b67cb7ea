// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/time_field.h"

#include "geo/geometry/predicates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <unordered_map>

namespace geo {

namespace {

constexpr float kNever = 1e7F;
constexpr std::size_t kMargin = 4; ///< nodes around what was marked, so that no ring is open

double signedArea(const core::Ring& ring) {
    double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        sum += (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y) -
               (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y);
    }
    return sum / 2;
}

struct Shell {
    core::Polygon polygon;
    core::Box box;
    double area = 0;
};

/// Puts every hole into the smallest shell around it.
core::MultiPolygon assembleRings(std::vector<core::Ring> rings, double least) {
    std::vector<Shell> shells;
    std::vector<core::Ring> holes;
    for (core::Ring& ring : rings) {
        const double area = signedArea(ring);
        if (std::abs(area) < least) {
            continue;
        }
        if (area < 0) {
            holes.push_back(std::move(ring));
            continue;
        }
        Shell shell;
        for (const core::Point& point : ring) {
            shell.box.add(point);
        }
        shell.area = area;
        shell.polygon.rings.push_back(std::move(ring));
        shells.push_back(std::move(shell));
    }
    std::stable_sort(shells.begin(), shells.end(),
                     [](const Shell& a, const Shell& b) { return a.area > b.area; });
    for (core::Ring& hole : holes) {
        for (auto shell = shells.rbegin(); shell != shells.rend(); ++shell) {
            if (shell->box.contains(hole.front()) &&
                placeInRing(hole.front(), shell->polygon.rings.front()) != Place::Outside) {
                shell->polygon.rings.push_back(std::move(hole));
                break;
            }
        }
    }
    core::MultiPolygon shape;
    for (Shell& shell : shells) {
        shape.polygons.push_back(std::move(shell.polygon));
    }
    return shape;
}

} // namespace

TimeField::TimeField(const core::Box& box, double cell) : cell_(cell) {
    const double margin = static_cast<double>(kMargin) * cell;
    origin_ = {std::floor(box.minX / cell) * cell - margin,
               std::floor(box.minY / cell) * cell - margin};
    columns_ = static_cast<std::size_t>((box.maxX - origin_.x) / cell) + kMargin + 2;
    rows_ = static_cast<std::size_t>((box.maxY - origin_.y) / cell) + kMargin + 2;
    values_.assign(columns_ * rows_, kNever);
}

void TimeField::mark(core::Point metres, double seconds, double secondsPerMetre) {
    const double x = (metres.x - origin_.x) / cell_;
    const double y = (metres.y - origin_.y) / cell_;
    if (!(x >= 0 && y >= 0)) {
        return;
    }
    const auto column = static_cast<std::size_t>(x);
    const auto row = static_cast<std::size_t>(y);
    if (column + 1 >= columns_ || row + 1 >= rows_) {
        return;
    }
    for (std::size_t r = row; r <= row + 1; ++r) {
        for (std::size_t c = column; c <= column + 1; ++c) {
            const double dx = x - static_cast<double>(c);
            const double dy = y - static_cast<double>(r);
            const double away = std::sqrt(dx * dx + dy * dy) * cell_;
            float& value = at(c, r);
            value = std::min(value, static_cast<float>(seconds + away * secondsPerMetre));
        }
    }
}

/// Two passes of a chamfer (Borgefors 1986): distances on the grid, straight and across.
void TimeField::spread(double secondsPerMetre) {
    const auto straight = static_cast<float>(cell_ * secondsPerMetre);
    const float across = straight * std::numbers::sqrt2_v<float>;
    const auto width = static_cast<std::ptrdiff_t>(columns_);
    for (std::size_t row = 1; row + 1 < rows_; ++row) {
        for (std::size_t column = 1; column + 1 < columns_; ++column) {
            float* v = &at(column, row);
            *v = std::min({*v, v[-1] + straight, v[-width] + straight, v[-width - 1] + across,
                           v[-width + 1] + across});
        }
    }
    for (std::size_t row = rows_ - 2; row > 0; --row) {
        for (std::size_t column = columns_ - 2; column > 0; --column) {
            float* v = &at(column, row);
            *v = std::min({*v, v[1] + straight, v[width] + straight, v[width + 1] + across,
                           v[width - 1] + across});
        }
    }
}

void TimeField::smooth() {
    std::vector<float> across = values_;
    std::vector<float> even = values_;
    const auto blur = [this](const std::vector<float>& from, std::vector<float>& to,
                             std::size_t step) {
        for (std::size_t row = 1; row + 1 < rows_; ++row) {
            for (std::size_t i = row * columns_ + 1; i + 1 < (row + 1) * columns_; ++i) {
                to[i] = 0.25F * from[i - step] + 0.5F * from[i] + 0.25F * from[i + step];
            }
        }
    };
    blur(values_, across, 1);
    blur(across, even, columns_);
    for (std::size_t i = 0; i < values_.size(); ++i) {
        values_[i] = std::min(values_[i], even[i]);
    }
}

core::MultiPolygon TimeField::within(double seconds, double least) const {
    const auto limit = static_cast<float>(seconds);
    // Each triangle edge that the contour crosses has a number: its lower node, times 3, plus its
    // direction (right, up, or up and right). The contour enters a triangle by one and leaves it by
    // another; `next` follows it with the area on the left.
    std::unordered_map<std::uint64_t, std::uint64_t> next;
    const auto isIn = [&](std::size_t node) { return values_[node] <= limit; };
    const auto number = [&](std::size_t a, std::size_t b) {
        const std::size_t low = std::min(a, b);
        const std::size_t step = std::max(a, b) - low;
        return static_cast<std::uint64_t>(low) * 3 + (step == 1 ? 0 : step == columns_ ? 1 : 2);
    };
    const auto triangle = [&](std::size_t a, std::size_t b, std::size_t c) {
        const std::array<std::size_t, 3> node = {a, b, c}; // counter-clockwise
        const std::array<bool, 3> in = {isIn(a), isIn(b), isIn(c)};
        const int count = in[0] + in[1] + in[2];
        if (count == 0 || count == 3) {
            return;
        }
        for (std::size_t i = 0; i < 3; ++i) {
            const std::size_t j = (i + 1) % 3;
            const std::size_t k = (i + 2) % 3;
            if (count == 1 && in[i]) {
                next[number(node[i], node[j])] = number(node[i], node[k]);
            } else if (count == 2 && !in[i]) {
                next[number(node[k], node[i])] = number(node[i], node[j]);
            }
        }
    };
    for (std::size_t row = 0; row + 1 < rows_; ++row) {
        for (std::size_t i = row * columns_; i + 1 < (row + 1) * columns_; ++i) {
            const bool first = isIn(i);
            if (first == isIn(i + 1) && first == isIn(i + columns_) &&
                first == isIn(i + columns_ + 1)) {
                continue;
            }
            triangle(i, i + 1, i + columns_ + 1);
            triangle(i, i + columns_ + 1, i + columns_);
        }
    }
    const auto crossing = [&](std::uint64_t edge) {
        constexpr double kEdge = 1e-3; // off the nodes, so that rings never touch themselves
        const std::size_t low = edge / 3;
        const std::size_t step = edge % 3 == 0 ? 1 : edge % 3 == 1 ? columns_ : columns_ + 1;
        const double a = values_[low];
        const double b = values_[low + step];
        const double share = std::clamp((seconds - a) / (b - a), kEdge, 1 - kEdge);
        const double x = static_cast<double>(low % columns_) + (edge % 3 != 1 ? share : 0);
        const double y = static_cast<double>(low / columns_) + (edge % 3 != 0 ? share : 0);
        return core::Point{origin_.x + x * cell_, origin_.y + y * cell_};
    };
    std::vector<std::uint64_t> starts;
    starts.reserve(next.size());
    for (const auto& [from, to] : next) {
        starts.push_back(from);
    }
    std::sort(starts.begin(), starts.end());
    std::vector<core::Ring> rings;
    for (const std::uint64_t start : starts) {
        core::Ring ring;
        auto at = next.find(start);
        while (at != next.end()) {
            ring.push_back(crossing(at->first));
            const std::uint64_t to = at->second;
            next.erase(at);
            at = next.find(to);
        }
        if (ring.size() >= 3) {
            ring.push_back(ring.front());
            rings.push_back(std::move(ring));
        }
    }
    return assembleRings(std::move(rings), least);
}

} // namespace geo
