// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/plan/shape.h"
#include "core/verbs/account_categories.h"
#include "core/workspace/workspace.h"
#include "ui/verbs/base_map.h"

#include <optional>
#include <string>
#include <vector>

namespace ui {

/// A part of the map as a view of the window shows it.
struct RenderView {
    core::Point centre; ///< degrees
    double scale = 0;   ///< 860000 for 1 : 860,000, on a screen of 96 dpi
};

struct RenderParams {
    std::string file;                  ///< ends in .png, .pdf or .svg; replaced if it exists
    std::string scenario;              ///< empty = the only one
    std::string layer;                 ///< empty = the scenario's, or the only one
    std::string style = "territories"; ///< or "choropleth:MEASURE", "plain"
    int width = 1600;                  ///< pixels at 96 dpi
    int height = 1000;
    std::optional<core::Box> bbox;       ///< degrees; empty = the whole layer
    std::optional<RenderView> view = {}; ///< in place of a box
    double dpi = 96;        ///< of a PNG: with 300 it has 300 / 96 times as many pixels, for print
    bool graticule = false; ///< lines of longitude and latitude
    BaseMapChoice baseMap = {}; ///< tiles under the plan; empty source = none
    /// What not to draw: accounts, bases, labels, territories, units, unitLabels, base.
    std::vector<std::string> hidden = {};
    core::AccountView accounts = {}; ///< what tells accounts apart, and which are drawn
};

/// One line of the legend of accounts.
struct RenderedCategory {
    core::AccountCategory category; ///< `accounts` counts those on the map of the layer
    std::string colour;             ///< #rrggbb, as drawn
};

struct RenderReport {
    std::string file;                       ///< absolute
    double milliseconds = 0;                ///< of drawing and writing, without loading
    int features = 0;                       ///< units and accounts in the picture
    std::string accountsBy;                 ///< the column; empty = all in one colour
    std::vector<RenderedCategory> accounts; ///< empty without a column
    std::optional<int> accountsShown;       ///< where an expression left some out
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const RenderReport& report);

/// Draws the plan as the window does, in the light theme, into a file. Needs a QGuiApplication, but
/// no display (platform "offscreen").
///
/// Accounts that a column tells apart are drawn in colours and shapes of their own, with a card
/// that names them; those that `accounts.where` is not true for are left out.
///
/// A PNG knows its resolution; PDF and SVG hold lines and letters, no pixels.
///
/// Throws Error(Usage) for a style, size, box, scale, layer to hide or kind of file there is not,
/// Error(Input) for an unknown scenario, layer, measure or column, Error(Storage) if the file
/// cannot be written.
RenderReport render(core::Workspace& ws, const RenderParams& params, core::Job& job);

/// "1200x800" as width and height, "-73.8,40.9,-71.7,42.1" as west, south, east, north. Throw
/// Error(Usage) for anything else.
std::pair<int, int> parseSize(const std::string& text);
core::Box parseBbox(const std::string& text);
/// "-72.7,41.6" and "250000" or "1:250000" as a view. Throws Error(Usage) for anything else.
RenderView parseView(const std::string& centre, const std::string& scale);

} // namespace ui
