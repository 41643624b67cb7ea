// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/account_names.h"

#include "core/base/error.h"
#include "core/base/text.h"

namespace core {

AccountId requireAccount(const Connection& db, const std::string& name) {
    Statement rows = db.prepare("SELECT id, source FROM base_accounts WHERE removed = 0 AND "
                                "(external_id = ?1 OR source || '/' || external_id = ?1) "
                                "ORDER BY id");
    const std::string wanted(trim(name));
    rows.bind(wanted);
    AccountId found;
    std::vector<std::string> sources;
    while (rows.step()) {
        found = rows.id<AccountTag>(0);
        sources.push_back(rows.string(1) + "/" + wanted);
    }
    if (sources.empty()) {
        throw Error(Code::Input, format("\"{}\" is no account of this workspace", wanted),
                    "check the id, or import the accounts first", wanted);
    }
    if (sources.size() > 1) {
        throw Error(Code::Input, format("several sources have an account \"{}\"", wanted),
                    format("say which one: {}", join(sources, ", ")), wanted);
    }
    return found;
}

std::string accountTitle(const Connection& db, AccountId account) {
    Statement row = db.prepare("SELECT coalesce(nullif(name, ''), external_id) FROM base_accounts "
                               "WHERE id = ?");
    row.bind(account);
    return row.step() ? row.string(0) : std::to_string(account.value);
}

std::string externalId(const Connection& db, AccountId account) {
    Statement row = db.prepare("SELECT external_id FROM base_accounts WHERE id = ?");
    row.bind(account);
    return row.step() ? row.string(0) : std::to_string(account.value);
}

} // namespace core
