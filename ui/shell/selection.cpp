// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/selection.h"

#include <algorithm>

namespace ui {

namespace {

template <class T> std::vector<T> normalised(std::vector<T> ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

} // namespace

void Selection::setUnits(std::vector<core::UnitId> units) {
    account_ = {};
    units = normalised(std::move(units));
    if (units != units_) {
        units_ = std::move(units);
        emit unitsChanged();
    }
}

bool Selection::contains(core::UnitId unit) const {
    return std::binary_search(units_.begin(), units_.end(), unit);
}

void Selection::setTerritories(std::vector<core::TerritoryId> territories) {
    account_ = {};
    territories = normalised(std::move(territories));
    if (territories != territories_) {
        territories_ = std::move(territories);
        emit territoriesChanged();
    }
}

void Selection::setTarget(core::TerritoryId territory) {
    if (territory != target_) {
        target_ = territory;
        emit targetChanged(territory);
    }
}

void Selection::clear() {
    setUnits({});
    setTerritories({});
}

} // namespace ui
