// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/gesture_totals.h"

#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

namespace {

constexpr int kUnitsNamed = 3;   ///< more are counted
constexpr std::size_t kRows = 2; ///< title, two territories and the foot make four lines

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(GestureTotals)
};

const core::Territory& territoryAt(const PlanState& state, int index) {
    return state.territories[static_cast<std::size_t>(index)];
}

QString nameOf(const PlanState& state, int territory) {
    return QString::fromStdString(territoryAt(state, territory).name);
}

bool isHeld(const PlanState& state, int unit) {
    const int owner = state.owner[static_cast<std::size_t>(unit)];
    return (owner >= 0 && territoryAt(state, owner).locked) || state.unitLocks.count(unit) > 0;
}

/// "31 Mar" of "2026-03-31", in the language of the desktop.
QString dayText(const std::string& date) {
    const QDate day = QDate::fromString(QString::fromStdString(date), Qt::ISODate);
    return QLocale().toString(
        day, QCoreApplication::translate("Figures", "d MMM", "day, as QLocale writes it"));
}

Refusal lockedTerritory(const QString& name, const std::string& reason, const QString& remedy) {
    const QString why = QString::fromStdString(reason);
    return {Words::tr("%1 is locked").arg(name),
            why.isEmpty() ? remedy : QStringLiteral("%1. %2").arg(why, remedy),
            {}};
}

Refusal lockedUnit(const LayerData& layer, const PlanState& state, int unit) {
    const core::UnitLock& lock = state.unitLocks.at(unit);
    const QString key = QString::fromStdString(layer.units[static_cast<std::size_t>(unit)].key);
    Refusal refusal;
    refusal.what = lock.expiresOn.empty()
                       ? Words::tr("%1 is locked").arg(key)
                       : Words::tr("%1 is locked until %2").arg(key, dayText(lock.expiresOn));
    const QString remedy = layer.zips ? Words::tr("Unlock it or choose another ZIP.")
                                      : Words::tr("Unlock it or choose another unit.");
    QString why = QString::fromStdString(lock.reason);
    if (!why.isEmpty()) {
        why[0] = why[0].toUpper();
    }
    refusal.remedy = why.isEmpty() ? remedy : QStringLiteral("%1. %2").arg(why, remedy);
    return refusal;
}

Refusal cutRefusal(const LayerData& layer, const PlanState& state, const core::align::Cut& cut) {
    Refusal refusal;
    refusal.what = Words::tr("This would cut %1 in two").arg(nameOf(state, cut.territory));
    refusal.units = cut.stranded;
    QStringList keys;
    for (const int unit : cut.stranded) {
        keys << QString::fromStdString(layer.units[static_cast<std::size_t>(unit)].key);
    }
    const QString include = keys.size() <= kUnitsNamed
                                ? keys.join(QStringLiteral(", "))
                                : countedUnits(static_cast<int>(keys.size()), layer.zips);
    refusal.remedy = Words::tr("Include %1, or hold Alt to move it anyway.").arg(include);
    return refusal;
}

/// Adds the accounts that lie in `units` and are named elsewhere.
void takeNamedAlong(const PlanState& state, std::vector<int> units, GestureEffect& effect) {
    std::sort(units.begin(), units.end());
    for (const KeptAccount& kept : state.kept) {
        if (kept.territory < 0 || kept.territory == effect.target ||
            territoryAt(state, kept.territory).locked ||
            !std::binary_search(units.begin(), units.end(), kept.unit)) {
            continue;
        }
        effect.change[kept.territory] -= kept.value;
        effect.change[effect.target] += kept.value;
        effect.value += kept.value;
        ++effect.accounts;
        ++effect.named;
    }
}

/// What moves, in words; without units: the accounts alone.
QString whatMoves(const LayerData& layer, const GestureEffect& effect) {
    if (effect.moving.empty()) {
        return Words::tr("%n named accounts", nullptr, effect.named);
    }
    const QString units = countedUnits(static_cast<int>(effect.moving.size()), layer.zips);
    return effect.named == 0
               ? units
               : Words::tr("%1 with %2")
                     .arg(units, Words::tr("%n named accounts", nullptr, effect.named));
}

/// "Both stay contiguous", or what does not.
QString contiguityText(const PlanState& state, const GestureEffect& effect) {
    if (!effect.cuts.empty()) {
        return Words::tr("%1 in two parts").arg(nameOf(state, effect.cuts.front().territory));
    }
    if (effect.targetApart) {
        return Words::tr("%1 in more parts").arg(nameOf(state, effect.target));
    }
    const auto touched = std::count_if(effect.change.begin(), effect.change.end(),
                                       [](const auto& entry) { return entry.first >= 0; });
    return touched > 2    ? Words::tr("All stay contiguous")
           : touched == 2 ? Words::tr("Both stay contiguous")
                          : Words::tr("Stays contiguous");
}

QString footOf(const LayerData& layer, const PlanState& state, const PlanFigures& figures,
               const GestureEffect& effect) {
    const QString value =
        scaleFor(effect.value, figures.unit, effect.value == std::floor(effect.value))
            .text(effect.value);
    QString foot = contiguityText(state, effect) + QStringLiteral(" · ");
    foot += effect.accounts == 0 ? value
                                 : Words::tr("%1, %2").arg(countedAccounts(effect.accounts), value);
    if (!effect.held.empty()) {
        foot += QStringLiteral(" · ") +
                Words::tr("%1 locked")
                    .arg(countedUnits(static_cast<int>(effect.held.size()), layer.zips));
    }
    return foot;
}

/// The target and the territories that lose most, heaviest first, as far as there is room.
std::vector<int> shownTerritories(const GestureEffect& effect) {
    std::vector<std::pair<double, int>> losers;
    for (const auto& [territory, change] : effect.change) {
        if (territory >= 0 && territory != effect.target) {
            losers.emplace_back(change, territory);
        }
    }
    std::sort(losers.begin(), losers.end());
    std::vector<int> shown;
    for (std::size_t i = 0; i < losers.size() && shown.size() + 1 < kRows; ++i) {
        shown.push_back(losers[i].second);
    }
    if (effect.target >= 0) {
        shown.push_back(effect.target);
    }
    return shown;
}

} // namespace

GestureEffect gestureEffect(const LayerData& layer, const PlanState& state,
                            const std::vector<int>& units, int territory, bool withAccounts) {
    GestureEffect effect;
    effect.target = territory;
    const bool closed = territory >= 0 && territoryAt(state, territory).locked;
    std::vector<int> after = state.owner;
    std::vector<int> within;
    for (const int unit : units) {
        const auto i = static_cast<std::size_t>(unit);
        if (state.owner[i] == territory) {
            within.push_back(unit);
            continue;
        }
        if (closed || isHeld(state, unit)) {
            effect.held.push_back(unit);
            continue;
        }
        effect.moving.push_back(unit);
        within.push_back(unit);
        const double value = state.valueOf(layer, unit);
        effect.change[state.owner[i]] -= value;
        effect.change[territory] += value;
        effect.value += value;
        effect.accounts += state.accountsOf(layer, unit);
        after[i] = territory;
    }
    if (withAccounts && !closed) {
        takeNamedAlong(state, std::move(within), effect);
    }
    if (!effect.moving.empty()) {
        effect.cuts = core::align::cutsOf(layer.graph(), state.owner, effect.moving, territory);
        const auto parts = [&](const std::vector<int>& owner) {
            return core::align::partsOf(layer.graph(), owner, territory).size();
        };
        effect.targetApart =
            territory >= 0 && parts(after) > std::max<std::size_t>(1, parts(state.owner));
    }
    return effect;
}

std::optional<Refusal> refusalOf(const LayerData& layer, const PlanState& state,
                                 const GestureEffect& effect, bool cutting) {
    if (!effect.moving.empty()) {
        return cutting || effect.cuts.empty()
                   ? std::nullopt
                   : std::optional(cutRefusal(layer, state, effect.cuts.front()));
    }
    if (effect.held.empty() || effect.named > 0) {
        return std::nullopt;
    }
    if (effect.target >= 0 && territoryAt(state, effect.target).locked) {
        return lockedTerritory(nameOf(state, effect.target),
                               territoryAt(state, effect.target).lockReason,
                               Words::tr("Unlock it or choose another target."));
    }
    const int unit = effect.held.front();
    const int owner = state.owner[static_cast<std::size_t>(unit)];
    Refusal refusal =
        owner >= 0 && territoryAt(state, owner).locked
            ? lockedTerritory(nameOf(state, owner), territoryAt(state, owner).lockReason,
                              Words::tr("Its units stay. Unlock it first."))
            : lockedUnit(layer, state, unit);
    refusal.units = effect.held;
    return refusal;
}

std::optional<TotalsTip> gestureTip(const LayerData& layer, const PlanState& state,
                                    const PlanFigures& figures, const GestureEffect& effect,
                                    bool cutting) {
    TotalsTip tip;
    if (const auto refusal = refusalOf(layer, state, effect, cutting)) {
        tip.title = refusal->what;
        tip.foot = refusal->remedy;
        tip.refused = true;
        return tip;
    }
    if (effect.moving.empty() && effect.named == 0) {
        return std::nullopt;
    }
    const QString count = whatMoves(layer, effect);
    tip.title = effect.target < 0
                    ? Words::tr("Take %1 from their territory").arg(count)
                    : Words::tr("Move %1 to %2").arg(count, nameOf(state, effect.target));
    for (const int territory : shownTerritories(effect)) {
        const TerritoryRow& row = figures.territories[static_cast<std::size_t>(territory)];
        const double target = row.target > 0 ? row.target : 1;
        tip.rows.push_back(
            {row.name, row.value / target, (row.value + effect.change.at(territory)) / target});
    }
    tip.foot = footOf(layer, state, figures, effect);
    return tip;
}

} // namespace ui
