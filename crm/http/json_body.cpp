// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/http/json_body.h"

#include "core/base/text.h"
#include "crm/http/remote_error.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

const Json& nothing() {
    static const Json null;
    return null;
}

bool looksLikeAPage(std::string_view text) {
    return core::trim(text.substr(0, 256)).starts_with('<');
}

const Json* childOf(const Json& json, std::string_view key) {
    if (json.is_object()) {
        const auto it = json.find(std::string(key));
        return it == json.end() ? nullptr : &*it;
    }
    const auto index = json.is_array() ? core::parseInteger(key) : std::nullopt;
    if (index && *index >= 0 && static_cast<std::size_t>(*index) < json.size()) {
        return &json[static_cast<std::size_t>(*index)];
    }
    return nullptr;
}

const Json* find(const Json& json, std::string_view path) {
    if (path.empty()) {
        return &json;
    }
    // The shortest key first; a longer one, dots included, where that leads nowhere.
    for (std::size_t dot = path.find('.');; dot = path.find('.', dot + 1)) {
        const bool last = dot == std::string_view::npos;
        if (const Json* child = childOf(json, path.substr(0, dot))) {
            const Json* found = last ? child : find(*child, path.substr(dot + 1));
            if (found != nullptr) {
                return found;
            }
        }
        if (last) {
            return nullptr;
        }
    }
}

} // namespace

int jsonDepth(std::string_view text) {
    int depth = 0;
    int deepest = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            i += c == '\\' ? 1 : 0;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return deepest;
}

Json parseJson(std::string_view text, const std::string& server, const JsonLimits& limits) {
    if (text.size() > limits.mostBytes) {
        throw RemoteError(
            Trouble::Garbage,
            core::format("the answer of {} is larger than {} MB", server, limits.mostBytes >> 20),
            "ask for smaller pages", server);
    }
    if (jsonDepth(text) > limits.deepest) {
        throw RemoteError(Trouble::Garbage,
                          core::format("the answer of {} is nested more than {} levels deep",
                                       server, limits.deepest),
                          "no CRM answers like that: check the address", server);
    }
    Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (json.is_discarded()) {
        throw RemoteError(Trouble::Garbage,
                          looksLikeAPage(text)
                              ? core::format("{} answered with a web page instead of data", server)
                              : core::format("the answer of {} cannot be read", server),
                          "check the address; a company's proxy may stand between", server);
    }
    return json;
}

std::optional<Json> tryParseJson(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.mostBytes || jsonDepth(text) > limits.deepest) {
        return std::nullopt;
    }
    Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    return json.is_discarded() ? std::nullopt : std::optional(std::move(json));
}

const Json& jsonAt(const Json& json, std::string_view path) {
    if (path == ".") {
        return json;
    }
    const Json* found = find(json, path);
    return found == nullptr ? nothing() : *found;
}

void setJsonAt(Json& json, std::string_view path, Json value) {
    const std::size_t dot = path.find('.');
    // "@odata.bind" and the like are one key, not two.
    if (dot == std::string_view::npos || path.find('@') != std::string_view::npos) {
        json[std::string(path)] = std::move(value);
        return;
    }
    Json& child = json[std::string(path.substr(0, dot))];
    if (!child.is_object()) {
        child = Json::object();
    }
    setJsonAt(child, path.substr(dot + 1), std::move(value));
}

std::string jsonText(const Json& value) {
    if (value.is_null()) {
        return {};
    }
    if (value.is_string()) {
        return value.get<std::string>();
    }
    const bool plainList =
        value.is_array() &&
        std::none_of(value.begin(), value.end(), [](auto& v) { return v.is_structured(); });
    if (!plainList) {
        return value.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    std::vector<std::string> parts;
    for (const Json& part : value) {
        parts.push_back(jsonText(part));
    }
    return core::join(parts, ";");
}

} // namespace crm
