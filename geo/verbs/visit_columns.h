// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/records/row.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// Which column of a log of visits is what. Fields: "id", "account", "name", "start", "end",
/// "date", "minutes", "seconds", "rep", "lon", "lat", "zone", "kind", "subject", "note", "outcome",
/// "location", "status" and "drive".
class VisitColumns {
public:
    /// Guesses from the columns' names; `wishes` (field -> column; an empty column = none) win.
    /// Throws Error(Usage) for a field that there is not, Error(Input) for a column that there is
    /// not, and where nothing says when visits were, or where.
    VisitColumns(const std::vector<core::records::Column>& columns,
                 const std::map<std::string, std::string>& wishes);

    /// What a row says of a field, trimmed; empty where it says nothing.
    std::string text(const core::records::RecordRow& row, std::string_view field) const;
    bool has(std::string_view field) const { return columnOf(field).has_value(); }
    std::optional<std::size_t> columnOf(std::string_view field) const;
    /// {"account": "Customer No", ...}
    core::Json json() const;

private:
    void applyWishes(const std::map<std::string, std::string>& wishes);
    void guess();
    void requireEnough() const;

    std::vector<core::records::Column> columns_;
    std::map<std::string, std::size_t, std::less<>> columnOf_;
    std::map<std::string, bool, std::less<>> unwanted_;
};

} // namespace geo
