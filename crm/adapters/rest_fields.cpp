// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "crm/adapters/rest_config.h"
#include "crm/http/json_body.h"

#include <cmath>

namespace crm {

using core::Json;

namespace {

constexpr std::size_t kDateLength = 10;

std::string numberText(double value) {
    return Json(value).dump();
}

/// Scaled by a power of ten there and back, 12.34 stays 12.34.
double tidied(double value) {
    const double rounded = std::round(value * 1e9) / 1e9;
    return std::abs(rounded - value) < 1e-9 ? rounded : value;
}

std::string ours(const std::string& text, const RestField& field) {
    const auto word = field.words.find(text);
    if (word != field.words.end()) {
        return word->second;
    }
    if (field.split.empty()) {
        return text;
    }
    std::string rest = text;
    for (std::size_t part = 0;; ++part) {
        const std::size_t at = rest.find(field.split);
        if (part == field.part) {
            return std::string(core::trim(rest.substr(0, at)));
        }
        if (at == std::string::npos) {
            return {};
        }
        rest.erase(0, at + field.split.size());
    }
}

} // namespace

std::optional<core::InstantMs> timeFrom(const Json& value, TimeFormat format) {
    const auto number =
        value.is_number() ? std::optional(value.get<double>())
        : value.is_string() && (format == TimeFormat::EpochSeconds || format == TimeFormat::EpochMs)
            ? core::parseNumber(value.get<std::string>())
            : std::nullopt;
    if (number) {
        const double ms = *number * (format == TimeFormat::EpochSeconds ? 1000 : 1);
        // The years 1 to 9999; no record is from outside.
        return std::abs(ms) < 2.5e14 ? std::optional(static_cast<core::InstantMs>(ms))
                                     : std::nullopt;
    }
    return value.is_string() ? core::parseInstant(value.get<std::string>()) : std::nullopt;
}

std::optional<std::string> readField(const Json& record, const RestField& field,
                                     TimeFormat format) {
    const Json& value = jsonAt(record, field.path);
    if (value.is_null()) {
        return std::nullopt;
    }
    if (field.as == RestType::DateTime) {
        const auto moment = timeFrom(value, format);
        return moment ? core::instantText(*moment) : jsonText(value);
    }
    if (field.as == RestType::Date) {
        return jsonText(value).substr(0, kDateLength);
    }
    if (field.scale != 1) {
        const auto number = core::parseNumber(jsonText(value));
        return number ? numberText(tidied(*number * field.scale)) : jsonText(value);
    }
    return ours(jsonText(value), field);
}

Json fieldValue(const std::string& text, const RestField& field, TimeFormat format) {
    for (const auto& [theirs, word] : field.words) {
        if (word == text) {
            return theirs;
        }
    }
    if (text.empty()) {
        return nullptr;
    }
    const auto number = core::parseNumber(text);
    switch (field.as) {
    case RestType::Text: return text;
    case RestType::Number:
        return number ? Json(field.scale == 1 ? *number : tidied(*number / field.scale))
                      : Json(text);
    case RestType::Integer: {
        const auto whole = core::parseInteger(text);
        return whole ? Json(*whole) : Json(text);
    }
    case RestType::Boolean: return text == "1" || core::equalsIgnoreCase(text, "true");
    case RestType::Date: return text.substr(0, kDateLength);
    case RestType::DateTime: {
        const auto moment = core::parseInstant(text);
        if (!moment) {
            return text;
        }
        return format == TimeFormat::EpochMs        ? Json(*moment)
               : format == TimeFormat::EpochSeconds ? Json(*moment / 1000)
                                                    : Json(timeText(*moment, format));
    }
    case RestType::List: return core::split(text, ';');
    }
    return text;
}

} // namespace crm
