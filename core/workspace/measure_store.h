// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/counted_once.h"
#include "core/workspace/workspace.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace core {

/// An activity measure of a unit layer: population, potential, workload.
struct Measure {
    MeasureId id;
    LayerId layer;
    std::string name;
    std::string unit;       ///< "people", "$"; may be empty
    std::string source;     ///< file and column, for people
    std::int64_t scale = 1; ///< smallest units per unit: 100 for cents; value * scale is whole
    double total = 0;       ///< companies counted once if the workspace says so
    int missing = 0;        ///< units of the layer without a value
    /// "accounts" or "opportunities" if it was summed from such records; otherwise empty.
    std::string summedFrom = {};
};

/// What one account brought to the value of its unit.
struct AccountShare {
    AccountId account;
    UnitId unit;
    double value = 0;
};

/// A measure on its way in; units that are not named have no value.
struct NewMeasure {
    LayerId layer;
    std::string name;
    std::string unit;
    std::string source;
    std::vector<std::pair<UnitId, double>> values;
    /// What each account brought, where the values are sums or counts over records of accounts.
    std::vector<AccountShare> accounts = {};
    std::string summedFrom = {}; ///< as in `Measure`
};

/// Writes a measure; one of the same name is replaced. The scale is the smallest power of ten (at
/// most a million) that makes all values whole.
Measure replaceMeasure(Record& record, const NewMeasure& measure);

std::vector<Measure> loadMeasures(const Connection& db, LayerId layer);
/// Throws Error(Input) that lists the layer's measures.
Measure requireMeasure(const Connection& db, LayerId layer, std::string_view name);
/// Unit id and value, in order of unit id; units without a value are absent. Accounts that are one
/// company count once if the workspace says so (`countsClustersOnce`).
std::vector<std::pair<UnitId, double>> loadValues(const Connection& db, MeasureId measure);
/// The same without the accounts that others stand for, whatever the workspace says.
std::vector<std::pair<UnitId, double>> loadValues(const Connection& db, MeasureId measure,
                                                  const CountedFor& duplicates);

} // namespace core
