// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <optional>

namespace core {

/// A figure that may not be known: null then.
template <class T> Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json();
}

} // namespace core
