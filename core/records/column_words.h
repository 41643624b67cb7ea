// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/kind.h"

#include <string>
#include <string_view>
#include <vector>

namespace core::records {

/// A column's name as lower-case words: "BillingPostalCode", "billing_postal-code" and
/// "Billing Postal Code " are all {billing, postal, code}.
std::vector<std::string> columnWords(std::string_view name);

/// How well a column's name fits a field: 0 (not at all) to 1 (its very name).
struct NameMatch {
    double score = 0;
    std::size_t rank = 0;     ///< place of the phrase that fits among the field's phrases
    bool needsUnique = false; ///< an id of something unnamed: believed only if no value repeats
};

NameMatch matchName(Kind kind, const Field& field, std::string_view columnName);

/// Whether a name promises a code ("store number", "fips"), whose digits are text, not a figure.
bool namesCode(std::string_view columnName);

} // namespace core::records
