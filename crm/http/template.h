// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace crm {

/// The value of a place such as "{id}"; empty if there is no such value.
using PlaceValue = std::function<std::optional<std::string>(std::string_view name)>;

/// A text with its places filled in: "/accounts/{id}". Braces around anything but a name of small
/// letters, digits and "_" stay as they are. Throws Error(Input) for a place without a value.
std::string filled(std::string_view text, const PlaceValue& value);

/// Each text within a JSON value filled in.
core::Json filledJson(const core::Json& json, const PlaceValue& value);

} // namespace crm
