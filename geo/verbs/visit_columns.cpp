// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/visit_columns.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/column_words.h"

#include <algorithm>
#include <array>
#include <set>

namespace geo {

using core::Code;
using core::Error;
using core::records::Column;
using core::records::ColumnRole;

namespace {

struct LogField {
    std::string_view name;
    std::vector<std::string_view> phrases; ///< words of column names, the best first
};

/// The field of a column is the first one here that has a phrase for it.
const std::vector<LogField>& logFields() {
    static const std::vector<LogField> kFields = {
        {"id",
         {"visit id", "entry id", "log id", "check in id", "checkin id", "activity id", "id",
          "guid", "uuid"}},
        {"account",
         {"account id", "account number", "account no", "account key", "account external id",
          "customer id", "customer number", "customer no", "client id", "store id", "store number",
          "kundennummer", "kunden nr", "account", "customer", "client", "kunde"}},
        {"name",
         {"account name", "customer name", "client name", "store name", "company", "company name",
          "store", "firma", "name"}},
        {"start",
         {"start",
          "starts",
          "start time",
          "started",
          "started at",
          "begin",
          "begins",
          "check in",
          "checkin",
          "check in time",
          "checkin time",
          "checked in",
          "checked in at",
          "arrival",
          "arrival time",
          "arrived",
          "arrived at",
          "arrive",
          "time in",
          "visit start",
          "visit time",
          "visited at",
          "start date time",
          "date time",
          "datetime",
          "timestamp",
          "von",
          "beginn",
          "ankunft",
          "uhrzeit",
          "time",
          "when",
          "at"}},
        {"end",
         {"end",
          "ends",
          "end time",
          "ended",
          "ended at",
          "check out",
          "checkout",
          "check out time",
          "checkout time",
          "checked out",
          "checked out at",
          "departure",
          "departure time",
          "departed",
          "departed at",
          "left",
          "left at",
          "leave",
          "time out",
          "visit end",
          "finish",
          "finished",
          "bis",
          "ende",
          "abfahrt"}},
        {"date",
         {"date", "visit date", "day", "check in date", "start date", "activity date", "datum",
          "besuchsdatum", "tag"}},
        {"minutes",
         {"minutes", "duration", "duration minutes", "duration min", "visit minutes",
          "visit duration", "time on site", "minutes on site", "on site minutes", "length", "dauer",
          "minuten"}},
        {"seconds", {"seconds", "duration seconds", "duration sec", "duration s"}},
        {"rep", {"rep",         "rep id",   "rep number",  "rep name",  "rep email", "sales rep",
                 "salesperson", "user",     "user id",     "user name", "username",  "user email",
                 "owner",       "owner id", "employee",    "driver",    "agent",     "visited by",
                 "logged by",   "by",       "mitarbeiter", "vertreter"}},
        {"lon",
         {"lon", "lng", "long", "longitude", "gps longitude", "gps lon", "check in lon",
          "check in longitude", "checkin longitude", "x"}},
        {"lat",
         {"lat", "latitude", "gps latitude", "gps lat", "check in lat", "check in latitude",
          "checkin latitude", "y"}},
        {"zone", {"zone", "time zone", "timezone", "tz", "zeitzone"}},
        {"kind", {"kind", "type", "visit type", "activity type", "art"}},
        {"subject", {"subject", "title", "purpose", "betreff", "zweck"}},
        {"note",
         {"note", "notes", "comment", "comments", "remark", "remarks", "description", "desc", "cmt",
          "summary", "notiz", "bemerkung"}},
        {"outcome", {"outcome", "result", "disposition", "ergebnis"}},
        {"location", {"location", "address", "place", "ort", "adresse"}},
        {"status", {"status", "visit status", "completed", "done"}},
        {"drive",
         {"drive minutes", "driving minutes", "drive time", "travel minutes", "travel time",
          "fahrzeit"}}};
    return kFields;
}

std::string namesOf(const std::vector<Column>& columns) {
    std::vector<std::string> names;
    for (const Column& column : columns) {
        names.push_back(column.name);
    }
    return core::join(names, ", ");
}

} // namespace

VisitColumns::VisitColumns(const std::vector<Column>& columns,
                           const std::map<std::string, std::string>& wishes)
    : columns_(columns) {
    applyWishes(wishes);
    guess();
    requireEnough();
}

void VisitColumns::applyWishes(const std::map<std::string, std::string>& wishes) {
    for (const auto& [field, column] : wishes) {
        const auto& fields = logFields();
        if (std::none_of(fields.begin(), fields.end(),
                         [&wished = field](const LogField& one) { return one.name == wished; })) {
            std::vector<std::string> known;
            for (const LogField& one : fields) {
                known.emplace_back(one.name);
            }
            throw Error(Code::Usage, core::format("visits have no field \"{}\"", field),
                        "the fields are " + core::join(known, ", "), field);
        }
        if (column.empty()) {
            unwanted_[field] = true;
            continue;
        }
        const auto found =
            std::find_if(columns_.begin(), columns_.end(), [&wished = column](const Column& one) {
                return core::equalsIgnoreCase(core::trim(one.name), core::trim(wished));
            });
        if (found == columns_.end()) {
            throw Error(Code::Input,
                        core::format("there is no column \"{}\" for the field {}", column, field),
                        "the columns are " + namesOf(columns_), column);
        }
        columnOf_[field] = static_cast<std::size_t>(found - columns_.begin());
    }
}

void VisitColumns::guess() {
    std::set<std::size_t> taken;
    for (const auto& [field, column] : columnOf_) {
        taken.insert(column);
    }
    const auto take = [&](std::string_view field, std::size_t column) {
        if (!has(field) && !unwanted_.contains(field) && !taken.contains(column)) {
            columnOf_.emplace(field, column);
            taken.insert(column);
        }
    };
    std::vector<std::string> names;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].role != ColumnRole::Plain) {
            take(columns_[i].role == ColumnRole::PointLon ? "lon" : "lat", i);
        }
        names.push_back(core::join(core::records::columnWords(columns_[i].name), " "));
    }
    for (const LogField& field : logFields()) {
        for (const std::string_view phrase : field.phrases) {
            for (std::size_t i = 0; i < names.size(); ++i) {
                if (names[i] == phrase) {
                    take(field.name, i);
                }
            }
        }
    }
}

void VisitColumns::requireEnough() const {
    if (!has("start") && !has("date")) {
        throw Error(Code::Input, "no column says when the visits were",
                    "name it with --map start=COLUMN; the columns are " + namesOf(columns_));
    }
    if (!has("account") && !has("name") && !(has("lon") && has("lat"))) {
        throw Error(Code::Input, "no column says where the visits were",
                    "name the account with --map account=COLUMN, or the place with --map "
                    "lon=COLUMN and --map lat=COLUMN; the columns are " +
                        namesOf(columns_));
    }
}

std::optional<std::size_t> VisitColumns::columnOf(std::string_view field) const {
    const auto found = columnOf_.find(field);
    return found == columnOf_.end() ? std::nullopt : std::optional(found->second);
}

std::string VisitColumns::text(const core::records::RecordRow& row, std::string_view field) const {
    const auto column = columnOf(field);
    const auto value = column ? row.values.at(*column) : std::optional<std::string>();
    return value ? std::string(core::trim(core::cleanText(*value))) : std::string();
}

core::Json VisitColumns::json() const {
    core::Json json = core::Json::object();
    for (const auto& [field, column] : columnOf_) {
        json[field] = columns_[column].name;
    }
    return json;
}

} // namespace geo
