// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "geo/verbs/draw_territory.h"

#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// Who gets a unit that several territories claim.
enum class OverlapRule {
    First,  ///< the one that comes first in the file
    Last,   ///< the one that comes last
    Larger, ///< the one that covers more of it; of tables the one that claims it in more rows
    Leave,  ///< none of them: it stays where it is
};
/// "first", "last", "larger", "leave". Throws Error(Usage) for anything else.
OverlapRule overlapRule(std::string_view name);

struct ImportAlignmentParams {
    std::string file;            ///< a table of units and territories, or shapes of territories
    std::string scenario;        ///< empty = the only one
    std::string unitColumn;      ///< of a table; guessed where empty
    std::string territoryColumn; ///< names or codes of territories; guessed where empty
    InsideRule rule = InsideRule::Centroid; ///< of shapes
    double share = 0.5;                     ///< for the rules by area and accounts
    OverlapRule overlaps = OverlapRule::First;
    bool dryRun = false; ///< only say what would change
};

/// A unit that several territories claim.
struct Overlap {
    std::string unit;                     ///< key
    std::vector<std::string> territories; ///< in the order of the file
    std::string given;                    ///< who gets it; empty = nobody
};

/// What one territory of the file gets.
struct AlignedTerritory {
    std::string name; ///< as in the file
    bool isNew = false;
    int units = 0;  ///< that it has afterwards by the file
    int gained = 0; ///< of these, from other territories or from none
};

struct ImportAlignmentReport {
    std::string file;
    std::string scenario;
    bool shapes = false;
    std::int64_t rows = 0;
    int units = 0;     ///< that the file gives to a territory
    int changed = 0;   ///< of these, that have another one now (or would have)
    int untouched = 0; ///< units of the layer that the file says nothing about
    std::vector<AlignedTerritory> territories; ///< in the order of the file
    std::vector<Overlap> overlaps;             ///< in order of the units
    std::vector<core::Issue> issues;           ///< unknown units, broken shapes, locked units
};
void to_json(core::Json& json, const ImportAlignmentReport& report);

/// Gives units to territories as a table (one row per unit) or a map of shapes (one or more per
/// territory, EPSG from the file) says, making those that are missing. One step to undo; with
/// `dryRun` nothing is written. ZIPs that have lost their leading zeros are found. Throws
/// Error(Input) if the file cannot be read, lacks a column, or names no unit of the layer.
ImportAlignmentReport importAlignment(core::Workspace& ws, const ImportAlignmentParams& params,
                                      core::Job& job);

} // namespace geo
