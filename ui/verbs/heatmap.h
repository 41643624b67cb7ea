// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/heat.h"
#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "geo/verbs/heat_records.h"

#include <optional>
#include <string>
#include <vector>

namespace ui {

struct HeatmapParams {
    geo::HeatQuery query;
    std::string file;                   ///< ends in .tif or .png; replaced if it exists
    std::optional<double> radiusKm;     ///< on the ground
    std::optional<double> radiusPixels; ///< or on the picture; neither = chosen by the extent
    core::analysis::HeatKernel kernel = core::analysis::HeatKernel::Gaussian;
    int width = 1600; ///< pixels, at most: the picture takes the shape of the box
    int height = 1000;
    std::optional<core::Box> bbox; ///< degrees; empty = all points
    std::optional<double>
        scale;        ///< density per km² of the last colour; empty = `heatScale`, rounded up
    std::string unit; ///< of the value, "$"; may be empty
};

struct HeatmapReport {
    std::string file; ///< absolute
    std::string crs;
    std::int64_t records = 0;
    std::int64_t points = 0;
    std::int64_t cells = 0;
    int width = 0;
    int height = 0;
    double cellM = 0;        ///< side of a cell, metres
    double radiusKm = 0;     ///< on the ground
    double max = 0;          ///< highest density per km² (lowest, if that is farther from 0)
    double total = 0;        ///< of the values on the map
    double surfaceTotal = 0; ///< of the surface: less than `total` only by what lies outside of it
    double noPlaceValue = 0; ///< of records without a place
    double scale = 0;        ///< density per km² of the last colour
    double milliseconds = 0; ///< of computing the surface, once the points are read
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const HeatmapReport& report);

/// Computes a density surface of records and writes it: a GeoTIFF with the densities per km² in
/// the plane of the points (cells that nothing reaches are "no data"), or a picture over the states
/// with a legend, in the light theme. Pictures need a QGuiApplication, but no display.
///
/// Throws Error(Usage) for a radius, size or kind of file there is not, and as
/// `geo::loadHeatRecords` does; Error(Storage) if the file cannot be written.
HeatmapReport heatmap(core::Workspace& ws, const HeatmapParams& params, core::Job& job);

} // namespace ui
