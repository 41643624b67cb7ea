// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_store.h"

#include <functional>
#include <string>
#include <vector>

namespace support {

/// As much of SOQL as a fake Salesforce needs: SELECT fields FROM object [WHERE ...] [ORDER BY
/// fields] with =, !=, <, <=, >, >=, IN, AND, OR and parentheses.
struct Soql {
    std::vector<std::string> fields;
    std::string object;
    std::vector<std::string> order;
    std::function<bool(const core::Json& row)> where;

    /// Throws std::invalid_argument for anything else.
    static Soql parse(const std::string& text);
};

} // namespace support
