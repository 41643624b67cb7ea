// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/verbs/daily_review.h"
#include "core/workspace/workspace.h"
#include "ui/verbs/pack_file.h"

#include <vector>

namespace ui {

struct DailyParams {
    core::DailyReviewParams review;
    PackFile pack;
};

struct DailyReport {
    core::DailyReview review;
    WrittenPack pack;
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const DailyReport& report);

/// The daily review: brings places and measures up to date, reads what the day begins with
/// (`core::dailyReview`), and prints it as PDF. Every figure of the PDF is one of the report. Needs
/// a QGuiApplication for a PDF, but no display. Throws as the verbs it is made of and as
/// `writePack`.
DailyReport daily(core::Workspace& ws, const DailyParams& params, core::Job& job);

} // namespace ui
