// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "crm/adapters/dynamics_client.h"

#include <map>
#include <string>

namespace crm {

/// Whole days begin at midnight where the user of the CRM lives, whatever the CRM knows of that.
class DynamicsDays {
public:
    explicit DynamicsDays(DynamicsClient& client) : client_(client) {}

    /// The moment at which a day ("2026-03-29") begins, such that `dynamicsDay` gives it back. In
    /// UTC where the CRM does not say.
    core::InstantMs begins(const std::string& day, core::Job& job);

private:
    core::Json ask(const std::string& path, core::Job& job);

    DynamicsClient& client_;
    std::map<std::string, core::InstantMs> days_;
    std::string zone_; ///< code of the user's time zone
};

} // namespace crm
