// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/editing.h"

#include "core/align/evaluator.h"
#include "core/align/gentle.h"
#include "core/base/error.h"
#include "core/base/random.h"
#include "tests/bench/districting.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace bench {

using namespace core::align;

namespace {

double millisecondsSince(std::chrono::steady_clock::time_point start) {
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    return took.count();
}

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

/// A unit beside another territory, and that territory; empty for a unit that is inside its own.
std::optional<TerritoryIx> beside(const Problem& problem, const Alignment& alignment, UnitIx unit) {
    for (const Neighbour& neighbour : problem.neighbours(unit)) {
        if (alignment[at(neighbour.unit)] != alignment[at(unit)]) {
            return alignment[at(neighbour.unit)];
        }
    }
    return std::nullopt;
}

struct Edit {
    UnitIx unit = 0;
    TerritoryIx to = 0;
};

Edit randomEdit(const Problem& problem, const Alignment& alignment, core::Random& random) {
    while (true) {
        const auto unit =
            static_cast<UnitIx>(random.below(static_cast<std::uint64_t>(problem.units())));
        if (const auto to = beside(problem, alignment, unit)) {
            return {unit, *to};
        }
    }
}

std::vector<double> paint(const Problem& problem, const Alignment& plan,
                          const EditingParams& params, core::Job& job) {
    Evaluator evaluator(problem, plan);
    core::Random random(params.seed);
    std::vector<double> times;
    for (int i = 0; i < params.edits; ++i) {
        job.step(static_cast<double>(i) / params.edits, "painting units");
        const Edit edit = randomEdit(problem, evaluator.alignment(), random);
        const auto start = std::chrono::steady_clock::now();
        evaluator.apply({&edit.unit, 1}, edit.to);
        times.push_back(millisecondsSince(start));
    }
    std::sort(times.begin(), times.end());
    return times;
}

/// Gives the neighbours of a territory to it until it is above its limit.
Alignment overfilled(const Problem& problem, Alignment plan, TerritoryIx territory, int& painted) {
    Amount held = 0;
    for (UnitIx i = 0; i < problem.units(); ++i) {
        held += plan[at(i)] == territory ? problem.amount(i, 0) : 0;
    }
    const Alignment before = plan;
    for (UnitIx i = 0; i < problem.units() && held <= problem.limits(territory, 0).upper; ++i) {
        const auto& near = problem.neighbours(i);
        const bool touches = std::any_of(near.begin(), near.end(), [&](const Neighbour& neighbour) {
            return before[at(neighbour.unit)] == territory;
        });
        if (before[at(i)] != territory && touches) {
            plan[at(i)] = territory;
            held += problem.amount(i, 0);
            ++painted;
        }
    }
    return plan;
}

GentleRepair repairOnce(const DistrictingInstance& instance, const Problem& problem,
                        const Alignment& plan, TerritoryIx territory, const EditingParams& params,
                        core::Job& job) {
    GentleRepair repair;
    ProblemData data = instance.data;
    data.current = overfilled(problem, plan, territory, repair.painted);
    GentleOptions options;
    options.seed = params.seed;
    options.threads = threadsFor(params.threads);
    const Alignment edited = data.current;
    const auto start = std::chrono::steady_clock::now();
    const BalanceResult result = rebalanceGently(std::move(data), options, job);
    repair.milliseconds = millisecondsSince(start);
    repair.feasible = result.feasible;
    repair.deviation = result.score.maxDeviation;
    for (std::size_t i = 0; i < edited.size(); ++i) {
        repair.moved += edited[i] != result.alignment[i] ? 1 : 0;
    }
    return repair;
}

} // namespace

double EditingReport::medianEdit() const {
    return editMilliseconds.empty() ? 0 : editMilliseconds[editMilliseconds.size() / 2];
}

double EditingReport::p95Edit() const {
    return editMilliseconds.empty() ? 0 : editMilliseconds[editMilliseconds.size() * 95 / 100];
}

double EditingReport::medianRepair() const {
    std::vector<double> times;
    for (const GentleRepair& repair : repairs) {
        times.push_back(repair.milliseconds);
    }
    std::sort(times.begin(), times.end());
    return times.empty() ? 0 : times[times.size() / 2];
}

EditingReport timeEditing(const DistrictingInstance& instance, const EditingParams& params,
                          core::Job& job) {
    const Problem problem(instance.data);
    if (problem.territories() < 2) {
        throw core::Error(core::Code::Input,
                          "the instance has one territory: there is no border "
                          "to paint along",
                          "take an instance with two or more");
    }
    BalanceOptions search;
    search.seed = params.seed;
    search.threads = threadsFor(params.threads);
    search.bound = false;
    const Alignment plan = balance(problem, search, job).alignment;
    EditingReport report;
    report.instance = instance.name;
    report.units = problem.units();
    report.territories = problem.territories();
    report.editMilliseconds = paint(problem, plan, params, job);
    core::Random random(params.seed + 1);
    for (int i = 0; i < params.repairs; ++i) {
        const auto territory = static_cast<TerritoryIx>(
            random.below(static_cast<std::uint64_t>(problem.territories())));
        report.repairs.push_back(repairOnce(instance, problem, plan, territory, params, job));
    }
    return report;
}

void to_json(core::Json& json, const EditingReport& report) {
    json = {{"instance", report.instance},
            {"units", report.units},
            {"territories", report.territories},
            {"edits", report.editMilliseconds.size()},
            {"edit_median_ms", report.medianEdit()},
            {"edit_p95_ms", report.p95Edit()},
            {"gentle_median_ms", report.medianRepair()},
            {"gentle", core::Json::array()}};
    for (const GentleRepair& repair : report.repairs) {
        json["gentle"].push_back({{"painted", repair.painted},
                                  {"moved", repair.moved},
                                  {"milliseconds", repair.milliseconds},
                                  {"max_deviation", repair.deviation},
                                  {"feasible", repair.feasible}});
    }
}

} // namespace bench
