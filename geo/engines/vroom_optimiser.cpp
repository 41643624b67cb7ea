// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/engines/vroom_optimiser.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/route/checker.h"
#include "core/route/optimise.h"
#include "geo/engines/vroom_problem.h"

#include <chrono>
#include <utility>

namespace geo {

namespace {

using core::route::Plan;
using core::route::Problem;

std::size_t callsIn(const std::vector<std::vector<int>>& orders) {
    std::size_t calls = 0;
    for (const std::vector<int>& order : orders) {
        calls += order.size();
    }
    return calls;
}

Plan planBy(EngineClient& client, const Problem& problem, const core::route::Options& options,
            core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    job.step(0, "asking " + client.server().address.text());
    const auto answer = client.post("/", vroomProblem(problem, options), job);
    if (!answer.good() && !answer.json.is_object()) {
        client.refuse(answer, {});
    }
    const std::vector<std::vector<int>> orders = vroomOrders(problem, answer.json);
    Plan plan = core::route::inOrder(problem, options, orders);
    const std::vector<std::string> faults = core::route::faultsOf(problem, plan);
    if (!faults.empty()) {
        throw core::Error(core::Code::Remote,
                          core::format("the routes of VROOM break a rule: {}", faults.front()),
                          "plan without --optimiser", "vroom");
    }
    std::size_t kept = 0;
    for (const core::route::Route& route : plan.routes) {
        kept += route.calls.size();
    }
    if (kept < callsIn(orders)) {
        plan.issues.push_back({core::Severity::Warning, "VROOM", 0,
                               core::format("{} of its calls cannot be kept by the rules here",
                                            callsIn(orders) - kept),
                               "they are listed as not served, with the reason"});
    }
    plan.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return plan;
}

} // namespace

core::RouteOptimiser vroomOptimiser(std::shared_ptr<EngineClient> client) {
    return [client = std::move(client)](const Problem& problem, const core::route::Options& options,
                                        core::Job& job) {
        return planBy(*client, problem, options, job);
    };
}

} // namespace geo
