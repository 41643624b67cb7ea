// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "ui/widgets/figures.h"

#include <QMetaType>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace ui {

/// What the window shows of one territory.
struct TerritoryRow {
    core::TerritoryId id;
    int position = 0; ///< the key that chooses it
    QString name;
    QString owner;
    int fill = 0;
    bool locked = false;
    QString lockReason;
    double value = 0;
    double target = 0;
    int units = 0;
    int accounts = 0;
    int components = 0;          ///< connected parts; more than one is not contiguous
    std::optional<double> after; ///< the value after the gesture that is going on

    /// 0.07 = 7 % above target; 0 where there is no target.
    double deviation() const { return target > 0 ? value / target - 1 : 0; }
    double deviationAfter() const {
        return target > 0 && after ? *after / target - 1 : deviation();
    }
    /// 100 = on target.
    double index() const { return 100 * (1 + deviation()); }
};

/// Between which values a territory's total lies, given how sure places are and what may be there
/// twice.
struct ValueBand {
    double low = 0;
    double high = 0;
    qint64 uncertain = 0; ///< accounts that may count here or may not
};
/// By id of the territory.
using BandMap = std::map<qint64, ValueBand>;
/// "94–96 %" of a target; the range of the values where there is none.
QString bandText(const ValueBand& band, double target, const ValueScale& scale);

/// What the window shows of the present scenario, computed from the workspace after each change.
struct PlanFigures {
    core::ScenarioId scenario;
    QString scenarioName;
    QString status;  ///< "draft", "published", "archived"
    QString measure; ///< name of the measure that the figures are of
    QString unit;    ///< "$", "people"; may be empty
    double tolerance = 0.05;
    std::vector<TerritoryRow> territories; ///< in order of position
    double total = 0;
    double balanceIndex = 0; ///< 100 = even
    int units = 0;
    int unassignedUnits = 0;
    double unassignedValue = 0;
    int accounts = 0;
    int accountsOutside = 0; ///< accounts that no territory covers
    int accountsByZip = 0;   ///< accounts placed by ZIP only
    bool approximate = false;
    bool zips = false; ///< the units are ZIPs, and called so

    int inBand() const;
    /// The territory farthest from its target; null without territories.
    const TerritoryRow* farthest() const;
    bool contiguous() const;
    const TerritoryRow* find(core::TerritoryId id) const;
    double largestValue() const;
    /// Sets what each territory would hold after changes of value, by index; clears it elsewhere.
    void setAfter(const std::map<int, double>& change);
    /// How values of territories are written.
    ValueScale valueScale() const;
};

struct ScenarioRow {
    core::ScenarioId id;
    QString name;
    QString status;
    std::optional<double> maxDeviation;
    std::optional<double>
        moved; ///< share of accounts, or of units, that change hands against the base
};

struct HistoryRow {
    qint64 id = 0;
    QString label;
    QString at; ///< UTC, ISO 8601
    bool undone = false;
};

enum class IssueKind { Warning, Error, Info };

/// Something that needs a decision; `action` names the action that leads there, if there is one.
struct IssueRow {
    IssueKind kind = IssueKind::Warning;
    QString text;
    QString link;
    QString action;
    bool operator==(const IssueRow&) const = default;
};

/// The issues that follow from the figures themselves.
std::vector<IssueRow> planIssues(const PlanFigures& figures);

struct AccountRow {
    QString name;
    QString unit;                ///< key of the unit it lies in
    std::optional<double> value; ///< what it brings to the measure shown
};

/// What the selected units hold together.
struct SelectionFigures {
    int units = 0;
    int accounts = 0;
    double value = 0;
    QString from; ///< the territory they all belong to; empty if there are several
    std::vector<AccountRow> accountList; ///< the largest few
};

} // namespace ui
