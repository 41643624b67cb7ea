// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/geocode.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/records/place_store.h"
#include "geo/geocode/place_records.h"
#include "geo/geocode/temporary_index.h"
#include "geo/geometry/parallel.h"
#include "geo/verbs/locate_accounts.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>
#include <utility>

namespace geo {

using core::records::AccountCandidates;
using core::records::AccountPlace;
using core::records::NewPlace;
using core::records::Placement;

namespace {

constexpr double kDoubtful = 0.4;
/// Accounts that are written together: a cancel loses a second of work at most.
constexpr std::size_t kChunk = 16'384;
/// The same when a server is asked, which takes its time; also what one request may hold.
constexpr std::size_t kOnlineChunk = 2000;
constexpr std::size_t kGrain = 256;

std::size_t rankOf(const std::string& level) {
    const auto& levels = matchLevels();
    return static_cast<std::size_t>(std::find(levels.begin(), levels.end(), level) -
                                    levels.begin());
}

/// Tells which places are out of date.
class Staleness {
public:
    Staleness(const ReferenceStore& store, std::optional<double> maxAgeDays)
        : store_(store), oldest_(maxAgeDays ? core::utcBefore(*maxAgeDays) : "") {}

    bool operator()(const AccountPlace& account) {
        if (account.stale()) {
            return true;
        }
        if (account.input.given) {
            return false; // the file says where it is
        }
        return account.placedAt < oldest_ ||
               (account.input.zip && account.placedAt < newestIn(*account.input.zip));
    }

private:
    const std::string& newestIn(const std::string& zip) {
        const auto [at, fresh] = newest_.try_emplace(zip);
        if (fresh) {
            at->second = store_.newestIn(zip);
        }
        return at->second;
    }

    const ReferenceStore& store_;
    std::string oldest_;
    std::unordered_map<std::string, std::string> newest_;
};

bool inScope(const AccountPlace& account, GeocodeScope scope, bool stale) {
    switch (scope) {
    case GeocodeScope::Missing: return !account.place.point;
    case GeocodeScope::Stale: return stale;
    case GeocodeScope::Low: return rankOf(account.place.level) >= rankOf("zip");
    case GeocodeScope::Due: return stale || !account.place.point;
    case GeocodeScope::All: break;
    }
    return true;
}

/// A place is given up only for a better one, or when it is out of date.
bool replaces(const Placement& next, const AccountPlace& account, bool stale) {
    return stale || rankOf(next.level) < rankOf(account.place.level) ||
           (next.level == account.place.level && !(next == account.place));
}

/// One run over the accounts of a workspace.
class Run {
public:
    Run(core::Workspace& ws, const GeocodeParams& params, const Geocoder& geocoder,
        GeocodeReport& report)
        : ws_(ws), params_(params), geocoder_(geocoder), report_(report),
          stale_(geocoder.store(), params.maxAgeDays),
          accounts_(core::records::loadAccountPlaces(ws.newReader())) {}

    void place(core::Job& job);
    void count();

private:
    struct Task {
        std::size_t account = 0;
        bool stale = false;
        Match match;
        Placement place;
    };

    void placeChunk(std::span<Task> tasks, core::Job& job);
    void askProvider(std::span<Task> tasks, core::Job& job);
    void write(std::span<const Task> tasks);

    core::Workspace& ws_;
    const GeocodeParams& params_;
    const Geocoder& geocoder_;
    GeocodeReport& report_;
    Staleness stale_;
    std::vector<AccountPlace> accounts_;
};

/// Asks for those that the index does not place on their street; a better answer counts.
void Run::askProvider(std::span<Task> tasks, core::Job& job) {
    std::vector<Task*> asking;
    std::vector<Address> addresses;
    for (Task& task : tasks) {
        const auto& input = accounts_[task.account].input;
        if (!input.given && input.street && task.match.level > MatchLevel::Interpolated) {
            asking.push_back(&task);
            addresses.push_back(addressOf(input));
        }
    }
    if (asking.empty()) {
        return;
    }
    std::vector<Match> answers = params_.provider->find(addresses, job);
    for (std::size_t i = 0; i < std::min(answers.size(), asking.size()); ++i) {
        Match& answer = answers[i];
        if (answer.point && answer.level < asking[i]->match.level) {
            asking[i]->match = std::move(answer);
        }
    }
}

void Run::placeChunk(std::span<Task> tasks, core::Job& job) {
    {
        const core::Job::Part part(job, 0, params_.provider ? 0.1 : 1);
        parallelFor(tasks.size(), kGrain, job, "placing accounts",
                    [&](std::size_t begin, std::size_t end) {
                        for (std::size_t i = begin; i < end; ++i) {
                            const auto& input = accounts_[tasks[i].account].input;
                            if (!input.given) {
                                tasks[i].match = geocoder_.find(addressOf(input));
                            }
                        }
                    });
    }
    if (params_.provider) {
        const core::Job::Part part(job, 0.1, 1);
        askProvider(tasks, job);
    }
    for (Task& task : tasks) {
        task.place = placeRecord(accounts_[task.account].input, task.match, zipPlacer());
    }
}

void Run::write(std::span<const Task> tasks) {
    std::vector<NewPlace> places;
    std::vector<AccountCandidates> candidates;
    for (const Task& task : tasks) {
        AccountPlace& account = accounts_[task.account];
        if (!replaces(task.place, account, task.stale)) {
            continue;
        }
        report_.changed += task.place == account.place ? 0 : 1;
        account.place = task.place;
        account.placedFrom = core::records::placementInput(account.input);
        account.placedAt = core::nowUtc();
        places.push_back({account.id, task.place, account.placedFrom});
        candidates.push_back({account.id, candidatesOf(task.match)});
    }
    if (!places.empty()) {
        ws_.record("geocode", [&](core::Record& token) {
            core::records::saveAccountPlaces(token, places);
            core::records::saveCandidates(token, candidates);
        });
    }
}

void Run::place(core::Job& job) {
    std::vector<Task> tasks;
    for (std::size_t i = 0; i < accounts_.size(); ++i) {
        const bool stale = stale_(accounts_[i]);
        if (inScope(accounts_[i], params_.scope, stale)) {
            tasks.push_back({i, stale, {}, {}});
        }
    }
    const auto all = static_cast<double>(tasks.size());
    const std::size_t most = params_.provider ? kOnlineChunk : kChunk;
    for (std::size_t begin = 0; begin < tasks.size(); begin += most) {
        const std::size_t size = std::min(most, tasks.size() - begin);
        const core::Job::Part part(job, static_cast<double>(begin) / all,
                                   static_cast<double>(begin + size) / all);
        const std::span<Task> chunk = std::span(tasks).subspan(begin, size);
        placeChunk(chunk, job);
        write(chunk);
        report_.attempted += static_cast<std::int64_t>(size);
        for (Task& task : chunk) {
            task.match = {}; // candidates of a million accounts need not stay
        }
    }
}

void Run::count() {
    report_.total = static_cast<std::int64_t>(accounts_.size());
    for (const AccountPlace& account : accounts_) {
        report_.byLevel.add(account.place.level);
        report_.pinned += account.pinned ? 1 : 0;
        report_.stale += stale_(account) ? 1 : 0;
        report_.review += !account.pinned && account.place.score < kDoubtful ? 1 : 0;
    }
}

} // namespace

GeocodeScope parseGeocodeScope(const std::string& word) {
    if (word == "missing") {
        return GeocodeScope::Missing;
    }
    if (word == "stale") {
        return GeocodeScope::Stale;
    }
    if (word == "low") {
        return GeocodeScope::Low;
    }
    if (word == "all") {
        return GeocodeScope::All;
    }
    throw core::Error(core::Code::Usage, "\"" + word + "\" does not say which accounts to place",
                      "say missing, stale, low or all", "--only");
}

void to_json(core::Json& json, const GeocodeReport& report) {
    json = core::Json{{"total", report.total},         {"attempted", report.attempted},
                      {"changed", report.changed},     {"pinned", report.pinned},
                      {"by_level", report.byLevel},    {"review", report.review},
                      {"stale", report.stale},         {"seconds", report.seconds},
                      {"per_second", report.perSecond}};
}

GeocodeReport geocode(core::Workspace& ws, const GeocodeParams& params, core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    GeocodeReport report;
    std::optional<TemporaryIndex> own;
    if (!params.references.empty()) {
        const core::Job::Part part(job, 0, 0.2);
        own.emplace(params.references, job);
    }
    const Geocoder geocoder(own                        ? own->path()
                            : params.indexPath.empty() ? ReferenceIndex::standardPath()
                                                       : params.indexPath);
    Run run(ws, params, geocoder, report);
    {
        const core::Job::Part part(job, own ? 0.2 : 0, 0.9);
        run.place(job);
    }
    const core::Job::Part part(job, 0.9, 1);
    locateAccounts(ws, job);
    run.count();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    report.seconds = took.count();
    report.perSecond = static_cast<double>(report.attempted) / std::max(took.count(), 1e-6);
    return report;
}

} // namespace geo
