// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/round.h"

#include "core/align/contiguity.h"
#include "core/align/move_chain.h"
#include "core/align/recombine.h"
#include "core/align/score.h"
#include "core/align/starts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>

namespace core::align {

namespace {

constexpr std::int64_t kBaseIterations = 400'000;
constexpr std::int64_t kIterationsPerUnit = 5000;
constexpr int kRoundsOfALength = 16; // then the length doubles
constexpr int kFreshRounds = 16;
constexpr int kFreshCoarseRounds = 6;
constexpr int kShortest = 8; // the first rounds take an eighth of a full one
constexpr int kLongest = 16;
constexpr int kFewTerritories = 3; // a group would be all of them
constexpr double kNoExcess = 1e-9;
// A band narrower than this many mean units is met by few plans; they are far apart.
constexpr double kCoarseBand = 1;
constexpr double kRoomyBand = 6; // wide enough to keep the limits all the way
constexpr std::int64_t kCycleBase = 20'000;
constexpr std::int64_t kCyclePerUnit = 600;
constexpr double kStrictFrom = 0.9;
constexpr double kGentleTemperature = 0.05; // keeps most of a given plan

struct Heat {
    double from;
    double to;
};
constexpr std::array kCoarseHeats{Heat{2, 2}, Heat{1.5, 1.5}, Heat{2.5, 2.5}, Heat{1, 1},
                                  Heat{0.6, 0.6}};
constexpr std::array kFreshHeats{Heat{0.5, 0.005}, Heat{0.3, 0.005}, Heat{1, 0.02}, Heat{2, 0.1}};
constexpr std::array kManyHeats{Heat{4, 0.15}, Heat{3, 0.1}};
constexpr std::array kRefineHeats{Heat{0.15, 0.005}, Heat{0.3, 0.01}, Heat{0.08, 0.004}};
constexpr std::int64_t kGroupIterationsPerUnit = 400;
constexpr std::array kGroupHeats{0.3, 0.8, 2.0, 4.0};
constexpr std::array kGroupCoarseHeats{1.0, 1.5, 2.0, 3.0};
constexpr std::array kUrgentHeats{10.0, 30.0};
constexpr std::array kUrgentGroupHeats{1.0, 4.0, 12.0, 30.0};
constexpr double kUrgentCooling = 0.1;
constexpr std::int64_t kQuenchShare = 8;
constexpr double kQuenchTemperature = 0.4;
constexpr double kGroupCooling = 0.02;
constexpr double kGroupStrictFrom = 0.85;
constexpr std::array kCutHeats{Heat{1.5, 0.15}, Heat{1, 0.1}, Heat{2.5, 0.2}};
constexpr std::array kCutRefineHeats{Heat{0.5, 0.1}, Heat{0.7, 0.15}};

/// Width of the narrowest band in a balanced measure, in mean units.
double narrowestBand(const Problem& problem) {
    const double mean = static_cast<double>(problem.territories()) / problem.units();
    double narrowest = 2 * problem.data().tolerance;
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        for (int q = 0; q < problem.measures(); ++q) {
            const Limits& band = problem.limits(t, q);
            if (problem.balanced(q)) {
                const double width = static_cast<double>(band.upper - band.lower);
                narrowest = std::min(narrowest, width / std::max(1.0, problem.target(t, q)));
            }
        }
    }
    return narrowest / mean;
}

template <std::size_t N>
void heat(AnnealOptions& annealing, const std::array<Heat, N>& heats, int number) {
    const Heat& chosen = heats[static_cast<std::size_t>(number) % N];
    annealing.startTemperature = chosen.from;
    annealing.endTemperature = chosen.to;
}

std::int64_t lengthOf(const Problem& problem, const BalanceOptions& options, int number) {
    const std::int64_t full = options.iterations > 0
                                  ? options.iterations
                                  : kBaseIterations + kIterationsPerUnit * problem.units();
    const int doublings = number / kRoundsOfALength;
    const std::int64_t longest = full * kLongest;
    return doublings > 10 ? longest : std::min(longest, (full << doublings) / kShortest);
}

/// Far hotter than for a compact plan, with the price of excess rising all the way: when limits are
/// hard to keep, territories have to become long before they can become right.
AnnealOptions urgently(AnnealOptions annealing, double temperature) {
    annealing.startTemperature = temperature;
    annealing.endTemperature = kUrgentCooling * temperature;
    annealing.strictFrom = 1;
    annealing.priceCycle = annealing.iterations;
    return annealing;
}

/// How a group of neighbouring territories with `units` units is annealed.
AnnealOptions groupHeat(const Problem& problem, int units, bool urgent, Random& random) {
    AnnealOptions annealing;
    annealing.iterations = kGroupIterationsPerUnit * units;
    if (urgent) {
        return urgently(annealing, kUrgentGroupHeats[random.below(kUrgentGroupHeats.size())]);
    }
    if (narrowestBand(problem) < kCoarseBand) {
        annealing.startTemperature = kGroupCoarseHeats[random.below(kGroupCoarseHeats.size())];
        annealing.endTemperature = annealing.startTemperature;
        annealing.strictFrom = 1;
        annealing.priceCycle = annealing.iterations;
        return annealing;
    }
    annealing.startTemperature = kGroupHeats[random.below(kGroupHeats.size())];
    annealing.endTemperature = kGroupCooling * annealing.startTemperature;
    annealing.strictFrom = kGroupStrictFrom;
    return annealing;
}

/// The plan that a cycle passed through was still warm: this cools it within the limits.
AnnealOptions quench(const AnnealOptions& cycles) {
    AnnealOptions annealing;
    annealing.iterations = cycles.iterations / kQuenchShare;
    annealing.startTemperature = kQuenchTemperature;
    annealing.better = cycles.better;
    return annealing;
}

} // namespace

bool Candidate::betterThan(const Candidate& other) const {
    return std::tuple(alignment.empty(), pieces, excess, objective, round) <
           std::tuple(other.alignment.empty(), other.pieces, other.excess, other.objective,
                      other.round);
}

bool Candidate::asGoodAs(const Candidate& other) const {
    return std::tuple(pieces, excess, objective) ==
           std::tuple(other.pieces, other.excess, other.objective);
}

Round roundFor(const Problem& problem, const BalanceOptions& options, int number) {
    Round round;
    AnnealOptions& annealing = round.annealing;
    annealing.iterations = lengthOf(problem, options, number);
    const double band = narrowestBand(problem);
    const bool cut = problem.data().compactness == Compactness::CutBorders;
    if (options.start == Start::Current && number < kRoundLag) {
        // What is there is kept as far as possible; fresh plans only if that does not do.
        annealing.startTemperature = kGentleTemperature;
        return round;
    }
    if (band < kCoarseBand) {
        annealing.strictFrom = 1;
        annealing.priceCycle =
            std::min(annealing.iterations, kCycleBase + kCyclePerUnit * problem.units());
        heat(annealing, kCoarseHeats, number);
        round.refine = number >= kFreshCoarseRounds && number % 2 == 1 &&
                       problem.territories() > kFewTerritories;
        round.recombine = round.refine;
        return round;
    }
    annealing.strictFrom = band < kRoomyBand ? kStrictFrom : 0;
    // First many starts, then mostly refinements of the best; now and then something fresh.
    round.refine = number >= kFreshRounds && number % 4 != 0;
    round.recombine =
        round.refine && !cut && problem.territories() > kFewTerritories && number % 8 != 1;
    const int turn = number < kFreshRounds || round.refine ? number : number / 4;
    if (cut) {
        round.refine ? heat(annealing, kCutRefineHeats, turn) : heat(annealing, kCutHeats, turn);
    } else {
        round.refine                   ? heat(annealing, kRefineHeats, turn)
        : problem.units() > kManyUnits ? heat(annealing, kManyHeats, turn)
                                       : heat(annealing, kFreshHeats, turn);
    }
    return round;
}

Candidate runRound(const Region& region, const BalanceOptions& options, int number,
                   const Pool& earlier, Stop& stop,
                   const std::function<void(Alignment, double)>& better) {
    const Problem& problem = *region.problem;
    Round round = roundFor(problem, options, number);
    if (options.start == Start::Current && number >= kRoundLag && !earlier.empty() &&
        earlier.front()->pieces == 0 && earlier.front()->excess == 0) {
        return *earlier.front();
    }
    // Coarse problems cycle the price anyway.
    const bool urgent =
        !earlier.empty() && earlier.front()->excess > 0 && narrowestBand(problem) >= kCoarseBand;
    if (urgent && !round.recombine) {
        round.annealing = urgently(
            round.annealing, kUrgentHeats[static_cast<std::size_t>(number) % kUrgentHeats.size()]);
    }
    Random random(options.seed * 1'000'003ULL + static_cast<std::uint64_t>(number));
    const bool refine = round.refine && !earlier.empty();
    // The best is refined most often, the others so that they are not forgotten.
    const std::size_t chosen =
        refine ? std::min(random.below(earlier.size()), random.below(earlier.size())) : 0;
    Alignment first = refine ? earlier[chosen]->alignment
                             : startAlignment(problem, options.start, number, random, stop);
    if (refine && round.recombine) {
        const auto heat = [&](int units) { return groupHeat(problem, units, urgent, random); };
        recombine(problem, first, round.annealing.iterations, heat, random, stop);
        round.annealing.iterations = 0;
    }
    Plan plan(region, std::move(first));
    if (plan.excess() > kNoExcess) {
        repairBalance(plan);
    }
    if (findPieces(problem, plan.alignment()).contiguous()) {
        round.annealing.better = better; // moves keep it so
    }
    anneal(plan, round.annealing, random, stop);
    if (round.annealing.priceCycle > 0 && plan.excess() <= kNoExcess) {
        anneal(plan, quench(round.annealing), random, stop);
    }
    if (plan.excess() > kNoExcess) {
        repairBalance(plan);
    }
    const Pieces pieces = findPieces(problem, plan.alignment());
    Candidate candidate;
    candidate.round = number;
    candidate.pieces = std::accumulate(pieces.extra.begin(), pieces.extra.end(), 0);
    candidate.alignment = plan.alignment();
    candidate.excess = plan.excess() > kNoExcess ? plan.excess() : 0;
    candidate.objective = objective(problem, plan.alignment());
    return candidate;
}

} // namespace core::align
