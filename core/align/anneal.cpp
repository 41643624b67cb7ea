// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/anneal.h"

#include "core/align/move_shift.h"
#include "core/align/move_swap.h"

#include <algorithm>
#include <cmath>

namespace core::align {

namespace {

constexpr double kNoExcess = 1e-9;
// Iterations between looks at the clock, the temperature and the price.
constexpr std::int64_t kLongestPulse = 1024;
constexpr std::int64_t kShortestPulse = 32;
constexpr std::int64_t kPulses = 128;   // wanted in a short annealing
constexpr double kStrictFrom = 0.7;     // of the budget; from here on limits are kept strictly
constexpr double kCoarseUnits = 6;      // fewer mean units than this in a band: coarse problem
constexpr double kOutsideAtFirst = 0.2; // share of territories that may be outside at first
constexpr double kPriceRange = 8;       // the price of excess can rise or fall by e^8 in a run
constexpr double kSwapShare = 0.25;     // of proposals that try a swap even if a shift would do
constexpr int kPartnerTries = 6;
constexpr int kPartnerSteps = 4;

class Annealer {
public:
    Annealer(Plan& plan, const AnnealOptions& options, Random& random, Stop& stop)
        : plan_(plan), problem_(plan.problem()), options_(options), random_(random), stop_(stop),
          pulse_(std::clamp(options.iterations / kPulses, kShortestPulse, kLongestPulse)),
          objective_(plan.objective()), excess_(plan.excess()), best_(plan.alignment()),
          bestObjective_(objective_), bestExcess_(excess_) {
        strict_ = !coarse();
    }

    void run() {
        for (std::int64_t i = 0; i < options_.iterations; ++i) {
            if (i % pulse_ == 0 && !pulse(i)) {
                break;
            }
            if (!plan_.cutLinks().empty()) {
                step();
            }
            outside_ += plan_.outside();
        }
        keepBest();
        returnToBest();
    }

private:
    /// True when a band holds so few units that plans within it are rare.
    bool coarse() const {
        const double mean = static_cast<double>(problem_.territories()) / problem_.units();
        double narrowest = 2 * problem_.data().tolerance;
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            for (int q = 0; q < problem_.measures(); ++q) {
                const Limits& band = problem_.limits(t, q);
                if (problem_.balanced(q)) {
                    const double width = static_cast<double>(band.upper - band.lower);
                    narrowest = std::min(narrowest, width / problem_.target(t, q));
                }
            }
        }
        return narrowest < kCoarseUnits * mean;
    }

    bool pulse(std::int64_t iteration) {
        if (stop_.after(pulse_)) {
            return false;
        }
        const double share =
            static_cast<double>(iteration) / static_cast<double>(options_.iterations);
        temperature_ = options_.startTemperature *
                       std::pow(options_.endTemperature / options_.startTemperature, share);
        if (!strict_ && iteration > 0) {
            adaptPrice(share);
            if (share >= kStrictFrom) {
                keepBest();
                strict_ = bestExcess_ <= kNoExcess;
                if (strict_) {
                    returnToBest();
                }
            }
        }
        // The running sums gather rounding errors; take them anew.
        objective_ = plan_.objective();
        excess_ = plan_.excess();
        outside_ = 0;
        return true;
    }

    void adaptPrice(double share) {
        const double outside =
            static_cast<double>(outside_) / static_cast<double>(pulse_) / problem_.territories();
        const double wanted = kOutsideAtFirst * std::max(0.0, 1 - share / kStrictFrom);
        const double step = std::exp(kPriceRange * static_cast<double>(pulse_) /
                                     static_cast<double>(options_.iterations));
        price_ = outside > wanted ? price_ * step : price_ / step;
    }

    void step() {
        const auto& cut = plan_.cutLinks();
        const int link = cut[random_.below(cut.size())];
        const UnitIx unit = plan_.linkSource(link);
        const UnitIx across = problem_.links()[static_cast<std::size_t>(link)].unit;
        const TerritoryIx to = plan_.owner(across);
        budget_ = -temperature_ * std::log(1 - random_.uniform());
        const bool shift = random_.uniform() >= kSwapShare;
        if (!shift || !tryShift(unit, to)) {
            if (!shift || strict_) {
                trySwap(unit, across);
            }
        }
    }

    /// True when the limits did not forbid the shift, whether or not it was made.
    bool tryShift(UnitIx unit, TerritoryIx to) {
        if (!problem_.allows(unit, to)) {
            return true;
        }
        const ShiftMove move{unit, to};
        const TerritoryIx from = plan_.owner(unit);
        const Change change = move.evaluate(plan_);
        if (strict_ && change.excess > kNoExcess) {
            return false;
        }
        if (accepts(change, from, to) && plan_.removable(unit)) {
            before(change);
            const double cost = plan_.cost(from) + plan_.cost(to);
            move.apply(plan_);
            after(plan_.cost(from) + plan_.cost(to) - cost, change.excess);
        }
        return true;
    }

    void trySwap(UnitIx first, UnitIx across) {
        const UnitIx second = partner(first, across);
        const TerritoryIx a = plan_.owner(first);
        const TerritoryIx b = plan_.owner(across);
        if (second < 0 || !problem_.allows(first, b) || !problem_.allows(second, a)) {
            return;
        }
        const SwapMove move{first, second};
        const Change change = move.evaluate(plan_);
        if ((strict_ && change.excess > kNoExcess) || !accepts(change, a, b)) {
            return;
        }
        before(change);
        const double cost = plan_.cost(a) + plan_.cost(b);
        if (move.apply(plan_)) {
            after(plan_.cost(a) + plan_.cost(b) - cost, change.excess);
        }
    }

    /// A unit of the other territory not far along the border, found by short random walks.
    UnitIx partner(UnitIx first, UnitIx across) {
        const TerritoryIx a = plan_.owner(first);
        const TerritoryIx b = plan_.owner(across);
        for (int attempt = 0; attempt < kPartnerTries; ++attempt) {
            UnitIx here = across;
            const auto steps = random_.below(kPartnerSteps);
            for (std::uint64_t s = 0; s < steps; ++s) {
                const auto next = problem_.neighbours(here);
                here = next[random_.below(next.size())].unit;
            }
            if (plan_.owner(here) == b && here != first && touchesBeside(here, a, first)) {
                return here;
            }
        }
        return -1;
    }

    bool touchesBeside(UnitIx unit, TerritoryIx t, UnitIx without) const {
        for (const Neighbour& next : problem_.neighbours(unit)) {
            if (plan_.owner(next.unit) == t && next.unit != without) {
                return true;
            }
        }
        return false;
    }

    bool accepts(const Change& change, TerritoryIx a, TerritoryIx b) const {
        if (strict_ && change.excess < -kNoExcess) {
            return true;
        }
        const double units = static_cast<double>(plan_.members(a).size() + plan_.members(b).size());
        const double scale = (plan_.cost(a) + plan_.cost(b)) / units + 1e-300;
        const double excessInUnits = change.excess * problem_.units() / problem_.territories();
        const double price = strict_ ? 0 : price_ * excessInUnits;
        return change.cost / scale + price <= budget_;
    }

    bool bestIsCurrent() const {
        return excess_ < bestExcess_ - kNoExcess ||
               (excess_ <= bestExcess_ + kNoExcess && objective_ < bestObjective_ * (1 - 1e-12));
    }

    /// Copying an alignment is dear, so a new best is kept only when a move would worsen it.
    void before(const Change& change) {
        if (change.cost > 0 || change.excess > kNoExcess) {
            keepBest();
        }
    }

    void after(double cost, double excess) {
        objective_ += cost;
        excess_ += excess;
    }

    void keepBest() {
        if (bestIsCurrent()) {
            best_ = plan_.alignment();
            bestObjective_ = objective_;
            bestExcess_ = std::max(0.0, excess_);
        }
    }

    void returnToBest() {
        plan_ = Plan(problem_, best_);
        objective_ = plan_.objective();
        excess_ = plan_.excess();
    }

    Plan& plan_;
    const Problem& problem_;
    const AnnealOptions& options_;
    Random& random_;
    Stop& stop_;
    std::int64_t pulse_;
    bool strict_ = true;
    double temperature_ = 0;
    double budget_ = 0;
    double price_ = 1;
    std::int64_t outside_ = 0;
    double objective_;
    double excess_;
    Alignment best_;
    double bestObjective_;
    double bestExcess_;
};

} // namespace

void anneal(Plan& plan, const AnnealOptions& options, Random& random, Stop& stop) {
    Annealer(plan, options, random, stop).run();
}

} // namespace core::align
