// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/instance_json.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

namespace bench {

namespace {

using core::Json;

/// Replaces the words by which Python writes infinite and missing numbers, outside of strings.
void replacePythonNumbers(std::string& text) {
    bool inString = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (inString) {
            at += letter == '\\' ? 1 : 0;
            inString = letter != '"';
            continue;
        }
        inString = letter == '"';
        for (const std::string_view word : {"-Infinity", "Infinity", "NaN"}) {
            if (letter == word.front() && text.compare(at, word.size(), word) == 0) {
                text.replace(at, word.size(), "null");
                break;
            }
        }
    }
}

} // namespace

Json readJsonFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path)) {
        throw core::Error(core::Code::Input, core::format("the instance {} cannot be read", path),
                          "check the path", path);
    }
    std::string text(std::istreambuf_iterator<char>(file), {});
    replacePythonNumbers(text);
    try {
        return Json::parse(text);
    } catch (const Json::exception& error) {
        throw core::Error(core::Code::Input,
                          core::format("the instance {} is not JSON: {}", path, error.what()),
                          "check that the file is whole", path);
    }
}

InstanceJson::InstanceJson(const Json& json, std::string path)
    : json_(json), path_(std::move(path)) {
    if (!json.is_object()) {
        refuse("it is not a JSON object");
    }
}

void InstanceJson::refuse(const std::string& why) const {
    throw core::Error(core::Code::Input,
                      core::format("{} is not a districting instance: {}", path_, why),
                      "the format is described in docs/benchmarks.md", path_);
}

bool InstanceJson::has(const char* key) const {
    return json_.contains(key);
}

const Json& InstanceJson::field(const char* key) const {
    const auto found = json_.find(key);
    if (found == json_.end()) {
        refuse(core::format("it has no \"{}\"", key));
    }
    return *found;
}

std::string InstanceJson::text(const char* key) const {
    const Json& value = field(key);
    if (!value.is_string()) {
        refuse(core::format("\"{}\" is no text", key));
    }
    return value.get<std::string>();
}

std::string InstanceJson::text(const char* key, const std::string& otherwise) const {
    return has(key) ? text(key) : otherwise;
}

std::int64_t InstanceJson::asWhole(const Json& value, const char* key) const {
    if (!value.is_number_integer()) {
        refuse(core::format("\"{}\" holds {}, which is no whole number", key, value.dump()));
    }
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX) {
        refuse(core::format("\"{}\" holds {}, which is too large", key, value.dump()));
    }
    return value.get<std::int64_t>();
}

std::int64_t InstanceJson::whole(const char* key) const {
    return asWhole(field(key), key);
}

const Json& InstanceJson::list(const char* key) const {
    const Json& value = field(key);
    if (!value.is_array()) {
        refuse(core::format("\"{}\" is no list", key));
    }
    return value;
}

std::vector<std::int64_t> InstanceJson::wholes(const char* key) const {
    std::vector<std::int64_t> out;
    for (const Json& value : list(key)) {
        out.push_back(asWhole(value, key));
    }
    return out;
}

std::vector<double> InstanceJson::numbers(const char* key) const {
    std::vector<double> out;
    for (const Json& value : list(key)) {
        if (!value.is_number() || !std::isfinite(value.get<double>())) {
            refuse(core::format("\"{}\" holds {}, which is no number", key, value.dump()));
        }
        out.push_back(value.get<double>());
    }
    return out;
}

std::vector<std::string> InstanceJson::texts(const char* key) const {
    std::vector<std::string> out;
    for (const Json& value : list(key)) {
        if (!value.is_string()) {
            refuse(core::format("\"{}\" holds {}, which is no text", key, value.dump()));
        }
        out.push_back(value.get<std::string>());
    }
    return out;
}

} // namespace bench
