// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/sync/publish_store.h"
#include "crm/verbs/publish.h"

#include <string>
#include <vector>

namespace crm {

/// Whether a plan that was compared waits for its day: it is in force from a later date, and not to
/// be written at once.
bool waitsForItsDay(const PublishPlan& plan, const PublishParams& params);

/// Notes down that the scenario is to be published on the effective date, instead of writing it
/// now, and returns the id. A sync carries it out on or after that day: the plan as it stands then,
/// compared afresh. Where the guard then asks for a consent that was not given now, it stays, and
/// the sync says so. One that waits already for the same day, scenario and part is replaced.
std::string schedulePublish(core::Workspace& ws, const PublishPlan& plan,
                            const PublishParams& params);

/// Publishes of a connection whose day has come, the oldest day first, and those that were cut off
/// while they were carried out. `today`: a date.
std::vector<Publish> loadDuePublishes(const core::Connection& db, core::ConnectionId connection,
                                      const std::string& today);

/// Whether a publish of the scenario to the connection waits for its day. Until then changes of the
/// scenario are not sent.
bool isAwaited(const core::Connection& db, core::ConnectionId connection,
               core::ScenarioId scenario);

/// Takes a waiting publish back, of which nothing has been written.
void withdrawPublish(core::Record& record, const std::string& publish);

} // namespace crm
