// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/zoho_refusal.h"

#include "core/base/text.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <array>

namespace crm {

using core::Json;

namespace {

constexpr int kUnauthorised = 401;
constexpr int kForbidden = 403;
constexpr int kChanged = 412;

/// The record that stands in the way, wherever Zoho names it.
std::string duplicateOf(const Json& error) {
    for (const char* path : {"details.id", "details.duplicate_record.id"}) {
        const Json& id = jsonAt(error, path);
        if (id.is_string() || id.is_number_integer()) {
            return jsonText(id);
        }
    }
    return {};
}

} // namespace

bool zohoForbids(const std::string& code) {
    static constexpr std::array<const char*, 4> kCodes = {"OAUTH_SCOPE_MISMATCH", "NO_PERMISSION",
                                                          "AUTHORIZATION_FAILED", "NOT_ALLOWED"};
    return std::find(kCodes.begin(), kCodes.end(), code) != kCodes.end();
}

bool zohoLacks(const std::string& code) {
    static constexpr std::array<const char*, 4> kCodes = {
        "INVALID_MODULE", "NOT_SUPPORTED", "FEATURE_NOT_SUPPORTED", "TERRITORY_NOT_ENABLED"};
    return std::find(kCodes.begin(), kCodes.end(), code) != kCodes.end();
}

RecordOutcome zohoRefusal(const Json& error, int status) {
    const std::string code = jsonText(jsonAt(error, "code"));
    const std::string field = jsonText(jsonAt(error, "details.api_name"));
    RecordOutcome outcome;
    outcome.message = core::cleanText(jsonText(jsonAt(error, "message")));
    if (outcome.message.empty()) {
        outcome.message =
            code.empty() ? core::format("refused with status {}", status) : core::cleanText(code);
    }
    if (!field.empty()) {
        outcome.message += core::format(" ({})", core::cleanText(field));
    }
    const bool aboutId = field == "id" || outcome.message.starts_with("the id given");
    if (code == "DUPLICATE_DATA") {
        outcome.outcome = Outcome::Duplicate;
        if (const std::string id = duplicateOf(error); !id.empty()) {
            outcome.others = {id};
        }
    } else if ((code == "INVALID_DATA" && aboutId) || code == "NOT_FOUND" ||
               code == "NO_RECORDS_FOUND") {
        outcome.outcome = Outcome::Missing;
    } else if (code == "ALREADY_MODIFIED" || status == kChanged) {
        outcome.outcome = Outcome::Conflict;
        outcome.message = "the record was changed by somebody else";
    } else if (zohoForbids(code) || status == kForbidden || status == kUnauthorised) {
        outcome.outcome = Outcome::Denied;
        outcome.field = field;
    } else if (code == "TOO_MANY_REQUESTS" || code == "INTERNAL_ERROR" ||
               code == "INTERNAL_SERVER_ERROR" || code == "RECORD_LOCKED") {
        outcome.outcome = Outcome::Retry;
    } else {
        outcome.outcome = Outcome::Failed;
    }
    return outcome;
}

} // namespace crm
