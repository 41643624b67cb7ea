// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/config_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/http/json_body.h"

#include <algorithm>

namespace crm {

using core::Json;

ConfigReader::ConfigReader(const Json& json, std::string name,
                           std::initializer_list<const char*> known)
    : json_(json), name_(std::move(name)) {
    if (!json.is_object()) {
        throw core::Error(
            core::Code::Input,
            core::format("the entry \"{}\" of the connection must be an object", name_),
            "write {\"...\": ...}", name_);
    }
    std::vector<std::string> words(known.begin(), known.end());
    for (const auto& [key, value] : json.items()) {
        if (std::find(words.begin(), words.end(), key) == words.end()) {
            refuse(key.c_str(), "is not known", "known here: " + core::join(words, ", "));
        }
    }
}

std::string ConfigReader::nameOf(const char* key) const {
    return name_.empty() ? key : name_ + "." + key;
}

void ConfigReader::refuse(const char* key, const std::string& what, const std::string& hint) const {
    throw core::Error(
        core::Code::Input, core::format("the entry \"{}\" of the connection {}", nameOf(key), what),
        hint.empty() ? "compare it with the guide to REST connections" : hint, nameOf(key));
}

bool ConfigReader::has(const char* key) const {
    return json_.contains(key) && !json_[key].is_null();
}

std::string ConfigReader::text(const char* key, std::string otherwise) const {
    if (!has(key)) {
        return otherwise;
    }
    if (!json_[key].is_string()) {
        refuse(key, "must be a text", "put it in quotation marks");
    }
    return json_[key].get<std::string>();
}

std::string ConfigReader::required(const char* key) const {
    std::string value = text(key);
    if (value.empty()) {
        refuse(key, "is missing");
    }
    return value;
}

double ConfigReader::number(const char* key, double otherwise, double least, double most) const {
    if (!has(key)) {
        return otherwise;
    }
    if (!json_[key].is_number() || json_[key].get<double>() < least ||
        json_[key].get<double>() > most) {
        refuse(key, core::format("must be a number from {} to {}", least, most));
    }
    return json_[key].get<double>();
}

bool ConfigReader::flag(const char* key, bool otherwise) const {
    if (!has(key)) {
        return otherwise;
    }
    if (!json_[key].is_boolean()) {
        refuse(key, "must be true or false");
    }
    return json_[key].get<bool>();
}

std::vector<std::string> ConfigReader::texts(const char* key) const {
    std::vector<std::string> list;
    if (!has(key)) {
        return list;
    }
    const Json& value = json_[key];
    if (value.is_string()) {
        return {value.get<std::string>()};
    }
    if (!value.is_array() ||
        !std::all_of(value.begin(), value.end(), [](const Json& one) { return one.is_string(); })) {
        refuse(key, "must be a text or a list of texts");
    }
    for (const Json& one : value) {
        list.push_back(one.get<std::string>());
    }
    return list;
}

std::vector<int> ConfigReader::numbers(const char* key) const {
    std::vector<int> list;
    if (!has(key)) {
        return list;
    }
    const Json& value = json_[key];
    if (!value.is_array() || !std::all_of(value.begin(), value.end(), [](const Json& one) {
            return one.is_number_integer();
        })) {
        refuse(key, "must be a list of numbers", "such as [409]");
    }
    for (const Json& one : value) {
        list.push_back(one.get<int>());
    }
    return list;
}

QueryItems ConfigReader::items(const char* key) const {
    QueryItems list;
    if (!has(key)) {
        return list;
    }
    if (!json_[key].is_object()) {
        refuse(key, "must be an object", "such as {\"limit\": \"100\"}");
    }
    for (const auto& [name, value] : json_[key].items()) {
        if (value.is_structured()) {
            refuse(key, core::format("has an item \"{}\" that is no text", name));
        }
        list.emplace_back(name, jsonText(value));
    }
    return list;
}

std::size_t ConfigReader::word(const char* key, std::initializer_list<const char*> words,
                               std::size_t otherwise) const {
    if (!has(key)) {
        return otherwise;
    }
    const std::string given = text(key);
    const auto found = std::find(words.begin(), words.end(), given);
    if (found == words.end()) {
        refuse(key, core::format("is \"{}\"", given),
               "it may be " +
                   core::join(std::vector<std::string>(words.begin(), words.end()), ", "));
    }
    return static_cast<std::size_t>(found - words.begin());
}

Json ConfigReader::member(const char* key) const {
    return has(key) ? json_[key] : Json::object();
}

} // namespace crm
