// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/shape.h"

#include <string>
#include <vector>

namespace geo {

/// What a raster adds up to in one shape.
struct ZonalSum {
    double sum = 0;    ///< values times the share of each pixel that lies in the shape
    double pixels = 0; ///< pixels with a value in the shape, shares added up
};

/// Sums the first band of any raster that GDAL reads (.gz and .zip too), in any CRS, over shapes in
/// degrees of EPSG:4326.
///
/// A pixel's value counts for a shape by the share of the pixel's area inside of it, computed
/// exactly in the raster's own grid, so that units that share a border split the pixels on it and
/// nothing is counted twice or lost. Pixels that are masked, "no data" or not finite do not count;
/// scale and offset of the band are applied. Long edges are bent with the projection in steps of
/// 0.02 degrees; a shape with a point that the projection cannot show has no pixels. The raster is
/// read in blocks of a few million pixels, only where shapes are.
///
/// Throws Error(Input) when the file cannot be read or names no projection, or the band is complex.
std::vector<ZonalSum> sumByZone(const std::string& raster, std::vector<core::MultiPolygon> shapes,
                                core::Job& job);

} // namespace geo
