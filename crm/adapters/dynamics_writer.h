// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/batches.h"
#include "crm/adapters/dynamics_days.h"
#include "crm/adapters/dynamics_names.h"
#include "crm/adapters/dynamics_reader.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// Writes rows of one object to Dynamics 365: each change depends on the version of its row, and
/// stands for itself within its batch.
class DynamicsWriter {
public:
    DynamicsWriter(Object object, DynamicsClient& client, DynamicsReader& reader)
        : object_(object), client_(client), reader_(reader), desk_({}), names_(client, reader),
          days_(client) {}

    std::vector<RecordOutcome> upsert(const std::vector<RecordEdit>& edits, bool create,
                                      core::Job& job);
    std::vector<RecordOutcome> remove(const std::vector<std::string>& ids, core::Job& job);

private:
    /// How a new row is made so that making it twice is making it once.
    enum class Way { Key, Id, Plain };

    const DynamicsTable* tableOf(std::size_t place) const;
    void take(const std::vector<RecordEdit>& edits, core::Job& job);
    void refuseUnknown(std::size_t place, core::Job& job);
    void resolveKeys(bool create, core::Job& job);
    void look(core::Job& job);
    bool isUnique(const DynamicsTable& table, core::Job& job);
    Way wayOf(std::size_t place, core::Job& job);
    DynamicsRequest requestOf(std::size_t place, bool isNew, core::Job& job);
    core::Json bodyOf(std::size_t place, bool isNew, core::Job& job);
    core::Json activityOf(std::size_t place, bool isNew, core::Job& job);
    BatchResult send(const std::vector<DynamicsRequest>& requests,
                     const std::vector<std::size_t>& places, core::Job& job);
    RecordOutcome outcomeOf(const DynamicsRequest& request, const DynamicsReply& reply,
                            std::size_t place) const;
    void closeNew(const std::vector<std::size_t>& places, core::Job& job);

    Object object_;
    DynamicsClient& client_;
    DynamicsReader& reader_;
    EditDesk desk_;
    std::vector<std::string> versions_;         ///< that each change depends on; empty: any
    std::map<std::string, VendorRecord> found_; ///< as looked at before
    std::map<std::string, std::vector<DynamicsParty>> parties_;
    DynamicsNames names_;
    DynamicsDays days_;
};

} // namespace crm
