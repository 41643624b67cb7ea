// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/territory_names.h"

#include "core/base/text.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

/// The heaviest named unit per territory, -1 where there is none.
std::vector<int> heaviestUnits(const PlanProblem& plan, const align::Alignment& alignment) {
    std::vector<int> heaviest(plan.territories.size(), -1);
    const auto& amounts = plan.data.measures[0].values;
    for (std::size_t i = 0; i < alignment.size(); ++i) {
        if (alignment[i] == align::kUnassigned || trim(plan.units[i].name).empty() ||
            plan.units[i].name == plan.units[i].key) {
            continue;
        }
        int& best = heaviest[static_cast<std::size_t>(alignment[i])];
        if (best < 0 || amounts[i] > amounts[static_cast<std::size_t>(best)]) {
            best = static_cast<int>(i);
        }
    }
    return heaviest;
}

std::string unused(const std::string& wanted, const std::set<std::string>& used) {
    std::string name = wanted;
    for (int i = 2; used.contains(name); ++i) {
        name = format("{} {}", wanted, i);
    }
    return name;
}

} // namespace

void nameTerritories(PlanProblem& plan, const align::Alignment& alignment) {
    const std::vector<int> heaviest = heaviestUnits(plan, alignment);
    std::vector<std::size_t> order;
    for (std::size_t t = 0; t < heaviest.size(); ++t) {
        if (heaviest[t] >= 0) {
            order.push_back(t);
        }
    }
    const auto amount = [&](std::size_t t) {
        return plan.data.measures[0].values[static_cast<std::size_t>(heaviest[t])];
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return amount(a) > amount(b); });
    std::set<std::string> used;
    for (const std::size_t t : order) {
        plan.territories[t].name =
            unused(plan.units[static_cast<std::size_t>(heaviest[t])].name, used);
        used.insert(plan.territories[t].name);
    }
}

} // namespace core
