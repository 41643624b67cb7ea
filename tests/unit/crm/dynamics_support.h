// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "crm/adapters/dynamics_adapter.h"
#include "tests/support/fake_dynamics.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/crm/adapter_support.h"

#include <memory>
#include <string>

namespace crm {

/// An adapter at an organisation.
struct Dynamics {
    support::VirtualClock clock;
    support::TempDir dir;
    support::FakeDynamics fake{clock};
    std::unique_ptr<DynamicsAdapter> adapter;
    core::Job job;

    explicit Dynamics(const core::Json& config = core::Json::object()) {
        fake.addColumn("accounts", "new_evenlodekey", "String", true);
        fake.addColumn("accounts", "new_territorycode");
        connect(config);
    }
    void connect(const core::Json& config) {
        adapter = std::make_unique<DynamicsAdapter>(
            DynamicsConfig::fromJson(config, fake.http().url()), "test", "crm/test",
            testTools(clock, dir.path(), fake.accessToken));
    }
    std::string add(int number) {
        return fake.accounts().insert({{"name", core::format("Acme {}", number)},
                                       {"address1_city", "Lyon"},
                                       {"address1_postalcode", "01234"}});
    }
    RecordOutcome write(const RecordEdit& edit, bool create = false,
                        Object object = Object::Account) {
        return adapter->upsert(object, {edit}, create, job).front();
    }
};

inline RecordEdit keyed(const std::string& key, const std::string& field,
                        const std::string& value) {
    RecordEdit change = edit("", field, value);
    change.key = key;
    return change;
}

} // namespace crm
