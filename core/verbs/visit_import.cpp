// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/visit_import.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/verbs/rep_words.h"
#include "core/visits/planned_calls.h"
#include "core/visits/visit_store.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace core {

using visits::AccountFinder;
using visits::FoundAccount;
using visits::LogEntry;
using visits::MadeVisit;
using visits::MatchKind;
using visits::Visit;
using visits::VisitMatch;

namespace {

/// Two visits of a rep to an account that begin so shortly one after the other are one.
constexpr InstantMs kSameVisit = InstantMs{30} * 60 * 1000;

bool sameTime(const visits::Span& a, const visits::Span& b) {
    const auto from = parseInstant(a.starts);
    const auto other = parseInstant(b.starts);
    if (!from || !other) {
        return false;
    }
    if (a.allDay || b.allDay) {
        return visits::dayOf(a) == visits::dayOf(b);
    }
    const InstantMs to = std::max(*from, parseInstant(a.ends).value_or(*from));
    const InstantMs end = std::max(*other, parseInstant(b.ends).value_or(*other));
    const bool overlap = *from < end && *other < to;
    return overlap || std::abs(*from - *other) <= kSameVisit;
}

void requireLimits(const visits::MatchLimits& limits) {
    const auto within = [](double value, double most) {
        return std::isfinite(value) && value >= 0 && value <= most;
    };
    constexpr double kFarthest = 5000;
    constexpr double kLongest = 24;
    if (!within(limits.metres, kFarthest) || !within(limits.clear, kFarthest) ||
        !within(limits.hours, kLongest)) {
        throw Error(Code::Usage, "visits are matched within 5,000 metres and 24 hours",
                    "give 0 to 5000 metres, and 0 to 24 hours");
    }
}

class Taker {
public:
    Taker(Workspace& ws, const TakeVisitsParams& params)
        : ws_(ws), db_(ws.reader()), params_(params), finder_(AccountFinder::of(db_)), reps_(db_),
          matcher_(finder_, visits::loadPlannedCalls(db_), params.limits) {
        report_.dryRun = params.dryRun;
        usual_ = params.rep.empty() ? RepId() : reps_.require(params.rep);
        for (MadeVisit& made : visits::loadMadeVisits(db_)) {
            made_.emplace(made.account, std::move(made));
        }
        for (Visit& visit : visits::loadVisits(db_)) {
            if (!visit.entry.empty()) {
                known_.emplace(visit.entry, visit.id);
            }
        }
    }

    TakeVisitsReport run(const std::vector<LogEntry>& entries, Job& job) {
        constexpr std::size_t kStep = 256;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (i % kStep == 0) {
                job.step(static_cast<double>(i) / static_cast<double>(entries.size()),
                         "matching visits to accounts");
            }
            take(entries[i]);
        }
        listAccounts();
        if (!params_.dryRun && (!fresh_.empty() || !carriedOut_.empty())) {
            write();
        }
        return std::move(report_);
    }

private:
    void take(LogEntry entry) {
        const RepId rep = repOf(entry);
        const std::string fingerprint = visits::fingerprintOf(entry);
        if (!seen_.insert(fingerprint).second) {
            ++report_.repeated;
            return;
        }
        TakenEntry taken;
        if (const auto known = known_.find(fingerprint); known != known_.end()) {
            taken.fate = EntryFate::Known;
            taken.visit = known->second;
        } else {
            taken.match = matcher_.match(entry, rep);
            decide(taken, entry, rep, fingerprint);
        }
        taken.entry = std::move(entry);
        report_.entries.push_back(std::move(taken));
    }

    RepId repOf(LogEntry& entry) {
        if (entry.rep.empty()) {
            entry.rep = reps_.numberOf(usual_);
            return usual_;
        }
        const auto rep = reps_.find(entry.rep);
        if (!rep && unknownReps_.insert(entry.rep).second) {
            report_.issues.push_back({Severity::Warning, entry.rep, entry.row,
                                      "is no rep of the workspace: the visits are nobody's",
                                      "import the rep, or give the number as the CRM has it"});
        }
        return rep.value_or(RepId());
    }

    void decide(TakenEntry& taken, const LogEntry& entry, RepId rep,
                const std::string& fingerprint) {
        const VisitMatch& match = taken.match;
        warnOfUnknownNumber(entry, match);
        const AccountId account =
            match.account ? finder_.accounts()[*match.account].id : AccountId();
        if (const MadeVisit* noted = notedBefore(account, rep, entry)) {
            taken.fate = EntryFate::Noted;
            taken.visit = noted->visit;
            return;
        }
        Visit visit;
        visit.account = account;
        visit.rep = rep;
        const auto& planned = matcher_.planned();
        if (match.planned && planned[*match.planned].visit) {
            taken.fate = EntryFate::Completed;
            visit = visits::requireVisit(db_, planned[*match.planned].visit);
            visit.rep = rep ? rep : visit.rep;
        } else {
            taken.fate = account ? EntryFate::Added : EntryFate::Unmatched;
            if (match.planned) {
                const visits::PlannedCall& call = planned[*match.planned];
                visit.plannedStarts = instantText(call.starts);
                visit.plannedEnds = instantText(call.ends);
            }
        }
        fill(visit, entry, fingerprint);
        auto& list = taken.fate == EntryFate::Completed ? carriedOut_ : fresh_;
        list.emplace_back(report_.entries.size(), std::move(visit));
    }

    void warnOfUnknownNumber(const LogEntry& entry, const VisitMatch& match) {
        const bool byPlace = match.kind == MatchKind::Planned || match.kind == MatchKind::Nearest;
        if (byPlace && !entry.account.empty()) {
            report_.issues.push_back(
                {Severity::Warning, entry.account, entry.row,
                 format("is no account of the workspace: the visit was matched by its place, to {}",
                        finder_.accounts()[*match.account].name),
                 "change it with visits change, if another account was meant"});
        }
    }

    const MadeVisit* notedBefore(AccountId account, RepId rep, const LogEntry& entry) const {
        const auto [first, last] = made_.equal_range(account);
        for (auto at = first; account && at != last; ++at) {
            const MadeVisit& made = at->second;
            const bool sameRep = !rep || !made.rep || rep == made.rep;
            if (sameRep && sameTime(made.when, entry.when)) {
                return &made;
            }
        }
        return nullptr;
    }

    static void fill(Visit& visit, const LogEntry& entry, const std::string& fingerprint) {
        const bool planned = bool(visit.id);
        visits::Span when = entry.when;
        when.zone = when.zone.empty() ? visit.when.zone : when.zone;
        if (planned) {
            visit.carryOut(when);
        } else {
            visit.when = when;
            visit.kind = entry.kind;
            visit.subject = entry.subject.empty() ? "Visit" : entry.subject;
        }
        const auto put = [](std::string& text, const std::string& said) {
            text = said.empty() ? text : said;
        };
        put(visit.note, entry.note);
        put(visit.outcome, entry.outcome);
        put(visit.location, entry.location);
        visit.done = true;
        visit.place = entry.place;
        visit.driving = entry.driving;
        visit.entry = fingerprint;
    }

    void listAccounts() {
        const auto add = [&](std::size_t account) {
            if (report_.place.emplace(account, report_.accounts.size()).second) {
                report_.accounts.push_back(finder_.accounts()[account]);
            }
        };
        for (const TakenEntry& taken : report_.entries) {
            if (taken.match.account) {
                add(*taken.match.account);
            }
            for (const visits::MatchCandidate& candidate : taken.match.candidates) {
                add(candidate.account);
            }
        }
    }

    void write() {
        std::vector<Visit> fresh;
        for (const auto& [entry, visit] : fresh_) {
            fresh.push_back(visit);
        }
        const auto count = static_cast<std::int64_t>(fresh_.size() + carriedOut_.size());
        report_.changes =
            ws_.edit({format("Import {} from {}", counted(count, "visit", "visits"), params_.from),
                      "visits import",
                      {{"from", params_.from}, {"metres", params_.limits.metres}}},
                     [&](Edit& edit) {
                         visits::insertVisits(edit, fresh);
                         for (const auto& [entry, visit] : carriedOut_) {
                             visits::updateVisit(edit, visit);
                         }
                     });
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            report_.entries[fresh_[i].first].visit = fresh[i].id;
        }
        for (const auto& [entry, visit] : carriedOut_) {
            report_.entries[entry].visit = visit.id;
        }
    }

    Workspace& ws_;
    const Connection& db_;
    const TakeVisitsParams& params_;
    AccountFinder finder_;
    RepWords reps_;
    visits::VisitMatcher matcher_;
    RepId usual_;
    std::unordered_multimap<AccountId, MadeVisit> made_;
    std::unordered_map<std::string, VisitId> known_; ///< by fingerprint
    std::set<std::string> seen_;
    std::set<std::string> unknownReps_;
    std::vector<std::pair<std::size_t, Visit>> fresh_; ///< with the place of their entry
    std::vector<std::pair<std::size_t, Visit>> carriedOut_;
    TakeVisitsReport report_;
};

Json jsonOf(const TakeVisitsReport& report, const TakenEntry& taken) {
    const LogEntry& entry = taken.entry;
    Json json{{"row", entry.row},
              {"fate", fateName(taken.fate)},
              {"matched_by", visits::matchName(taken.match.kind)},
              {"starts", entry.when.starts},
              {"ends", entry.when.ends},
              {"rep", entry.rep},
              {"visit", taken.visit.value}};
    if (entry.place) {
        json["lon"] = entry.place->x;
        json["lat"] = entry.place->y;
    }
    if (taken.match.account) {
        json["account"] = report.account(*taken.match.account).number;
        json["name"] = report.account(*taken.match.account).name;
    }
    if (taken.match.metres) {
        json["metres"] = std::round(*taken.match.metres * 10) / 10;
    }
    if (!taken.match.reason.empty()) {
        json["reason"] = taken.match.reason;
    }
    for (const visits::MatchCandidate& candidate : taken.match.candidates) {
        Json one{{"account", report.account(candidate.account).number},
                 {"name", report.account(candidate.account).name}};
        if (candidate.metres) {
            one["metres"] = std::round(*candidate.metres * 10) / 10;
        }
        if (candidate.minutes) {
            one["minutes_from_plan"] = std::round(*candidate.minutes);
        }
        json["candidates"].push_back(std::move(one));
    }
    return json;
}

} // namespace

const char* fateName(EntryFate fate) {
    switch (fate) {
    case EntryFate::Added: return "added";
    case EntryFate::Completed: return "completed";
    case EntryFate::Unmatched: return "unmatched";
    case EntryFate::Known: return "known";
    case EntryFate::Noted: break;
    }
    return "noted";
}

std::int64_t TakeVisitsReport::count(EntryFate fate) const {
    return std::count_if(entries.begin(), entries.end(),
                         [&](const TakenEntry& taken) { return taken.fate == fate; });
}

std::int64_t TakeVisitsReport::count(MatchKind kind) const {
    return std::count_if(entries.begin(), entries.end(), [&](const TakenEntry& taken) {
        const bool fresh = taken.fate == EntryFate::Added || taken.fate == EntryFate::Completed ||
                           taken.fate == EntryFate::Unmatched;
        return fresh && taken.match.kind == kind;
    });
}

const FoundAccount& TakeVisitsReport::account(std::size_t matched) const {
    return accounts.at(place.at(matched));
}

void to_json(Json& json, const TakeVisitsReport& report) {
    Json matched = Json::object();
    for (const MatchKind kind : {MatchKind::Account, MatchKind::Name, MatchKind::Planned,
                                 MatchKind::Nearest, MatchKind::Ambiguous, MatchKind::None}) {
        matched[visits::matchName(kind)] = report.count(kind);
    }
    const std::int64_t added = report.count(EntryFate::Added);
    const std::int64_t completed = report.count(EntryFate::Completed);
    json = Json{{"imported", added + completed},
                {"added", added},
                {"completed", completed},
                {"unmatched", report.count(EntryFate::Unmatched)},
                {"known", report.count(EntryFate::Known)},
                {"noted", report.count(EntryFate::Noted)},
                {"repeated", report.repeated},
                {"matched", std::move(matched)},
                {"dry_run", report.dryRun},
                {"visits", Json::array()},
                {"issues", report.issues}};
    for (const TakenEntry& taken : report.entries) {
        json["visits"].push_back(jsonOf(report, taken));
    }
}

TakeVisitsReport takeVisits(Workspace& ws, const std::vector<LogEntry>& entries,
                            const TakeVisitsParams& params, Job& job) {
    requireLimits(params.limits);
    job.step(0, "reading accounts");
    return Taker(ws, params).run(entries, job);
}

} // namespace core
