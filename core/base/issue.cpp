// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/issue.h"

namespace core {

const char* severityName(Severity severity) noexcept {
    switch (severity) {
    case Severity::Info: return "info";
    case Severity::Warning: return "warning";
    case Severity::Error: return "error";
    }
    return "error";
}

void to_json(Json& json, const Issue& issue) {
    json = Json{{"severity", severityName(issue.severity)},
                {"subject", issue.subject},
                {"row", issue.row},
                {"message", issue.message},
                {"hint", issue.hint}};
}

} // namespace core
