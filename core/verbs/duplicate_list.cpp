// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/duplicate_list.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/quality/company_name.h"
#include "core/quality/contact_keys.h"
#include "core/quality/match_error.h"
#include "core/quality/text_fold.h"
#include "core/records/normalise.h"
#include "core/verbs/plan_problem.h"
#include "core/workspace/record_query.h"
#include "core/workspace/scenario_store.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace core {

namespace {

constexpr std::array<const char*, 10> kFields = {
    "name", "street", "city", "state", "zip", "country", "phone", "website", "segment", "owner"};

constexpr const char* kMember =
    "SELECT v.external_id, v.source, v.name, v.street, v.city, v.state, v.zip, v.country, v.phone, "
    "v.website, v.segment, v.owner, v.match_level, v.match_error_m, v.attributes, v.lon, v.lat, "
    "(SELECT count(*) FROM base_opportunities o WHERE o.source = v.source AND "
    "o.account_external_id = v.external_id AND o.removed = 0 AND coalesce(o.is_closed, 0) = 0), "
    "(SELECT total(amount) FROM base_opportunities o WHERE o.source = v.source AND "
    "o.account_external_id = v.external_id AND o.removed = 0 AND coalesce(o.is_closed, 0) = 0), "
    "(SELECT count(*) FROM base_contacts c WHERE c.source = v.source AND "
    "c.account_external_id = v.external_id AND c.removed = 0) FROM accounts v WHERE v.id = ?";

using Values = std::unordered_map<std::int64_t, double>;

struct Located {
    DuplicateMember member;
    std::optional<Point> point;
};

Located loadMember(const Connection& db, AccountId account, const Values& values) {
    Located out;
    DuplicateMember& member = out.member;
    member.account = account;
    Statement row = db.prepare(kMember);
    row.bind(account);
    if (!row.step()) {
        return out;
    }
    member.id = row.string(0);
    member.source = row.string(1);
    for (int column = 2; column < 12; ++column) {
        member.fields.push_back(row.optionalString(column));
    }
    member.name = member.fields[0].value_or(member.id);
    member.matchLevel = row.string(12);
    member.errorM = quality::errorRadiusM(member.matchLevel, row.optionalReal(13));
    member.attributes = Json::parse(row.text(14), nullptr, false);
    if (!row.isNull(15) && !row.isNull(16)) {
        out.point = Point{row.real(15), row.real(16)};
    }
    member.openOpportunities = row.integer(17);
    member.openAmount = row.real(18);
    member.contacts = row.integer(19);
    if (const auto found = values.find(account.value); found != values.end()) {
        member.value = found->second;
    }
    return out;
}

/// A field's value as it is compared with others.
std::string compared(std::size_t field, const std::string& value) {
    const std::string_view name = kFields[field];
    if (name == "name") {
        return join(quality::parseCompanyName(value).words, " ");
    }
    if (name == "phone") {
        return std::to_string(quality::phoneKey(value));
    }
    if (name == "website") {
        return quality::domainKey(value);
    }
    if (name == "zip") {
        return records::cleanZip(value, "").value.value_or(value);
    }
    return quality::foldToCapitals(trim(value));
}

bool alikeIn(const std::vector<DuplicateMember>& members, std::size_t field) {
    std::optional<std::string> first;
    std::size_t there = 0;
    for (const DuplicateMember& member : members) {
        const auto& value = member.fields.at(field);
        if (!value || value->empty()) {
            continue;
        }
        const std::string own = compared(field, *value);
        if (first && *first != own) {
            return false;
        }
        first = own;
        ++there;
    }
    return there > 1;
}

double metresBetween(Point a, Point b) {
    constexpr double kRadius = 6'371'008.8;
    const double rad = std::numbers::pi / 180;
    const double h =
        std::pow(std::sin((b.y - a.y) * rad / 2), 2) +
        std::cos(a.y * rad) * std::cos(b.y * rad) * std::pow(std::sin((b.x - a.x) * rad / 2), 2);
    return 2 * kRadius * std::asin(std::sqrt(std::min(1.0, h)));
}

DuplicateCase makeCase(const Connection& db, const std::string& state,
                       const std::vector<AccountId>& accounts, const Values& values) {
    DuplicateCase out;
    out.state = state;
    out.fieldNames.assign(kFields.begin(), kFields.end());
    std::vector<Point> points;
    for (const AccountId account : accounts) {
        Located located = loadMember(db, account, values);
        if (located.member.fields.size() != kFields.size()) {
            continue; // gone since
        }
        out.together += located.member.value.value_or(0);
        if (located.point) {
            points.push_back(*located.point);
        }
        out.members.push_back(std::move(located.member));
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            out.apartM = std::max(out.apartM, metresBetween(points[i], points[j]));
        }
    }
    for (std::size_t field = 0; field < kFields.size(); ++field) {
        out.alike.push_back(alikeIn(out.members, field));
    }
    return out;
}

using Pairs = std::set<std::pair<AccountId, AccountId>>;

/// Clusters with at least one pair that nobody has decided about.
std::vector<quality::StoredCluster> openClusters(const Connection& db, const Pairs& ignored) {
    std::unordered_map<std::int64_t, std::int64_t> group;
    for (const quality::DuplicateGroup& item : quality::loadGroups(db)) {
        for (const AccountId member : item.members) {
            group[member.value] = item.id;
        }
    }
    std::vector<quality::StoredCluster> clusters = quality::loadClusters(db);
    const auto settled = [&](AccountId a, AccountId b) {
        const auto of = group.find(a.value);
        const auto other = group.find(b.value);
        const bool linked =
            of != group.end() && other != group.end() && of->second == other->second;
        return linked || ignored.contains({std::min(a, b), std::max(a, b)});
    };
    std::erase_if(clusters, [&](const quality::StoredCluster& cluster) {
        for (std::size_t i = 0; i < cluster.accounts.size(); ++i) {
            for (std::size_t j = i + 1; j < cluster.accounts.size(); ++j) {
                if (!settled(cluster.accounts[i], cluster.accounts[j])) {
                    return false;
                }
            }
        }
        return true;
    });
    return clusters;
}

std::vector<AccountId> survivorFirst(const quality::DuplicateGroup& group) {
    std::vector<AccountId> accounts = {group.survivor};
    std::copy_if(group.members.begin(), group.members.end(), std::back_inserter(accounts),
                 [&](AccountId member) { return member != group.survivor; });
    return accounts;
}

void addCases(const Connection& db, const DuplicateListParams& params, const Values& values,
              const std::vector<quality::StoredCluster>& open,
              const std::vector<quality::DuplicateGroup>& groups, const Pairs& ignored,
              DuplicateList& list) {
    const auto full = [&] { return params.most > 0 && list.cases.size() >= params.most; };
    if (params.state == "open") {
        for (std::size_t i = 0; i < open.size() && !full(); ++i) {
            list.cases.push_back(makeCase(db, "open", open[i].accounts, values));
            list.cases.back().score = open[i].score;
            list.cases.back().weights = open[i].weights;
        }
    } else if (params.state == "linked") {
        for (std::size_t i = 0; i < groups.size() && !full(); ++i) {
            const bool merge = groups[i].decision == quality::GroupDecision::Merge;
            list.cases.push_back(
                makeCase(db, merge ? "merge" : "link", survivorFirst(groups[i]), values));
        }
    } else {
        for (auto pair = ignored.begin(); pair != ignored.end() && !full(); ++pair) {
            list.cases.push_back(makeCase(db, "ignored", {pair->first, pair->second}, values));
        }
    }
}

Json memberJson(const DuplicateMember& member, const std::vector<std::string>& names) {
    Json fields = Json::object();
    for (std::size_t i = 0; i < names.size() && i < member.fields.size(); ++i) {
        fields[names[i]] = member.fields[i] ? Json(*member.fields[i]) : Json(nullptr);
    }
    return {{"id", member.id},
            {"source", member.source},
            {"fields", fields},
            {"match_level", member.matchLevel},
            {"error_m", member.errorM},
            {"open_opportunities", member.openOpportunities},
            {"open_amount", member.openAmount},
            {"contacts", member.contacts},
            {"value", member.value ? Json(*member.value) : Json(nullptr)},
            {"attributes", member.attributes}};
}

} // namespace

void to_json(Json& json, const DuplicateList& list) {
    Json cases = Json::array();
    for (const DuplicateCase& item : list.cases) {
        Json members = Json::array();
        for (const DuplicateMember& member : item.members) {
            members.push_back(memberJson(member, item.fieldNames));
        }
        Json alike = Json::array();
        for (std::size_t i = 0; i < item.alike.size(); ++i) {
            if (item.alike[i]) {
                alike.push_back(item.fieldNames[i]);
            }
        }
        cases.push_back({{"state", item.state},
                         {"score", quality::shownScore(item.score) / 100.0},
                         {"reasons", item.weights},
                         {"survivor", item.members.empty() ? Json(nullptr)
                                                           : Json(item.members[item.survivor].id)},
                         {"members", members},
                         {"alike", alike},
                         {"together", item.together},
                         {"apart_m", item.apartM}});
    }
    json = Json{{"open", list.open},
                {"linked", list.linked},
                {"ignored", list.ignored},
                {"count_clusters_once", list.countOnce},
                {"cases", cases}};
}

DuplicateList listDuplicates(const Connection& db, const DuplicateListParams& params) {
    if (params.state != "open" && params.state != "linked" && params.state != "ignored") {
        throw Error(Code::Usage, format("\"{}\" is no state of duplicates", params.state),
                    "say open, linked or ignored", params.state);
    }
    const Snapshot snapshot(db);
    Values values;
    if (!trim(params.value).empty()) {
        for (const RecordValue& item :
             selectRecordValues(db, RecordTable::Accounts, params.value, "")) {
            if (item.value) {
                values[item.id] = *item.value;
            }
        }
    }
    DuplicateList list;
    const Pairs ignored = quality::loadIgnored(db);
    const auto open = openClusters(db, ignored);
    const auto groups = quality::loadGroups(db);
    list.open = static_cast<std::int64_t>(open.size());
    list.linked = static_cast<std::int64_t>(groups.size());
    list.ignored = static_cast<std::int64_t>(ignored.size());
    list.countOnce = countsClustersOnce(db);
    addCases(db, params, values, open, groups, ignored, list);
    return list;
}

void to_json(Json& json, const OnceTotals& totals) {
    Json territories = Json::array();
    for (const OnceTotal& item : totals.territories) {
        territories.push_back({{"id", item.code},
                               {"name", item.name},
                               {"value", item.valueAll},
                               {"value_once", item.valueOnce},
                               {"index", item.indexAll},
                               {"index_once", item.indexOnce}});
    }
    json = Json{{"scenario", totals.scenario},       {"measure", totals.measure},
                {"territories", territories},        {"records_not_counted", totals.records},
                {"value_not_counted", totals.value}, {"total", totals.total}};
}

namespace {

/// Value and index of each territory.
std::vector<std::pair<double, double>> totalsOf(const Connection& db, const PlanProblem& plan,
                                                ScenarioId scenario) {
    std::vector<double> amounts(plan.territories.size());
    const align::Alignment alignment = loadAlignment(db, plan, scenario);
    for (std::size_t i = 0; i < alignment.size(); ++i) {
        if (alignment[i] != align::kUnassigned) {
            amounts[static_cast<std::size_t>(alignment[i])] +=
                static_cast<double>(plan.data.measures[0].values[i]);
        }
    }
    std::vector<std::pair<double, double>> totals;
    for (std::size_t t = 0; t < amounts.size(); ++t) {
        const align::TerritorySpec& spec = plan.data.territories[t];
        amounts[t] += spec.fixed.empty() ? 0 : static_cast<double>(spec.fixed[0]);
        totals.emplace_back(plan.display(0, amounts[t]),
                            spec.targets[0] > 0 ? 100 * amounts[t] / spec.targets[0] : 0);
    }
    return totals;
}

} // namespace

OnceTotals onceTotals(const Connection& db, const std::string& scenarioName,
                      const std::string& measure, bool withOpen) {
    const Snapshot snapshot(db);
    OnceTotals totals;
    const Scenario scenario = requireScenario(db, scenarioName);
    std::vector<ScenarioMeasure> measures = scenario.measures;
    if (!measure.empty()) {
        measures = {parseMeasure(measure)};
    }
    CountedFor duplicates = linkedDuplicates(db);
    if (withOpen) {
        for (const auto& cluster : openClusters(db, quality::loadIgnored(db))) {
            for (std::size_t i = 1; i < cluster.accounts.size(); ++i) {
                duplicates.emplace(cluster.accounts[i], cluster.accounts[0]);
            }
        }
    }
    const PlanProblem all = loadPlanProblem(db, scenario, measures, CountedFor());
    const PlanProblem once = loadPlanProblem(db, scenario, measures, duplicates);
    const auto before = totalsOf(db, all, scenario.id);
    const auto after = totalsOf(db, once, scenario.id);
    totals.scenario = scenario.name;
    totals.measure = all.measures[0].name;
    totals.records = static_cast<std::int64_t>(duplicates.size());
    for (std::size_t t = 0; t < before.size(); ++t) {
        totals.territories.push_back({all.territories[t].code, all.territories[t].name,
                                      before[t].first, after[t].first, before[t].second,
                                      after[t].second});
        totals.total += before[t].first;
        totals.value += before[t].first - after[t].first;
    }
    return totals;
}

} // namespace core
