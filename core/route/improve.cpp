// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/improve.h"

#include "core/route/search.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <memory>
#include <thread>

namespace core::route {

namespace {

constexpr int kSearches = 2;
constexpr double kHot = 2.0; // temperatures in mean legs of the first plan
constexpr double kCold = 0.02;
constexpr std::array kMeetings{0.5, 0.75, 0.9, 1.0}; // shares of the budget
constexpr std::int64_t kBetweenLooks = 16;
constexpr std::int64_t kBaseIterations = 40'000;
constexpr std::int64_t kIterationsPerStop = 600;
constexpr std::int64_t kManyStops = 300; // from here on each stop adds fewer
constexpr std::int64_t kIterationsPerFurtherStop = 250;
constexpr int kFewStops = 8; // as many as a short search settles
constexpr std::int64_t kShortSearch = 4000;

std::int64_t budgetOf(const Model& model, const Options& options) {
    if (options.iterations > 0) {
        return options.iterations;
    }
    if (model.stopCount() <= kFewStops) {
        return kShortSearch;
    }
    const std::int64_t stops = model.stopCount();
    return kBaseIterations + kIterationsPerStop * std::min(stops, kManyStops) +
           kIterationsPerFurtherStop * std::max<std::int64_t>(0, stops - kManyStops);
}

/// Two searches and the schedule that they follow.
class Annealing {
public:
    Annealing(const Model& model, const Orders& orders, const Options& options,
              const Deadline& deadline, Job& job)
        : neighbours_(model), options_(options), deadline_(deadline), job_(job),
          byClock_(options.iterations <= 0 && deadline.set()),
          from_(deadline.seconds() / std::max(deadline.limit(), 1e-9)) {
        const int count = byClock_ ? std::clamp(options.threads, 1, kSearches) : kSearches;
        budget_ = std::max<std::int64_t>(1, budgetOf(model, options) / count);
        for (int k = 0; k < count; ++k) {
            const auto seed = options.seed * 1'000'003 + static_cast<std::uint64_t>(k);
            searches_.push_back(std::make_unique<Search>(model, neighbours_, RuinSettings{}, seed));
            searches_.back()->start(orders);
        }
        const Solution& first = searches_.front()->current();
        const auto present =
            static_cast<double>(model.stopCount()) - static_cast<double>(first.absent().size());
        leg_ = static_cast<double>(first.cost() - first.skipped()) / std::max(1.0, present);
        done_.resize(searches_.size(), 0);
    }

    Improvement run() {
        for (const double share : kMeetings) {
            runTo(share);
            job_.checkpoint();
            if (job_.shouldWrapUp() || deadline_.passed()) {
                break;
            }
            meet();
        }
        Improvement result;
        result.orders = bestSearch().best();
        for (const std::int64_t done : done_) {
            result.iterations += done;
        }
        result.timeLimitHit = !byClock_ && deadline_.passed();
        return result;
    }

private:
    Search& bestSearch() {
        return **std::min_element(searches_.begin(), searches_.end(),
                                  [](auto& a, auto& b) { return a->bestCost() < b->bestCost(); });
    }

    /// How much of the budget a search has used.
    double shareDone(std::size_t k) const {
        const double byCount = static_cast<double>(done_[k]) / static_cast<double>(budget_);
        if (!byClock_) {
            return byCount;
        }
        return (deadline_.seconds() / deadline_.limit() - from_) / std::max(1e-9, 1 - from_);
    }

    void runTo(double share) {
        const bool parallel = options_.threads > 1;
        std::vector<std::jthread> others;
        for (std::size_t k = 1; parallel && k < searches_.size(); ++k) {
            others.emplace_back([this, k, share] { runSearch(k, share); });
        }
        runSearch(0, share);
        for (std::size_t k = 1; !parallel && k < searches_.size(); ++k) {
            runSearch(k, share);
        }
    }

    void runSearch(std::size_t k, double share) {
        Search& search = *searches_[k];
        while (!job_.shouldWrapUp() && !deadline_.passed()) {
            const double done = shareDone(k);
            if (done >= share) {
                return;
            }
            if (k == 0 && !job_.cancelled()) {
                job_.step(done, "improving routes");
            }
            const double temperature = leg_ * kHot * std::pow(kCold / kHot, done);
            for (std::int64_t i = 0; i < kBetweenLooks; ++i) {
                search.step(temperature);
            }
            done_[k] += kBetweenLooks;
        }
    }

    /// The search that is behind goes on from what the other one found.
    void meet() {
        Search& best = bestSearch();
        for (auto& search : searches_) {
            if (search.get() != &best) {
                search->start(best.best());
            }
        }
    }

    Neighbours neighbours_;
    const Options& options_;
    const Deadline& deadline_;
    Job& job_;
    bool byClock_;
    double from_; ///< share of the time that was gone before
    std::int64_t budget_ = 0;
    double leg_ = 0;
    std::vector<std::unique_ptr<Search>> searches_;
    std::vector<std::int64_t> done_;
};

} // namespace

Improvement improve(const Model& model, const Orders& orders, const Options& options,
                    const Deadline& deadline, Job& job) {
    const bool nothingToDo =
        std::all_of(model.stops.begin(), model.stops.end(),
                    [](const ModelStop& stop) { return stop.locked || !stop.usable; });
    if (nothingToDo || model.days.empty()) {
        return {orders, 0, false, 0};
    }
    return Annealing(model, orders, options, deadline, job).run();
}

} // namespace core::route
