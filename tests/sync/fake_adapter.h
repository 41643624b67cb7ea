// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "crm/adapters/adapter.h"
#include "tests/sync/fake_server.h"

#include <functional>
#include <memory>
#include <string>

namespace crm::test {

/// Talks to a FakeServer as an adapter talks to its CRM, with its weaknesses: pages, lag, batches
/// refused as a whole, lost answers. They are switched on by settings of the server:
///
/// `faults`: per mille of calls that go wrong, at random from `seed`; `drop-next-write`: the next
/// write is carried out and its answer lost; `bad`: ids, separated by spaces, that are refused;
/// `whole-batch`: one bad record refuses the batch; `cursors-from`: cursors older than this version
/// are not known any more; `quota`: calls that are left; `lag`: seconds until an index shows what
/// was written; `no-deletes`: lists say nothing of what is gone; `retired`: the interface is gone;
/// `throttle`: so many calls are put off; `read-only`: fields that may not be written; `org`.
class FakeAdapter final : public Adapter {
public:
    FakeAdapter(FakeServer& server, VirtualClock& clock) : server_(server), clock_(clock) {}

    Identity whose(core::Job& job) override;
    void addRights(Identity& identity, core::Job& job) override;
    ListResult list(const ListRequest& request, const ListSink& sink, core::Job& job) override;
    std::vector<RecordOutcome> upsert(Object object, const std::vector<RecordEdit>& edits,
                                      bool create, core::Job& job) override;
    std::vector<RecordOutcome> remove(Object object, const std::vector<std::string>& ids,
                                      core::Job& job) override;
    Limits limits(core::Job& job) override;
    bool takesFiles(Object object) const override { return object == Object::Activity; }
    RecordOutcome attach(Object object, const std::string& id, const AttachedFile& file,
                         core::Job& job) override;

    /// Called at the start of each call, with its number: tests kill the process there.
    static std::function<void(std::int64_t)> onCall;

    static constexpr std::size_t kPage = 500;
    static constexpr std::size_t kBatch = 100;

private:
    enum class Fault { None, Before, Lost };
    void begin();
    Fault roll();
    double lag() const;
    void listSome(const ListRequest& request, const ListSink& sink);
    ListResult listAll(const ListRequest& request, const ListSink& sink);
    RecordOutcome writeOne(Object object, const RecordEdit& edit, bool create);

    FakeServer& server_;
    VirtualClock& clock_;
};

/// The mapping of the fake's fields.
core::records::Mapping fakeMapping();

} // namespace crm::test
