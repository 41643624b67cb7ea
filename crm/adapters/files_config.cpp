// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/files_config.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace crm {

namespace fs = std::filesystem;
using core::Code;
using core::Error;
using core::Json;

namespace {

constexpr std::array<const char*, 6> kExtensions = {".csv", ".tsv",  ".tab",
                                                    ".txt", ".xlsx", ".xlsm"};

/// Names under which people save such files; "reps" is what the manual calls the users.
std::vector<std::string> stemsOf(Object object) {
    if (object == Object::User) {
        return {"reps", "users"};
    }
    return {objectName(object)};
}

std::optional<Object> objectNamed(const std::string& name) {
    for (const Object object : kObjects) {
        const auto stems = stemsOf(object);
        if (std::find(stems.begin(), stems.end(), name) != stems.end()) {
            return object;
        }
    }
    return std::nullopt;
}

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
    throw Error(Code::Input, "the configuration of the files connection " + message, hint);
}

std::string textAt(const Json& json, const char* key) {
    if (!json.contains(key)) {
        return {};
    }
    if (!json[key].is_string()) {
        refuse(core::format("has a \"{}\" that is no text", key), "put it in quotation marks");
    }
    return json[key].get<std::string>();
}

void refuseOtherKeys(const Json& json, const std::vector<std::string>& known) {
    if (!json.is_object()) {
        refuse("has a value where an object {...} belongs", "compare it with the guide");
    }
    for (const auto& [key, value] : json.items()) {
        if (std::find(known.begin(), known.end(), key) == known.end()) {
            refuse("has an unknown entry \"" + key + "\"", "known are " + core::join(known, ", "));
        }
    }
}

FilesTable tableFrom(const Json& json) {
    refuseOtherKeys(json, {"file", "sheet", "map"});
    FilesTable table{textAt(json, "file"), textAt(json, "sheet"), {}};
    if (table.file.find('/') != std::string::npos) {
        refuse("names the file \"" + table.file + "\" outside its folder",
               "give the name alone; a link in the folder may lead elsewhere");
    }
    if (json.contains("map")) {
        refuseOtherKeys(json["map"], [&] {
            std::vector<std::string> any;
            for (const auto& [key, value] : json["map"].items()) {
                any.push_back(key);
            }
            return any;
        }());
        for (const auto& [field, column] : json["map"].items()) {
            table.map[field] = textAt(json["map"], field.c_str());
        }
    }
    return table;
}

} // namespace

FilesConfig FilesConfig::fromJson(const Json& json, const fs::path& base) {
    refuseOtherKeys(json, {"folder", "tables", "publish"});
    FilesConfig config;
    const std::string folder = textAt(json, "folder");
    config.folder = (base / (folder.empty() ? "." : folder)).lexically_normal();
    if (!config.folder.has_filename()) {
        config.folder = config.folder.parent_path();
    }
    if (json.contains("tables")) {
        refuseOtherKeys(json["tables"],
                        {"accounts", "opportunities", "contacts", "leads", "reps", "users"});
        for (const auto& [name, table] : json["tables"].items()) {
            config.tables[objectName(objectNamed(name).value())] = tableFrom(table);
        }
    }
    return config;
}

Json FilesConfig::toJson() const {
    Json json{{"folder", folder.string()}};
    for (const auto& [name, table] : tables) {
        Json entry = Json::object();
        if (!table.file.empty()) {
            entry["file"] = table.file;
        }
        if (!table.sheet.empty()) {
            entry["sheet"] = table.sheet;
        }
        if (!table.map.empty()) {
            entry["map"] = table.map;
        }
        json["tables"][name] = entry;
    }
    return json;
}

FilesTable FilesConfig::tableOf(Object object) const {
    const auto found = tables.find(objectName(object));
    return found == tables.end() ? FilesTable{} : found->second;
}

std::optional<fs::path> FilesConfig::fileOf(Object object) const {
    std::error_code error;
    if (const std::string named = tableOf(object).file; !named.empty()) {
        if (!fs::exists(folder / named, error)) {
            throw Error(Code::Input,
                        core::format("there is no file {} in {}", named, folder.string()),
                        "check the connection's configuration", (folder / named).string());
        }
        return folder / named;
    }
    std::vector<std::string> found;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        const std::string stem = core::lower(it->path().stem().string());
        const std::string extension = core::lower(it->path().extension().string());
        const auto stems = stemsOf(object);
        if (std::find(stems.begin(), stems.end(), stem) != stems.end() &&
            std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end()) {
            found.push_back(name);
        }
    }
    if (error) {
        throw Error(Code::Input,
                    core::format("cannot read the folder {}: {}", folder.string(), error.message()),
                    "check the folder's name and permissions", folder.string());
    }
    std::sort(found.begin(), found.end());
    if (found.size() > 1) {
        throw Error(Code::Input,
                    core::format("{} holds both {}", folder.string(), core::join(found, " and ")),
                    "keep one of them, or name it in the connection's configuration",
                    folder.string());
    }
    return found.empty() ? std::nullopt : std::optional(folder / found.front());
}

} // namespace crm
