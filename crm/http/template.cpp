// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/http/template.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

bool isName(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

} // namespace

std::string filled(std::string_view text, const PlaceValue& value) {
    std::string result;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) {
            break;
        }
        const std::string_view name = text.substr(open + 1, close - open - 1);
        if (!isName(name)) {
            result += text.substr(0, open + 1);
            text.remove_prefix(open + 1);
            continue;
        }
        const auto filling = value(name);
        if (!filling) {
            throw core::Error(
                core::Code::Input,
                core::format("the configuration asks for {{{}}}, which is not known here", name),
                "compare the entry with the guide");
        }
        result += text.substr(0, open);
        result += *filling;
        text.remove_prefix(close + 1);
    }
    return result.append(text);
}

Json filledJson(const Json& json, const PlaceValue& value) {
    if (json.is_string()) {
        return filled(json.get<std::string>(), value);
    }
    if (!json.is_structured()) {
        return json;
    }
    Json result = json;
    for (Json& child : result) {
        child = filledJson(child, value);
    }
    return result;
}

} // namespace crm
