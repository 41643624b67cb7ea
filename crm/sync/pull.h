// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/records/placement.h"
#include "core/records/record_store.h"
#include "core/workspace/workspace.h"
#include "crm/adapters/adapter.h"
#include "crm/adapters/clock.h"
#include "crm/sync/connection_store.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace crm {

/// How a record is put on the map when it comes in. Looking up ZIPs or streets is not this layer's
/// business; who can, passes it in.
using Placer = std::function<core::records::Placement(const core::records::NeutralRecord&)>;

/// How many records came in and what they changed here.
struct PullCounts {
    std::int64_t read = 0;
    std::int64_t added = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t removed = 0;
    std::int64_t rejected = 0;
    std::int64_t changed() const { return added + updated + removed; }
    PullCounts& operator+=(const PullCounts& other);
};

struct PullOptions {
    bool full = false;       ///< reads everything again
    bool yes = false;        ///< takes over even when most records have disappeared
    double maxRemoved = 0.5; ///< share of an object's records that may disappear without `yes`
    bool quick = false;      ///< as in `ListRequest`
    double sweepHours = 24;  ///< age at which the ids are compared even if only changes were asked
    std::vector<std::string> fields; ///< of accounts: raw values to keep as seen
};

/// Outcome of pulling one object.
struct PullResult {
    PullCounts counts;
    bool present = true; ///< the CRM holds such records
    std::vector<core::Issue> issues;
};

/// Brings records of a connection into the workspace.
///
/// Pages are stored as they come, each together with the cursor that goes on behind it, so that a
/// cut costs one page. Where the CRM has versions, what comes twice, or comes back as the echo of
/// our own write with nothing else changed, costs nothing. What is gone becomes a tombstone when
/// the CRM says so, or when it is missing from a complete list; a merged record lives on under the
/// id of the one that survived. A cursor that the CRM has forgotten leads to a sweep of all ids.
/// Lists that come without pages are stored whole or not at all.
class Puller {
public:
    Puller(core::Workspace& ws, const CrmConnection& connection, Adapter& adapter, Clock& clock,
           const Placer& place, PullOptions options)
        : ws_(ws), connection_(connection), adapter_(adapter), clock_(clock), place_(place),
          options_(std::move(options)) {}

    /// What has changed since the last time. Throws Error(Conflict) if too much is gone.
    PullResult pull(Object object, core::Job& job);
    /// Just these records, read so that no index lags behind. `each` sees them as they come.
    using Look = std::function<void(const core::records::Mapping&, const RemoteRecord&)>;
    PullResult reread(Object object, const std::vector<std::string>& ids, core::Job& job,
                      const Look& each = {});

private:
    class List;
    void requirePlausible(Object object, std::int64_t gone, std::int64_t known) const;
    void sweep(Object object, PullResult& result, core::Job& job);

    core::Workspace& ws_;
    const CrmConnection& connection_;
    Adapter& adapter_;
    Clock& clock_;
    const Placer& place_;
    PullOptions options_;
};

} // namespace crm
