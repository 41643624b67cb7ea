// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/hall.h"

#include "core/align/max_flow.h"

#include <algorithm>
#include <limits>
#include <map>

namespace core::align {

namespace {

constexpr Amount kMost = std::numeric_limits<Amount>::max() / 2;

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

/// Units with the same choice of territories.
struct Kin {
    std::vector<bool> allowed; ///< per territory
    std::vector<UnitIx> units;
    Amount held = 0;
};

std::vector<Kin> kinOf(const Problem& problem, int measure) {
    const std::size_t k = at(problem.territories());
    std::map<std::vector<bool>, std::size_t> index;
    std::vector<Kin> kin;
    for (UnitIx i = 0; i < problem.units(); ++i) {
        std::vector<bool> allowed(k, true);
        if (problem.restricted(i)) {
            for (std::size_t t = 0; t < k; ++t) {
                allowed[t] = problem.allows(i, static_cast<TerritoryIx>(t));
            }
        }
        const auto [place, isNew] = index.try_emplace(std::move(allowed), kin.size());
        if (isNew) {
            kin.push_back({place->first, {}, 0});
        }
        kin[place->second].units.push_back(i);
        kin[place->second].held += problem.amount(i, measure);
    }
    return kin;
}

/// A limit cut to what can matter, so that sums stay small.
Amount limitOf(const Problem& problem, TerritoryIx t, int measure, bool upper) {
    const Limits& band = problem.limits(t, measure);
    return std::clamp<Amount>(upper ? band.upper : band.lower, 0, problem.total(measure) + 1);
}

class Checker {
public:
    Checker(const Problem& problem, int measure, bool tooMuch)
        : problem_(problem), measure_(measure), tooMuch_(tooMuch), kin_(kinOf(problem, measure)) {}

    std::optional<HallConflict> run() {
        std::vector<bool> chosen;
        if (!cut(chosen)) {
            return std::nullopt;
        }
        for (std::size_t t = 0; t < chosen.size(); ++t) {
            if (chosen[t]) {
                chosen[t] = false;
                chosen[t] = !violated(chosen);
            }
        }
        return conflict(chosen);
    }

private:
    bool counts(const Kin& kin, const std::vector<bool>& chosen) const {
        bool inside = false;
        bool outside = false;
        for (std::size_t t = 0; t < chosen.size(); ++t) {
            inside = inside || (kin.allowed[t] && chosen[t]);
            outside = outside || (kin.allowed[t] && !chosen[t]);
        }
        return tooMuch_ ? inside && !outside : inside;
    }

    Amount held(const std::vector<bool>& chosen) const {
        Amount sum = 0;
        for (const Kin& kin : kin_) {
            sum += counts(kin, chosen) ? kin.held : 0;
        }
        return sum;
    }

    Amount limit(const std::vector<bool>& chosen) const {
        Amount sum = 0;
        for (std::size_t t = 0; t < chosen.size(); ++t) {
            const Amount own =
                chosen[t] ? limitOf(problem_, static_cast<TerritoryIx>(t), measure_, tooMuch_) : 0;
            sum = std::min(kMost, sum + own);
        }
        return sum;
    }

    bool violated(const std::vector<bool>& chosen) const {
        return tooMuch_ ? held(chosen) > limit(chosen) : held(chosen) < limit(chosen);
    }

    /// Finds a violated set of territories as one side of a minimum cut.
    bool cut(std::vector<bool>& chosen) const {
        const int k = problem_.territories();
        const int kinds = static_cast<int>(kin_.size());
        const int source = kinds + k;
        const int sink = source + 1;
        MaxFlow flow(sink + 1);
        for (int c = 0; c < kinds; ++c) {
            flow.addArc(source, c, kin_[at(c)].held);
            for (int t = 0; t < k; ++t) {
                if (kin_[at(c)].allowed[at(t)]) {
                    flow.addArc(c, kinds + t, kMost);
                }
            }
        }
        for (int t = 0; t < k; ++t) {
            flow.addArc(kinds + t, sink, limitOf(problem_, t, measure_, tooMuch_));
        }
        flow.run(source, sink);
        const std::vector<bool> side = flow.sourceSide(source);
        chosen.assign(at(k), false);
        for (int t = 0; t < k; ++t) {
            chosen[at(t)] = side[at(kinds + t)] == tooMuch_;
        }
        return violated(chosen);
    }

    HallConflict conflict(const std::vector<bool>& chosen) const {
        HallConflict found;
        found.measure = measure_;
        found.tooMuch = tooMuch_;
        found.limit = limit(chosen);
        for (std::size_t t = 0; t < chosen.size(); ++t) {
            if (chosen[t]) {
                found.territories.push_back(static_cast<TerritoryIx>(t));
            }
        }
        for (const Kin& kin : kin_) {
            if (counts(kin, chosen)) {
                found.units.insert(found.units.end(), kin.units.begin(), kin.units.end());
                found.held += kin.held;
            }
        }
        if (tooMuch_) {
            leaveOut(found);
        }
        std::sort(found.units.begin(), found.units.end());
        return found;
    }

    /// Leaves out the smallest units that are not needed for the conflict.
    void leaveOut(HallConflict& found) const {
        std::sort(found.units.begin(), found.units.end(), [&](UnitIx a, UnitIx b) {
            const Amount x = problem_.amount(a, measure_);
            const Amount y = problem_.amount(b, measure_);
            return x > y || (x == y && a < b);
        });
        while (!found.units.empty()) {
            const Amount least = problem_.amount(found.units.back(), measure_);
            if (found.held - least <= found.limit) {
                return;
            }
            found.held -= least;
            found.units.pop_back();
        }
    }

    const Problem& problem_;
    int measure_;
    bool tooMuch_;
    std::vector<Kin> kin_;
};

} // namespace

std::optional<HallConflict> hallConflict(const Problem& problem, int measure, bool tooMuch) {
    return Checker(problem, measure, tooMuch).run();
}

} // namespace core::align
