// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/plan/shape.h"
#include "core/workspace/workspace.h"

#include <optional>
#include <string>
#include <vector>

namespace ui {

struct RenderParams {
    std::string file;                  ///< ends in .png, .pdf or .svg; replaced if it exists
    std::string scenario;              ///< empty = the only one
    std::string layer;                 ///< empty = the scenario's, or the only one
    std::string style = "territories"; ///< or "choropleth:MEASURE", "plain"
    int width = 1600;                  ///< pixels; at 96 dpi for PDF and SVG
    int height = 1000;
    std::optional<core::Box> bbox; ///< degrees; empty = the whole layer
};

struct RenderReport {
    std::string file;        ///< absolute
    double milliseconds = 0; ///< of drawing and writing, without loading
    int features = 0;        ///< units and accounts in the picture
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const RenderReport& report);

/// Draws the plan as the window does, in the light theme, into a file. Needs a QGuiApplication, but
/// no display (platform "offscreen").
///
/// Throws Error(Usage) for a style, size, box or kind of file that there is not, Error(Input) for
/// an unknown scenario, layer or measure, Error(Storage) if the file cannot be written.
RenderReport render(core::Workspace& ws, const RenderParams& params, core::Job& job);

/// "1200x800" as width and height, "-73.8,40.9,-71.7,42.1" as west, south, east, north. Throw
/// Error(Usage) for anything else.
std::pair<int, int> parseSize(const std::string& text);
core::Box parseBbox(const std::string& text);

} // namespace ui
