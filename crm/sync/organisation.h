// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/sync/connection_store.h"

#include <memory>

namespace crm {

/// Throws Error(Conflict) if this is another organisation than the one the first sync found: a
/// sandbox that was taken for the real thing, or the other way round.
void requireSameOrganisation(const CrmConnection& connection, const Identity& identity);

/// Throws Error(Conflict) if nothing may be written to the connection yet.
void requireWriteBack(const CrmConnection& connection);

/// Whom we are connected as. Each part is asked for when it is needed first, and remembered, by
/// copies too: a sync that only reads need not know what it may write. Adapter and job must outlive
/// it.
class WhoWeAre {
public:
    WhoWeAre() = default;
    WhoWeAre(Adapter& adapter, const CrmConnection& connection, core::Job& job);

    /// Whose records these are; of permissions it says nothing before `withRights` was asked.
    /// Throws Error(Conflict) if it is another organisation than before.
    const Identity& organisation() const;
    /// The same, with what we may do there. To be asked before the first write, and not within a
    /// transaction: it takes calls.
    const Identity& withRights() const;

private:
    struct Answer;
    std::shared_ptr<Answer> answer_;
};

} // namespace crm
