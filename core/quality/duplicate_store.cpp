// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/duplicate_store.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/quality/text_fold.h"
#include "core/workspace/counted_once.h"

#include <algorithm>

namespace core::quality {

namespace {

std::vector<ScoreWeight> weightsOf(std::string_view text) {
    // Written by us, but the file may have been in other hands.
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_array()) {
        throw Error(Code::Storage, "the probable duplicates of the workspace are damaged",
                    "run `evenlode dedupe` again");
    }
    return json.get<std::vector<ScoreWeight>>();
}

/// "," separated; the ids are numbers of ours.
std::string listed(std::span<const AccountId> accounts) {
    std::vector<std::string> ids;
    for (const AccountId account : accounts) {
        ids.push_back(std::to_string(account.value));
    }
    return join(ids, ",");
}

std::string pairHash(const Connection& db, AccountId a, AccountId b) {
    return fieldsHash(db, std::min(a, b)) + fieldsHash(db, std::max(a, b));
}

template <class Body> void forEachPair(std::span<const AccountId> accounts, Body body) {
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        for (std::size_t j = i + 1; j < accounts.size(); ++j) {
            if (accounts[i] != accounts[j]) {
                body(std::min(accounts[i], accounts[j]), std::max(accounts[i], accounts[j]));
            }
        }
    }
}

} // namespace

void saveDuplicates(Record& token, const Duplicates& found) {
    token.db().exec("DELETE FROM cache_duplicate_pairs; DELETE FROM cache_duplicate_clusters");
    Statement pair = token.db().prepare(
        "INSERT INTO cache_duplicate_pairs (a, b, score, weights) VALUES (?, ?, ?, ?)");
    for (const DuplicatePair& item : found.pairs) {
        pair.run(item.a, item.b, item.score, Json(item.weights).dump());
    }
    Statement member =
        token.db().prepare("INSERT INTO cache_duplicate_clusters (cluster, position, "
                           "account_id, score, weights) VALUES (?, ?, ?, ?, ?)");
    std::int64_t number = 0;
    for (const DuplicateCluster& cluster : found.clusters) {
        const std::string weights = Json(cluster.weights).dump();
        ++number;
        int position = 0;
        for (const AccountId account : cluster.accounts) {
            ++position;
            member.run(number, position, account, cluster.score, position == 1 ? weights : "[]");
        }
    }
}

std::vector<StoredCluster> loadClusters(const Connection& db) {
    std::vector<StoredCluster> clusters;
    std::int64_t number = 0;
    Statement row = db.prepare(
        "SELECT c.cluster, c.account_id, c.score, c.weights, a.id IS NOT NULL "
        "FROM cache_duplicate_clusters c LEFT JOIN base_accounts a ON a.id = c.account_id "
        "AND a.removed = 0 ORDER BY c.cluster, c.position");
    while (row.step()) {
        if (row.integer(0) != number) {
            number = row.integer(0);
            clusters.push_back({{}, row.real(2), weightsOf(row.text(3))});
        }
        if (row.integer(4) != 0) {
            clusters.back().accounts.push_back(row.id<AccountTag>(1));
        }
    }
    std::erase_if(clusters, [](const StoredCluster& c) { return c.accounts.size() < 2; });
    return clusters;
}

std::vector<DuplicatePair> loadDuplicatePairs(const Connection& db) {
    std::vector<DuplicatePair> pairs;
    Statement row =
        db.prepare("SELECT a, b, score, weights FROM cache_duplicate_pairs ORDER BY a, b");
    while (row.step()) {
        pairs.push_back(
            {row.id<AccountTag>(0), row.id<AccountTag>(1), row.real(2), weightsOf(row.text(3))});
    }
    return pairs;
}

std::vector<DuplicateGroup> loadGroups(const Connection& db) {
    std::vector<DuplicateGroup> groups;
    Statement row = db.prepare(
        "SELECT g.id, g.decision, g.survivor_id, g.note, g.decided_at, m.account_id "
        "FROM plan_duplicate_groups g JOIN plan_duplicate_members m ON m.group_id = g.id "
        "JOIN base_accounts a ON a.id = m.account_id AND a.removed = 0 ORDER BY g.id, "
        "m.account_id");
    while (row.step()) {
        if (groups.empty() || groups.back().id != row.integer(0)) {
            groups.push_back({row.integer(0),
                              row.text(1) == "merge" ? GroupDecision::Merge : GroupDecision::Link,
                              row.id<AccountTag>(2),
                              {},
                              row.string(3),
                              row.string(4)});
        }
        groups.back().members.push_back(row.id<AccountTag>(5));
    }
    for (DuplicateGroup& group : groups) {
        const auto& members = group.members;
        if (std::find(members.begin(), members.end(), group.survivor) == members.end()) {
            group.survivor = members.front();
        }
    }
    return groups;
}

std::int64_t saveGroup(Edit& edit, const DuplicateGroup& group) {
    const Connection& db = edit.db();
    std::set<AccountId> members(group.members.begin(), group.members.end());
    members.insert(group.survivor);
    const std::vector<AccountId> named(members.begin(), members.end());
    Statement mates = db.prepare(
        format("SELECT account_id FROM plan_duplicate_members WHERE group_id IN (SELECT group_id "
               "FROM plan_duplicate_members WHERE account_id IN ({}))",
               listed(named)));
    while (mates.step()) {
        members.insert(mates.id<AccountTag>(0));
    }
    const std::vector<AccountId> all(members.begin(), members.end());
    db.exec(format("DELETE FROM plan_duplicate_groups WHERE id IN (SELECT group_id FROM "
                   "plan_duplicate_members WHERE account_id IN ({}))",
                   listed(all)));
    unignorePairs(edit, all);
    const std::int64_t id = nextId(db, "plan_duplicate_groups");
    db.prepare("INSERT INTO plan_duplicate_groups (id, decision, survivor_id, note, decided_at) "
               "VALUES (?, ?, ?, ?, ?)")
        .run(id, group.decision == GroupDecision::Merge ? "merge" : "link", group.survivor,
             group.note, nowUtc());
    Statement insert =
        db.prepare("INSERT INTO plan_duplicate_members (account_id, group_id) VALUES (?, ?)");
    for (const AccountId account : all) {
        insert.run(account, id);
    }
    return id;
}

void leaveGroups(Edit& edit, std::span<const AccountId> accounts) {
    const Connection& db = edit.db();
    if (accounts.empty()) {
        return;
    }
    db.exec(
        format("DELETE FROM plan_duplicate_members WHERE account_id IN ({})", listed(accounts)));
    db.exec(
        "DELETE FROM plan_duplicate_groups WHERE (SELECT count(*) FROM plan_duplicate_members m "
        "WHERE m.group_id = plan_duplicate_groups.id) < 2");
    db.exec("UPDATE plan_duplicate_groups SET survivor_id = (SELECT min(account_id) FROM "
            "plan_duplicate_members m WHERE m.group_id = plan_duplicate_groups.id) "
            "WHERE survivor_id NOT IN (SELECT account_id FROM plan_duplicate_members m "
            "WHERE m.group_id = plan_duplicate_groups.id)");
}

void ignorePairs(Edit& edit, std::span<const AccountId> accounts, const std::string& note) {
    const Connection& db = edit.db();
    const std::string now = nowUtc();
    Statement insert =
        db.prepare("INSERT INTO plan_duplicate_ignores (a, b, fields_hash, note, decided_at) "
                   "VALUES (?, ?, ?, ?, ?) ON CONFLICT (a, b) DO UPDATE SET fields_hash = "
                   "excluded.fields_hash, note = excluded.note, decided_at = excluded.decided_at "
                   "WHERE fields_hash <> excluded.fields_hash OR note <> excluded.note");
    forEachPair(accounts,
                [&](AccountId a, AccountId b) { insert.run(a, b, pairHash(db, a, b), note, now); });
}

void unignorePairs(Edit& edit, std::span<const AccountId> accounts) {
    Statement remove =
        edit.db().prepare("DELETE FROM plan_duplicate_ignores WHERE a = ? AND b = ?");
    forEachPair(accounts, [&](AccountId a, AccountId b) { remove.run(a, b); });
}

std::set<std::pair<AccountId, AccountId>> loadIgnored(const Connection& db) {
    std::set<std::pair<AccountId, AccountId>> ignored;
    Statement row = db.prepare("SELECT a, b, fields_hash FROM plan_duplicate_ignores");
    while (row.step()) {
        const auto a = row.id<AccountTag>(0);
        const auto b = row.id<AccountTag>(1);
        if (row.text(2) == pairHash(db, a, b)) {
            ignored.emplace(a, b);
        }
    }
    return ignored;
}

std::string fieldsHash(const Connection& db, AccountId account) {
    Statement row = db.prepare("SELECT name, street, city, state, zip, country, phone, website "
                               "FROM base_accounts WHERE id = ?");
    row.bind(account);
    std::uint64_t hash = 0;
    if (row.step()) {
        for (int column = 0; column < row.columnCount(); ++column) {
            hash = hashNumbers(hash, hashText(row.text(column)), row.isNull(column) ? 0 : 1);
        }
    }
    return format("{:016x}", hash);
}

void setCountsClustersOnce(Edit& edit, bool once) {
    const Connection& db = edit.db();
    if (countsClustersOnce(db) == once) {
        return;
    }
    db.prepare("INSERT INTO plan_settings (key, value) VALUES ('count_clusters_once', ?) "
               "ON CONFLICT (key) DO UPDATE SET value = excluded.value")
        .run(once ? "1" : "0");
}

} // namespace core::quality
