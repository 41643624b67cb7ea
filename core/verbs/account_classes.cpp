// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/account_classes.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/record_query.h"
#include "core/workspace/sql_text.h"

namespace core {

std::string classColumn(const Connection& db, const std::string& named) {
    const auto columns = recordColumns(db, RecordTable::Accounts);
    const std::vector<std::string> wanted =
        named.empty() ? std::vector<std::string>{"class", "segment"} : std::vector{named};
    for (const std::string& name : wanted) {
        for (const std::string& column : columns) {
            if (equalsIgnoreCase(column, name)) {
                return column;
            }
        }
    }
    throw Error(Code::Input, format("accounts have no column \"{}\"", wanted.front()),
                "name the column of the classes with --class", wanted.front());
}

std::string classTest(const std::string& column, const std::string& accountClass) {
    return format("lower(trim({})) = lower(trim({}))", quoteIdentifier(column),
                  quoteText(accountClass));
}

std::map<std::int64_t, std::string> classesOf(const Connection& db, const std::string& column,
                                              const std::vector<std::string>& classes,
                                              const std::string& where) {
    std::map<std::int64_t, std::string> found;
    for (const std::string& name : classes) {
        const std::string test = classTest(column, name);
        const std::string both = trim(where).empty() ? test : format("({}) AND ({})", test, where);
        for (const std::int64_t id : selectRecords(db, RecordTable::Accounts, both)) {
            found[id] = name;
        }
    }
    return found;
}

} // namespace core
