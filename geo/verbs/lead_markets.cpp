// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/lead_markets.h"

#include "core/analysis/whitespace.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/base/us_hours.h"
#include "core/workspace/record_query.h"
#include "core/workspace/scenario_store.h"
#include "geo/embedded/base_map.h"
#include "geo/geometry/unit_locator.h"
#include "geo/verbs/market_areas.h"
#include "geo/verbs/territory_finder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace geo {

using core::Code;
using core::Error;

namespace {

constexpr const char* kConverted = "lower(coalesce(status, '')) LIKE '%convert%'";
constexpr int kFarHours = 2;

struct Lead {
    std::string owner;
    std::optional<core::Point> point;
    bool converted = false;
    std::optional<double> minutes;
};

std::string whereOf(const LeadMarketsParams& params) {
    std::vector<std::string> parts;
    for (const auto& [day, sign] : {std::pair(params.from, ">="), std::pair(params.to, "<=")}) {
        if (day.empty()) {
            continue;
        }
        if (!core::isDate(day)) {
            throw Error(Code::Usage, core::format("\"{}\" is not a date", day),
                        "write it as 2026-03-31", day);
        }
        parts.push_back(core::format("substr(created_on, 1, 10) {} '{}'", sign, day));
    }
    if (!core::trim(params.where).empty()) {
        parts.push_back("(" + params.where + ")");
    }
    return core::join(parts, " AND ");
}

std::map<std::int64_t, Lead> loadLeads(const core::Connection& db,
                                       const LeadMarketsParams& params) {
    using core::RecordTable;
    const std::string where = whereOf(params);
    const std::string converted =
        core::trim(params.converted).empty() ? kConverted : params.converted;
    std::map<std::int64_t, Lead> leads;
    for (const core::RecordValue& one :
         core::selectRecordValues(db, RecordTable::Leads, converted, where)) {
        leads[one.id].converted = one.value && *one.value != 0;
    }
    if (!core::trim(params.minutes).empty()) {
        const std::string term =
            core::columnOrExpression(db, RecordTable::Leads, params.minutes, {});
        for (const core::RecordValue& one :
             core::selectRecordValues(db, RecordTable::Leads, term, where)) {
            if (one.value && std::isfinite(*one.value) && *one.value >= 0) {
                leads[one.id].minutes = one.value;
            }
        }
    }
    core::Statement rows = db.prepare(
        "SELECT id, coalesce(owner, ''), lon, lat FROM base_leads WHERE removed = 0 ORDER BY id");
    while (rows.step()) {
        const auto found = leads.find(rows.integer(0));
        if (found != leads.end()) {
            found->second.owner = std::string(core::trim(rows.text(1)));
            if (!rows.isNull(2) && !rows.isNull(3)) {
                found->second.point = core::Point{rows.real(2), rows.real(3)};
            }
        }
    }
    return leads;
}

/// A rep as leads name their owner: by name or by id.
struct RepFacts {
    std::string name;
    std::optional<int> hours; ///< ahead of UTC at home
};

std::map<std::string, RepFacts> loadReps(const core::Connection& db) {
    std::map<std::string, RepFacts> reps;
    core::Statement rows =
        db.prepare("SELECT name, external_id, coalesce(state, '') FROM base_reps "
                   "WHERE removed = 0 ORDER BY id");
    while (rows.step()) {
        const RepFacts facts{rows.string(0), core::standardHours(rows.text(2))};
        reps.emplace(core::lower(rows.text(0)), facts);
        reps.emplace(core::lower(rows.text(1)), facts);
    }
    return reps;
}

/// Collects what tallies are made of.
struct Gathering {
    LeadTally tally;
    std::vector<double> minutes;
    std::map<std::string, std::int64_t> others;
};

double medianOf(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

class LeadStudy {
public:
    LeadStudy(const core::Connection& db, const LeadMarketsParams& params, core::Job& job)
        : db_(db), params_(params), job_(job),
          areas_(params.by, params.areas, params.areaColumn, report_.issues) {
        report_.by = core::lower(params.by);
    }

    LeadMarketsReport run() {
        job_.step(0.05, "reading leads");
        leads_ = loadLeads(db_, params_);
        reps_ = loadReps(db_);
        if (!params_.scenario.empty()) {
            territories_.emplace(db_, core::requireScenario(db_, params_.scenario));
        }
        locate();
        job_.step(0.6, "adding up");
        std::size_t place = 0;
        for (const auto& [id, lead] : leads_) {
            add(lead, lead.point ? county_[place++] : UnitLocator::kNowhere);
        }
        finish();
        return std::move(report_);
    }

private:
    void locate() {
        std::vector<core::Point> points;
        for (const auto& [id, lead] : leads_) {
            if (lead.point) {
                points.push_back(*lead.point);
            }
        }
        county_ = countiesAt(points, job_);
    }

    void add(const Lead& lead, int county) {
        const auto rep = reps_.find(core::lower(lead.owner));
        const std::string owner = rep == reps_.end() ? lead.owner : rep->second.name;
        std::vector<Gathering*> into{&all_, &owners_[owner]};
        into.back()->tally.name = owner;
        const BaseShape* where = county == UnitLocator::kNowhere
                                     ? nullptr
                                     : &counties()[static_cast<std::size_t>(county)];
        std::string why;
        const auto area = where == nullptr ? std::nullopt : areas_.of(*where, why);
        if (area) {
            Gathering& market = markets_[area->key];
            market.tally.key = area->key;
            market.tally.name = area->name;
            ++market.others[owner];
            ++owners_[owner].others[area->key];
            into.push_back(&market);
        } else {
            ++(lead.point ? report_.withoutMarket : report_.withoutPlace);
        }
        for (Gathering* one : into) {
            count(lead, rep == reps_.end() ? nullptr : &rep->second, where, *one);
        }
    }

    void count(const Lead& lead, const RepFacts* rep, const BaseShape* county, Gathering& into) {
        LeadTally& tally = into.tally;
        ++tally.leads;
        tally.converted += lead.converted ? 1 : 0;
        if (lead.minutes) {
            into.minutes.push_back(*lead.minutes);
        }
        const auto hours = county == nullptr ? std::nullopt : core::standardHours(county->state);
        if (hours && rep != nullptr && rep->hours) {
            ++tally.zoned;
            tally.farZone += std::abs(*hours - *rep->hours) >= kFarHours ? 1 : 0;
        }
        const int territory = territories_ && lead.point ? territories_->territoryAt(*lead.point)
                                                         : TerritoryFinder::kNone;
        if (territory != TerritoryFinder::kNone && !lead.owner.empty()) {
            const std::string& owners =
                territories_->territories()[static_cast<std::size_t>(territory)].owner;
            tally.routed += owners.empty() ? 0 : 1;
            tally.misrouted +=
                owners.empty() || isAmong(rep == nullptr ? lead.owner : rep->name, owners) ? 0 : 1;
        }
    }

    static bool isAmong(const std::string& name, const std::string& owners) {
        for (const std::string_view one : core::split(owners, ',')) {
            if (core::equalsIgnoreCase(core::trim(one), name)) {
                return true;
            }
        }
        return false;
    }

    void finish() {
        for (auto* from : {&markets_, &owners_}) {
            auto& into = from == &markets_ ? report_.markets : report_.owners;
            for (auto& [key, gathering] : *from) {
                into.push_back(tallyOf(gathering));
            }
            addConversion(into, from == &markets_);
        }
        report_.all = tallyOf(all_);
        report_.all.likely = report_.all.leads > 0 ? static_cast<double>(report_.all.converted) /
                                                         static_cast<double>(report_.all.leads)
                                                   : 0;
        report_.all.low = report_.all.high = report_.all.likely;
        std::stable_sort(report_.markets.begin(), report_.markets.end(),
                         [](const LeadTally& a, const LeadTally& b) { return a.low > b.low; });
        std::stable_sort(report_.owners.begin(), report_.owners.end(),
                         [](const LeadTally& a, const LeadTally& b) { return a.leads > b.leads; });
    }

    static LeadTally tallyOf(Gathering& from) {
        LeadTally tally = from.tally;
        tally.answered = static_cast<std::int64_t>(from.minutes.size());
        if (!from.minutes.empty()) {
            tally.minutes = medianOf(std::move(from.minutes));
        }
        tally.others = static_cast<std::int64_t>(from.others.size());
        for (const auto& [name, leads] : from.others) {
            if (leads > tally.topLeads) {
                tally.topLeads = leads;
                tally.topOwner = name;
            }
        }
        return tally;
    }

    void addConversion(std::vector<LeadTally>& tallies, bool markets) {
        std::vector<core::analysis::MarketArea> areas;
        for (const LeadTally& tally : tallies) {
            const auto leads = static_cast<double>(tally.leads);
            areas.push_back({leads, leads, leads, static_cast<double>(tally.converted)});
        }
        const auto model = core::analysis::whitespace(areas);
        report_.spread = markets ? model.spread : report_.spread;
        for (std::size_t i = 0; i < tallies.size(); ++i) {
            const core::analysis::MarketGap& gap = model.areas[i];
            const auto leads = static_cast<double>(tallies[i].leads);
            const auto rate = [&](double gapped) {
                return std::clamp((gap.expected - gapped) / leads, 0.0, 1.0);
            };
            tallies[i].likely = std::clamp(gap.likely, 0.0, 1.0);
            tallies[i].low = rate(gap.high);
            tallies[i].high = rate(gap.low);
        }
    }

    const core::Connection& db_;
    const LeadMarketsParams& params_;
    core::Job& job_;
    LeadMarketsReport report_;
    MarketAreas areas_;
    std::map<std::int64_t, Lead> leads_;
    std::vector<int> county_; ///< of leads with a point, in order of id
    std::map<std::string, RepFacts> reps_;
    std::optional<TerritoryFinder> territories_;
    std::map<std::string, Gathering> markets_, owners_;
    Gathering all_;
};

core::Json tallyJson(const LeadTally& tally) {
    return {{"name", tally.name},
            {"leads", tally.leads},
            {"converted", tally.converted},
            {"conversion_likely", tally.likely},
            {"conversion_low", tally.low},
            {"conversion_high", tally.high},
            {"minutes_to_answer", tally.minutes ? core::Json(*tally.minutes) : core::Json()},
            {"answered", tally.answered},
            {"in_own_territory", tally.routed - tally.misrouted},
            {"in_a_territory", tally.routed},
            {"far_zone", tally.farZone},
            {"zoned", tally.zoned}};
}

} // namespace

void to_json(core::Json& json, const LeadMarketsReport& report) {
    json = core::Json{{"by", report.by},
                      {"all", tallyJson(report.all)},
                      {"spread", report.spread},
                      {"without_place", report.withoutPlace},
                      {"without_market", report.withoutMarket},
                      {"markets", core::Json::array()},
                      {"owners", core::Json::array()},
                      {"issues", report.issues}};
    for (const LeadTally& market : report.markets) {
        core::Json one = tallyJson(market);
        one["key"] = market.key;
        one["owners"] = market.others;
        one["top_owner"] = market.topOwner;
        one["top_owner_leads"] = market.topLeads;
        one["deserves_spend"] = report.deserves(market);
        json["markets"].push_back(std::move(one));
    }
    for (const LeadTally& owner : report.owners) {
        core::Json one = tallyJson(owner);
        one["markets"] = owner.others;
        json["owners"].push_back(std::move(one));
    }
}

LeadMarketsReport leadMarkets(core::Workspace& ws, const LeadMarketsParams& params,
                              core::Job& job) {
    const core::Connection db = ws.newReader();
    return LeadStudy(db, params, job).run();
}

} // namespace geo
