// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/areas/zip_placing.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <set>

namespace geo {

namespace {

constexpr double kMetresPerDegree = 111'320; // of latitude; to tell near from far
constexpr double kFarthestMetres = 100'000;
constexpr std::size_t kListed = 12;

/// Calls visit(a, b) for each edge of a shape.
template <class Visit> void forEachEdge(const core::MultiPolygon& shape, Visit visit) {
    for (const core::Polygon& polygon : shape.polygons) {
        for (const core::Ring& ring : polygon.rings) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                visit(ring[i - 1], ring[i]);
            }
        }
    }
}

bool holds(const core::MultiPolygon& shape, core::Point p) {
    bool inside = false;
    forEachEdge(shape, [&](core::Point a, core::Point b) {
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
            inside = !inside;
        }
    });
    return inside;
}

struct Nearest {
    core::Point point;
    double metres = std::numeric_limits<double>::infinity();
};

/// Degrees shrink towards the poles; within a hundred kilometres a plane will do.
Nearest nearestOnBorder(const core::MultiPolygon& shape, core::Point p) {
    const double shrink = std::cos(p.y * std::numbers::pi / 180);
    Nearest best;
    forEachEdge(shape, [&](core::Point a, core::Point b) {
        const core::Point ab{(b.x - a.x) * shrink, b.y - a.y};
        const core::Point ap{(p.x - a.x) * shrink, p.y - a.y};
        const double length2 = ab.x * ab.x + ab.y * ab.y;
        const double t = std::clamp((ap.x * ab.x + ap.y * ab.y) / length2, 0.0, 1.0);
        const double metres = std::hypot(ap.x - t * ab.x, ap.y - t * ab.y) * kMetresPerDegree;
        if (metres < best.metres) {
            best = {{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}, metres};
        }
    });
    return best;
}

class Placer {
public:
    Placer(const std::vector<BaseShape>& counties, const std::vector<std::string>& states)
        : counties_(counties) {
        std::map<std::string, std::vector<std::size_t>, std::less<>> known;
        for (std::size_t i = 0; i < counties.size(); ++i) {
            known[counties[i].state].push_back(i);
            boxes_.push_back(counties[i].shape.bounds());
        }
        allStates_ = states.empty();
        if (allStates_) {
            byState_ = std::move(known);
            return;
        }
        for (const std::string& state : states) {
            const auto found = known.find(core::upper(core::trim(state)));
            if (found == known.end()) {
                refuse(state, known);
            }
            byState_.insert(*found);
        }
    }

    ZipPlacing place(std::span<const ZipPlace> zips) {
        for (const ZipPlace& zip : zips) {
            const auto state = byState_.find(zip.state);
            if (state != byState_.end()) {
                placeIn(zip, state->second);
            } else if (allStates_) {
                placing_.unplaced.emplace_back(zip.zip);
                stateless_.emplace_back(zip.zip);
            }
        }
        reportStateless();
        return std::move(placing_);
    }

private:
    template <class Known>
    [[noreturn]] static void refuse(const std::string& state, const Known& known) {
        std::vector<std::string> names;
        for (const auto& [name, counties] : known) {
            names.push_back(name);
        }
        throw core::Error(core::Code::Input, core::format("there is no state \"{}\"", state),
                          core::format("Use postal abbreviations: {}", core::join(names, ", ")),
                          state);
    }

    void placeIn(const ZipPlace& zip, const std::vector<std::size_t>& counties) {
        for (const std::size_t county : counties) {
            if (boxes_[county].contains(zip.point) && holds(counties_[county].shape, zip.point)) {
                placing_.placed.push_back({&zip, county, zip.point, false});
                return;
            }
        }
        std::size_t chosen = counties.front();
        Nearest nearest;
        for (const std::size_t county : counties) {
            const Nearest here = nearestOnBorder(counties_[county].shape, zip.point);
            const bool named = counties_[county].fips == zip.countyFips;
            if (here.metres < nearest.metres || named) {
                chosen = county;
                nearest = here;
            }
            if (named) {
                break;
            }
        }
        if (nearest.metres > kFarthestMetres) {
            placing_.unplaced.emplace_back(zip.zip);
            report(zip, core::Severity::Warning,
                   core::format("its point lies {:.0f} km outside of {}: it got no area",
                                nearest.metres / 1000, zip.state));
            return;
        }
        placing_.placed.push_back({&zip, chosen, nearest.point, true});
        report(zip, core::Severity::Info,
               core::format("its point lies {:.1f} km outside of {}, {}: moved to the border",
                            nearest.metres / 1000, counties_[chosen].name, zip.state));
    }

    void report(const ZipPlace& zip, core::Severity severity, std::string message) {
        placing_.issues.push_back({severity, std::string(zip.zip), 0, std::move(message), ""});
    }

    void reportStateless() {
        if (stateless_.empty()) {
            return;
        }
        std::vector<std::string> first = stateless_;
        first.resize(std::min(first.size(), kListed));
        placing_.issues.push_back(
            {core::Severity::Info, "", 0,
             core::format(
                 "{} outside of the states (APO, FPO, islands) got no area: {}{}",
                 core::counted(static_cast<std::int64_t>(stateless_.size()), "ZIP", "ZIPs"),
                 core::join(first, ", "), stateless_.size() > kListed ? ", …" : ""),
             "They are all listed under \"unplaced\"."});
    }

    const std::vector<BaseShape>& counties_;
    std::vector<core::Box> boxes_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> byState_;
    bool allStates_ = true;
    std::vector<std::string> stateless_;
    ZipPlacing placing_;
};

} // namespace

ZipPlacing placeZips(std::span<const ZipPlace> zips, const std::vector<BaseShape>& counties,
                     const std::vector<std::string>& states) {
    return Placer(counties, states).place(zips);
}

} // namespace geo
