// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/verbs/weekly_review.h"
#include "core/workspace/workspace.h"
#include "geo/verbs/whitespace.h"
#include "ui/verbs/pack_file.h"

#include <optional>
#include <vector>

namespace ui {

struct WeeklyParams {
    core::WeeklyReviewParams review;
    std::optional<geo::WhitespaceParams> whitespace; ///< empty = no flags are looked for
    PackFile pack;
};

struct WeeklyReport {
    core::WeeklyReview review;
    WrittenPack pack;
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const WeeklyReport& report);

/// The weekly review: brings places and measures up to date, looks at drift and whitespace, takes
/// and keeps the figures of the week (`core::weeklyReview`), and prints them as PDF beside those of
/// the week before. Every figure of the PDF is one of the report. Needs a QGuiApplication for a
/// PDF, but no display. Throws as the verbs it is made of and as `writePack`.
WeeklyReport weekly(core::Workspace& ws, const WeeklyParams& params, core::Job& job);

/// Takes and keeps the figures of a week without printing them.
core::WeekFigures snapshotWeek(core::Workspace& ws, const core::WeekParams& params,
                               std::vector<core::Issue>& issues, core::Job& job);

} // namespace ui
