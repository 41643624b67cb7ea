// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/organisation.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <memory>
#include <optional>

namespace crm {

using core::Code;
using core::Error;

void requireSameOrganisation(const CrmConnection& connection, const Identity& identity) {
    if (connection.organisation.empty() || identity.organisation.empty() ||
        connection.organisation == identity.organisation) {
        return;
    }
    throw Error(Code::Conflict,
                core::format("{} now reaches another organisation ({}) than at the first sync",
                             connection.name, identity.account),
                "sign in to the right one; for the new one add a connection of its own",
                connection.name);
}

std::function<const Identity&()> askedOnce(Adapter& adapter, const CrmConnection& connection,
                                           core::Job& job) {
    const auto answer = std::make_shared<std::optional<Identity>>();
    return [answer, &adapter, &job, connection]() -> const Identity& {
        if (!*answer) {
            *answer = adapter.whoAmI(job);
            requireSameOrganisation(connection, **answer);
        }
        return **answer;
    };
}

void requireWriteBack(const CrmConnection& connection) {
    if (!connection.writeBack) {
        throw Error(Code::Conflict, core::format("writing to {} is switched off", connection.name),
                    core::format("look at the dry run, then switch it on with: evenlode crm "
                                 "write-back WORKSPACE {} on",
                                 connection.name),
                    connection.name);
    }
}

} // namespace crm
