// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "crm/adapters/dynamics_client.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// What one user of Dynamics 365 may do, by the privileges of the roles and by column security.
class DynamicsRights {
public:
    /// Asks for the privileges of a user ("WhoAmI" knows the id).
    DynamicsRights(DynamicsClient& client, std::string user, core::Job& job);

    /// As `Identity::permissions` has it for one object.
    core::Json permissionsOf(const DynamicsTable& table, core::Job& job);
    /// What a person should know of it.
    const std::vector<core::Issue>& issues() const { return issues_; }

private:
    bool may(const DynamicsMetadata& metadata, const std::string& what) const;
    core::Json fieldsOf(const DynamicsTable& table, bool write, core::Job& job);
    bool mayChange(const DynamicsColumn& column, core::Job& job);

    DynamicsClient& client_;
    std::string user_;
    std::map<std::string, std::string> depths_; ///< by id of the privilege: "Global", "Basic", ...
    std::map<std::string, bool> secured_;       ///< by metadata id: may be changed
    bool securedAsked_ = false;
    bool known_ = false;
    std::vector<core::Issue> issues_;
};

} // namespace crm
