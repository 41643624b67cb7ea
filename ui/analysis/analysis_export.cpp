// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_export.h"

#include "core/base/text.h"
#include "geo/io/export_file.h"
#include "geo/verbs/own_file.h"
#include "geo/verbs/whitespace.h"
#include "ui/verbs/heatmap.h"

#include <cmath>
#include <filesystem>

namespace ui {

namespace {

QString writeDensity(const AnalysisInput& input, const std::string& file, core::Job& job) {
    HeatmapParams params;
    params.query = densityQuery(input.query);
    params.file = file;
    params.radiusKm = input.query.radiusKm;
    params.unit = input.unitOf(params.query.value).toStdString();
    return QString::fromStdString(heatmap(*input.workspace, params, job).file);
}

QString writeWhitespace(const AnalysisInput& input, const std::string& file, core::Job& job) {
    geo::WhitespaceParams params = whitespaceParams(input);
    params.file = file;
    return QString::fromStdString(geo::whitespace(*input.workspace, params, job).file);
}

QString writeAreas(const AnalysisInput& input, const AnalysisResult& result,
                   const std::string& name) {
    geo::refuseOwnTarget(*input.workspace, name);
    const std::string path = std::filesystem::absolute(name).lexically_normal().string();
    geo::ExportFile file(path, {"analysis",
                                {{"rank", geo::CellType::Integer},
                                 {"key", geo::CellType::Text},
                                 {"name", geo::CellType::Text},
                                 {"value", geo::CellType::Real},
                                 {"low", geo::CellType::Real},
                                 {"high", geo::CellType::Real},
                                 {"rep", geo::CellType::Text}},
                                geo::ExportGeometry::Point});
    const auto optional = [](const std::optional<double>& value) {
        return value ? geo::Cell(*value) : geo::Cell(std::monostate());
    };
    for (std::size_t i = 0; i < result.listed; ++i) {
        const AnalysisArea& area = result.areas[i];
        const std::optional<core::Point> at =
            area.units.empty()
                ? std::nullopt
                : std::optional(
                      input.layer->units[static_cast<std::size_t>(area.units.front())].lonLat);
        file.add({static_cast<std::int64_t>(i + 1), area.key.toStdString(), area.name.toStdString(),
                  area.value, optional(area.low), optional(area.high), area.rep.toStdString()},
                 at ? &*at : nullptr);
    }
    file.finish();
    return QString::fromStdString(path);
}

} // namespace

QString exportAnalysis(const AnalysisInput& input, const AnalysisResult& result,
                       const std::string& file, core::Job& job) {
    const std::string name = core::lower(file);
    if (name.ends_with(".tif") || name.ends_with(".tiff") || name.ends_with(".png")) {
        return writeDensity(input, file, job);
    }
    return input.query.kind == AnalysisKind::Whitespace ? writeWhitespace(input, file, job)
                                                        : writeAreas(input, result, file);
}

} // namespace ui
