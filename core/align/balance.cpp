// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/balance.h"

#include "core/align/lower_bound.h"
#include "core/align/relabel.h"
#include "core/align/round.h"
#include "core/base/error.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace core::align {

namespace {

constexpr int kRounds = 24;
constexpr int kRoundsOfMany = 2;           // a few seconds each, one for each of two cores
constexpr double kBoundShare = 0.1;        // of the time limit, left by the search
constexpr double kBoundShareOfMany = 0.14; // where relabelling and scoring take a while, too
constexpr double kLeastBoundShare = 0.03;
constexpr std::size_t kKept = 6; // best plans that rounds may refine

int roundsFor(const Problem& problem, const BalanceOptions& options) {
    if (options.rounds > 0) {
        return options.rounds;
    }
    return problem.units() > kManyUnits ? kRoundsOfMany : kRounds;
}

double searchSeconds(const Problem& problem, const BalanceOptions& options) {
    const double share = problem.units() > kManyUnits ? kBoundShareOfMany : kBoundShare;
    return (1 - share) * options.timeLimitSeconds;
}

std::int64_t workOf(const Problem& problem, const BalanceOptions& options, int rounds) {
    std::int64_t work = 0;
    for (int number = 0; number < std::min(rounds, 1000); ++number) {
        work += roundFor(problem, options, number).annealing.iterations;
    }
    return work;
}

class Search {
public:
    Search(const Problem& problem, const BalanceOptions& options, Job& job)
        : problem_(problem), options_(options), job_(job), rounds_(roundsFor(problem, options)),
          region_(problem),
          stop_(job, searchSeconds(problem, options), workOf(problem, options, rounds_)) {}

    BalanceResult run() {
        {
            std::vector<std::jthread> helpers;
            const int threads = std::clamp(options_.threads, 1, std::min(rounds_, kRoundLag));
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
    /// Takes rounds until none is left. Which thread takes which does not matter: a round sees only
    /// what those at least `kRoundLag` before it have found.
    void work() {
        try {
            for (int number = take(); number >= 0; number = take()) {
                keep(number, runRound(region_, options_, number, earlier(number), stop_,
                                      [this, number](Alignment plan, double objective) {
                                          note(std::move(plan), objective, number);
                                      }));
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_) {
                failure_ = std::current_exception();
            }
            next_ = rounds_;
            done_.notify_all();
        }
    }

    int take() {
        const std::lock_guard lock(mutex_);
        const bool enough = next_ > 0 && (stop_.timeLimitHit() || job_.shouldWrapUp());
        return failure_ || enough || next_ >= rounds_ ? -1 : next_++;
    }

    /// The best plans of the rounds up to `number - kRoundLag`, waiting for them if need be.
    Pool earlier(int number) {
        std::unique_lock lock(mutex_);
        done_.wait(lock, [&] { return failure_ || finished_ > number - kRoundLag; });
        const auto pool = pools_.find(number - kRoundLag);
        return pool == pools_.end() ? Pool{} : pool->second;
    }

    void keep(int number, Candidate candidate) {
        const std::lock_guard lock(mutex_);
        auto found = std::make_shared<const Candidate>(std::move(candidate));
        improve(found);
        waiting_.emplace(number, std::move(found));
        for (auto it = waiting_.find(finished_); it != waiting_.end();
             it = waiting_.find(finished_)) {
            pools_[finished_] = joined(finished_, it->second);
            pools_.erase(finished_ - 2 * kRoundLag);
            waiting_.erase(it);
            ++finished_;
            if (finished_ == kRoundLag) {
                endIfHopeless(*pools_[kRoundLag - 1].front());
            }
        }
        done_.notify_all();
    }

    /// Where no plan can keep the rules, the least bad one is not worth a long search. The rounds
    /// that remain are those that other threads may have begun by now: the same on any machine.
    void endIfHopeless(const Candidate& bestSoFar) {
        if ((bestSoFar.excess > 0 || bestSoFar.pieces > 0) && !provenReasons(problem_).empty()) {
            rounds_ = std::min(rounds_, 2 * kRoundLag);
        }
    }

    /// A plan within the limits that a round has come by.
    void note(Alignment alignment, double objective, int number) {
        const std::lock_guard lock(mutex_);
        improve(std::make_shared<const Candidate>(
            Candidate{std::move(alignment), 0, 0, objective, number}));
    }

    void improve(const std::shared_ptr<const Candidate>& found) {
        if (best_ && !found->betterThan(*best_)) {
            return;
        }
        best_ = found;
        if (options_.better) {
            options_.better({found->alignment, found->objective, found->excess, stop_.seconds()});
        }
    }

    /// The pool after the round before `number`, with what that round found.
    Pool joined(int number, const std::shared_ptr<const Candidate>& found) {
        Pool pool = number > 0 ? pools_.at(number - 1) : Pool{};
        const auto place = std::find_if(
            pool.begin(), pool.end(), [&](const auto& held) { return !held->betterThan(*found); });
        const bool known = place != pool.end() && (*place)->asGoodAs(*found);
        if (!known) {
            pool.insert(place, found);
            pool.resize(std::min(pool.size(), kKept));
        }
        return pool;
    }

    BalanceResult result() {
        BalanceResult out;
        out.alignment = options_.start == Start::Current ? best_->alignment
                                                         : relabel(problem_, best_->alignment);
        out.score = score(problem_, out.alignment);
        out.feasible = out.score.feasible();
        out.reasons = reasonsFor(problem_, out.alignment);
        if (!out.feasible) {
            out.relaxations = relaxationsFor(problem_, out.reasons, out.alignment);
        }
        if (options_.bound) {
            BoundOptions bounding;
            bounding.threads = options_.threads;
            bounding.seconds = boundSeconds();
            if (options_.bounded) {
                bounding.told = [this](double bound) { options_.bounded(bound, stop_.seconds()); };
            }
            out.lowerBound =
                lowerBound(problem_, out.alignment, out.score.objective, bounding, job_);
            out.gap = out.feasible ? gapOf(out.lowerBound, out.score.objective) : std::nullopt;
        }
        out.timeLimitHit = stop_.timeLimitHit();
        out.wrappedUp = job_.shouldWrapUp();
        out.iterations = stop_.work();
        out.seed = options_.seed;
        out.seconds = stop_.seconds();
        return out;
    }

    /// What the search has left of the time limit; 0 = no limit.
    double boundSeconds() const {
        const double limit = options_.timeLimitSeconds;
        return limit > 0 ? std::max((1 - kLeastBoundShare) * limit - stop_.seconds(),
                                    kLeastBoundShare * limit)
                         : 0;
    }

    const Problem& problem_;
    const BalanceOptions& options_;
    Job& job_;
    int rounds_; ///< that will be run
    Region region_;
    Stop stop_;
    std::mutex mutex_;
    std::condition_variable done_;
    int next_ = 0;     ///< round to begin next
    int finished_ = 0; ///< all rounds before this one are done
    std::shared_ptr<const Candidate> best_;
    std::map<int, std::shared_ptr<const Candidate>> waiting_; ///< done before one earlier than them
    std::map<int, Pool> pools_;                               ///< by the last round they know
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
