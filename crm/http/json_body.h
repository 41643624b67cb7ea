// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <optional>
#include <string>
#include <string_view>

namespace crm {

/// What is believed of an answer at most.
struct JsonLimits {
    std::size_t mostBytes = std::size_t{100} << 20;
    int deepest = 64; ///< objects and arrays within each other
};

/// How deep objects and arrays lie within each other, whatever else is wrong with the text.
int jsonDepth(std::string_view text);

/// Reads JSON that came from a server. Throws RemoteError(Garbage), which names `server`, for text
/// that is too long, nested too deeply or no JSON; never quotes it, for it may hold personal data.
core::Json parseJson(std::string_view text, const std::string& server, const JsonLimits& = {});

/// The same, with empty for what `parseJson` would refuse.
std::optional<core::Json> tryParseJson(std::string_view text, const JsonLimits& = {});

/// The value behind a path such as "data.0.name"; "" and "." are the whole. A key that itself holds
/// dots ("@odata.nextLink") is found where no longer way through the path leads on. Null where
/// there is none.
const core::Json& jsonAt(const core::Json& json, std::string_view path);

/// Puts a value behind a path of keys, making the objects that are missing on the way.
void setJsonAt(core::Json& json, std::string_view path, core::Json value);

/// A scalar as text, the way a record stores it: numbers with all their digits, true and false as
/// words, null as nothing; lists of scalars joined by ";". Objects as JSON.
std::string jsonText(const core::Json& value);

} // namespace crm
