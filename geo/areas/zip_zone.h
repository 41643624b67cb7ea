// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "geo/areas/ring_assembly.h"
#include "geo/areas/thiessen.h"
#include "geo/areas/zip_placing.h"
#include "geo/crs/projection.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace geo {

/// The ZIPs that share one cell.
struct ZipCell {
    std::vector<const PlacedZip*> zips; ///< in order of ZIP; the first gives the key
};

/// States whose areas are made in one plane. Counties of different zones never touch.
class ZipZone {
public:
    /// Grid steps in a metre.
    static constexpr double kStepsPerMetre = 1 << 20;

    ZipZone(const std::string& workCrs, const std::vector<BaseShape>& counties);

    /// Adds a county and the ZIPs that take part in it, in order of ZIP.
    void addCounty(std::size_t county, const std::vector<const PlacedZip*>& zips);
    /// Divides the counties. Afterwards the members below are complete.
    void divide(core::Job& job);

    const std::vector<ZipCell>& cells() const { return cells_; }
    /// Pieces of border between cells (indices into `cells`, -1 for the outside), no piece twice.
    const std::vector<CellBorder>& borders() const { return borders_; }
    /// Counties without a point and who got them.
    const std::vector<core::Issue>& issues() const { return issues_; }
    /// Where a grid point lies, in degrees: exactly the county's own vertex where it is one.
    const std::map<GridPoint, core::Point>& degrees() const { return degrees_; }
    const std::string& workCrs() const { return projection_.workCrs(); }

private:
    GridRing toGrid(const core::Ring& ring);
    int cellFor(GridPoint site, std::vector<ThiessenSite>& sites);
    void giveAwayEmptyCounties();
    int neighbourOf(int cell, const std::string& state) const;
    int nearestTo(GridPoint from, const std::string& state) const;
    void relabel(int from, int to);
    std::vector<core::Point> degreesOf(const std::vector<GridPoint>& points) const;
    void placeNewVertices();
    const std::string& stateOf(int cell) const;

    struct EmptyCounty {
        std::size_t county = 0;
        int cell = 0; ///< its own for the time being
    };

    Projection projection_;
    const std::vector<BaseShape>& counties_;
    std::vector<ThiessenRegion> regions_;
    std::vector<ZipCell> cells_;
    std::vector<GridPoint> siteOf_; ///< of each cell
    std::vector<EmptyCounty> empty_;
    std::vector<CellBorder> borders_;
    std::vector<core::Issue> issues_;
    std::map<GridPoint, core::Point> degrees_;
};

} // namespace geo
