// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/verbs/quarterly_review.h"
#include "core/workspace/workspace.h"
#include "ui/verbs/pack_file.h"

#include <vector>

namespace ui {

struct QuarterlyParams {
    core::QuarterlyReviewParams review;
    PackFile pack;
};

struct QuarterlyReport {
    core::QuarterlyReview review;
    WrittenPack pack;
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const QuarterlyReport& report);

/// The quarterly review: brings places and measures up to date, reads how the plan did
/// (`core::quarterlyReview`), and prints it as PDF. Every figure of the PDF is one of the report.
/// Needs a QGuiApplication for a PDF, but no display. Throws as the verbs it is made of and as
/// `writePack`.
QuarterlyReport quarterly(core::Workspace& ws, const QuarterlyParams& params, core::Job& job);

} // namespace ui
