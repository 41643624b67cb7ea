// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/class_edges.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/tables/table_column.h"
#include "core/workspace/connection.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace core {

/// More values of a column than this are "other" on the map.
inline constexpr std::size_t kMostCategories = 8;
/// Classes of a number, as on a choropleth.
inline constexpr int kMostClassesOfAccounts = 6;

/// By what accounts are told apart on the map, and which of them are shown.
struct AccountView {
    std::string column; ///< of the table of accounts; empty = all alike
    analysis::ClassBy classes = analysis::ClassBy::Quantiles; ///< of a column of numbers
    std::string where; ///< expression over the table of accounts; empty = all are shown

    bool all() const { return column.empty() && where.empty(); }
    bool operator==(const AccountView&) const = default;
};

struct AccountCategory {
    enum class Kind {
        Value,
        Class, ///< from `low` up to `high`
        Other, ///< values that are not among the most frequent ones
        None   ///< nothing is known
    };
    Kind kind = Kind::Value;
    std::string name; ///< of a value
    double low = 0;
    double high = 0;
    std::int64_t accounts = 0;
};
void to_json(Json& json, const AccountCategory& category);

struct AccountCategories {
    std::string column; ///< as the table calls it
    /// Classes low to high; segments best first; other values by how many accounts have them. What
    /// is other and what is not known come last.
    std::vector<AccountCategory> categories;
    /// The accounts that are shown with the index of their category, in order of id.
    std::vector<std::pair<AccountId, std::uint8_t>> of;
    /// Whether another territory of a unit, or other segments, may change any of it.
    bool followsPlan = false;
};

/// Puts the accounts that have a position into categories: a column of text by its values, at most
/// `kMostCategories` of them, one of numbers by classes. Throws Error(Input) for a column or an
/// expression that is not understood.
AccountCategories categoriseAccounts(Connection db, LayerId layer, ScenarioId scenario,
                                     const AccountView& view, Job& job);

/// What a person may choose from.
struct AccountChoices {
    std::vector<tables::Column> columns; ///< that tell accounts apart, segments first
    struct Scheme {
        std::string name;
        std::vector<std::string> segments; ///< best first

        bool operator==(const Scheme&) const = default;
    };
    std::vector<Scheme> schemes;
};
/// Reads which columns accounts have: with a million accounts it takes about a second.
AccountChoices accountChoices(Connection db, LayerId layer, ScenarioId scenario);
/// The schemes alone, at once.
std::vector<AccountChoices::Scheme> segmentChoices(const Connection& db);
/// The expression that is true for the accounts of a segment; an empty one means in none.
std::string segmentFilter(const std::string& scheme, const std::string& segment);

} // namespace core
