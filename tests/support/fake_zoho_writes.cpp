// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "tests/support/fake_zoho.h"
#include "tests/support/fake_zoho_asked.h"

#include <algorithm>

namespace support {

using core::InstantMs;
using core::Json;

namespace {

const std::map<std::string, std::vector<const char*>> kMandatory = {
    {"Accounts", {"Account_Name"}},
    {"Contacts", {"Last_Name"}},
    {"Leads", {"Last_Name"}},
    {"Deals", {"Deal_Name", "Stage"}},
    {"Events", {"Event_Title", "Start_DateTime", "End_DateTime"}},
    {"Calls", {"Subject", "Call_Type", "Call_Start_Time"}},
    {"Tasks", {"Subject"}},
    {"Notes", {"Note_Content", "Parent_Id"}}};

/// Date-times need an offset: "Z" is refused.
bool isMoment(const Json& value) {
    const std::string text = value.is_string() ? value.get<std::string>() : "";
    return text.size() == 25 && (text[19] == '+' || text[19] == '-') &&
           core::parseInstant(text).has_value();
}

Json rowAnswer(const std::string& id, const std::string& time, bool isNew) {
    return {{"code", "SUCCESS"},
            {"details", {{"id", id}, {"Modified_Time", time}}},
            {"message", isNew ? "record added" : "record updated"},
            {"status", "success"},
            {"action", isNew ? "insert" : "update"}};
}

} // namespace

/// What Zoho keeps of a row: fields that it knows, of lookups the id, of whole days the day in its
/// own zone.
Json FakeZoho::takenIn(const std::string& module, const Json& row) const {
    Json taken = Json::object();
    const auto& known = fields_.at(module);
    for (const auto& [name, value] : row.items()) {
        if (name == "$se_module") {
            taken[name] = value;
        } else if (name == "Parent_Id") {
            taken[name] = value["id"];
            taken["$se_module"] = value["module"]["api_name"];
        } else if (!known.contains(name)) {
            continue; // dropped without a word
        } else if (isLookup(typeOf(module, name)) && value.is_object()) {
            taken[name] = value.value("id", "");
        } else {
            taken[name] = value;
        }
    }
    if (taken.value("All_day", false)) {
        for (const auto& [name, time] :
             {std::pair("Start_DateTime", "T00:00:00"), std::pair("End_DateTime", "T23:59:00")}) {
            const auto moment = core::parseInstant(taken.value(name, ""));
            const std::string local = zoned(moment.value_or(0));
            taken[name] = local.substr(0, 10) + time + local.substr(19);
        }
    }
    return taken;
}

std::optional<Json> FakeZoho::problemOf(const Asked& asked, const Json& row,
                                        const std::string& target) const {
    const auto invalid = [](const std::string& name) {
        return errorOf("INVALID_DATA", "invalid data", {{"api_name", name}});
    };
    const std::string& module = asked.module();
    FakeTable& table = *tables_.at(module);
    const FakeRecord* record = target.empty() ? nullptr : table.find(target);
    if (!target.empty() && record == nullptr) {
        return errorOf("INVALID_DATA", "the id given seems to be invalid", {{"id", target}});
    }
    if (refuse.contains(target)) {
        return errorOf(refuse.at(target), "the record does not pass a validation rule");
    }
    if (record != nullptr && asked.unmodifiedSince &&
        second(record->modified) > *asked.unmodifiedSince) {
        return errorOf("ALREADY_MODIFIED", "the record has been modified");
    }
    for (const auto& [name, value] : row.items()) {
        const std::string type = typeOf(module, name);
        if ((type == "datetime" && !value.is_null() && !isMoment(value)) ||
            ((type == "currency" || type == "double") && !value.is_number() && !value.is_null()) ||
            (isLookup(type) && !value.is_object() && !value.is_null()) ||
            (type == "text" && !value.is_string() && !value.is_null())) {
            return invalid(name);
        }
        const auto field = fields_.at(module).find(name);
        if (field == fields_.at(module).end() || value.is_null()) {
            continue;
        }
        if (!field->second["unique"].empty()) {
            for (const FakeRecord* other : table.findBy(name, value.get<std::string>())) {
                if (other->id != target) {
                    return errorOf("DUPLICATE_DATA", "duplicate data",
                                   {{"api_name", name}, {"id", other->id}});
                }
            }
        }
    }
    for (const char* name : kMandatory.at(module)) {
        const bool there = row.contains(name) && !row[name].is_null() && row[name] != "";
        if ((target.empty() || row.contains(name)) && !there) {
            return errorOf("MANDATORY_NOT_FOUND", "required field not found", {{"api_name", name}});
        }
    }
    return std::nullopt;
}

Json FakeZoho::writeOne(const Asked& asked, const Json& row) {
    FakeTable& table = *tables_.at(asked.module());
    std::string target = row.value("id", "");
    if (asked.is(1, "upsert")) {
        for (const Json& field : asked.body.value("duplicate_check_fields", Json::array())) {
            const std::string name = field.get<std::string>();
            const auto same = row.contains(name) ? table.findBy(name, row[name].get<std::string>())
                                                 : std::vector<FakeRecord*>();
            if (target.empty() && !same.empty()) {
                target = same.front()->id;
            }
        }
    } else if (asked.method == "PUT" && target.empty()) {
        return errorOf("MANDATORY_NOT_FOUND", "required field not found", {{"api_name", "id"}});
    }
    if (const auto problem = problemOf(asked, row, target)) {
        return *problem;
    }
    const bool isNew = target.empty();
    const Json taken = takenIn(asked.module(), row);
    if (isNew) {
        target = table.insert(taken);
    } else {
        table.update(target, taken);
    }
    ++writes_[target];
    return rowAnswer(target, zoned(table.find(target)->modified), isNew);
}

HttpAnswer FakeZoho::written(const Asked& asked) {
    const Json rows = asked.body.is_object() ? asked.body.value("data", Json::array()) : Json();
    const bool activity = asked.module() == "Events" || asked.module() == "Calls" ||
                          asked.module() == "Tasks" || asked.module() == "Notes";
    if (!rows.is_array() || rows.empty() || rows.size() > kZohoBatch ||
        (asked.is(1, "upsert") && activity)) {
        return error(400, "INVALID_DATA", "the data given is not valid");
    }
    for (const Json& row : rows) {
        const FakeRecord* record = tables_.at(asked.module())->find(row.value("id", ""));
        if (wholeBatch && record != nullptr && asked.unmodifiedSince &&
            second(record->modified) > *asked.unmodifiedSince) {
            return error(412, "ALREADY_MODIFIED", "a record has been modified");
        }
    }
    Json answers = Json::array();
    std::size_t refused = 0;
    for (const Json& row : rows) {
        answers.push_back(writeOne(asked, row));
        refused += answers.back()["code"] == "SUCCESS" ? 0 : 1;
    }
    credits -= static_cast<std::int64_t>((rows.size() - 1) / 10);
    if (dropsARow) {
        answers.erase(answers.size() - 1);
    }
    const int fine = asked.method == "POST" ? 201 : 200;
    return jsonAnswer(refused == 0             ? fine
                      : refused == rows.size() ? 202
                                               : 207,
                      Json{{"data", answers}}.dump());
}

HttpAnswer FakeZoho::removed(const Asked& asked) {
    Json answers = Json::array();
    for (const auto& [name, value] : asked.query) {
        for (const std::string& id :
             name == "ids" ? core::split(value, ',') : std::vector<std::string>()) {
            const bool there = tables_.at(asked.module())->erase(id);
            answers.push_back(
                there ? rowAnswer(id, zoned(clock_.now()), false)
                      : errorOf("INVALID_DATA", "the id given seems to be invalid", {{"id", id}}));
        }
    }
    return jsonAnswer(200, Json{{"data", answers}}.dump());
}

HttpAnswer FakeZoho::assigned(const Asked& asked) {
    if (!territoriesOn) {
        return error(400, "TERRITORY_NOT_ENABLED", "the territory feature is not enabled");
    }
    const bool add = asked.is(2, "assign_territories");
    Json answers = Json::array();
    for (const Json& row : asked.body["data"]) {
        const std::string id = row.value("id", "");
        FakeTable& table = *tables_.at(asked.module());
        const FakeRecord* record = table.find(id);
        if (record == nullptr) {
            answers.push_back(
                errorOf("INVALID_DATA", "the id given seems to be invalid", {{"id", id}}));
            continue;
        }
        std::set<std::string> now = record->fields.value("Territories", std::set<std::string>());
        for (const Json& territory : row["Territories"]) {
            if (add) {
                now.insert(territory["id"].get<std::string>());
            } else {
                now.erase(territory["id"].get<std::string>());
            }
        }
        table.update(id, {{"Territories", now}});
        answers.push_back(rowAnswer(id, zoned(clock_.now()), false));
    }
    return jsonAnswer(200, Json{{"data", answers}}.dump());
}

} // namespace support
