// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/records/kind.h"
#include "core/records/profile.h"
#include "core/records/row.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace core::records {

/// What the user said about the columns; it wins over every guess.
struct MappingWishes {
    std::map<std::string, std::string> fields; ///< field -> column; an empty column = leave it out
    std::string id;                            ///< column of the id, the same as fields["id"]
    std::map<std::string, AttributeType> keep = {};   ///< column -> kept under its own name as that
    std::set<std::string> leaveOut = {};              ///< columns that are not read at all
    std::map<std::string, DateOrder> dateOrders = {}; ///< column -> what comes first in its dates
    /// For a look at a table: what nothing identifies is no error but `Mapping::problem`.
    bool lookOnly = false;
};

/// A column that fills a standard field.
struct MappedField {
    std::size_t field = 0;  ///< place in `fieldsOf(kind)`
    std::size_t column = 0; ///< place in the table's columns
    double confidence = 0;  ///< 0.5 to 1; 1 where the user said so
    bool asked = false;     ///< the user said so
};

/// A column kept under its own name.
struct MappedAttribute {
    std::size_t column = 0;
    AttributeType type = AttributeType::Text;
};

/// Which column is what.
struct Mapping {
    Kind kind = Kind::Account;
    std::vector<Column> columns;
    std::vector<MappedField> fields; ///< in the order of `fieldsOf(kind)`
    std::vector<MappedAttribute> attributes;
    std::vector<DateOrder> dateOrders; ///< one per column
    bool idFromContent = false;        ///< no column holds an id: it is made from name and address
    std::string problem;               ///< why it cannot be imported so; only with `lookOnly`
    std::vector<Issue> issues;

    /// The column of a field, by its name.
    std::optional<std::size_t> columnOf(std::string_view field) const;
};

/// Guesses which column is what, from the names and a sample of the rows. A guess below a
/// confidence of 0.5 is not made: the column stays an attribute.
///
/// Throws Error(Usage) for a wish with an unknown field and for two wishes for one column,
/// Error(Input) for a wish with an unknown column, for a table without columns, and when nothing
/// identifies or places the records.
Mapping guessMapping(Kind kind, const std::vector<Column>& columns,
                     const std::vector<RecordRow>& sample, const MappingWishes& wishes = {});

/// {"id": "account_id", ...} in the order of the fields.
Json mappingJson(const Mapping& mapping);
/// {"id": 0.98, ...}
Json confidenceJson(const Mapping& mapping);
/// {"brand": "text", ...}: the columns kept as attributes.
Json attributesJson(const Mapping& mapping);

} // namespace core::records
