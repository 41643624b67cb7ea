// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/route_draft.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/route/cadence.h"
#include "core/tables/table_source.h"
#include "core/verbs/route_words.h"
#include "core/visits/planned_calls.h"
#include "core/workspace/scenario_store.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace core {

using route::Time;
using visits::ClockTime;

namespace {

constexpr Time kDay = 86'400;
constexpr int kHighestPriority = 100;
constexpr int kWeekend = 2; ///< days that a call may be off its turn, to meet a working day

/// What is known of an account that may be called on.
struct Candidate {
    AccountId account;
    std::string externalId;
    std::string name;
    std::optional<Point> place;
    std::string level;
    double errorMetres = 0;
    std::string owner;
    std::string territory; ///< code
};

class Drafter {
public:
    Drafter(const Workspace& ws, const RouteParams& params)
        : ws_(ws), db_(ws.reader()), params_(params) {}

    RouteDraft make(Job& job) {
        job.step(0, "reading accounts and reps");
        draft_.dates = routeDates(params_);
        hours_ = parseRouteHours(params_.hours, "working hours");
        pause_ = parseRoutePause(params_.pause);
        loadReps();
        loadOwners();
        gather();
        chooseReps();
        addDays();
        for (const auto& [candidate, wish] : wanted_) {
            add(candidate, wish);
        }
        if (draft_.problem.stops.empty() && draft_.impossible.empty()) {
            throw Error(Code::Input, "no account is to be called on",
                        "give another --where, or a file with --stops", params_.where);
        }
        return std::move(draft_);
    }

private:
    void loadReps() {
        Statement rows = db_.prepare(
            "SELECT id, external_id, name, coalesce(email, ''), lon, lat, coalesce(skills, '') "
            "FROM base_reps WHERE removed = 0 AND kind = 'person' ORDER BY external_id, id");
        while (rows.step()) {
            RouteRep rep;
            rep.id = rows.id<RepTag>(0);
            rep.externalId = rows.string(1);
            rep.name = rows.string(2);
            if (!rows.isNull(4) && !rows.isNull(5)) {
                rep.base = Point{rows.real(4), rows.real(5)};
            }
            for (const std::string& skill : split(rows.string(6), ',')) {
                if (!trim(skill).empty()) {
                    rep.skills.emplace_back(trim(skill));
                }
            }
            for (const std::string& word : {rep.externalId, rep.name, rows.string(3)}) {
                byWord_.emplace(lower(word), all_.size());
            }
            all_.push_back(std::move(rep));
        }
        if (all_.empty()) {
            throw Error(Code::Input, "the workspace has no reps who could drive",
                        "import them: evenlode reps import WORKSPACE FILE, or sync the CRM");
        }
    }

    std::optional<std::size_t> find(const std::string& word) const {
        const auto found = byWord_.find(lower(word));
        return word.empty() || found == byWord_.end() ? std::nullopt : std::optional(found->second);
    }

    std::size_t require(const std::string& word) const {
        const auto found = find(word);
        if (!found) {
            throw Error(Code::Input, format("there is no rep \"{}\"", word),
                        "give the rep's number, name or e-mail address", word);
        }
        return *found;
    }

    void loadOwners() {
        if (params_.scenario.empty()) {
            return;
        }
        scenario_ = requireScenario(db_, params_.scenario);
        Statement rows =
            db_.prepare("SELECT t.code, o.rep_id FROM plan_territory_owners o JOIN "
                        "plan_territories t ON t.id = o.territory_id WHERE t.scenario_id = ?1 AND "
                        "coalesce(o.starts_on, '') <= ?2 AND (o.ends_on IS NULL OR o.ends_on >= "
                        "?2) ORDER BY o.territory_id, o.role <> 'owner', o.id");
        rows.bind(scenario_->id, draft_.dates.front());
        while (rows.step()) {
            const RepId rep = rows.id<RepTag>(1);
            const auto at = std::find_if(all_.begin(), all_.end(),
                                         [&](const RouteRep& one) { return one.id == rep; });
            if (at != all_.end()) {
                owners_[rows.string(0)].push_back(static_cast<std::size_t>(at - all_.begin()));
            }
        }
    }

    /// The accounts of the expression, then those of the list; one that both name is of the list.
    void gather() {
        tables::TableSource source(ws_.newReader(), tables::Table::Accounts,
                                   scenario_ ? scenario_->layer : LayerId(),
                                   scenario_ ? scenario_->id : ScenarioId());
        source.learnColumns();
        const auto territory = source.columnNamed("territory_id");
        std::map<std::string, RouteWish> wishes;
        for (const RouteWish& wish : params_.stops) {
            if (!wishes.emplace(wish.account, wish).second) {
                draft_.issues.push_back({Severity::Warning, wish.account, 0,
                                         "stands in the list of stops twice; the first counts",
                                         "give it two windows, or an interval"});
            }
        }
        std::vector<std::int64_t> ids;
        if (!params_.where.empty() || params_.stops.empty()) {
            const tables::RowQuery query{params_.where, params_.sort, !params_.ascending};
            source.select(query, [&](std::span<const std::int64_t> some) {
                ids.insert(ids.end(), some.begin(), some.end());
            });
            if (params_.top > 0 && ids.size() > static_cast<std::size_t>(params_.top)) {
                ids.resize(static_cast<std::size_t>(params_.top));
            }
        }
        for (const std::int64_t id : ids) {
            Candidate candidate = candidateOf(AccountId(id), source, territory);
            const auto wish = wishes.find(candidate.externalId);
            if (wish == wishes.end()) {
                wanted_.emplace_back(std::move(candidate), RouteWish{});
            } else {
                wanted_.emplace_back(std::move(candidate), wish->second);
                wishes.erase(wish);
            }
        }
        for (const RouteWish& wish : params_.stops) {
            if (wishes.erase(wish.account) > 0) {
                addListed(wish, source, territory);
            }
        }
    }

    void addListed(const RouteWish& wish, const tables::TableSource& source,
                   std::size_t territory) {
        Statement row = db_.prepare("SELECT id FROM accounts WHERE external_id = ? ORDER BY id");
        row.bind(wish.account);
        if (!row.step()) {
            draft_.issues.push_back({Severity::Warning, wish.account, 0,
                                     "is no account of the workspace, and is not called on",
                                     "give its number as the CRM or the file has it"});
            return;
        }
        wanted_.emplace_back(candidateOf(row.id<AccountTag>(0), source, territory), wish);
    }

    Candidate candidateOf(AccountId id, const tables::TableSource& source, std::size_t territory) {
        Statement row =
            db_.prepare("SELECT external_id, coalesce(name, external_id), lon, lat, match_level, "
                        "coalesce(match_error_m, 0), coalesce(owner, '') FROM accounts WHERE id = "
                        "?");
        row.bind(id);
        Candidate candidate;
        candidate.account = id;
        if (row.step()) {
            candidate.externalId = row.string(0);
            candidate.name = row.string(1);
            if (!row.isNull(2) && !row.isNull(3)) {
                candidate.place = Point{row.real(2), row.real(3)};
            }
            candidate.level = row.string(4);
            candidate.errorMetres = row.real(5);
            candidate.owner = row.string(6);
        }
        if (scenario_) {
            const std::int64_t ids[] = {id.value};
            const auto cells = source.rows(ids, {territory});
            candidate.territory = cells.empty() || cells.front().empty()
                                      ? std::string()
                                      : tables::textOf(cells.front().front());
        }
        return candidate;
    }

    /// Who may call on an account; empty = nobody in particular.
    std::vector<std::size_t> callersOf(const Candidate& candidate, const RouteWish& wish) const {
        if (!wish.rep.empty()) {
            return {require(wish.rep)};
        }
        if (params_.anyRep) {
            return {};
        }
        if (scenario_) {
            const auto owners = owners_.find(candidate.territory);
            return owners == owners_.end() ? std::vector<std::size_t>{} : owners->second;
        }
        const auto owner = find(candidate.owner);
        return owner ? std::vector<std::size_t>{*owner} : std::vector<std::size_t>{};
    }

    /// Those who are named, else those whom the calls belong to, else all.
    void chooseReps() {
        std::set<std::size_t> chosen;
        for (const std::string& word : params_.reps) {
            chosen.insert(require(word));
        }
        if (chosen.empty()) {
            bool open = false;
            for (const auto& [candidate, wish] : wanted_) {
                const auto callers = callersOf(candidate, wish);
                open = open || callers.empty();
                chosen.insert(callers.begin(), callers.end());
            }
            if (chosen.empty() || (open && params_.anyRep)) {
                for (std::size_t i = 0; i < all_.size(); ++i) {
                    chosen.insert(i);
                }
            }
        }
        for (const std::size_t at : chosen) {
            place_[at] = static_cast<int>(draft_.reps.size());
            draft_.reps.push_back(all_[at]);
        }
    }

    int locationOf(Point place) {
        draft_.places.push_back(place);
        return static_cast<int>(draft_.places.size()) - 1;
    }

    void addDays() {
        for (std::size_t r = 0; r < draft_.reps.size(); ++r) {
            const RouteRep& rep = draft_.reps[r];
            std::optional<int> base;
            if (rep.base) {
                base = locationOf(*rep.base);
            } else {
                draft_.issues.push_back({Severity::Warning, rep.name, 0,
                                         "has no place of work: the days begin and end at a stop",
                                         "give the rep an address, and geocode it"});
            }
            for (std::size_t d = 0; d < draft_.dates.size(); ++d) {
                addDay(static_cast<int>(r), static_cast<int>(d),
                       calendarDays(draft_.dates.front(), draft_.dates[d]) * kDay, base);
            }
        }
    }

    void addDay(int rep, int day, Time midnight, std::optional<int> base) {
        const auto& who = draft_.reps[static_cast<std::size_t>(rep)];
        const std::string& date = draft_.dates[static_cast<std::size_t>(day)];
        route::Resource resource;
        resource.id = draft_.dates.size() == 1 ? who.name : format("{} on {}", who.name, date);
        resource.rep = rep;
        resource.day = day;
        resource.midnight = midnight;
        resource.hours = {midnight + hours_.from, midnight + hours_.to};
        resource.start = base;
        resource.end = base;
        if (pause_) {
            resource.breaks = {
                {{midnight + pause_->start.from, midnight + pause_->start.to}, pause_->duration}};
        }
        if (params_.maxDriving > 0) {
            resource.maxDriving = routeSeconds(params_.maxDriving, "--max-driving");
        }
        if (params_.maxStops > 0) {
            resource.maxStops = params_.maxStops;
        }
        resource.skills = who.skills;
        draft_.problem.resources.push_back(std::move(resource));
        draft_.days.push_back({static_cast<std::size_t>(rep), date});
    }

    void leave(const Candidate& candidate, const char* reason, const std::string& message,
               const std::string& remedy) {
        draft_.impossible.push_back({candidate.account, reason, message, remedy});
    }

    void add(const Candidate& candidate, const RouteWish& wish) {
        if (!candidate.place) {
            leave(candidate, "no_place", "Has no place on the map", "Check the address");
            return;
        }
        const bool rough = candidate.level == "zip" || candidate.level == "city" ||
                           candidate.level == "county" || candidate.level == "state";
        if (rough && !params_.coarse) {
            leave(candidate, "rough_place",
                  candidate.errorMetres > 0
                      ? format("Located by {} only, position unsure by {:.0f} km",
                               candidate.level == "zip" ? "ZIP" : candidate.level,
                               std::max(1.0, candidate.errorMetres / 1000))
                      : format("Located by {} only",
                               candidate.level == "zip" ? "ZIP" : candidate.level),
                  "Check the address");
            return;
        }
        std::vector<int> reps;
        for (const std::size_t at : callersOf(candidate, wish)) {
            if (const auto known = place_.find(at); known != place_.end()) {
                reps.push_back(known->second);
            }
        }
        if (reps.empty() && !params_.anyRep) {
            leave(candidate, "nobody_allowed",
                  scenario_ ? "Nobody who is planned owns its territory"
                            : "Belongs to nobody who is planned",
                  "Let anybody call on it");
            return;
        }
        addCalls(candidate, wish, reps);
    }

    void addCalls(const Candidate& candidate, const RouteWish& wish, const std::vector<int>& reps) {
        route::Stop stop;
        stop.id = candidate.name;
        stop.location = locationOf(*candidate.place);
        stop.service = routeSeconds(wish.minutes.value_or(params_.minutes), candidate.name);
        stop.skills = wish.skills;
        stop.reps = reps;
        stop.priority = std::clamp(wish.priority, 0, kHighestPriority);
        const std::vector<route::Window> windows = parseRouteWindows(wish.windows);
        for (const route::Resource& resource : firstRepDays()) {
            for (const route::Window& window : windows) {
                stop.windows.push_back(
                    {resource.midnight + window.from, resource.midnight + window.to});
            }
        }
        if (!wish.day.empty()) {
            stop.days = {dayIndex(wish.day)};
        }
        const double every = wish.every > 0 ? wish.every : params_.every;
        std::vector<std::vector<int>> patterns;
        if (every > 0 && wish.day.empty()) {
            patterns = patternsOf(every, candidate.account);
            if (patterns.empty()) {
                leave(candidate, "not_due",
                      format("Visited on {}, and not due again before {}",
                             lastVisit(candidate.account), draft_.dates.back()),
                      "Leave the interval out to call on it all the same");
                return;
            }
        }
        const std::size_t calls = patterns.empty() ? 1 : patterns.front().size();
        if (calls == 1 && !patterns.empty()) {
            for (const std::vector<int>& pattern : patterns) {
                stop.days.push_back(pattern.front());
            }
        }
        route::Series series;
        for (std::size_t i = 0; i < calls; ++i) {
            series.stops.push_back(static_cast<int>(draft_.problem.stops.size()));
            draft_.problem.stops.push_back(stop);
            draft_.stops.push_back({candidate.account, candidate.name, *candidate.place, windows});
        }
        if (calls > 1) {
            series.patterns = patterns;
            draft_.problem.series.push_back(std::move(series));
        }
    }

    std::span<const route::Resource> firstRepDays() const {
        return std::span(draft_.problem.resources).first(draft_.dates.size());
    }

    int dayIndex(const std::string& date) const {
        const auto at = std::find(draft_.dates.begin(), draft_.dates.end(), date);
        if (at == draft_.dates.end()) {
            refuseRoute(format("\"{}\" is none of the days that are planned", date),
                        format("give one from {} to {}", draft_.dates.front(), draft_.dates.back()),
                        date);
        }
        return static_cast<int>(at - draft_.dates.begin());
    }

    /// Evenly spread over the days from the last visit on, as places in `dates`; empty where no
    /// call is due.
    std::vector<std::vector<int>> patternsOf(double every, AccountId account) {
        std::vector<int> workdays;
        for (const std::string& date : draft_.dates) {
            workdays.push_back(static_cast<int>(calendarDays(draft_.dates.front(), date)));
        }
        route::Cadence cadence;
        cadence.every = std::max(1, static_cast<int>(std::lround(every)));
        cadence.slack = std::max(params_.weekends ? 0 : kWeekend, cadence.every / 4);
        if (const std::string last = lastVisit(account); !last.empty()) {
            cadence.last = -static_cast<int>(calendarDays(last, draft_.dates.front()));
        }
        std::vector<std::vector<int>> patterns = route::evenPatterns(workdays, cadence);
        for (std::vector<int>& pattern : patterns) {
            for (int& day : pattern) {
                day = static_cast<int>(std::find(workdays.begin(), workdays.end(), day) -
                                       workdays.begin());
            }
        }
        return patterns;
    }

    /// The day of the last visit before the plan begins; empty = none known.
    std::string lastVisit(AccountId account) {
        if (!lastVisits_) {
            lastVisits_.emplace();
            for (const visits::MadeVisit& made : visits::loadMadeVisits(db_)) {
                std::string& last = (*lastVisits_)[made.account];
                last = made.day < draft_.dates.front() ? std::max(last, made.day) : last;
            }
        }
        const auto found = lastVisits_->find(account);
        return found == lastVisits_->end() ? std::string() : found->second;
    }

    const Workspace& ws_;
    const Connection& db_;
    const RouteParams& params_;
    RouteDraft draft_;
    std::optional<Scenario> scenario_;
    std::vector<RouteRep> all_;
    std::map<std::string, std::size_t> byWord_;
    std::map<std::string, std::vector<std::size_t>> owners_; ///< by code of the territory
    std::map<std::size_t, int> place_;                       ///< of `all_` in `draft_.reps`
    std::vector<std::pair<Candidate, RouteWish>> wanted_;
    route::Window hours_;
    std::optional<route::Break> pause_;
    std::optional<std::map<AccountId, std::string>> lastVisits_; ///< days; read when asked for
};

} // namespace

RouteDraft draftRoutes(const Workspace& ws, const RouteParams& params, Job& job) {
    return Drafter(ws, params).make(job);
}

} // namespace core
