// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

enum class RecordTable { Accounts, Opportunities, Contacts, Leads, Reps };

/// What the fields of a record are read from.
struct RecordFields {
    std::string from;                  ///< view or table
    std::string filter;                ///< rows that count
    std::vector<std::string> columns;  ///< fields, in the order in which they are listed
    std::vector<std::string> readable; ///< tables behind it that an expression may read
};
RecordFields recordFields(RecordTable table);
/// A member of a column that holds a JSON object, as an SQL term, whatever its name holds.
std::string attributeTerm(const std::string& column, const std::string& name);

/// The columns that expressions over a record may use: its fields and, by their own names, the
/// further columns of the file it came from, and the segments of the account that it is or belongs
/// to.
std::vector<std::string> recordColumns(const Connection& db, RecordTable table);

/// What a person typed for a value, as SQL: a column by its name whatever the case, else the
/// expression as it stands; `otherwise` for an empty text.
std::string columnOrExpression(const Connection& db, RecordTable table, const std::string& typed,
                               const std::string& otherwise);

/// Ids of the records that an expression typed by a person is true for, in order of id; all for an
/// empty expression. Throws Error(Input) if the expression does more than read these columns.
std::vector<std::int64_t> selectRecords(const Connection& db, RecordTable table,
                                        const std::string& where);

struct RecordValue {
    std::int64_t id = 0;
    std::optional<double> value; ///< empty where the column is empty or not a number
};
/// As `selectRecords`, with a column or an arithmetic expression over columns.
std::vector<RecordValue> selectRecordValues(const Connection& db, RecordTable table,
                                            const std::string& value, const std::string& where);

/// Units of a layer by an expression over the columns of `tables::unitTable`: key, name, area_m2,
/// lon, lat, the measures by their names, and, if a scenario is given, territory_id (code) and
/// territory (name). In order of id.
std::vector<UnitId> selectUnits(const Connection& db, LayerId layer, ScenarioId scenario,
                                const std::string& where);

} // namespace core
