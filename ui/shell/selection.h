// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <QObject>

#include <vector>

namespace ui {

/// What is selected, once for map, table and chart. Ids are kept sorted and without repetition.
class Selection : public QObject {
    Q_OBJECT

public:
    explicit Selection(QObject* parent = nullptr) : QObject(parent) {}

    const std::vector<core::UnitId>& units() const { return units_; }
    void setUnits(std::vector<core::UnitId> units);
    bool contains(core::UnitId unit) const;

    const std::vector<core::TerritoryId>& territories() const { return territories_; }
    void setTerritories(std::vector<core::TerritoryId> territories);

    /// The territory that moves go to; 0 if none is chosen.
    core::TerritoryId target() const { return target_; }
    void setTarget(core::TerritoryId territory);

    /// The account that is chosen in the table; 0 if none or several are. Choosing units or
    /// territories forgets it.
    core::AccountId account() const { return account_; }
    void setAccount(core::AccountId account) { account_ = account; }

    void clear();

signals:
    void unitsChanged();
    void territoriesChanged();
    void targetChanged(core::TerritoryId territory);

private:
    std::vector<core::UnitId> units_;
    std::vector<core::TerritoryId> territories_;
    core::TerritoryId target_;
    core::AccountId account_;
};

} // namespace ui
