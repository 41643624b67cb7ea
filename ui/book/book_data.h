// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/verbs/score.h"
#include "ui/draw/map_scene.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ui {

/// A territory of the plan that the book compares with.
struct FormerTerritory {
    QString name;
    QString owner;
    int index = -1; ///< of the same territory (by code) in the book's plan, -1 = it is gone
};

/// Who had what before the plan that the book shows.
struct BookFormer {
    QString label; ///< "Current", "1 Mar 2026"
    std::vector<FormerTerritory> territories;
    std::vector<int> of;        ///< per unit, index into `territories`; -1 = nobody
    std::vector<double> shares; ///< of the target, per territory of the book; NaN = not known
};

/// An account as the book lists it.
struct BookAccount {
    QString name;
    QString segment;
    QString rank;
    int unit = -1;      ///< -1 = it lies in none
    int territory = -1; ///< of the book; -1 = nobody's
    int before = -1;    ///< index into `BookFormer::territories`; -1 = nobody's
    double value = 0;   ///< of the measure; NaN = not known
};

/// What the map book tells of a plan. Index t is the same territory everywhere, index i the same
/// unit.
struct BookData {
    std::shared_ptr<const MapScene> scene; ///< finished; hatched where the owner is new
    QString scenario;
    QString layer;
    bool zips = false;   ///< units are ZIPs, and called so
    QString measure;     ///< empty = the plan has none
    QString measureUnit; ///< "$", "people"; may be empty
    double tolerance = 0.05;
    std::optional<core::ScoreReport> figures; ///< of `measure`; empty = none
    std::vector<core::Territory> territories;
    std::vector<double> unitValues;    ///< of the measure
    std::vector<int> unitAccounts;     ///< that lie in the unit
    std::vector<BookAccount> accounts; ///< largest value first
    std::optional<BookFormer> former;  ///< empty = nothing to compare with
    QString printedOn;

    std::size_t count() const { return territories.size(); }
    QString name(std::size_t t) const { return QString::fromStdString(territories[t].name); }
    QString owner(std::size_t t) const { return QString::fromStdString(territories[t].owner); }
    /// The rep, or the territory's name where nobody is in charge.
    QString inCharge(std::size_t t) const { return owner(t).isEmpty() ? name(t) : owner(t); }
    /// Figures of a territory; null if there are none.
    const core::TerritoryFigures* figuresOf(std::size_t t) const;
    /// Units of a territory, largest value first.
    std::vector<int> unitsOf(std::size_t t) const;
    int ownerOf(int unit) const; ///< index of a territory, -1 = nobody's
    /// The territory that a unit was in; null if it was in none, or if nothing is compared.
    const FormerTerritory* formerOf(int unit) const;
    const FormerTerritory* formerOf(const BookAccount& account) const;
    /// Whether the unit or account is in another territory than before.
    bool moved(int unit) const;
    bool moved(const BookAccount& account) const;
    /// The share of target before; NaN if it is not known.
    double shareBefore(std::size_t t) const;
};

/// True for units whose keys are ZIPs: that is what they are called then.
bool looksLikeZips(const MapUnits& units);

struct BookSource {
    std::string scenario; ///< empty = the only one
    /// Scenario or moment to compare with, see `core::loadFormerPlan`; empty = the scenario that
    /// this one is based on, if there is one.
    std::string from;
    bool changes = true; ///< false: compare with nothing
};

/// Reads the book from a workspace, in one committed state of it.
BookData loadBook(const core::Connection& db, const BookSource& source, core::Job& job);

} // namespace ui
