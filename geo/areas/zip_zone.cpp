// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/areas/zip_zone.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace geo {

namespace {

/// ZIP points within a metre of each other count as one.
constexpr std::int64_t kSameSite = 1 << 20;

std::int64_t steps(double metres) {
    return std::llround(metres * ZipZone::kStepsPerMetre);
}

GridPoint onSiteGrid(core::Point metres) {
    const double perMetre = ZipZone::kStepsPerMetre / static_cast<double>(kSiteStep);
    return {std::llround(metres.x * perMetre) * kSiteStep,
            std::llround(metres.y * perMetre) * kSiteStep};
}

double lengthOf(const CellBorder& border) {
    return std::hypot(static_cast<double>(border.to.x - border.from.x),
                      static_cast<double>(border.to.y - border.from.y));
}

} // namespace

ZipZone::ZipZone(const std::string& workCrs, const std::vector<BaseShape>& counties)
    : projection_(workCrs), counties_(counties) {}

GridRing ZipZone::toGrid(const core::Ring& ring) {
    core::Ring metres(ring.begin(), ring.end() - 1);
    projection_.toMetres(metres);
    GridRing placed;
    for (std::size_t i = 0; i < metres.size(); ++i) {
        placed.push_back({steps(metres[i].x), steps(metres[i].y)});
        degrees_.emplace(placed.back(), ring[i]);
    }
    return placed;
}

void ZipZone::addCounty(std::size_t county, const std::vector<const PlacedZip*>& zips) {
    ThiessenRegion region;
    std::vector<GridRing> rings;
    for (const core::Polygon& polygon : counties_[county].shape.polygons) {
        for (const core::Ring& ring : polygon.rings) {
            rings.push_back(toGrid(ring));
        }
    }
    region.border = evenOddBorder(rings);
    for (const PlacedZip* zip : zips) {
        const GridPoint site = onSiteGrid(projection_.toMetres(zip->point));
        cells_[static_cast<std::size_t>(cellFor(site, region.sites))].zips.push_back(zip);
    }
    if (zips.empty()) {
        const GridPoint vertex = rings.front().front();
        const GridPoint site{vertex.x / kSiteStep * kSiteStep, vertex.y / kSiteStep * kSiteStep};
        empty_.push_back({county, static_cast<int>(cells_.size())});
        region.sites.push_back({site, empty_.back().cell});
        cells_.emplace_back();
        siteOf_.push_back(site);
    }
    regions_.push_back(std::move(region));
}

int ZipZone::cellFor(GridPoint site, std::vector<ThiessenSite>& sites) {
    for (const ThiessenSite& other : sites) {
        const GridPoint apart = other.at - site;
        if (dot(apart, apart) <= Wide{kSameSite} * kSameSite) {
            return other.cell;
        }
    }
    sites.push_back({site, static_cast<int>(cells_.size())});
    cells_.emplace_back();
    siteOf_.push_back(site);
    return sites.back().cell;
}

void ZipZone::divide(core::Job& job) {
    borders_ = divideIntoCells(regions_, job);
    giveAwayEmptyCounties();
    placeNewVertices();
}

const std::string& ZipZone::stateOf(int cell) const {
    return counties_[cells_[static_cast<std::size_t>(cell)].zips.front()->county].state;
}

/// The cell of the state that has the longest border with this one, or -1.
int ZipZone::neighbourOf(int cell, const std::string& state) const {
    std::map<int, double> shared;
    for (const CellBorder& border : borders_) {
        const int other = border.left == cell    ? border.right
                          : border.right == cell ? border.left
                                                 : -1;
        if (other >= 0 && !cells_[static_cast<std::size_t>(other)].zips.empty() &&
            stateOf(other) == state) {
            shared[other] += lengthOf(border);
        }
    }
    const auto longest =
        std::max_element(shared.begin(), shared.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return longest == shared.end() ? -1 : longest->first;
}

int ZipZone::nearestTo(GridPoint from, const std::string& state) const {
    int nearest = -1;
    Wide least = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        if (cells_[i].zips.empty() || stateOf(static_cast<int>(i)) != state) {
            continue;
        }
        const GridPoint apart = siteOf_[i] - from;
        const Wide distance = dot(apart, apart);
        if (nearest < 0 || distance < least) {
            nearest = static_cast<int>(i);
            least = distance;
        }
    }
    return nearest;
}

void ZipZone::relabel(int from, int to) {
    for (CellBorder& border : borders_) {
        border.left = border.left == from ? to : border.left;
        border.right = border.right == from ? to : border.right;
    }
    std::erase_if(borders_, [](const CellBorder& border) { return border.left == border.right; });
}

/// A county may wait for its neighbour to be given away first; one that never meets a ZIP of its
/// state goes to the nearest.
void ZipZone::giveAwayEmptyCounties() {
    std::vector<EmptyCounty> waiting = empty_;
    bool byDistance = false;
    while (!waiting.empty()) {
        std::vector<EmptyCounty> still;
        for (const EmptyCounty& item : waiting) {
            const BaseShape& county = counties_[item.county];
            int heir = neighbourOf(item.cell, county.state);
            if (heir < 0 && byDistance) {
                heir = nearestTo(siteOf_[static_cast<std::size_t>(item.cell)], county.state);
            }
            if (heir < 0) {
                still.push_back(item);
                continue;
            }
            byDistance = false;
            relabel(item.cell, heir);
            const auto& key = cells_[static_cast<std::size_t>(heir)].zips.front()->zip->zip;
            issues_.push_back({core::Severity::Info, std::string(key), 0,
                               core::format("{} county, {}, has no ZIP point: its area went to {}",
                                            county.name, county.state, key),
                               ""});
        }
        if (still.size() == waiting.size() && byDistance) {
            throw core::Error(core::Code::Bug, "a state without ZIP points was to be divided");
        }
        byDistance = byDistance || still.size() == waiting.size();
        waiting = std::move(still);
    }
}

/// PROJ's inverses stop at about a millimetre; going back and forth once more gets the rest.
std::vector<core::Point> ZipZone::degreesOf(const std::vector<GridPoint>& points) const {
    std::vector<core::Point> metres;
    for (const GridPoint point : points) {
        metres.push_back({static_cast<double>(point.x) / kStepsPerMetre,
                          static_cast<double>(point.y) / kStepsPerMetre});
    }
    std::vector<core::Point> reached = metres;
    projection_.toDegrees(reached);
    projection_.toMetres(reached);
    for (std::size_t i = 0; i < metres.size(); ++i) {
        metres[i].x += metres[i].x - reached[i].x;
        metres[i].y += metres[i].y - reached[i].y;
    }
    projection_.toDegrees(metres);
    return metres;
}

void ZipZone::placeNewVertices() {
    std::vector<GridPoint> fresh;
    for (const CellBorder& border : borders_) {
        for (const GridPoint point : {border.from, border.to}) {
            if (degrees_.emplace(point, core::Point{}).second) {
                fresh.push_back(point);
            }
        }
    }
    const std::vector<core::Point> places = degreesOf(fresh);
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        degrees_[fresh[i]] = places[i];
    }
}

} // namespace geo
