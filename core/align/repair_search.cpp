// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/repair_search.h"

#include "core/align/contiguity.h"

#include <algorithm>
#include <deque>
#include <limits>

namespace core::align {

namespace {

constexpr unsigned char kFar = 255;
constexpr int kNever = std::numeric_limits<int>::max() / 2;
// A table of units by territories beyond this is not worth its memory: such maps are too large to
// be searched exactly anyway.
constexpr std::int64_t kMostCells = 50'000'000;
constexpr std::int64_t kLookEvery = 1024;

} // namespace

PlanCheck::PlanCheck(const Problem& problem)
    : problem_(&problem), extra_(findPieces(problem, problem.data().current).extra) {}

bool PlanCheck::limitsHold(const Alignment& alignment) const {
    const auto measures = static_cast<std::size_t>(problem_->measures());
    std::vector<Amount> held(static_cast<std::size_t>(problem_->territories()) * measures, 0);
    for (UnitIx i = 0; i < problem_->units(); ++i) {
        const TerritoryIx t = alignment[static_cast<std::size_t>(i)];
        for (std::size_t m = 0; t != kUnassigned && m < measures; ++m) {
            held[static_cast<std::size_t>(t) * measures + m] +=
                problem_->amount(i, static_cast<int>(m));
        }
    }
    for (TerritoryIx t = 0; t < problem_->territories(); ++t) {
        for (std::size_t m = 0; m < measures; ++m) {
            const Limits& limits = problem_->limits(t, static_cast<int>(m));
            const Amount value = held[static_cast<std::size_t>(t) * measures + m];
            if (value < limits.lower || value > limits.upper) {
                return false;
            }
        }
    }
    return true;
}

std::optional<TerritoryIx> PlanCheck::broken(const Alignment& alignment) const {
    const Pieces pieces = findPieces(*problem_, alignment);
    for (std::size_t t = 0; t < extra_.size(); ++t) {
        if (pieces.extra[t] > extra_[t]) {
            return static_cast<TerritoryIx>(t);
        }
    }
    return std::nullopt;
}

bool PlanCheck::holds(const Alignment& alignment) const {
    return limitsHold(alignment) && !broken(alignment);
}

RepairSearch::RepairSearch(const Problem& problem, const PlanCheck& check,
                           const RepairOptions& options, Job& job)
    : problem_(problem), check_(check), options_(options), job_(job),
      owner_(problem.data().current) {}

Repair RepairSearch::run() {
    const std::int64_t cells = static_cast<std::int64_t>(problem_.units()) * problem_.territories();
    if (cells > kMostCells) {
        return best_;
    }
    moved_.assign(index(problem_.units()), false);
    forbidden_.assign(static_cast<std::size_t>(cells), 0);
    sortUnits();
    measureDistances();
    const int least = movesAtLeast();
    for (depth_ = least; depth_ <= options_.mostMoves && !best_.found && !gaveUp_; ++depth_) {
        best_.atLeast = depth_;
        job_.step(static_cast<double>(depth_) / (options_.mostMoves + 1),
                  "looking for the smallest repair");
        deepen(depth_);
    }
    best_.atLeast = least >= kNever            ? problem_.units() + 1
                    : !best_.found && !gaveUp_ ? std::max(least, options_.mostMoves + 1)
                                               : best_.atLeast;
    best_.fewest = best_.found;
    best_.least = best_.found && !gaveUp_;
    best_.work = work_;
    std::sort(best_.moves.begin(), best_.moves.end());
    return best_;
}

/// Units of each territory by what they hold, and what the largest hold together.
void RepairSearch::sortUnits() {
    const int measures = problem_.measures();
    held_.assign(index(problem_.territories()) * index(measures), 0);
    largest_.assign(held_.size(), {});
    inComponent_.assign(index(problem_.territories()) * index(problem_.components()), 0);
    top_.assign(index(measures), {});
    for (UnitIx i = 0; i < problem_.units(); ++i) {
        const TerritoryIx t = owner_[index(i)];
        if (t == kUnassigned) {
            continue;
        }
        ++inComponent_[cell(t, problem_.component(i), problem_.components())];
        for (int m = 0; m < measures; ++m) {
            held(t, m) += problem_.amount(i, m);
            if (!problem_.locked(i) && problem_.amount(i, m) > 0) {
                largest_[cell(t, m, measures)].push_back(i);
                top_[index(m)].push_back(problem_.amount(i, m));
            }
        }
    }
    for (std::size_t c = 0; c < largest_.size(); ++c) {
        const int m = static_cast<int>(c % index(measures));
        std::stable_sort(largest_[c].begin(), largest_[c].end(), [&](UnitIx a, UnitIx b) {
            return problem_.amount(a, m) > problem_.amount(b, m);
        });
    }
    for (std::vector<Amount>& amounts : top_) {
        std::sort(amounts.begin(), amounts.end(), std::greater<>());
        for (std::size_t i = 1; i < amounts.size(); ++i) {
            amounts[i] += amounts[i - 1];
        }
    }
}

/// How many borders lie between each unit and each territory as they are now. A unit that joins a
/// territory is linked to it by as many units less one that join it as well.
void RepairSearch::measureDistances() {
    const int territories = problem_.territories();
    hops_.assign(index(problem_.units()) * index(territories), kFar);
    std::vector<std::deque<UnitIx>> front(index(territories));
    for (UnitIx i = 0; i < problem_.units(); ++i) {
        if (const TerritoryIx t = owner_[index(i)]; t != kUnassigned) {
            hops_[cell(i, t, territories)] = 0;
            front[index(t)].push_back(i);
        }
    }
    for (TerritoryIx t = 0; t < territories; ++t) {
        std::deque<UnitIx>& queue = front[index(t)];
        while (!queue.empty()) {
            const UnitIx i = queue.front();
            queue.pop_front();
            const int hops = hops_[cell(i, t, territories)] + 1;
            for (const Neighbour& next : problem_.neighbours(i)) {
                unsigned char& there = hops_[cell(next.unit, t, territories)];
                if (there == kFar && hops <= options_.mostMoves) {
                    there = static_cast<unsigned char>(hops);
                    queue.push_back(next.unit);
                }
            }
        }
    }
}

/// Whether a repair of `depth_` moves, `left` of them still to be made, may hold this one.
bool RepairSearch::mayMove(UnitIx unit, TerritoryIx to, int left) const {
    const TerritoryIx from = owner_[index(unit)];
    if (from == kUnassigned || from == to || moved_[index(unit)] || problem_.locked(unit) ||
        !problem_.allows(unit, to) || forbidden_[cell(unit, to, problem_.territories())] != 0) {
        return false;
    }
    // A territory that may give up all it has here, or is in pieces already, may begin anew.
    if (inComponent_[cell(to, problem_.component(unit), problem_.components())] <= depth_ ||
        check_.extra(to) > 0) {
        return true;
    }
    int joined = 0;
    for (const RepairMove& move : moves_) {
        joined += move.to == to ? 1 : 0;
    }
    return hops_[cell(unit, to, problem_.territories())] <= left + joined;
}

int RepairSearch::givesAtLeast(TerritoryIx t, int measure, Amount excess) const {
    int count = 0;
    for (const UnitIx i : largest_[cell(t, measure, problem_.measures())]) {
        if (excess <= 0) {
            break;
        }
        if (!moved_[index(i)]) {
            excess -= problem_.amount(i, measure);
            ++count;
        }
    }
    return excess > 0 ? kNever : count;
}

int RepairSearch::getsAtLeast(int measure, Amount missing) const {
    const std::vector<Amount>& sums = top_[index(measure)];
    const auto enough = std::lower_bound(sums.begin(), sums.end(), missing);
    return enough == sums.end() ? kNever : static_cast<int>(enough - sums.begin()) + 1;
}

/// Each move takes from one territory and gives to one.
int RepairSearch::movesAtLeast() const {
    int most = 0;
    for (int m = 0; m < problem_.measures(); ++m) {
        int gives = 0;
        int gets = 0;
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            const Limits& limits = problem_.limits(t, m);
            const Amount value = held(t, m);
            if (value > limits.upper) {
                gives = std::min(kNever, gives + givesAtLeast(t, m, value - limits.upper));
            } else if (value < limits.lower) {
                gets = std::min(kNever, gets + getsAtLeast(m, limits.lower - value));
            }
        }
        most = std::max({most, gives, gets});
    }
    return most;
}

std::vector<RepairSearch::Breach> RepairSearch::breaches() const {
    std::vector<Breach> found;
    for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
        for (int m = 0; m < problem_.measures(); ++m) {
            const Limits& limits = problem_.limits(t, m);
            if (held(t, m) > limits.upper || held(t, m) < limits.lower) {
                found.push_back({t, m, held(t, m) > limits.upper});
            }
        }
    }
    return found;
}

/// How many moves are weighed to find those that ease a breach.
std::int64_t RepairSearch::weighed(const Breach& breach) const {
    return breach.above
               ? static_cast<std::int64_t>(
                     largest_[cell(breach.territory, breach.measure, problem_.measures())].size()) *
                     problem_.territories()
               : problem_.units();
}

/// The moves that ease a breach; every repair from here has one of them.
std::vector<RepairSearch::Branch> RepairSearch::branches(const Breach& breach, int left) const {
    std::vector<Branch> moves;
    const auto consider = [&](UnitIx i, TerritoryIx to) {
        if (problem_.amount(i, breach.measure) > 0 && mayMove(i, to, left)) {
            moves.push_back({i, to});
        }
    };
    if (breach.above) {
        for (const UnitIx i :
             largest_[cell(breach.territory, breach.measure, problem_.measures())]) {
            for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
                consider(i, t);
            }
        }
    } else {
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            consider(i, breach.territory);
        }
    }
    return moves;
}

/// The moves that make a territory larger or smaller: one of them is in every repair of a plan in
/// which it is broken.
std::vector<RepairSearch::Branch> RepairSearch::branchesAround(TerritoryIx t, int left) const {
    std::vector<Branch> moves;
    for (UnitIx i = 0; i < problem_.units(); ++i) {
        if (owner_[index(i)] != t) {
            if (mayMove(i, t, left)) {
                moves.push_back({i, t});
            }
            continue;
        }
        for (TerritoryIx to = 0; to < problem_.territories(); ++to) {
            if (mayMove(i, to, left)) {
                moves.push_back({i, to});
            }
        }
    }
    return moves;
}

/// The fewest moves of which one has to follow; none if the plan is mended already or cannot be.
std::vector<RepairSearch::Branch> RepairSearch::next(int left) {
    const std::vector<Breach> open = breaches();
    if (open.empty()) {
        if (!spend(problem_.units())) {
            return {};
        }
        const auto broken = check_.broken(owner_);
        return broken ? branchesAround(*broken, left) : std::vector<Branch>();
    }
    for (const Breach& breach : open) {
        if (!spend(weighed(breach))) {
            return {};
        }
    }
    std::vector<Branch> fewest = branches(open.front(), left);
    for (std::size_t i = 1; i < open.size() && !fewest.empty(); ++i) {
        std::vector<Branch> others = branches(open[i], left);
        if (others.size() < fewest.size()) {
            fewest = std::move(others);
        }
    }
    return fewest;
}

bool RepairSearch::spend(std::int64_t work) {
    if ((work_ / kLookEvery) != ((work_ + work) / kLookEvery)) {
        job_.checkpoint();
    }
    work_ += work;
    gaveUp_ = gaveUp_ || work_ > options_.work;
    return !gaveUp_;
}

void RepairSearch::move(const Branch& branch, bool back) {
    const TerritoryIx from = back ? moves_.back().to : owner_[index(branch.unit)];
    const TerritoryIx to = back ? moves_.back().from : branch.to;
    for (int m = 0; m < problem_.measures(); ++m) {
        held(from, m) -= problem_.amount(branch.unit, m);
        held(to, m) += problem_.amount(branch.unit, m);
    }
    owner_[index(branch.unit)] = to;
    moved_[index(branch.unit)] = !back;
    disruption_ += back ? -problem_.amount(branch.unit, 0) : problem_.amount(branch.unit, 0);
    if (back) {
        moves_.pop_back();
    } else {
        moves_.push_back({branch.unit, from, to});
    }
}

/// All moves are made: it is a repair if everything holds.
void RepairSearch::settle() {
    if (!spend(problem_.units()) || check_.broken(owner_)) {
        return;
    }
    best_.found = true;
    best_.moves = moves_;
    best_.disruption = disruption_;
}

void RepairSearch::deepen(int left) {
    const bool dearer = best_.found && disruption_ >= best_.disruption;
    if (dearer || gaveUp_ || movesAtLeast() > left || !spend(problem_.territories())) {
        return;
    }
    if (left == 0) {
        settle();
        return;
    }
    const std::vector<Branch> follow = next(left);
    for (const Branch& branch : follow) {
        move(branch, false);
        deepen(left - 1);
        move(branch, true);
        forbidden_[cell(branch.unit, branch.to, problem_.territories())] = 1;
    }
    for (const Branch& branch : follow) {
        forbidden_[cell(branch.unit, branch.to, problem_.territories())] = 0;
    }
}

} // namespace core::align
