// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/evaluator.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace core::align {

Evaluator::Evaluator(const Problem& problem, Alignment alignment)
    : problem_(&problem), owner_(problem.data().positions.size(), kUnassigned),
      values_(problem.data().territories.size() * problem.data().measures.size(), 0),
      members_(problem.data().territories.size()), slot_(owner_.size(), -1),
      seen_(owner_.size(), 0) {
    if (alignment.size() != owner_.size()) {
        throw Error(Code::Input, format("the alignment has {} units, the problem {}",
                                        alignment.size(), owner_.size()));
    }
    for (UnitIx i = 0; i < problem.units(); ++i) {
        const TerritoryIx t = alignment[index(i)];
        if (t < kUnassigned || t >= problem.territories()) {
            throw Error(Code::Input,
                        format("{} is in a territory that does not exist", problem.unitName(i)));
        }
        move(i, t);
    }
}

TerritoryPreview Evaluator::figures(TerritoryIx territory) {
    return preview(territory);
}

Preview Evaluator::evaluate(std::span<const UnitIx> units, TerritoryIx to) {
    // Moves there and back: the sums are exact integers, so nothing is left of it.
    std::vector<std::pair<UnitIx, TerritoryIx>> before;
    for (const UnitIx unit : units) {
        before.emplace_back(unit, owner_[index(unit)]);
    }
    Preview result = apply(units, to);
    for (auto it = before.rbegin(); it != before.rend(); ++it) {
        move(it->first, it->second);
    }
    return result;
}

Preview Evaluator::apply(std::span<const UnitIx> units, TerritoryIx to) {
    Preview result;
    std::vector<TerritoryIx> touched;
    for (const UnitIx unit : units) {
        const TerritoryIx from = owner_[index(unit)];
        if (from == to) {
            continue;
        }
        if (problem_->locked(unit) || (to != kUnassigned && !problem_->allows(unit, to))) {
            if (std::find(result.refused.begin(), result.refused.end(), unit) ==
                result.refused.end()) {
                result.refused.push_back(unit);
            }
            continue;
        }
        touched.push_back(from);
        touched.push_back(to);
        move(unit, to);
    }
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    for (const TerritoryIx t : touched) {
        if (t != kUnassigned) {
            result.touched.push_back(preview(t));
        }
    }
    return result;
}

void Evaluator::move(UnitIx unit, TerritoryIx to) {
    const TerritoryIx from = owner_[index(unit)];
    if (from == to) {
        return;
    }
    const std::size_t q = index(problem_->measures());
    if (from != kUnassigned) {
        std::vector<UnitIx>& old = members_[index(from)];
        slot_[index(old.back())] = slot_[index(unit)];
        old[index(slot_[index(unit)])] = old.back();
        old.pop_back();
    }
    if (to != kUnassigned) {
        slot_[index(unit)] = static_cast<int>(members_[index(to)].size());
        members_[index(to)].push_back(unit);
    }
    for (std::size_t m = 0; m < q; ++m) {
        const Amount amount = problem_->amount(unit, static_cast<int>(m));
        if (from != kUnassigned) {
            values_[index(from) * q + m] -= amount;
        }
        if (to != kUnassigned) {
            values_[index(to) * q + m] += amount;
        }
    }
    owner_[index(unit)] = to;
}

TerritoryPreview Evaluator::preview(TerritoryIx territory) {
    TerritoryPreview out;
    out.territory = territory;
    out.units = static_cast<int>(members_[index(territory)].size());
    for (int q = 0; q < problem_->measures(); ++q) {
        const Amount ofUnits = values_[index(territory) * index(problem_->measures()) + index(q)];
        const Amount value = ofUnits + problem_->fixed(territory, q);
        const double target = problem_->wholeTarget(territory, q);
        const double amount = static_cast<double>(value);
        out.values.push_back(value);
        out.deviations.push_back(target > 0 ? (amount - target) / target : value > 0 ? 1 : 0);
        out.withinLimits = out.withinLimits && problem_->excess(territory, q, ofUnits) == 0;
    }
    countPieces(out);
    return out;
}

void Evaluator::countPieces(TerritoryPreview& preview) {
    ++now_;
    std::vector<UnitIx> queue;
    std::vector<int> components;
    for (const UnitIx start : members_[index(preview.territory)]) {
        if (seen_[index(start)] == now_) {
            continue;
        }
        ++preview.pieces;
        components.push_back(problem_->component(start));
        seen_[index(start)] = now_;
        queue.assign(1, start);
        while (!queue.empty()) {
            const UnitIx unit = queue.back();
            queue.pop_back();
            for (const Neighbour& next : problem_->neighbours(unit)) {
                if (owner_[index(next.unit)] == preview.territory &&
                    seen_[index(next.unit)] != now_) {
                    seen_[index(next.unit)] = now_;
                    queue.push_back(next.unit);
                }
            }
        }
    }
    std::sort(components.begin(), components.end());
    components.erase(std::unique(components.begin(), components.end()), components.end());
    preview.contiguous = preview.pieces == static_cast<int>(components.size());
}

} // namespace core::align
