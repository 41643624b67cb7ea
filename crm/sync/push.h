// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/workspace/workspace.h"
#include "crm/adapters/adapter.h"
#include "crm/adapters/clock.h"
#include "crm/sync/connection_store.h"
#include "crm/sync/organisation.h"
#include "crm/sync/outbox_store.h"
#include "crm/sync/pull.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// Outcome of pushing.
struct PushResult {
    std::int64_t written = 0;         ///< records that the CRM took
    std::int64_t conflicts = 0;       ///< fields that both sides changed, newly found or still open
    std::vector<OutboxItem> failed;   ///< dead letters and questions of this run
    std::optional<RemoteError> ended; ///< what kept the rest from being sent; it stays queued
};

/// Sends what people changed here: queued changes of account fields, and the outbox.
///
/// Fields that were edited here are compared with the record as the CRM has it this moment: only
/// those that nobody else changed are written, over the value that was just read; the others go
/// into the review list. Each write is in the outbox before it is sent. A write whose answer was
/// lost is looked up before it is repeated; one that makes a record is only ever sent with our own
/// key, and looked up by it once the CRM's index has had time to show it.
class Pusher {
public:
    Pusher(core::Workspace& ws, const CrmConnection& connection, Adapter& adapter, Clock& clock,
           Puller& puller, const WhoWeAre& identity)
        : ws_(ws), connection_(connection), adapter_(adapter), clock_(clock), puller_(puller),
          identity_(identity) {}

    PushResult push(core::Job& job);
    /// Only what waits in the outbox of one object.
    PushResult pushQueued(Object object, core::Job& job);

private:
    void lookForSending();
    bool queueEdits(PushResult& result, core::Job& job);
    void queueRecord(core::Record& record, const struct EditedRecord& edited, PushResult& result);
    void lookUpUnknown(PushResult& result, core::Job& job);
    std::vector<OutboxItem> due(const char* status) const;
    void lookUpCreated(std::vector<OutboxItem>& items, PushResult& result, core::Job& job);
    void lookUpEdited(std::vector<OutboxItem>& items, PushResult& result, core::Job& job);
    void send(PushResult& result, core::Job& job);
    void take(OutboxItem& item, const RecordOutcome& outcome, PushResult& result,
              core::Record& record);
    void takeOver(core::Record& record, const OutboxItem& item) const;

    core::Workspace& ws_;
    const CrmConnection& connection_;
    Adapter& adapter_;
    Clock& clock_;
    Puller& puller_;
    const WhoWeAre& identity_;
    double lagSeconds_ = 0;
    std::string only_; ///< name of the only object that is sent; empty = all
};

} // namespace crm
