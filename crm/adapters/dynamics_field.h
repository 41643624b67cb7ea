// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <string>

namespace crm {

/// One value of a row, as connections and edits name it: a column ("name"), a column that refers
/// to another row ("territoryid", its value is that row's id), the words for such a column or for
/// a choice ("territoryid.name", "industrycode.name"), or a test of a column ("statecode=1",
/// "statecode!=0", whose value is "true" or "false").
struct DynamicsField {
    enum class Kind { Plain, Lookup, LookupName, Label, Equal, Unequal };

    std::string name; ///< as it was given
    std::string column;
    std::string operand; ///< of a test
    Kind kind = Kind::Plain;

    /// `isLookup` of the column that the name begins with.
    static DynamicsField parse(const std::string& name, bool isLookup);
    /// The column that a name begins with.
    static std::string columnOf(const std::string& name);

    bool isLookup() const { return kind == Kind::Lookup || kind == Kind::LookupName; }
    bool hasWords() const { return kind == Kind::LookupName || kind == Kind::Label; }
    bool writable() const {
        return kind == Kind::Plain || kind == Kind::Lookup || kind == Kind::LookupName;
    }
    /// What has to be selected to have it.
    std::string selected() const { return isLookup() ? "_" + column + "_value" : column; }
    /// Its value in a row of an answer; empty if there is none.
    std::string valueIn(const core::Json& row) const;
};

} // namespace crm
