// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address_range.h"

#include "geo/crs/local_plane.h"

#include <algorithm>
#include <cmath>

namespace geo {

using core::Point;

namespace {

/// Houses at the ends of a block stand back from the cross street: by this share of the block's
/// length, but no further than this many metres.
constexpr double kInsetShare = 0.07;
constexpr double kMostInset = 25;

/// A line in the plane of its first point, with the length up to each vertex.
class Measured {
public:
    explicit Measured(std::span<const Point> line) : plane_(line.front()) {
        for (const Point& vertex : line) {
            const Point at = plane_.toMetres(vertex);
            lengths_.push_back(vertices_.empty()
                                   ? 0
                                   : lengths_.back() + std::hypot(at.x - vertices_.back().x,
                                                                  at.y - vertices_.back().y));
            vertices_.push_back(at);
        }
    }
    double length() const { return lengths_.back(); }

    /// The position so many metres along, moved to the left of the line's direction there.
    Point at(double along, double left) const {
        const auto above = std::upper_bound(lengths_.begin() + 1, lengths_.end() - 1, along);
        const auto i = static_cast<std::size_t>(above - lengths_.begin());
        const Point from = vertices_[i - 1];
        const Point to = vertices_[i];
        const double step = lengths_[i] - lengths_[i - 1];
        if (step <= 0) {
            return plane_.toDegrees(from);
        }
        const double share = std::clamp((along - lengths_[i - 1]) / step, 0.0, 1.0);
        const Point ahead{(to.x - from.x) / step, (to.y - from.y) / step};
        return plane_.toDegrees({from.x + (share * (to.x - from.x)) - (left * ahead.y),
                                 from.y + (share * (to.y - from.y)) + (left * ahead.x)});
    }

private:
    LocalPlane plane_;
    std::vector<Point> vertices_;
    std::vector<double> lengths_;
};

/// Street grids and rural numbering give 100 numbers some 100 to 160 m.
constexpr double kLongHundred = 250;

/// Whether a range names whole hundreds that its street is too long for: then it says which numbers
/// there may be, and the houses are counted from its low end until the street is full.
bool isNominal(std::int64_t low, std::int64_t high, double length) {
    return low % 100 <= 1 && high % 100 >= 98 &&
           length * 100 > kLongHundred * static_cast<double>(high - low + 1);
}

/// How far along a stretch a number lies, 0 to 1. In a nominal range the last number that there is
/// can be any from this one on; the mean over all of them is taken.
double shareAlong(const AddressRange& range, std::int64_t number, double length) {
    const std::int64_t low = std::min(range.from, range.to);
    const std::int64_t high = std::max(range.from, range.to);
    if (low == high) {
        return 0.5;
    }
    double share = static_cast<double>(number - low) / static_cast<double>(high - low);
    if (isNominal(low, high, length) && number < high) {
        const double houses = (static_cast<double>(high - low) / 2) + 1;
        const double house = (static_cast<double>(number - low) / 2) + 0.5;
        share = house * std::log(houses / house) / (houses - house);
    }
    return range.from == low ? share : 1 - share;
}

} // namespace

Parity parityOf(std::int64_t from, std::int64_t to) {
    if (((from ^ to) & 1) != 0) {
        return Parity::Both;
    }
    return (from & 1) != 0 ? Parity::Odd : Parity::Even;
}

bool spans(const AddressRange& range, std::int64_t number) {
    return std::min(range.from, range.to) <= number && number <= std::max(range.from, range.to);
}

bool hasParity(Parity parity, std::int64_t number) {
    return parity == Parity::Both || ((number & 1) != 0) == (parity == Parity::Odd);
}

std::optional<RangePoint> placeAlong(std::span<const Point> line, const AddressRange& range,
                                     std::int64_t number, double offset) {
    if (line.size() < 2 || !spans(range, number)) {
        return std::nullopt;
    }
    const Measured measured(line);
    const double length = measured.length();
    if (!(length > 0)) {
        return std::nullopt;
    }
    const double share = shareAlong(range, number, length);
    const double inset = std::min(kInsetShare * length, kMostInset);
    const double left = range.side == Side::Left ? offset : range.side == Side::Right ? -offset : 0;
    return RangePoint{measured.at(inset + (share * (length - (2 * inset))), left), length};
}

RangePoint middleOf(std::span<const Point> line) {
    if (line.size() < 2) {
        return {line.empty() ? Point{} : line.front(), 0};
    }
    const Measured measured(line);
    return {measured.at(measured.length() / 2, 0), measured.length()};
}

} // namespace geo
