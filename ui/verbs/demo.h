// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/verbs/score.h"
#include "ui/verbs/sample_files.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ui {

struct DemoParams {
    std::string folder = "evenlode-demo";
    SampleParams sample;
};

struct DemoReport {
    std::string workspace;
    std::int64_t accounts = 0;
    std::int64_t geocoded = 0; ///< accounts that have a point
    core::ScoreReport before;
    core::ScoreReport after;
    std::int64_t published = 0;
    std::vector<std::string> files;
    double seconds = 0;
};
void to_json(core::Json& json, const DemoReport& report);

/// Makes the sample in `folder`: approximate ZIP areas of one state, a file CRM with generated
/// accounts, opportunities and reps, and a scenario "Current" that is unbalanced on purpose,
/// because every ZIP simply belongs to the nearest rep. Returns the path of the workspace. Files of
/// an earlier demo are replaced; anything else in the folder is left alone. Throws Error(Input) if
/// the folder holds a workspace that no demo made.
std::string makeSample(const DemoParams& params, core::Job& job);

/// The sample, then the whole loop on it: balance, compare, publish to the file CRM, draw map.png
/// and report.pdf.
DemoReport demo(const DemoParams& params, core::Job& job);

} // namespace ui
