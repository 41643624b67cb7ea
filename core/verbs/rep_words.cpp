// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/rep_words.h"

#include "core/base/error.h"
#include "core/base/text.h"

namespace core {

namespace {
const std::string kNobody;
}

RepWords::RepWords(const Connection& db) {
    Statement rows = db.prepare("SELECT id, external_id, coalesce(name, ''), coalesce(email, '') "
                                "FROM base_reps WHERE removed = 0 ORDER BY external_id, id");
    while (rows.step()) {
        const RepId id = rows.id<RepTag>(0);
        reps_[id] = {rows.string(1), rows.string(2)};
        for (int column = 1; column <= 3; ++column) {
            byWord_.emplace(lower(trim(rows.text(column))), id);
        }
    }
    byWord_.erase(std::string());
}

std::optional<RepId> RepWords::find(const std::string& word) const {
    const auto found = byWord_.find(lower(trim(word)));
    return found == byWord_.end() ? std::nullopt : std::optional(found->second);
}

RepId RepWords::require(const std::string& word) const {
    const auto found = find(word);
    if (!found) {
        throw Error(Code::Input, format("there is no rep \"{}\"", word),
                    "give the rep's number, name or e-mail address", word);
    }
    return *found;
}

const std::string& RepWords::nameOf(RepId rep) const {
    const auto found = reps_.find(rep);
    return found == reps_.end() ? kNobody : found->second.name;
}

const std::string& RepWords::numberOf(RepId rep) const {
    const auto found = reps_.find(rep);
    return found == reps_.end() ? kNobody : found->second.number;
}

} // namespace core
