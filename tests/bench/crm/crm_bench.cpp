// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/crm/crm_bench.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/workspace.h"
#include "tests/bench/crm/child_process.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

namespace bench {

using core::Json;
using Clock = std::chrono::steady_clock;

namespace {

constexpr double kPatienceSeconds = 60;
/// Longer than any index is taken to lag: until then what was published is read again at each look.
constexpr std::chrono::seconds kSettle(150);
constexpr int kFirstId = 100'000;

double since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

class Bench {
public:
    Bench(const CrmBenchParams& params, core::Job& job)
        : params_(params), job_(job), server_({params.server, params.vendor}),
          greeting_(Json::parse(server_.readLine(), nullptr, false)),
          folder_(params.folder.empty()
                      ? std::filesystem::temp_directory_path() / "evenlode-bench-crm"
                      : std::filesystem::path(params.folder)),
          plan_((folder_ / "plan.gpkg").string()) {
        if (!greeting_.is_object()) {
            throw core::Error(core::Code::Input, params.server + " serves no " + params.vendor,
                              "see what it can stand in for: " + params.server);
        }
        report_.vendor = params.vendor;
        report_.accounts = params.accounts;
    }

    CrmBenchReport run() {
        prepare();
        step("first sync", {"sync", plan_, "crm"}, "accounts");
        step("sync without changes", {"sync", plan_, "crm"}, "accounts");
        for (std::int64_t i = 0; i < params_.changes; ++i) {
            edit(kFirstId + i * params_.accounts / params_.changes, "Changed");
        }
        step("sync of changes", {"sync", plan_, "crm"}, "accounts");
        step("publish two territories",
             {"publish", plan_, "crm", "--scenario", "Balanced", "--yes", "--only", "T01,T02"},
             "written");
        std::this_thread::sleep_for(kSettle);
        watch();
        step("publish half of the plan",
             {"publish", plan_, "crm", "--scenario", "Balanced", "--yes", "--only",
              "T01,T02,T03,T04,T05,T06"},
             "written");
        step("publish the rest", {"publish", plan_, "crm", "--scenario", "Balanced", "--yes"},
             "written");
        // What was written comes back as changed, in as many pages as it takes.
        step("sync of what was published", {"sync", plan_, "crm"}, "accounts");
        return report_;
    }

private:
    std::string ask(const std::string& line) {
        server_.write(line);
        return server_.readLine();
    }
    void edit(std::int64_t id, const std::string& value) {
        ask(core::format("edit {} {} {}", id, greeting_["city"].get<std::string>(), value));
    }

    std::vector<std::string> command(const std::vector<std::string>& words) const {
        std::vector<std::string> all{params_.program};
        all.insert(all.end(), words.begin(), words.end());
        return all;
    }
    std::vector<std::string> environment() const {
        return {"EVENLODE_TOKEN_CRM=" + greeting_["token"].get<std::string>(),
                "EVENLODE_DATA_DIR=" + (folder_ / "shared").string()};
    }

    Json runJson(std::vector<std::string> words, CrmStep& measured) {
        job_.checkpoint();
        words.insert(words.end(), {"--json", "--quiet"});
        const auto start = Clock::now();
        ChildProcess child(command(words), environment());
        const std::string text = child.readAll();
        const auto end = child.wait();
        measured.seconds = since(start);
        measured.megabytes = end.megabytes;
        Json json = Json::parse(text, nullptr, false);
        if (end.status != 0 || !json.is_object()) {
            throw core::Error(core::Code::Input, core::format("evenlode {} failed", words[0]),
                              text.substr(0, 400));
        }
        return json;
    }

    void step(const std::string& name, const std::vector<std::string>& words,
              const std::string& counted) {
        job_.step(0, name);
        CrmStep measured;
        measured.name = name;
        const Json json = runJson(words, measured);
        measured.calls = json.value("calls", std::int64_t{0});
        measured.records = counted == "accounts" ? json["pulled"].value("accounts", std::int64_t{0})
                                                 : json.value(counted, std::int64_t{0});
        report_.steps.push_back(measured);
    }

    void prepare() {
        std::filesystem::create_directories(folder_);
        CrmStep none;
        runJson({"demo", folder_.string()}, none);
        std::vector<std::string> zips;
        {
            const core::Workspace ws = core::Workspace::open(plan_);
            core::Statement keys = ws.reader().prepare("SELECT key FROM base_units ORDER BY key");
            while (keys.step()) {
                zips.push_back(keys.string(0));
            }
        }
        ask(core::format("fill {} {}", params_.accounts, core::join(zips, ",")));
        const std::string config = (folder_ / "crm.json").string();
        std::ofstream(config) << greeting_["config"].dump();
        runJson({"crm", "add", plan_, "crm", "--kind", params_.vendor, "--base-url",
                 greeting_["url"].get<std::string>(), "--config", config},
                none);
        runJson({"crm", "objects", plan_, "crm", "--leave-out",
                 "users,contacts,opportunities,leads,activities"},
                none);
        runJson({"crm", "write-back", plan_, "crm", "on"}, none);
    }

    double untilTrue(const std::function<bool()>& holds) {
        const auto start = Clock::now();
        while (!holds()) {
            job_.checkpoint();
            if (since(start) > kPatienceSeconds) {
                throw core::Error(core::Code::Input, "a change did not arrive within a minute",
                                  "look at the sync log of the plan");
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return since(start);
    }

    void watch() {
        job_.step(0, "watching");
        ChildProcess watching(command({"sync", plan_, "crm", "--watch",
                                       core::format("{}", params_.watchSeconds), "--quiet"}),
                              environment());
        std::this_thread::sleep_for(std::chrono::seconds(5));
        const core::Workspace ws = core::Workspace::open(plan_);
        std::vector<double> in;
        std::vector<double> out;
        for (int trial = 0; trial < params_.trials; ++trial) {
            const std::int64_t id = kFirstId + 17 * trial + 3;
            edit(id, core::format("Watched {}", trial));
            in.push_back(untilTrue([&] {
                return ws.reader().text(core::format("SELECT city FROM base_accounts WHERE "
                                                     "external_id = '{}' AND source = 'crm'",
                                                     id)) == core::format("Watched {}", trial);
            }));
            out.push_back(assign(ws, id));
        }
        report_.inSeconds = median(in);
        report_.outSeconds = median(out);
        report_.inWorst = *std::max_element(in.begin(), in.end());
        report_.outWorst = *std::max_element(out.begin(), out.end());
    }

    /// Gives the unit of an account to another territory; seconds until the CRM says so.
    double assign(const core::Workspace& ws, std::int64_t id) {
        const std::string zip = ws.reader()
                                    .text(core::format("SELECT zip FROM base_accounts WHERE "
                                                       "external_id = '{}' AND source = 'crm'",
                                                       id))
                                    .value_or("");
        const std::string field = greeting_["territory"];
        const std::string before = ask(core::format("get {} {}", id, field));
        const std::string wanted = before == "T01" ? "T02" : "T01";
        CrmStep none;
        runJson({"assign", plan_, "--scenario", "Balanced", "--territory", wanted, "--units", zip},
                none);
        return untilTrue([&] { return ask(core::format("get {} {}", id, field)) == wanted; });
    }

    const CrmBenchParams& params_;
    core::Job& job_;
    ChildProcess server_;
    Json greeting_;
    std::filesystem::path folder_;
    std::string plan_;
    CrmBenchReport report_;
};

} // namespace

void to_json(Json& json, const CrmBenchReport& report) {
    json = Json{{"vendor", report.vendor},
                {"accounts", report.accounts},
                {"steps", Json::array()},
                {"in_seconds", report.inSeconds},
                {"in_worst_seconds", report.inWorst},
                {"out_seconds", report.outSeconds},
                {"out_worst_seconds", report.outWorst}};
    for (const CrmStep& step : report.steps) {
        json["steps"].push_back({{"name", step.name},
                                 {"seconds", step.seconds},
                                 {"megabytes", step.megabytes},
                                 {"calls", step.calls},
                                 {"records", step.records}});
    }
}

std::string textOf(const CrmBenchReport& report) {
    std::string text = core::format("{}, {} accounts, the server on this computer\n", report.vendor,
                                    core::grouped(report.accounts));
    for (const CrmStep& step : report.steps) {
        text += core::format("  {:27} {:8.2f} s {:6.0f} MB {:>7} calls {:>8} records\n", step.name,
                             step.seconds, step.megabytes, core::grouped(step.calls),
                             core::grouped(step.records));
    }
    return text +
           core::format("  watching: in {:.2f} s (worst {:.2f}), out {:.2f} s (worst {:.2f})\n",
                        report.inSeconds, report.inWorst, report.outSeconds, report.outWorst);
}

CrmBenchReport runCrmBench(const CrmBenchParams& params, core::Job& job) {
    return Bench(params, job).run();
}

} // namespace bench
