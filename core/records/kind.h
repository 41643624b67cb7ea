// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core::records {

/// The kinds of records that come in from files and CRMs.
enum class Kind { Account, Opportunity, Contact, Lead, Rep };

/// "account", "opportunity", ...
const char* kindName(Kind kind);
/// "accounts", "opportunities", ...
const char* kindPlural(Kind kind);

/// How the text of a field is read and written down.
enum class FieldType {
    Id,      ///< trimmed text; "12.0" of a spreadsheet becomes "12"
    Text,    ///< trimmed text
    Number,  ///< shortest decimal text of a double
    Date,    ///< "2026-03-01"
    Flag,    ///< "1" or "0"
    Zip,     ///< five digits in the United States, the text as written elsewhere
    State,   ///< two-letter code in the United States, the text as written elsewhere
    Country, ///< ISO 3166-1 alpha-2 where the name is known
    Lon,     ///< degrees of EPSG:4326
    Lat,     ///< degrees of EPSG:4326
    List     ///< several words, joined by ";"
};

/// A standard field of a kind of record, and the names its column goes by.
struct Field {
    std::string_view name;
    FieldType type;
    /// Lower-case words as in a column's name ("postal code"). A leading "?" marks a weak name,
    /// taken when nothing better is there.
    std::vector<std::string_view> phrases;
};

/// The fields of a kind, in the order in which they are stored and shown.
const std::vector<Field>& fieldsOf(Kind kind);
/// Place of a field in `fieldsOf`; empty if the kind has no such field.
std::optional<std::size_t> fieldIndex(Kind kind, std::string_view name);
/// What people call a field: "Account number", "ZIP", "Street address".
std::string fieldTitle(Kind kind, std::string_view name);
/// The words that stand for the record itself in column names: "customer", "store" for an account.
const std::vector<std::string_view>& entityWords(Kind kind);

} // namespace core::records
