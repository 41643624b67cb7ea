// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/unit_surroundings.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace core::align {

namespace {

constexpr double kLeastShare = 0.2; // of the loosest limit; smaller units have too many sets
constexpr std::size_t kMostUnits = 60;
constexpr std::int64_t kSharePerUnit = 4; // a unit may use a quarter of the budget left

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

/// Enumerates the connected sets around one unit, each once: units are taken or barred in turn.
class Enumeration {
public:
    Enumeration(const Problem& problem, int main, std::int64_t most)
        : problem_(problem), main_(main), most_(most), state_(at(problem.units()), kFree),
          mark_(at(problem.units()), 0) {
        const std::size_t q = at(problem.measures());
        lower_.assign(q, std::numeric_limits<Amount>::max());
        upper_.assign(q, 0);
        for (TerritoryIx t = 0; t < problem.territories(); ++t) {
            for (std::size_t m = 0; m < q; ++m) {
                const Limits& band = problem.limits(t, static_cast<int>(m));
                lower_[m] = std::min(lower_[m], band.lower);
                upper_[m] = std::max(upper_[m], band.upper);
            }
        }
        sums_.assign(q, 0);
    }

    /// True when it is certain that no set around `unit` will do.
    bool hopeless(UnitIx unit) {
        surroundings_ = {unit, std::nullopt, std::nullopt};
        std::vector<UnitIx> border;
        take(unit, border);
        found_ = false;
        search(border, 0);
        return !found_ && looked_ <= most_;
    }
    const Surroundings& surroundings() const { return surroundings_; }
    std::int64_t looked() const { return looked_; }

private:
    enum : char { kFree, kListed, kTaken, kBarred };

    /// Takes a unit and lists its free neighbours at the end of `border`.
    void take(UnitIx unit, std::vector<UnitIx>& border) {
        state_[at(unit)] = kTaken;
        ++count_;
        for (std::size_t q = 0; q < sums_.size(); ++q) {
            sums_[q] += problem_.amount(unit, static_cast<int>(q));
        }
        for (const Neighbour& next : problem_.neighbours(unit)) {
            if (state_[at(next.unit)] == kFree) {
                state_[at(next.unit)] = kListed;
                border.push_back(next.unit);
            }
        }
    }

    void untake(UnitIx unit, std::vector<UnitIx>& border, std::size_t listed) {
        for (; border.size() > listed; border.pop_back()) {
            state_[at(border.back())] = kFree;
        }
        for (std::size_t q = 0; q < sums_.size(); ++q) {
            sums_[q] -= problem_.amount(unit, static_cast<int>(q));
        }
        --count_;
    }

    bool beyond() const {
        for (std::size_t q = 0; q < sums_.size(); ++q) {
            if (sums_[q] > upper_[q]) {
                return true;
            }
        }
        return false;
    }

    void note() {
        const Amount sum = sums_[at(main_)];
        if (sum < lower_[at(main_)]) {
            surroundings_.below = std::max(surroundings_.below.value_or(sum), sum);
        } else if (sum > upper_[at(main_)]) {
            surroundings_.above = std::min(surroundings_.above.value_or(sum), sum);
        }
    }

    void search(std::vector<UnitIx>& border, std::size_t next) {
        if (++looked_ > most_ || found_) {
            return;
        }
        note();
        if (beyond()) {
            return; // further units only add
        }
        bool enough = true;
        for (std::size_t q = 0; q < sums_.size(); ++q) {
            enough = enough && sums_[q] >= lower_[q];
        }
        if (enough && restCanBeShared()) {
            found_ = true;
            return;
        }
        const std::size_t barredFrom = next;
        for (; next < border.size() && !found_ && looked_ <= most_; ++next) {
            const UnitIx unit = border[next];
            const std::size_t listed = border.size();
            take(unit, border);
            search(border, next + 1);
            untake(unit, border, listed);
            state_[at(unit)] = kBarred; // sets with it have been seen
        }
        for (std::size_t i = barredFrom; i < next && i < border.size(); ++i) {
            state_[at(border[i])] = kListed;
        }
    }

    /// The parts of the map that are left must each hold a whole number of territories.
    bool restCanBeShared() {
        ++now_;
        std::int64_t least = 0;
        std::int64_t most = 0;
        std::vector<Amount> held(sums_.size());
        for (UnitIx start = 0; start < problem_.units(); ++start) {
            if (state_[at(start)] == kTaken || mark_[at(start)] == now_) {
                continue;
            }
            std::fill(held.begin(), held.end(), 0);
            queue_.assign(1, start);
            mark_[at(start)] = now_;
            for (std::size_t i = 0; i < queue_.size(); ++i) {
                for (std::size_t q = 0; q < held.size(); ++q) {
                    held[q] += problem_.amount(queue_[i], static_cast<int>(q));
                }
                for (const Neighbour& next : problem_.neighbours(queue_[i])) {
                    if (state_[at(next.unit)] != kTaken && mark_[at(next.unit)] != now_) {
                        mark_[at(next.unit)] = now_;
                        queue_.push_back(next.unit);
                    }
                }
            }
            std::int64_t low = 1;
            std::int64_t high = static_cast<std::int64_t>(queue_.size());
            for (std::size_t q = 0; q < held.size(); ++q) {
                if (upper_[q] > 0) {
                    low = std::max<std::int64_t>(low, (held[q] - 1) / upper_[q] + (held[q] > 0));
                } else if (held[q] > 0) {
                    return false;
                }
                if (lower_[q] > 0) {
                    high = std::min<std::int64_t>(high, held[q] / lower_[q]);
                }
            }
            if (low > high) {
                return false;
            }
            least += low;
            most += high;
        }
        const std::int64_t others = problem_.territories() - 1;
        return mayBeEmpty() ? least <= others : least <= others && others <= most;
    }

    bool mayBeEmpty() const {
        return std::all_of(lower_.begin(), lower_.end(), [](Amount l) { return l <= 0; });
    }

    const Problem& problem_;
    int main_;
    std::int64_t most_;
    std::vector<char> state_;
    std::vector<int> mark_;
    int now_ = 0;
    std::vector<Amount> lower_;
    std::vector<Amount> upper_;
    std::vector<Amount> sums_;
    std::vector<UnitIx> queue_;
    Surroundings surroundings_;
    std::int64_t looked_ = 0;
    int count_ = 0;
    bool found_ = false;
};

} // namespace

std::optional<Surroundings> hopelessUnit(const Problem& problem, std::int64_t most) {
    int main = 0;
    while (!problem.balanced(main)) {
        ++main;
    }
    if (problem.components() > 1) {
        return std::nullopt;
    }
    Amount upper = 0;
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        upper = std::max(upper, problem.limits(t, main).upper);
    }
    std::vector<UnitIx> order;
    for (UnitIx i = 0; i < problem.units(); ++i) {
        const auto amount = static_cast<double>(problem.amount(i, main));
        if (amount >= kLeastShare * static_cast<double>(upper)) {
            order.push_back(i);
        }
    }
    std::sort(order.begin(), order.end(), [&](UnitIx a, UnitIx b) {
        const Amount x = problem.amount(a, main);
        const Amount y = problem.amount(b, main);
        return x > y || (x == y && a < b);
    });
    order.resize(std::min(order.size(), kMostUnits));
    for (const UnitIx unit : order) {
        Enumeration sets(problem, main, most / kSharePerUnit);
        if (sets.hopeless(unit)) {
            return sets.surroundings();
        }
        most -= sets.looked();
    }
    return std::nullopt;
}

} // namespace core::align
