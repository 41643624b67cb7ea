// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/ways_out.h"

#include "core/base/text.h"
#include "core/verbs/balance_travel.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace core {

namespace {

using Relaxation = align::Relaxation;

constexpr double kMostMinutes = 24 * 60;
constexpr std::size_t kMostNames = 3;

const char* kindName(WayOut::Kind kind) {
    switch (kind) {
    case WayOut::Kind::Band: return "band";
    case WayOut::Kind::DriveLimit: return "drive limit";
    case WayOut::Kind::Disruption: return "disruption";
    case WayOut::Kind::Territories: return "territories";
    case WayOut::Kind::Unlock: return "unlock";
    case WayOut::Kind::Other: break;
    }
    return "other";
}

std::string firstNames(const std::vector<std::string>& names) {
    const std::size_t shown = std::min(names.size(), kMostNames);
    std::string text =
        join({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown)}, ", ");
    if (shown < names.size()) {
        text += format(" and {} more", names.size() - shown);
    }
    return text;
}

std::string unitCount(std::size_t units, const char* one, const char* many) {
    return counted(static_cast<std::int64_t>(units), one, many);
}

int contradictions(const BalanceProblem& problem) {
    const align::Problem solved(problem.plan.data);
    return static_cast<int>(problem.reasons.size() + align::provenReasons(solved).size());
}

/// "5 %", "33.4 %".
std::string shortPercent(double share) {
    const double tenths = std::round(share * 1000);
    return percent(share, std::fmod(tenths, 10) == 0 ? 0 : 1);
}

class WayFinder {
public:
    WayFinder(const Connection& db, const BalanceProblem& problem, const BalanceParams& params,
              const align::BalanceResult& result)
        : db_(db), problem_(problem), params_(params), result_(result) {}

    std::vector<WayOut> run() {
        for (const Relaxation& relaxation : result_.relaxations) {
            add(relaxation);
        }
        driveLimit();
        std::stable_sort(ways_.begin(), ways_.end(), [&](const WayOut& a, const WayOut& b) {
            return std::pair(change(a), !a.sufficient) < std::pair(change(b), !b.sufficient);
        });
        const auto same = [](const WayOut& a, const WayOut& b) {
            return a.loosen == b.loosen && a.to == b.to;
        };
        ways_.erase(std::unique(ways_.begin(), ways_.end(), same), ways_.end());
        return std::move(ways_);
    }

private:
    double tolerance() const { return problem_.setup.tolerance; }
    double budget() const {
        const auto& budget = problem_.plan.data.disruptionBudget;
        return budget ? budget->share : 0;
    }

    /// How much of the rule is given up, to put the smallest first.
    double change(const WayOut& way) const {
        const auto grown = [](double from, double to) {
            return from > 0 ? std::abs(to / from - 1) : std::numeric_limits<double>::max();
        };
        switch (way.kind) {
        case WayOut::Kind::Band: return grown(tolerance(), way.value);
        case WayOut::Kind::DriveLimit: return grown(params_.maxTravelMinutes, way.value);
        case WayOut::Kind::Disruption: return grown(budget(), way.value);
        case WayOut::Kind::Territories:
            return grown(static_cast<double>(problem_.plan.territories.size()), way.value);
        case WayOut::Kind::Unlock: {
            const auto& locked = problem_.plan.data.locked;
            const auto all = std::count(locked.begin(), locked.end(), true);
            return all > 0 ? static_cast<double>(way.units.size()) / static_cast<double>(all) : 1;
        }
        case WayOut::Kind::Other: break;
        }
        return std::numeric_limits<double>::max();
    }

    std::vector<std::string> keysOf(const std::vector<align::UnitIx>& units) const {
        std::vector<std::string> keys;
        for (const align::UnitIx unit : units) {
            keys.push_back(problem_.plan.units[static_cast<std::size_t>(unit)].key);
        }
        return keys;
    }

    void add(const Relaxation& relaxation) {
        WayOut way;
        way.value = relaxation.value;
        way.sufficient = relaxation.sufficient;
        way.units = keysOf(relaxation.units);
        switch (relaxation.kind) {
        case Relaxation::Kind::Tolerance: describeBand(way, relaxation); break;
        case Relaxation::Kind::Territories:
            way.kind = WayOut::Kind::Territories;
            way.loosen = "Number of territories";
            way.from = std::to_string(problem_.plan.territories.size());
            way.to = format("{:.0f}", way.value);
            way.option = "--territories " + way.to;
            break;
        case Relaxation::Kind::Disruption:
            way.kind = WayOut::Kind::Disruption;
            way.loosen = "What may change hands";
            way.from = shortPercent(budget());
            way.to = shortPercent(way.value);
            way.option = "--max-disruption " + format("{:.4f}", way.value);
            break;
        case Relaxation::Kind::Unlock:
            way.kind = WayOut::Kind::Unlock;
            way.loosen = "Lock of " + firstNames(way.units);
            way.from = "locked";
            way.to = "free";
            way.touches = unitCount(way.units.size(), "unit may move", "units may move");
            way.option = "evenlode unlock --units " + join(way.units, ",");
            break;
        case Relaxation::Kind::Allow:
            if (params_.maxTravelMinutes > 0) {
                return; // the limit of drive time says the same of all units
            }
            [[fallthrough]];
        case Relaxation::Kind::Limits:
            way.kind = WayOut::Kind::Other;
            way.loosen = relaxation.kind == Relaxation::Kind::Allow ? "Where units may go"
                                                                    : "Minimum or maximum";
            way.touches = relaxation.message;
            break;
        }
        ways_.push_back(std::move(way));
    }

    void describeBand(WayOut& way, const Relaxation& relaxation) {
        way.kind = WayOut::Kind::Band;
        way.loosen = "Band of every territory";
        way.from = "±" + shortPercent(tolerance());
        way.to = "±" + shortPercent(way.value);
        way.option = "--tolerance " + format("{:.3f}", way.value);
        std::vector<std::string> names;
        for (const align::TerritoryIx t : relaxation.territories) {
            names.push_back(problem_.plan.territories[static_cast<std::size_t>(t)].name);
        }
        if (!names.empty()) {
            way.touches = firstNames(names) + (names.size() == 1 ? " needs it" : " need it");
        }
    }

    BalanceProblem withLimit(double minutes) {
        if (!unlimited_) {
            unlimited_ = loadBeforeTravel(db_, params_);
            unlimited_->times = problem_.times;
            unlimited_->noWay = problem_.noWay;
        }
        BalanceParams params = params_;
        params.maxTravelMinutes = minutes;
        BalanceProblem problem = *unlimited_;
        applyTravel(params, problem);
        return problem;
    }

    /// The least whole minute with fewer contradictions than there are.
    void driveLimit() {
        const int present = contradictions(problem_);
        if (params_.maxTravelMinutes <= 0 || present == 0) {
            return;
        }
        double low = params_.maxTravelMinutes;
        double high = low;
        int left = present;
        while (left >= present && high < kMostMinutes) {
            high = std::min(kMostMinutes, std::max(high + 1, std::ceil(high * 1.5)));
            left = contradictions(withLimit(high));
        }
        if (left >= present) {
            return;
        }
        while (high - low > 1) {
            const double middle = std::floor((low + high) / 2);
            (contradictions(withLimit(middle)) >= present ? low : high) = middle;
        }
        offerLimit(high);
    }

    void offerLimit(double minutes) {
        WayOut way;
        way.kind = WayOut::Kind::DriveLimit;
        way.loosen = "Drive limit";
        way.from = format("{:.0f} min", params_.maxTravelMinutes);
        way.to = format("{:.0f} min", minutes);
        way.value = minutes;
        const std::size_t more = newlyReached(minutes);
        way.touches =
            problem_.times->estimate
                ? unitCount(more, "more unit in reach (estimate)", "more units in reach (estimate)")
                : unitCount(more, "more unit in reach", "more units in reach");
        way.option = format("--max-travel {:.0f}", minutes);
        ways_.push_back(std::move(way));
    }

    /// Units that may go to more bases than now.
    std::size_t newlyReached(double minutes) {
        const auto& now = problem_.plan.data.allowed;
        const BalanceProblem then = withLimit(minutes);
        const auto& later = then.plan.data.allowed;
        const std::size_t all = problem_.plan.territories.size();
        const auto reach = [&](const auto& allowed, std::size_t unit) {
            return unit < allowed.size() && !allowed[unit].empty() ? allowed[unit].size() : all;
        };
        std::size_t more = 0;
        for (std::size_t unit = 0; unit < problem_.plan.units.size(); ++unit) {
            more += reach(later, unit) > reach(now, unit) ? 1 : 0;
        }
        return more;
    }

    const Connection& db_;
    const BalanceProblem& problem_;
    const BalanceParams& params_;
    const align::BalanceResult& result_;
    std::vector<WayOut> ways_;
    std::optional<BalanceProblem> unlimited_; ///< read once, when the first limit is tried
};

} // namespace

void to_json(Json& json, const WayOut& way) {
    json = {{"kind", kindName(way.kind)},
            {"loosen", way.loosen},
            {"from", way.from},
            {"to", way.to},
            {"touches", way.touches},
            {"units", way.units},
            {"sufficient", way.sufficient},
            {"option", way.option}};
}

std::vector<WayOut> waysOut(const Connection& db, const BalanceProblem& problem,
                            const BalanceParams& params, const align::BalanceResult& result) {
    if (result.feasible && problem.reasons.empty()) {
        return {};
    }
    return WayFinder(db, problem, params, result).run();
}

bool applyWayOut(const WayOut& way, BalanceParams& params) {
    switch (way.kind) {
    case WayOut::Kind::Band: params.tolerance = way.value; return true;
    case WayOut::Kind::DriveLimit: params.maxTravelMinutes = way.value; return true;
    case WayOut::Kind::Disruption: params.maxDisruption = way.value; return true;
    case WayOut::Kind::Territories: params.territories = static_cast<int>(way.value); return true;
    case WayOut::Kind::Unlock:
    case WayOut::Kind::Other: break;
    }
    return false;
}

const align::Reason* smallestClash(const std::vector<align::Reason>& reasons) {
    const align::Reason* smallest = nullptr;
    for (const align::Reason& reason : reasons) {
        if (reason.proven && !reason.rules.empty() &&
            (smallest == nullptr || reason.rules.size() < smallest->rules.size())) {
            smallest = &reason;
        }
    }
    return smallest;
}

} // namespace core
