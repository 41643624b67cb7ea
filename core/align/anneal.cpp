// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/anneal.h"

#include "core/align/best_plan.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core::align {

namespace {

constexpr double kNoExcess = 1e-9;
// Iterations between looks at the clock, the temperature and the price.
constexpr std::int64_t kLongestPulse = 1024;
constexpr std::int64_t kShortestPulse = 32;
constexpr std::int64_t kPulses = 128;   // wanted in a short annealing
constexpr double kOutsideAtFirst = 0.2; // share of territories that may be outside at first
constexpr double kPriceRange = 8;       // the price of excess can rise or fall by e^8 in a run
// In cycles the price of an excess as large as a mean unit goes from what hardly matters to what is
// hardly ever paid, in units of the temperature.
constexpr double kLowPrice = 2.5;
constexpr double kHighPrice = 40;
constexpr double kSwapShare = 0.25; // of proposals that try a swap even if a shift would do
constexpr double kHopeless = 30;    // e^-30 is never accepted
constexpr double kReportSeconds = 0.2;
constexpr int kPartnerTries = 6;
constexpr int kPartnerSteps = 4;

class Annealer {
public:
    Annealer(Plan& plan, const AnnealOptions& options, Random& random, Stop& stop)
        : plan_(plan), region_(plan.region()), options_(options), random_(random), stop_(stop),
          pulse_(std::clamp(options.iterations / kPulses, kShortestPulse, kLongestPulse)),
          objective_(plan.objective()), excess_(plan.excess()), best_(plan),
          bestObjective_(objective_), bestExcess_(excess_),
          cutBorders_(region_.problem->data().compactness == Compactness::CutBorders),
          strict_(options.strictFrom <= 0) {}

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
        if (!bestIsCurrent()) {
            best_.restore(plan_);
        }
        plan_.recentre();
    }

private:
    bool pulse(std::int64_t iteration) {
        if (stop_.after(pulse_)) {
            return false;
        }
        const double share =
            static_cast<double>(iteration) / static_cast<double>(options_.iterations);
        temperature_ = options_.startTemperature *
                       std::pow(options_.endTemperature / options_.startTemperature, share);
        if (!strict_ && (iteration > 0 || options_.priceCycle > 0)) {
            setPrice(iteration, share);
            if (share >= options_.strictFrom && bestExcess_ <= kNoExcess) {
                strict_ = true;
                if (!bestIsCurrent()) {
                    best_.restore(plan_);
                }
            }
        }
        report();
        // The running sums gather rounding errors; take them anew.
        objective_ = plan_.objective();
        excess_ = plan_.excess();
        outside_ = 0;
        return true;
    }

    void report() {
        const double now = stop_.seconds();
        const bool better = bestExcess_ <= kNoExcess && bestObjective_ < reported_;
        if (options_.better && better && now >= nextReport_) {
            options_.better(best_.alignment(), bestObjective_);
            reported_ = bestObjective_;
            nextReport_ = now + kReportSeconds;
        }
    }

    void setPrice(std::int64_t iteration, double share) {
        if (options_.priceCycle > 0) {
            const double phase = static_cast<double>(iteration % options_.priceCycle) /
                                 static_cast<double>(options_.priceCycle);
            price_ = temperature_ * kLowPrice * std::pow(kHighPrice / kLowPrice, phase);
            return;
        }
        const double outside =
            static_cast<double>(outside_) / static_cast<double>(pulse_) / region_.territories();
        const double wanted = kOutsideAtFirst * std::max(0.0, 1 - share / options_.strictFrom);
        const double step = std::exp(kPriceRange * static_cast<double>(pulse_) /
                                     static_cast<double>(options_.iterations));
        price_ = outside > wanted ? price_ * step : price_ / step;
    }

    void step() {
        const auto& cut = plan_.cutLinks();
        const int link = cut[random_.below(cut.size())];
        const UnitIx unit = region_.graph.source(link);
        const UnitIx across = region_.graph.end(link);
        const TerritoryIx to = plan_.owner(across);
        const bool shift = random_.uniform() >= kSwapShare;
        if (!shift || !tryShift(unit, to)) {
            if (!shift || strict_) {
                trySwap(unit, across);
            }
        }
    }

    /// True when the limits did not forbid the shift, whether or not it was made.
    bool tryShift(UnitIx unit, TerritoryIx to) {
        if (!region_.allows(unit, to)) {
            return true;
        }
        const TerritoryIx from = plan_.owner(unit);
        const Change change = plan_.shiftChange(unit, to);
        if (strict_ && change.excess > kNoExcess) {
            return false;
        }
        if (accepts(change, from, to) && plan_.removable(unit)) {
            const double cost = plan_.cost(from) + plan_.cost(to);
            plan_.assign(unit, to);
            best_.moved({{unit, from}});
            after(plan_.cost(from) + plan_.cost(to) - cost, change.excess);
        }
        return true;
    }

    void trySwap(UnitIx first, UnitIx across) {
        const UnitIx second = partner(first, across);
        const TerritoryIx a = plan_.owner(first);
        const TerritoryIx b = plan_.owner(across);
        if (second < 0 || !region_.allows(first, b) || !region_.allows(second, a)) {
            return;
        }
        const Change change = plan_.swapChange(first, second);
        if ((strict_ && change.excess > kNoExcess) || !accepts(change, a, b)) {
            return;
        }
        const double cost = plan_.cost(a) + plan_.cost(b);
        if (plan_.swap(first, second)) {
            best_.moved({{first, a}, {second, b}});
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
                const auto next = region_.graph.neighbours(here);
                here = next[random_.below(next.size())];
            }
            if (plan_.owner(here) == b && here != first && touchesBeside(here, a, first)) {
                return here;
            }
        }
        return -1;
    }

    bool touchesBeside(UnitIx unit, TerritoryIx t, UnitIx without) const {
        for (const UnitIx next : region_.graph.neighbours(unit)) {
            if (plan_.owner(next) == t && next != without) {
                return true;
            }
        }
        return false;
    }

    bool accepts(const Change& change, TerritoryIx a, TerritoryIx b) {
        if (change.overdraws) {
            return false;
        }
        if (strict_ && change.excess < -kNoExcess) {
            return true;
        }
        const double rise =
            change.cost / scale(a, b) +
            (strict_ ? 0 : price_ * change.excess * region_.units() / region_.territories());
        return rise <= 0 || (rise < kHopeless * temperature_ &&
                             random_.uniform() < std::exp(-rise / temperature_));
    }

    /// What one unit of `temperature_` stands for on that border.
    double scale(TerritoryIx a, TerritoryIx b) const {
        if (cutBorders_) {
            return 1;
        }
        const double units = static_cast<double>(plan_.members(a).size() + plan_.members(b).size());
        return (plan_.cost(a) + plan_.cost(b)) / units + 1e-300;
    }

    bool bestIsCurrent() const {
        return excess_ < bestExcess_ - kNoExcess ||
               (excess_ <= bestExcess_ + kNoExcess && objective_ <= bestObjective_ * (1 + 1e-12));
    }

    void after(double cost, double excess) {
        objective_ += cost;
        excess_ += excess;
        if (excess_ < bestExcess_ - kNoExcess ||
            (excess_ <= bestExcess_ + kNoExcess && objective_ < bestObjective_ * (1 - 1e-12))) {
            best_.take();
            bestObjective_ = objective_;
            bestExcess_ = std::max(0.0, excess_);
        }
    }

    Plan& plan_;
    const Region& region_;
    const AnnealOptions& options_;
    Random& random_;
    Stop& stop_;
    std::int64_t pulse_;
    double temperature_ = 0;
    double price_ = 1;
    std::int64_t outside_ = 0;
    double objective_;
    double excess_;
    BestPlan best_;
    double bestObjective_;
    double bestExcess_;
    double reported_ = std::numeric_limits<double>::infinity();
    double nextReport_ = 0;
    bool cutBorders_;
    bool strict_;
};

} // namespace

void anneal(Plan& plan, const AnnealOptions& options, Random& random, Stop& stop) {
    Annealer(plan, options, random, stop).run();
}

} // namespace core::align
