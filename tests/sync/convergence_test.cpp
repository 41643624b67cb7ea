// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/records/field_change_store.h"
#include "tests/sync/sync_world.h"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>

/// People edit both sides at random, calls go wrong, the program is killed again and again: in the
/// end both sides agree, no edit is lost, and nothing is there twice. ctest lists it as
/// Convergence/<adapter>. EVENLODE_CONVERGENCE=10000 makes it as large as the acceptance run.
namespace crm::test {

namespace {

struct Size {
    int accounts = 300;
    int rounds = 12;
    int editsPerRound = 30;
    static Size chosen() {
        const char* text = std::getenv("EVENLODE_CONVERGENCE");
        if (text == nullptr) {
            return {};
        }
        return {std::atoi(text), 50, std::atoi(text) / 50};
    }
};

using Key = std::pair<std::string, std::string>; ///< id, our name of the field

class Harness {
public:
    Harness(RigMaker maker, Size size)
        : maker_(std::move(maker)), size_(size), random_(20261122), folder_(dir_.path().string()) {
        SyncWorld world(maker_);
        std::filesystem::rename(world.base.ws.restorePoint("start"), planFile());
    }

    void run() {
        {
            const auto rig = maker_(folder_);
            ids_ = rig->fill(size_.accounts);
        }
        settle();
        for (int round = 1; round <= size_.rounds; ++round) {
            edit(round);
            if (round % 3 == 0) {
                killed();
            } else {
                faulty();
            }
            if (round % 10 == 0 || round == size_.rounds) {
                settle();
                compare(round);
                phase_ = round / 10 + 1;
            }
        }
        checkOnce();
    }

private:
    std::string planFile() const { return folder_ + "/plan-under-test.gpkg"; }

    static std::string column(CrmRig& rig, const std::string& field) {
        return field == "city"    ? rig.cityField()
               : field == "phone" ? rig.phoneField()
                                  : rig.nameField();
    }

    /// Who edits a field in this phase. One in twenty is edited by both.
    int sideOf(const Key& key) const {
        const std::size_t hash =
            std::hash<std::string>{}(key.first + key.second + std::to_string(phase_));
        return hash % 20 == 0 ? 2 : static_cast<int>(hash / 20 % 2);
    }

    void edit(int round) {
        static const char* const kFields[] = {"name", "city", "phone"};
        const auto rig = maker_(folder_);
        core::Workspace ws = core::Workspace::open(planFile());
        for (int i = 0; i < size_.editsPerRound; ++i) {
            const std::string& id = ids_[random_.below(ids_.size())];
            const Key key{id, kFields[random_.below(3)]};
            if (gone_.contains(id)) {
                continue;
            }
            const std::string value = core::format("v{} {}", round, i);
            const int side = sideOf(key);
            if (side != 0) {
                rig->edit(id, column(*rig, key.second), value);
                remote_[key] = value;
            }
            if (side != 1) {
                const std::string ours = side == 2 ? value + " ours" : value;
                setFields(ws, {id, "crm", {{key.second, ours}}});
                local_[key] = ours;
            }
            touched_.insert(key);
        }
        if (round % 4 == 0) {
            const std::string& id = ids_[random_.below(ids_.size())];
            if (gone_.insert(id).second) {
                rig->erase(id);
            }
            const std::string fresh = core::format("fresh{}", round);
            rig->put(fresh, {{rig->nameField(), "Fresh"}, {rig->cityField(), "Town"}});
            fresh_.insert(fresh);
        }
        if (rig->activitiesWith("none") >= 0) {
            const std::string visit = core::format("visit-{}", round);
            ws.record("queue", [&](core::Record& record) {
                OutboxItem item;
                item.connection = requireConnection(record.db(), "crm").id;
                item.object = "activities";
                item.ownKey = visit;
                item.fields = {{"kind", "meeting", std::nullopt},
                               {"subject", "Visit", std::nullopt},
                               {"start", "2026-03-27T13:00:00Z", std::nullopt},
                               {"end", "2026-03-27T13:45:00Z", std::nullopt}};
                queueWrite(record, item);
            });
            visits_.insert(visit);
        }
    }

    static void syncOnce(CrmRig& rig, core::Workspace& ws) {
        SyncParams params;
        params.around = {[&](const CrmConnection&) { return rig.adapter(); }, &rig.clock()};
        core::Job job;
        crm::sync(ws, params, job);
    }

    /// In a child that is killed at a call of its own choice, and goes on without being noticed.
    void killed() {
        // Early, while reading, or late, while what was edited here is being written.
        const std::uint64_t most = random_.below(2) == 0 ? 12 : 60;
        const auto at = 1 + static_cast<std::int64_t>(random_.below(most));
        const auto micros = static_cast<useconds_t>(random_.below(60000));
        const pid_t child = ::fork();
        if (child == 0) {
            const auto rig = maker_(folder_);
            rig->faults(50);
            const bool calls = rig->onCall([&](std::int64_t call) {
                if (call >= at) {
                    ::kill(::getpid(), SIGKILL);
                }
            });
            if (!calls) {
                ::signal(SIGALRM, [](int) { ::kill(::getpid(), SIGKILL); });
                ::ualarm(micros + 1000, 0);
            }
            core::Workspace ws = core::Workspace::open(planFile());
            try {
                syncOnce(*rig, ws);
            } catch (const core::Error&) {
                ::_exit(1);
            }
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
    }

    void faulty() {
        const auto rig = maker_(folder_);
        rig->faults(50);
        core::Workspace ws = core::Workspace::open(planFile());
        try {
            syncOnce(*rig, ws);
        } catch (const core::Error& error) {
            EXPECT_EQ(error.code(), core::Code::Remote) << error.what();
        }
        rig->advance(60);
    }

    /// Without faults, conflicts decided at random, until nothing is left to be done.
    void settle() {
        const auto rig = maker_(folder_);
        rig->faults(0);
        rig->onCall({});
        core::Workspace ws = core::Workspace::open(planFile());
        for (int i = 0; i < 6; ++i) {
            rig->advance(3600);
            syncOnce(*rig, ws);
            for (const Conflict& conflict : listConflicts(ws, "crm").conflicts) {
                resolveConflict(ws, {conflict.id, random_.below(2) == 0 ? "ours" : "theirs", {}});
            }
        }
        EXPECT_TRUE(listConflicts(ws, "crm").conflicts.empty());
    }

    void compare(int round) {
        const auto rig = maker_(folder_);
        const core::Workspace ws = core::Workspace::open(planFile());
        const auto rows = rig->rows();
        std::int64_t different = 0;
        std::size_t here = 0;
        core::Statement all = ws.reader().prepare(
            "SELECT external_id, coalesce(name, ''), coalesce(city, ''), coalesce(phone, '') FROM "
            "base_accounts WHERE source = 'crm' AND removed = 0");
        while (all.step()) {
            ++here;
            const auto there = rows.find(all.string(0));
            ASSERT_NE(there, rows.end()) << all.string(0);
            const std::pair<const char*, int> fields[] = {{"name", 1}, {"city", 2}, {"phone", 3}};
            for (const auto& [field, at] : fields) {
                const auto value = there->second.find(column(*rig, field));
                const std::string remote = value == there->second.end() ? "" : value->second;
                different += remote != all.string(at);
                checkEdit({all.string(0), field}, remote);
            }
        }
        EXPECT_EQ(different, 0) << "after round " << round;
        EXPECT_EQ(here, rows.size()) << "after round " << round;
        EXPECT_EQ(rows.size(), ids_.size() - gone_.size() + fresh_.size());
        touched_.clear();
        local_.clear();
        remote_.clear();
    }

    /// A field that one side edited has that side's last value; one that both edited, either.
    void checkEdit(const Key& key, const std::string& value) const {
        if (!touched_.contains(key)) {
            return;
        }
        const auto ours = local_.find(key);
        const auto theirs = remote_.find(key);
        const bool kept = (ours != local_.end() && value == ours->second) ||
                          (theirs != remote_.end() && value == theirs->second);
        EXPECT_TRUE(kept) << key.first << ' ' << key.second << " is \"" << value << "\"";
    }

    void checkOnce() {
        const auto rig = maker_(folder_);
        for (const std::string& visit : visits_) {
            EXPECT_EQ(rig->activitiesWith(visit), 1) << visit;
        }
    }

    RigMaker maker_;
    Size size_;
    core::Random random_;
    support::TempDir dir_;
    std::string folder_;
    std::vector<std::string> ids_;
    std::set<std::string> gone_, fresh_, visits_;
    std::set<Key> touched_;
    std::map<Key, std::string> local_, remote_;
    int phase_ = 0;
};

class ConvergenceTest : public testing::Test {
public:
    explicit ConvergenceTest(RigMaker maker) : maker_(std::move(maker)) {}
    void TestBody() override { Harness(maker_, Size::chosen()).run(); }

private:
    RigMaker maker_;
};

[[maybe_unused]] const bool kRegistered = [] {
    for (const auto& [name, maker] : rigs()) {
        testing::RegisterTest(
            ("Convergence/" + name).c_str(), "Check", nullptr, nullptr, __FILE__, __LINE__,
            [maker = maker]() -> ConvergenceTest* { return new ConvergenceTest(maker); });
    }
    return true;
}();

} // namespace

} // namespace crm::test
