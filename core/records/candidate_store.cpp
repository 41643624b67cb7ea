// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/candidate_store.h"

#include "core/base/error.h"
#include "core/base/text.h"

namespace core::records {

void to_json(Json& json, const MatchReason& reason) {
    json = Json{{"favours", reason.favours}, {"text", reason.text}};
}

void from_json(const Json& json, MatchReason& reason) {
    reason.favours = json.value("favours", true);
    reason.text = json.value("text", std::string());
}

void saveCandidates(core::Record& token, std::span<const AccountCandidates> accounts) {
    Statement forget =
        token.db().prepare("DELETE FROM base_geocode_candidates WHERE account_id = ?");
    Statement insert = token.db().prepare(
        "INSERT INTO base_geocode_candidates (account_id, position, lon, lat, level, score, "
        "error_m, label, reasons) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const AccountCandidates& account : accounts) {
        forget.run(account.account);
        int position = 0;
        for (const MatchCandidate& candidate : account.candidates) {
            insert.run(account.account, ++position, candidate.point.x, candidate.point.y,
                       candidate.level, candidate.score, candidate.errorM, candidate.label,
                       Json(candidate.reasons).dump());
        }
    }
}

std::vector<MatchCandidate> loadCandidates(const Connection& db, AccountId account) {
    std::vector<MatchCandidate> candidates;
    Statement row =
        db.prepare("SELECT lon, lat, level, score, error_m, label, reasons "
                   "FROM base_geocode_candidates WHERE account_id = ? ORDER BY position");
    row.bind(account);
    while (row.step()) {
        // Written by us, but the file may have been in other hands.
        const Json reasons = Json::parse(row.text(6), nullptr, false);
        if (!reasons.is_array()) {
            throw Error(
                Code::Storage,
                format("the candidates of account {} are not what they should be", account.value),
                "run `evenlode doctor` on the workspace; geocode it again");
        }
        candidates.push_back({{row.real(0), row.real(1)},
                              row.string(2),
                              row.real(3),
                              row.optionalReal(4),
                              row.string(5),
                              reasons.get<std::vector<MatchReason>>()});
    }
    return candidates;
}

} // namespace core::records
