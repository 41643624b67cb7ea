// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "tests/bench/render/render_bench.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct TablesParams {
    int opened = 200'000;     ///< accounts of the table that is opened
    int scrolled = 1'000'000; ///< accounts of the table that is scrolled, sorted and filtered
    int steps = 400;          ///< of the scroll bar
    int gestures = 30;        ///< strokes of the brush
    int territories = 500;
    std::uint64_t seed = 1;
    std::string folder; ///< where the plans are written; empty = a temporary folder, deleted
    std::vector<std::string> states; ///< of the large plan; empty = the 48 and DC
};

struct TablesReport {
    int units = 0;
    int opened = 0;
    int scrolled = 0;
    std::vector<Timing> timings;
    double peakMegabytes = 0;
};

/// Works the window on a plan of national size with as many accounts as that: opens its tables,
/// scrolls, sorts and filters them, paints units on its map, with real events, and looks at the
/// views of Analysis. Throws
/// Error(Usage) without a widget application, Error(Storage) if the plans cannot be written.
TablesReport runTablesBench(const TablesParams& params, core::Job& job);

std::string textOf(const TablesReport& report);
void to_json(core::Json& json, const TablesReport& report);

} // namespace bench
