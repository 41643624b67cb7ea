// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/decide_duplicates.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/quality/duplicate_store.h"
#include "core/quality/survivor.h"
#include "core/verbs/account_names.h"
#include "core/workspace/counted_once.h"

#include <algorithm>
#include <array>

namespace core {

using records::FieldChange;
using records::Value;

namespace {

constexpr std::array<const char*, 10> kFields = {
    "name", "street", "city", "state", "zip", "country", "phone", "website", "segment", "owner"};

std::vector<AccountId> accountsOf(const Connection& db, const DecideDuplicatesParams& params) {
    std::vector<AccountId> accounts;
    for (const std::string& name : params.accounts) {
        const AccountId account = requireAccount(db, name);
        if (std::find(accounts.begin(), accounts.end(), account) == accounts.end()) {
            accounts.push_back(account);
        }
    }
    if (accounts.size() < 2 && params.decision != DuplicateDecision::Release) {
        throw Error(Code::Usage, "a decision about duplicates needs two accounts or more",
                    "name them by their ids, separated by commas");
    }
    return accounts;
}

AccountId survivorOf(const Connection& db, const DecideDuplicatesParams& params,
                     const std::vector<AccountId>& accounts) {
    if (!params.survivor.empty()) {
        const AccountId survivor = requireAccount(db, params.survivor);
        if (std::find(accounts.begin(), accounts.end(), survivor) == accounts.end()) {
            throw Error(Code::Usage,
                        format("the survivor {} is none of the accounts", params.survivor),
                        "choose one of those that are linked", params.survivor);
        }
        return survivor;
    }
    std::vector<quality::SurvivorFacts> facts;
    for (const AccountId account : accounts) {
        facts.push_back(quality::loadSurvivorFacts(db, account));
    }
    return accounts[quality::proposeSurvivor(facts)];
}

std::string sourceOf(const Connection& db, AccountId account) {
    Statement row = db.prepare("SELECT source FROM base_accounts WHERE id = ?");
    row.bind(account);
    return row.step() ? row.string(0) : std::string();
}

Value fieldOf(const Connection& db, AccountId account, const std::string& field) {
    Statement row =
        db.prepare(format("SELECT nullif({}, '') FROM base_accounts WHERE id = ?", field));
    row.bind(account);
    return row.step() ? row.optionalString(0) : std::nullopt;
}

/// The values that the survivor shall have and has not.
std::vector<FieldChange> mergedFields(const Connection& db, const DecideDuplicatesParams& params,
                                      const std::vector<AccountId>& accounts, AccountId survivor) {
    for (const auto& [field, account] : params.keep) {
        if (!records::isChangeableField(field)) {
            throw Error(Code::Usage, format("\"{}\" is no field that can be kept", field),
                        format("choose one of {}", join({kFields.begin(), kFields.end()}, ", ")),
                        field);
        }
    }
    std::vector<FieldChange> changes;
    for (const std::string field : kFields) {
        const Value own = fieldOf(db, survivor, field);
        Value kept = own;
        if (const auto wish = params.keep.find(field); wish != params.keep.end()) {
            kept = fieldOf(db, requireAccount(db, wish->second), field);
        }
        for (std::size_t i = 0; !kept && i < accounts.size(); ++i) {
            kept = fieldOf(db, accounts[i], field);
        }
        if (kept != own) {
            FieldChange change;
            change.account = survivor;
            change.externalId = externalId(db, survivor);
            change.field = field;
            change.oldValue = own;
            change.newValue = kept;
            change.origin = records::FieldChangeOrigin::Merge;
            changes.push_back(std::move(change));
        }
    }
    return changes;
}

void noteOtherSources(const Connection& db, const std::vector<AccountId>& accounts,
                      AccountId survivor, std::vector<Issue>& issues) {
    const std::string home = sourceOf(db, survivor);
    for (const AccountId account : accounts) {
        if (const std::string source = sourceOf(db, account); source != home) {
            issues.push_back({Severity::Info, externalId(db, account), 0,
                              format("comes from {}: it is linked, but cannot be merged into a "
                                     "record of {}",
                                     source, home),
                              ""});
        }
    }
}

std::string labelOf(const Connection& db, DuplicateDecision decision,
                    const std::vector<AccountId>& accounts, AccountId survivor) {
    const std::string count =
        counted(static_cast<std::int64_t>(accounts.size()), "record", "records");
    switch (decision) {
    case DuplicateDecision::Link: return format("Link {} to {}", count, accountTitle(db, survivor));
    case DuplicateDecision::Merge:
        return format("Merge {} into {}", count, accountTitle(db, survivor));
    case DuplicateDecision::Ignore: return format("Tell {} apart", count);
    case DuplicateDecision::Release: break;
    }
    return format("Forget what was decided about {}", count);
}

void write(Edit& edit, const DecideDuplicatesParams& params, const std::vector<AccountId>& accounts,
           AccountId survivor, const std::vector<FieldChange>& queued) {
    switch (params.decision) {
    case DuplicateDecision::Link:
    case DuplicateDecision::Merge: {
        quality::DuplicateGroup group;
        group.decision = params.decision == DuplicateDecision::Merge ? quality::GroupDecision::Merge
                                                                     : quality::GroupDecision::Link;
        group.survivor = survivor;
        group.members = accounts;
        group.note = params.note;
        quality::saveGroup(edit, group);
        records::queueFieldChanges(edit, queued);
        break;
    }
    case DuplicateDecision::Ignore:
        quality::leaveGroups(edit, accounts);
        quality::ignorePairs(edit, accounts, params.note);
        break;
    case DuplicateDecision::Release:
        quality::leaveGroups(edit, accounts);
        quality::unignorePairs(edit, accounts);
        break;
    }
}

} // namespace

DuplicateDecision parseDuplicateDecision(const std::string& word) {
    constexpr std::pair<const char*, DuplicateDecision> kWords[] = {
        {"link", DuplicateDecision::Link},
        {"merge", DuplicateDecision::Merge},
        {"ignore", DuplicateDecision::Ignore},
        {"release", DuplicateDecision::Release}};
    for (const auto& [name, decision] : kWords) {
        if (word == name) {
            return decision;
        }
    }
    throw Error(Code::Usage, format("\"{}\" is no decision about duplicates", word),
                "say link, merge, ignore or release", word);
}

void to_json(Json& json, const DecideDuplicatesReport& report) {
    Json queued = Json::array();
    for (const FieldChange& change : report.queued) {
        queued.push_back({{"account", change.externalId},
                          {"field", change.field},
                          {"old", change.oldValue ? Json(*change.oldValue) : Json(nullptr)},
                          {"new", change.newValue ? Json(*change.newValue) : Json(nullptr)}});
    }
    json = Json{{"survivor", report.survivor.empty() ? Json(nullptr) : Json(report.survivor)},
                {"accounts", report.accounts},
                {"queued", queued},
                {"changed", report.changed},
                {"issues", report.issues}};
}

DecideDuplicatesReport decideDuplicates(Workspace& ws, const DecideDuplicatesParams& params) {
    DecideDuplicatesReport report;
    const Connection& db = ws.reader();
    const std::vector<AccountId> accounts = accountsOf(db, params);
    const bool joins =
        params.decision == DuplicateDecision::Link || params.decision == DuplicateDecision::Merge;
    const AccountId survivor = joins ? survivorOf(db, params, accounts) : AccountId();
    if (params.decision == DuplicateDecision::Merge) {
        report.queued = mergedFields(db, params, accounts, survivor);
        noteOtherSources(db, accounts, survivor, report.issues);
    }
    for (const AccountId account : accounts) {
        report.accounts.push_back(externalId(db, account));
    }
    report.survivor = joins ? externalId(db, survivor) : std::string();
    const EditInfo info{labelOf(db, params.decision, accounts, survivor),
                        "duplicates decide",
                        {{"accounts", report.accounts}, {"survivor", report.survivor}}};
    report.changes =
        ws.edit(info, [&](Edit& edit) { write(edit, params, accounts, survivor, report.queued); });
    report.changed = static_cast<std::int64_t>(report.changes.rows.size());
    return report;
}

void to_json(Json& json, const CountOnceReport& report) {
    json = Json{{"count_clusters_once", report.once},
                {"groups", report.groups},
                {"records_not_counted", report.once ? report.records : 0}};
}

CountOnceReport countClustersOnce(Workspace& ws, bool once) {
    CountOnceReport report;
    report.once = once;
    ws.edit({once ? "Count each company once" : "Count all records",
             "duplicates count",
             {{"once", once}}},
            [&](Edit& edit) { quality::setCountsClustersOnce(edit, once); });
    const Connection db = ws.newReader();
    report.groups = static_cast<std::int64_t>(quality::loadGroups(db).size());
    report.records = static_cast<std::int64_t>(linkedDuplicates(db).size());
    return report;
}

} // namespace core
