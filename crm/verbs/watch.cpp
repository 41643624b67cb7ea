// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/watch.h"

#include "core/base/error.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

namespace crm {

namespace {

constexpr double kTickSeconds = 0.5;
constexpr double kLongestPauseSeconds = 300;
constexpr double kTimelineSeconds = 60;
/// How often a look reads what may have appeared late as well, unless that takes long: after a
/// large publish it reads all of that again, and keeps from seeing what changes meanwhile.
constexpr std::int64_t kThoroughMs = 60'000;
constexpr std::int64_t kThoroughShare = 10;

/// Adapters that are kept between two looks, with their connections and tokens.
class KeptAdapters {
public:
    explicit KeptAdapters(AdapterMaker make) : make_(std::move(make)) {}

    std::unique_ptr<Adapter> get(const CrmConnection& connection) {
        auto& kept = adapters_[connection.name];
        const std::string config = connection.config.dump();
        if (!kept.adapter || kept.config != config) {
            kept = {config, make_(connection), std::make_shared<Known>()};
        }
        return std::make_unique<Borrowed>(kept.adapter, kept.known);
    }

private:
    struct Known {
        std::optional<Identity> whose;
        std::optional<Identity> withRights;
    };

    /// Counts calls anew for each run, and asks only once who we are.
    class Borrowed final : public Adapter {
        template <class Call> auto counted(const Call& call) {
            auto answer = call();
            calls_ = adapter_->calls() - before_;
            return answer;
        }

    public:
        Borrowed(std::shared_ptr<Adapter> adapter, std::shared_ptr<Known> known)
            : adapter_(std::move(adapter)), known_(std::move(known)), before_(adapter_->calls()) {}

        Identity whose(core::Job& job) override {
            if (!known_->whose) {
                known_->whose = counted([&] { return adapter_->whose(job); });
            }
            return *known_->whose;
        }
        void addRights(Identity& identity, core::Job& job) override {
            if (!known_->withRights) {
                known_->withRights = counted([&] {
                    adapter_->addRights(identity, job);
                    return identity;
                });
            }
            identity = *known_->withRights;
        }
        ListResult list(const ListRequest& request, const ListSink& sink, core::Job& job) override {
            return counted([&] { return adapter_->list(request, sink, job); });
        }
        std::vector<RecordOutcome> upsert(Object object, const std::vector<RecordEdit>& edits,
                                          bool create, core::Job& job) override {
            return counted([&] { return adapter_->upsert(object, edits, create, job); });
        }
        std::vector<RecordOutcome> remove(Object object, const std::vector<std::string>& ids,
                                          core::Job& job) override {
            return counted([&] { return adapter_->remove(object, ids, job); });
        }
        Limits limits(core::Job& job) override {
            return counted([&] { return adapter_->limits(job); });
        }
        bool takesFiles(Object object) const override { return adapter_->takesFiles(object); }
        RecordOutcome attach(Object object, const std::string& id, const AttachedFile& file,
                             core::Job& job) override {
            return counted([&] { return adapter_->attach(object, id, file, job); });
        }

    private:
        std::shared_ptr<Adapter> adapter_;
        std::shared_ptr<Known> known_;
        std::int64_t before_;
    };

    struct Kept {
        std::string config;
        std::shared_ptr<Adapter> adapter;
        std::shared_ptr<Known> known;
    };
    AdapterMaker make_;
    std::map<std::string, Kept> adapters_;
};

bool changedSomething(const SyncReport& report) {
    return report.pushed > 0 ||
           std::any_of(report.objects.begin(), report.objects.end(),
                       [](const auto& item) { return item.second.changed() > 0; });
}

bool didSomething(const SyncReport& report) {
    return changedSomething(report) || !report.failed.empty() || !report.issues.empty();
}

/// Waits until it is time to ask the CRM again, or the workspace has changed.
void pause(core::Workspace& ws, Clock& clock, double seconds, core::Revision seen,
           std::int64_t data, core::Job& job) {
    const std::int64_t end = clock.nowMs() + static_cast<std::int64_t>(seconds * 1000);
    while (clock.nowMs() < end) {
        if (ws.planRevision() != seen || ws.dataVersion() != data) {
            return;
        }
        const double left = static_cast<double>(end - clock.nowMs()) / 1000;
        clock.wait(std::min(kTickSeconds, left), job);
    }
}

} // namespace

void watchSync(core::Workspace& ws, const WatchParams& params, core::Job& job, const Placer& place,
               const std::function<void(const SyncReport&)>& each,
               const std::function<void()>& locate) {
    SyncParams sync = params.sync;
    sync.activitySeconds = std::max(sync.activitySeconds, kTimelineSeconds);
    const auto kept = std::make_shared<KeptAdapters>(sync.around.adapters);
    sync.around.adapters = [kept](const CrmConnection& connection) {
        return kept->get(connection);
    };
    Clock& clock = *sync.around.clock;
    double extra = 0;
    core::Revision revision = -1;
    std::int64_t data = -1;
    std::int64_t thorough = -kThoroughMs;
    std::int64_t betweenThorough = kThoroughMs;
    bool moved = true; // the plan is compared when it, or what came in, may have changed
    for (std::int64_t look = 0; params.most == 0 || look < params.most; ++look) {
        moved = moved || ws.planRevision() != revision || ws.dataVersion() != data;
        revision = ws.planRevision();
        data = ws.dataVersion();
        SyncReport report;
        try {
            sync.plan = moved;
            const std::int64_t now = clock.nowMs();
            sync.quick = now - thorough < betweenThorough;
            report = crm::sync(ws, sync, job, place);
            extra = 0;
            if (!sync.quick) {
                thorough = now;
                betweenThorough = std::max(kThoroughMs, kThoroughShare * (clock.nowMs() - now));
            }
            moved = false;
            // What is only told again and again (a refusal) is no reason to ask at once.
            if (changedSomething(report)) {
                locate();
                moved = true;
                revision = ws.planRevision();
                data = ws.dataVersion();
            }
        } catch (const RemoteError& error) {
            if (error.trouble() == Trouble::SignIn || error.trouble() == Trouble::Outdated) {
                throw;
            }
            extra = std::min(kLongestPauseSeconds, std::max(2 * extra, params.seconds));
            report.issues.push_back(
                {core::Severity::Warning, {}, 0, error.what(), "it is tried again"});
        } catch (const core::Error& error) {
            if (error.code() == core::Code::Cancelled) {
                return;
            }
            throw;
        }
        if (didSomething(report)) {
            each(report);
        }
        if (job.cancelled()) {
            return;
        }
        const double seconds = moved && extra == 0 ? 0 : params.seconds + extra;
        try {
            pause(ws, clock, seconds, revision, data, job);
        } catch (const core::Error&) {
            return; // cancelled while waiting
        }
    }
}

} // namespace crm
