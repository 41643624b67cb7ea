// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/sync/connection_store.h"

#include <functional>

namespace crm {

/// Throws Error(Conflict) if this is another organisation than the one the first sync found: a
/// sandbox that was taken for the real thing, or the other way round.
void requireSameOrganisation(const CrmConnection& connection, const Identity& identity);

/// Throws Error(Conflict) if nothing may be written to the connection yet.
void requireWriteBack(const CrmConnection& connection);

/// Asks who we are when it is needed first, and remembers the answer; checks the organisation. Both
/// references must outlive it.
std::function<const Identity&()> askedOnce(Adapter& adapter, const CrmConnection& connection,
                                           core::Job& job);

} // namespace crm
