// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/balance.h"

#include "core/align/anneal.h"
#include "core/align/lower_bound.h"
#include "core/align/move_chain.h"
#include "core/align/plan.h"
#include "core/align/relabel.h"
#include "core/align/starts.h"
#include "core/base/error.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <numeric>
#include <thread>
#include <tuple>
#include <utility>

namespace core::align {

namespace {

constexpr int kManyUnits = 5000;
constexpr std::int64_t kBaseIterations = 200'000;
constexpr std::int64_t kIterationsPerUnit = 150;
constexpr int kHotTries = 3;
constexpr double kHotter = 3;
constexpr double kGentleTemperature = 0.05; // keeps most of a given plan

int roundsFor(const Problem& problem, const BalanceOptions& options) {
    if (options.rounds > 0) {
        return options.rounds;
    }
    return problem.units() > kManyUnits ? 2 : 4;
}

std::int64_t iterationsFor(const Problem& problem, const BalanceOptions& options) {
    return options.iterations > 0 ? options.iterations
                                  : kBaseIterations + kIterationsPerUnit * problem.units();
}

/// A plan as rounds are compared: whole before balanced before compact.
struct Candidate {
    Alignment alignment;
    int pieces = 0;
    double excess = 0;
    double objective = 0;
    bool done = false;

    bool betterThan(const Candidate& other) const {
        return std::tuple(!done, pieces, excess, objective) <
               std::tuple(!other.done, other.pieces, other.excess, other.objective);
    }
};

class Search {
public:
    Search(const Problem& problem, const BalanceOptions& options, Job& job)
        : problem_(problem), options_(options), job_(job), rounds_(roundsFor(problem, options)),
          iterations_(iterationsFor(problem, options)),
          hotTries_(provenReasons(problem).empty() ? kHotTries : 0),
          stop_(job, options.timeLimitSeconds, rounds_ * iterations_),
          found_(static_cast<std::size_t>(rounds_)) {}

    BalanceResult run() {
        {
            std::vector<std::jthread> helpers;
            const int threads = std::clamp(options_.threads, 1, rounds_);
            for (int i = 1; i < threads; ++i) {
                helpers.emplace_back([this] { work(); });
            }
            work();
        }
        job_.checkpoint();
        if (failure_) {
            std::rethrow_exception(failure_);
        }
        return result();
    }

private:
    /// Takes rounds until none is left. Which thread takes which does not matter.
    void work() {
        try {
            for (int round = next_++; round < rounds_; round = next_++) {
                if (round > 0 && stop_.after(0)) {
                    break;
                }
                found_[static_cast<std::size_t>(round)] = solve(round);
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_) {
                failure_ = std::current_exception();
            }
            next_ = rounds_;
        }
    }

    Candidate solve(int round) {
        Random random(options_.seed * 1'000'003ULL + static_cast<std::uint64_t>(round));
        Plan plan(problem_, startAlignment(problem_, options_.start, round, random, stop_));
        repairBalance(plan);
        AnnealOptions annealing;
        annealing.iterations = iterations_;
        if (options_.start == Start::Current) {
            annealing.startTemperature = kGentleTemperature;
        }
        anneal(plan, annealing, random, stop_);
        // Plans within narrow limits lie far apart in coarse problems; hotter tries get further.
        for (int attempt = 0; attempt < hotTries_ && plan.excess() > 0; ++attempt) {
            repairBalance(plan);
            annealing.startTemperature *= kHotter;
            anneal(plan, annealing, random, stop_);
        }
        if (plan.excess() > 0) {
            repairBalance(plan);
        }
        const Pieces pieces = findPieces(problem_, plan.alignment());
        Candidate candidate;
        candidate.pieces = std::accumulate(pieces.extra.begin(), pieces.extra.end(), 0);
        candidate.alignment = plan.alignment();
        candidate.excess = plan.excess();
        candidate.objective = plan.objective();
        candidate.done = true;
        return candidate;
    }

    BalanceResult result() {
        const auto best =
            std::min_element(found_.begin(), found_.end(),
                             [](const auto& a, const auto& b) { return a.betterThan(b); });
        BalanceResult out;
        out.alignment =
            options_.start == Start::Current ? best->alignment : relabel(problem_, best->alignment);
        out.score = score(problem_, out.alignment);
        out.feasible = out.score.feasible();
        out.reasons = reasonsFor(problem_, out.alignment);
        out.lowerBound = lowerBound(problem_, out.score.objective, stop_);
        if (out.lowerBound && out.score.objective > 0) {
            out.gap = std::max(0.0, 1 - *out.lowerBound / out.score.objective);
        }
        out.timeLimitHit = stop_.timeLimitHit();
        out.wrappedUp = job_.shouldWrapUp();
        out.iterations = stop_.work();
        out.seed = options_.seed;
        out.seconds = stop_.seconds();
        return out;
    }

    const Problem& problem_;
    const BalanceOptions& options_;
    Job& job_;
    int rounds_;
    std::int64_t iterations_;
    int hotTries_;
    Stop stop_;
    std::vector<Candidate> found_;
    std::atomic<int> next_{0};
    std::mutex mutex_;
    std::exception_ptr failure_;
};

} // namespace

BalanceResult balance(const Problem& problem, const BalanceOptions& options, Job& job) {
    const Alignment& current = problem.data().current;
    if (options.start == Start::Current &&
        std::all_of(current.begin(), current.end(),
                    [](TerritoryIx t) { return t == kUnassigned; })) {
        throw Error(Code::Input, "there is no alignment to start from: no unit has a territory",
                    "start from scratch");
    }
    const auto& specs = problem.data().territories;
    if (options.start == Start::Centres &&
        std::none_of(specs.begin(), specs.end(), [](const auto& s) { return s.centre; })) {
        throw Error(Code::Input, "there are no centres to start from: no territory has a fixed one",
                    "give the territories centres, or start from scratch");
    }
    job.checkpoint();
    return Search(problem, options, job).run();
}

} // namespace core::align
