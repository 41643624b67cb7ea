// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct CrmBenchParams {
    std::string program; ///< `evenlode` itself
    std::string server;  ///< `fake_crm`, which stands in for the CRM
    std::string vendor = "salesforce";
    std::int64_t accounts = 100'000;
    std::int64_t changes = 100; ///< edited in the CRM before the second sync
    int trials = 9;             ///< of each way while watching
    double watchSeconds = 2;    ///< between two looks
    std::string folder;         ///< for the plan; empty = a temporary one
};

/// One command that was run, as it was seen from outside.
struct CrmStep {
    std::string name;
    double seconds = 0;
    double megabytes = 0; ///< largest resident memory
    std::int64_t calls = 0;
    std::int64_t records = 0;
};

struct CrmBenchReport {
    std::string vendor;
    std::int64_t accounts = 0;
    std::vector<CrmStep> steps;
    double inSeconds = 0;  ///< median from an edit in the CRM to the workspace
    double outSeconds = 0; ///< median from a committed assignment here to the CRM
    double inWorst = 0, outWorst = 0;
};
void to_json(core::Json& json, const CrmBenchReport& report);
std::string textOf(const CrmBenchReport& report);

/// Reads so many accounts from a CRM's stand-in on loopback, then so many changes, publishes half
/// of a plan, and watches both sides. Everything goes through the command line, as users do it.
CrmBenchReport runCrmBench(const CrmBenchParams& params, core::Job& job);

} // namespace bench
