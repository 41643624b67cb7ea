// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/relabel.h"

#include "core/align/hungarian.h"

#include <algorithm>

namespace core::align {

namespace {

constexpr double kUnitTieBreak = 1e-3; // one unit against the mean amount of a unit
constexpr double kRounding = 1e-12;

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

class Relabelling {
public:
    Relabelling(const Problem& problem, const Alignment& alignment)
        : problem_(problem), alignment_(alignment), k_(at(problem.territories())),
          values_(k_, std::vector<Amount>(at(problem.measures()), 0)),
          forbidden_(k_, std::vector<int>(k_, 0)), kept_(k_, std::vector<double>(k_, 0)) {
        measureOverlap();
    }

    Alignment run() {
        std::vector<std::vector<double>> cost(k_, std::vector<double>(k_, 0));
        double whole = 1;
        for (const auto& row : kept_) {
            for (const double value : row) {
                whole += value;
            }
        }
        for (std::size_t part = 0; part < k_; ++part) {
            for (std::size_t t = 0; t < k_; ++t) {
                cost[part][t] = mayBecome(part, t) ? -kept_[part][t] : whole;
            }
        }
        const std::vector<int> chosen = assignmentOf(cost);
        Alignment out = alignment_;
        for (TerritoryIx& owner : out) {
            owner = owner == kUnassigned ? owner : chosen[at(owner)];
        }
        return out;
    }

private:
    void measureOverlap() {
        const double mean = static_cast<double>(problem_.total(0)) / problem_.units();
        const double tieBreak = mean > 0 ? mean * kUnitTieBreak : 1;
        for (UnitIx i = 0; i < problem_.units(); ++i) {
            const TerritoryIx part = alignment_[at(i)];
            if (part == kUnassigned) {
                continue;
            }
            for (int q = 0; q < problem_.measures(); ++q) {
                values_[at(part)][at(q)] += problem_.amount(i, q);
            }
            if (problem_.current(i) != kUnassigned) {
                kept_[at(part)][at(problem_.current(i))] +=
                    static_cast<double>(problem_.amount(i, 0)) + tieBreak;
            }
            for (TerritoryIx t = 0; problem_.restricted(i) && t < problem_.territories(); ++t) {
                forbidden_[at(part)][at(t)] += !problem_.allows(i, t);
            }
        }
    }

    double excess(std::size_t part, std::size_t t) const {
        double sum = 0;
        for (int q = 0; q < problem_.measures(); ++q) {
            sum += problem_.excess(static_cast<TerritoryIx>(t), q, values_[part][at(q)]);
        }
        return sum;
    }

    bool mayBecome(std::size_t part, std::size_t t) const {
        if (part == t) {
            return true;
        }
        const auto& specs = problem_.data().territories;
        return !specs[part].centre && !specs[t].centre &&
               forbidden_[part][t] <= forbidden_[part][part] &&
               excess(part, t) <= excess(part, part) + kRounding;
    }

    const Problem& problem_;
    const Alignment& alignment_;
    std::size_t k_;
    std::vector<std::vector<Amount>> values_;
    std::vector<std::vector<int>> forbidden_;
    std::vector<std::vector<double>> kept_;
};

} // namespace

Alignment relabel(const Problem& problem, const Alignment& alignment) {
    return problem.hasCurrent() ? Relabelling(problem, alignment).run() : alignment;
}

} // namespace core::align
