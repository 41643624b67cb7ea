// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_outcome.h"

#include "core/base/text.h"

#include <cmath>
#include <set>

namespace crm {

using core::Json;

namespace {

// What the codes stand for is in the vendor's list of service error codes.
const std::set<std::string> kDuplicate = {
    "0x80040237", // DuplicateRecord: the primary key, or an alternate one
    "0x80060892", // DuplicateRecordEntityKey
    "0x80040333", // DuplicateRecordsFound: a rule of the organisation
    "0x80040334"};
const std::set<std::string> kBusy = {"0x80072321", "0x80072322", "0x80072326"};
const std::set<std::string> kDenied = {"0x80040220", "0x80048306", "0x8004f508"};
constexpr const char* kNotThere = "0x80040217";

/// Ids in a message: 36 letters with four hyphens.
std::vector<std::string> idsIn(const std::string& message) {
    std::vector<std::string> ids;
    constexpr std::size_t kLength = 36;
    for (std::size_t at = 0; at + kLength <= message.size(); ++at) {
        const std::string part = core::lower(message.substr(at, kLength));
        bool good = true;
        for (std::size_t i = 0; i < kLength && good; ++i) {
            const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            good = hyphen
                       ? part[i] == '-'
                       : (part[i] >= '0' && part[i] <= '9') || (part[i] >= 'a' && part[i] <= 'f');
        }
        if (good) {
            ids.push_back(part);
            at += kLength - 1;
        }
    }
    return ids;
}

Outcome kindOf(const DynamicsReply& reply) {
    const std::string code = core::lower(reply.code);
    if (reply.status == 0 || reply.status == 408 || reply.status == 504) {
        return Outcome::Unknown;
    }
    if (kBusy.contains(code) || reply.status == 429 || reply.status >= 500) {
        return Outcome::Retry;
    }
    if (kDuplicate.contains(code) || reply.status == 300 || reply.status == 409) {
        return Outcome::Duplicate;
    }
    if (reply.status == 412) {
        return Outcome::Conflict;
    }
    if (code == kNotThere) {
        return Outcome::Missing;
    }
    return kDenied.contains(code) || reply.status == 403 ? Outcome::Denied : Outcome::Failed;
}

} // namespace

RecordOutcome dynamicsOutcome(const DynamicsRequest& request, const DynamicsReply& reply) {
    RecordOutcome outcome;
    if (reply.ok()) {
        outcome.outcome = Outcome::Written;
        outcome.created = reply.status == 201 || (request.method == "POST" && reply.ok());
        return outcome;
    }
    outcome.outcome = kindOf(reply);
    outcome.message = !reply.message.empty() ? reply.message
                      : !reply.code.empty()  ? reply.code
                      : reply.status == 0
                          ? std::string("Dynamics 365 left the record out of its answer")
                          : core::format("refused with status {}", reply.status);
    if (outcome.outcome == Outcome::Conflict) {
        outcome.message = "the record was changed by somebody else";
    } else if (outcome.outcome == Outcome::Duplicate) {
        outcome.others = idsIn(outcome.message);
    } else if (outcome.outcome == Outcome::Retry) {
        outcome.retrySeconds = core::parseNumber(reply.header("retry-after")).value_or(1);
    }
    return outcome;
}

Json dynamicsValue(const std::string& type, const std::string& text) {
    if (text.empty()) {
        return nullptr;
    }
    if (type == "Boolean") {
        return text == "1" || core::equalsIgnoreCase(text, "true");
    }
    const bool whole = type == "Integer" || type == "BigInt" || type == "Picklist" ||
                       type == "State" || type == "Status";
    if (!whole && type != "Decimal" && type != "Double" && type != "Money") {
        return text;
    }
    if (const auto integer = core::parseInteger(text)) {
        return *integer;
    }
    const auto number = core::parseNumber(text);
    if (!number || !std::isfinite(*number)) {
        return text; // which the server refuses with a message of its own
    }
    const bool even = whole && std::floor(*number) == *number && std::fabs(*number) < 1e15;
    return even ? Json(static_cast<std::int64_t>(*number)) : Json(*number);
}

} // namespace crm
