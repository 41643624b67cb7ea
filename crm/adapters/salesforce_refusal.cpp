// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/salesforce_refusal.h"

#include <set>
#include <vector>

namespace crm {

namespace {

const std::set<std::string> kPassing = {
    "UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE", "REQUEST_RUNNING_TOO_LONG",
    "QUERY_TIMEOUT",      "ROW_LOCK",           "API_CURRENTLY_DISABLED"};
const std::set<std::string> kMissing = {"ENTITY_IS_DELETED", "NOT_FOUND", "MALFORMED_ID",
                                        "INVALID_CROSS_REFERENCE_KEY"};
const std::set<std::string> kDuplicate = {"DUPLICATES_DETECTED", "DUPLICATE_VALUE",
                                          "DUPLICATE_EXTERNAL_ID"};

bool isDenied(const std::string& code) {
    return code.starts_with("INSUFFICIENT_ACCESS") || code.starts_with("CANNOT_INSERT_UPDATE") ||
           code == "INVALID_FIELD_FOR_INSERT_UPDATE";
}

/// Ids of 15 or 18 letters and digits behind "id: " in a message.
std::vector<std::string> idsIn(const std::string& message) {
    std::vector<std::string> ids;
    for (std::size_t at = message.find("id: "); at != std::string::npos;
         at = message.find("id: ", at + 4)) {
        const std::size_t end = message.find_first_not_of(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", at + 4);
        const std::string id =
            message.substr(at + 4, end == std::string::npos ? std::string::npos : end - at - 4);
        if (id.size() == 15 || id.size() == 18) {
            ids.push_back(id);
        }
    }
    return ids;
}

} // namespace

RecordOutcome salesforceRefusal(const std::string& code, const std::string& message,
                                const std::string& field, const std::string& id) {
    RecordOutcome outcome;
    outcome.id = id;
    outcome.field = field;
    outcome.message = message.empty() ? code : message;
    if (kPassing.contains(code)) {
        outcome.outcome = Outcome::Retry;
        outcome.retrySeconds = 1;
    } else if (kMissing.contains(code)) {
        outcome.outcome = Outcome::Missing;
    } else if (kDuplicate.contains(code)) {
        outcome.outcome = Outcome::Duplicate;
        outcome.others = idsIn(message);
    } else {
        outcome.outcome = isDenied(code) ? Outcome::Denied : Outcome::Failed;
    }
    return outcome;
}

} // namespace crm
