// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/sync/publish_fields.h"
#include "crm/sync/publish_targets.h"
#include "crm/sync/snapshot_store.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace crm {

/// The accounts of a CRM as far as publishing needs them.
struct RemoteAccounts {
    RecordValues values;                         ///< of the published fields, by id
    std::map<std::string, std::string> names;    ///< by id
    std::map<std::string, std::string> versions; ///< by id, where the CRM has them
    std::set<std::string> repeated;              ///< ids that several records have
    std::int64_t withoutId = 0;
    bool named = false;  ///< the CRM gives names
    bool asSeen = false; ///< as a sync saw them last, not as they are this moment
};

/// Lists the accounts. Throws Error(Input) if there are none to list, or none has an id.
RemoteAccounts discoverAccounts(Adapter& adapter, const PublishFields& fields, core::Job& job);

/// Some of them, by id.
RemoteAccounts discoverSome(Adapter& adapter, const std::vector<std::string>& fields,
                            const std::vector<std::string>& ids, core::Job& job);
/// As they were when a sync saw them last, without asking the CRM.
RemoteAccounts accountsAsSeen(const core::Connection& db, core::ConnectionId connection,
                              const std::string& source);

/// How the CRM writes owners down now: "id", "email" or "name", whichever the values of its owner
/// field mostly are among `people`; "name" where it says nothing.
std::string ownerForm(const RemoteAccounts& accounts, const PublishFields& fields,
                      const std::vector<OwnerForms>& people);

/// The values that a target should have, by field. A territory without owners says nothing of the
/// owner.
FieldValues wantedValues(const PublishTarget& target, const PublishFields& fields,
                         const std::string& form);

} // namespace crm
