// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/dedupe.h"

#include "core/base/error.h"
#include "core/quality/duplicate_store.h"
#include "core/quality/match_error.h"
#include "core/quality/survivor.h"
#include "geo/geocode/plain_address.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>
#include <unordered_map>

namespace geo {

using core::AccountId;
using core::quality::Settled;

namespace {

/// Further columns that hold the number of a chain's shop, by their usual names.
constexpr const char* kAccounts =
    "SELECT id, external_id, source, name, street, city, state, zip, country, phone, website, lon, "
    "lat, match_level, match_error_m, CASE WHEN instr(lower(attributes), 'store') OR "
    "instr(lower(attributes), 'branch') OR instr(lower(attributes), 'location') THEN (SELECT "
    "j.value FROM json_each(attributes) j WHERE replace(replace(replace(lower(j.key), '_', ''), "
    "' ', ''), '#', 'number') IN ('storenumber', 'storeno', 'storeid', 'branchnumber', 'branchno', "
    "'locationnumber', 'locationid') LIMIT 1) END FROM accounts ORDER BY id";

/// What was read of each account beside what is compared.
struct Names {
    std::unordered_map<std::int64_t, std::pair<std::string, std::string>> ids; ///< id, source
};

std::string_view cell(const core::Statement& row, int column) {
    return row.isNull(column) ? std::string_view() : row.text(column);
}

core::quality::DuplicateRecord readRecord(const core::Statement& row) {
    core::quality::DuplicateRecord record;
    record.id = row.id<core::AccountTag>(0);
    record.name = cell(row, 3);
    record.address = plainAddress(
        AddressFields{cell(row, 4), cell(row, 5), cell(row, 6), cell(row, 7), cell(row, 8)});
    record.phone = cell(row, 9);
    record.website = cell(row, 10);
    record.storeNumber = cell(row, 15);
    const std::string level(cell(row, 13));
    if (core::quality::locatedRank(level) >= 2 && !row.isNull(11) && !row.isNull(12)) {
        record.point = core::Point{row.real(11), row.real(12)};
        record.errorM = core::quality::errorRadiusM(level, row.optionalReal(14));
    }
    return record;
}

void readAccounts(const core::Connection& db, core::quality::DuplicateFinder& finder, Names& names,
                  DedupeReport& report, core::Job& job) {
    const double all = static_cast<double>(std::max<std::int64_t>(
        1, db.integer("SELECT count(*) FROM base_accounts WHERE removed = 0").value_or(0)));
    core::Statement row = db.prepare(kAccounts);
    while (row.step()) {
        if (report.accounts++ % 4096 == 0) {
            job.step(static_cast<double>(report.accounts) / all, "reading accounts");
        }
        names.ids.emplace(row.integer(0), std::pair(row.string(1), row.string(2)));
        finder.add(readRecord(row));
    }
}

core::quality::SettledPairs settledPairs(const core::Connection& db, const Names& names,
                                         DedupeScope scope, DedupeReport& report) {
    auto ignored = core::quality::loadIgnored(db);
    std::unordered_map<std::int64_t, std::int64_t> group;
    for (const core::quality::DuplicateGroup& item : core::quality::loadGroups(db)) {
        for (const AccountId member : item.members) {
            group[member.value] = item.id;
        }
    }
    report.ignored = static_cast<std::int64_t>(ignored.size());
    report.linked = static_cast<std::int64_t>(group.size());
    return [ignored = std::move(ignored), group = std::move(group), &names, scope](AccountId a,
                                                                                   AccountId b) {
        if (ignored.contains({a, b})) {
            return Settled::Apart;
        }
        const auto left = group.find(a.value);
        const auto right = group.find(b.value);
        if (left != group.end() && right != group.end() && left->second == right->second) {
            return Settled::Linked;
        }
        if (scope == DedupeScope::All) {
            return Settled::No;
        }
        const bool same = names.ids.at(a.value).second == names.ids.at(b.value).second;
        return same == (scope == DedupeScope::Inside) ? Settled::No : Settled::Apart;
    };
}

/// Puts the proposed survivor first.
void orderCluster(const core::Connection& db, core::quality::DuplicateCluster& cluster) {
    std::vector<core::quality::SurvivorFacts> facts;
    for (const AccountId account : cluster.accounts) {
        facts.push_back(core::quality::loadSurvivorFacts(db, account));
    }
    const auto best = cluster.accounts.begin() +
                      static_cast<std::ptrdiff_t>(core::quality::proposeSurvivor(facts));
    std::rotate(cluster.accounts.begin(), best, best + 1);
}

} // namespace

DedupeScope parseDedupeScope(const std::string& word) {
    if (word == "all") {
        return DedupeScope::All;
    }
    if (word == "across") {
        return DedupeScope::Across;
    }
    if (word == "inside") {
        return DedupeScope::Inside;
    }
    throw core::Error(core::Code::Usage, "\"" + word + "\" does not say which sources to compare",
                      "say all, across or inside", "--compare");
}

void to_json(core::Json& json, const DedupeReport& report) {
    core::Json clusters = core::Json::array();
    for (const DedupeCluster& cluster : report.clusters) {
        clusters.push_back({{"score", core::quality::shownScore(cluster.score) / 100.0},
                            {"accounts", cluster.accounts},
                            {"sources", cluster.sources},
                            {"survivor", cluster.accounts.front()},
                            {"reasons", cluster.weights}});
    }
    json = core::Json{{"accounts", report.accounts},
                      {"compared", report.compared},
                      {"pairs", report.pairs},
                      {"clusters", clusters},
                      {"accounts_in_clusters", report.accountsInClusters},
                      {"linked", report.linked},
                      {"ignored", report.ignored},
                      {"threshold", report.threshold},
                      {"seconds", report.seconds}};
}

DedupeReport dedupe(core::Workspace& ws, const DedupeParams& params, core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    DedupeReport report;
    report.threshold = params.threshold;
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    core::quality::DuplicateFinder finder(
        {params.threshold, params.threads > 0 ? params.threads : cores, {}});
    const core::Connection db = ws.newReader();
    Names names;
    core::quality::Duplicates found;
    {
        const core::Snapshot snapshot(db);
        {
            const core::Job::Part part(job, 0, 0.3);
            readAccounts(db, finder, names, report, job);
        }
        const core::Job::Part part(job, 0.3, 0.95);
        found = finder.find(job, settledPairs(db, names, params.scope, report));
        for (core::quality::DuplicateCluster& cluster : found.clusters) {
            job.checkpoint();
            orderCluster(db, cluster);
        }
    }
    job.step(0.95, "keeping the clusters");
    ws.record("dedupe", [&](core::Record& token) { core::quality::saveDuplicates(token, found); });
    report.compared = found.compared;
    report.pairs = static_cast<std::int64_t>(found.pairs.size());
    for (core::quality::DuplicateCluster& cluster : found.clusters) {
        DedupeCluster out{{}, {}, cluster.score, std::move(cluster.weights)};
        for (const AccountId account : cluster.accounts) {
            out.accounts.push_back(names.ids.at(account.value).first);
            out.sources.push_back(names.ids.at(account.value).second);
        }
        report.accountsInClusters += static_cast<std::int64_t>(cluster.accounts.size());
        report.clusters.push_back(std::move(out));
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    report.seconds = taken.count();
    return report;
}

} // namespace geo
