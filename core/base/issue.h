// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <string>
#include <vector>

namespace core {

enum class Severity { Info, Warning, Error };

/// Trouble with one record. Such trouble is data in a report, never an exception, so that one bad
/// row does not lose the others.
struct Issue {
    Severity severity = Severity::Warning;
    std::string subject;  ///< the record: a key, an id, a territory name
    std::int64_t row = 0; ///< 1-based row in the source, 0 where there is none
    std::string message;  ///< what is the matter
    std::string hint;     ///< what to do about it
};

const char* severityName(Severity severity) noexcept;
void to_json(Json& json, const Issue& issue);

} // namespace core
