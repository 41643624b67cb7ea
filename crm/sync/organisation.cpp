// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/organisation.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <optional>
#include <utility>

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

struct WhoWeAre::Answer {
    Adapter& adapter;
    CrmConnection connection;
    core::Job& job;
    std::optional<Identity> identity = {};
    bool rights = false;
};

WhoWeAre::WhoWeAre(Adapter& adapter, const CrmConnection& connection, core::Job& job)
    : answer_(std::make_shared<Answer>(Answer{adapter, connection, job})) {}

const Identity& WhoWeAre::organisation() const {
    if (!answer_->identity) {
        Identity identity = answer_->adapter.whose(answer_->job);
        requireSameOrganisation(answer_->connection, identity);
        answer_->identity = std::move(identity);
    }
    return *answer_->identity;
}

const Identity& WhoWeAre::withRights() const {
    organisation();
    if (!answer_->rights) {
        Identity identity = *answer_->identity;
        answer_->adapter.addRights(identity, answer_->job);
        answer_->identity = std::move(identity);
        answer_->rights = true;
    }
    return *answer_->identity;
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
