// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_store.h"

#include <functional>
#include <string>
#include <vector>

namespace support {

/// As much of SOQL as a fake Salesforce needs, and of COQL as a fake Zoho does: SELECT fields FROM
/// object [WHERE ...] [ORDER BY fields] [LIMIT n] with =, !=, <, <=, >, >=, IN, IS [NOT] NULL, AND,
/// OR and parentheses.
struct Soql {
    /// Below, at or above 0, as a value of a field is to a text in quotation marks.
    using TextOrder = std::function<int(const std::string& field, const std::string& value,
                                        const std::string& literal)>;

    std::vector<std::string> fields;
    std::string object;
    std::vector<std::string> order;
    std::vector<std::string> tested; ///< fields that `where` looks at
    std::size_t limit = 0;           ///< 0: none
    std::function<bool(const core::Json& row)> where;

    /// Throws std::invalid_argument for anything else. Without `order`, texts go by their bytes.
    static Soql parse(const std::string& text, const TextOrder& order = {});
};

} // namespace support
