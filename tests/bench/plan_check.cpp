// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plan_check.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bench {

namespace {

using core::Point;
using core::align::Alignment;
using core::align::Amount;
using core::align::ProblemData;
using Members = std::vector<std::vector<std::size_t>>;

Members membersOf(const ProblemData& data, const Alignment& plan) {
    Members members(data.territories.size());
    for (std::size_t i = 0; i < plan.size(); ++i) {
        if (plan[i] >= 0) {
            members[static_cast<std::size_t>(plan[i])].push_back(i);
        }
    }
    return members;
}

/// The number of connected pieces that the plan cuts the graph into.
std::size_t piecesOf(const ProblemData& data, const Alignment& plan) {
    std::vector<std::size_t> parent(plan.size());
    for (std::size_t i = 0; i < parent.size(); ++i) {
        parent[i] = i;
    }
    const auto root = [&](std::size_t i) {
        while (parent[i] != i) {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        return i;
    };
    std::size_t pieces = plan.size();
    for (const auto& border : data.borders) {
        const auto a = static_cast<std::size_t>(border.a);
        const auto b = static_cast<std::size_t>(border.b);
        if (plan[a] == plan[b] && root(a) != root(b)) {
            parent[root(a)] = root(b);
            --pieces;
        }
    }
    return pieces;
}

/// Sum of population * (whole kilometres / 1000)^2 to the member that makes it least.
double memberMoment(const ProblemData& data, const std::vector<std::size_t>& members) {
    double best = std::numeric_limits<double>::infinity();
    for (const std::size_t centre : members) {
        double sum = 0;
        for (std::size_t m = 0; m < members.size() && sum < best; ++m) {
            const Point& a = data.positions[members[m]];
            const Point& b = data.positions[centre];
            const double steps = std::nearbyint(std::hypot(a.x - b.x, a.y - b.y) / 1000);
            sum += data.positionWeights[members[m]] * (steps / 1000) * (steps / 1000);
        }
        best = std::min(best, sum);
    }
    return members.empty() ? 0 : best;
}

/// Sum of population * distance^2 to the weighted centroid.
double centroidMoment(const ProblemData& data, const std::vector<std::size_t>& members) {
    double weight = 0;
    Point mean;
    for (const std::size_t i : members) {
        weight += data.positionWeights[i];
        mean.x += data.positionWeights[i] * data.positions[i].x;
        mean.y += data.positionWeights[i] * data.positions[i].y;
    }
    double sum = 0;
    for (const std::size_t i : members) {
        const double dx = data.positions[i].x - mean.x / weight;
        const double dy = data.positions[i].y - mean.y / weight;
        sum += data.positionWeights[i] * (dx * dx + dy * dy);
    }
    return weight > 0 ? publishedUnit(sum) : 0;
}

void checkMeasure(const ProblemData& data, std::size_t measure, const Members& members,
                  PlanCheck& check) {
    const auto& values = data.measures[measure].values;
    Amount total = 0;
    for (const Amount value : values) {
        total += value;
    }
    const double share = static_cast<double>(total) / static_cast<double>(members.size());
    for (std::size_t d = 0; d < members.size(); ++d) {
        Amount sum = 0;
        for (const std::size_t i : members[d]) {
            sum += values[i];
        }
        const auto& limits = data.territories[d];
        const bool inside = sum >= *limits.minimum[measure] && sum <= *limits.maximum[measure];
        check.populationOk = check.populationOk && inside && !members[d].empty();
        check.maxDeviation =
            std::max(check.maxDeviation, std::abs(static_cast<double>(sum) / share - 1));
    }
}

} // namespace

double PlanCheck::value(DistrictingObjective objective) const {
    return objective == DistrictingObjective::CutEdges ? static_cast<double>(cutEdges)
                                                       : momentOfInertia;
}

PlanCheck checkPlan(const DistrictingInstance& instance, const Alignment& plan) {
    const ProblemData& data = instance.data;
    const Members members = membersOf(data, plan);
    PlanCheck check;
    std::size_t assigned = 0;
    for (const auto& district : members) {
        check.districts += district.empty() ? 0 : 1;
        check.momentOfInertia +=
            instance.aboutCentroid ? centroidMoment(data, district) : memberMoment(data, district);
        assigned += district.size();
    }
    check.contiguous = assigned == plan.size() &&
                       piecesOf(data, plan) == static_cast<std::size_t>(check.districts);
    for (const auto& border : data.borders) {
        const bool cut =
            plan[static_cast<std::size_t>(border.a)] != plan[static_cast<std::size_t>(border.b)];
        check.cutEdges += cut ? 1 : 0;
    }
    check.populationOk = true;
    for (std::size_t measure = 0; measure < data.measures.size(); ++measure) {
        checkMeasure(data, measure, members, check);
    }
    return check;
}

} // namespace bench
