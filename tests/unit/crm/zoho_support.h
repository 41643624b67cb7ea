// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "crm/adapters/zoho_adapter.h"
#include "tests/support/fake_zoho.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/crm/adapter_support.h"

#include <memory>
#include <string>
#include <vector>

namespace crm {

/// An adapter at an organisation.
struct Zoho {
    support::VirtualClock clock;
    support::TempDir dir;
    support::FakeZoho fake{clock};
    AdapterTools tools = testTools(clock, dir.path(), "AT1");
    std::unique_ptr<ZohoAdapter> adapter;
    core::Job job;

    Zoho() {
        for (const char* module : {"Accounts", "Events", "Calls", "Tasks"}) {
            fake.addField(module, "Evenlode_Key", "text", true);
        }
        fake.addField("Accounts", "Territory_Id");
        connect();
    }
    void connect(core::Json config = core::Json::object()) {
        config["base_url"] = fake.http().url();
        adapter = std::make_unique<ZohoAdapter>(ZohoConfig::fromJson(config, ""), "test",
                                                "crm/test", tools);
    }
    std::string add(int number) {
        return fake.accounts().insert({{"Account_Name", core::format("Acme {}", number)},
                                       {"Billing_City", "Lyon"},
                                       {"Billing_Code", "01234"},
                                       {"Owner", "901"}});
    }
    std::vector<RecordOutcome> write(Object object, const std::vector<RecordEdit>& edits,
                                     bool create = false) {
        return adapter->upsert(object, edits, create, job);
    }
    /// The body of the last request of that method to such a path.
    core::Json last(const std::string& method, const std::string& path) {
        core::Json body;
        for (const support::HttpAsked& asked : fake.http().asked()) {
            if (asked.method == method && asked.path.find(path) != std::string::npos &&
                !asked.body.empty()) {
                body = core::Json::parse(asked.body);
            }
        }
        return body;
    }
};

inline RecordEdit keyed(const std::string& key, std::vector<FieldEdit> fields) {
    RecordEdit edit;
    edit.key = key;
    edit.fields = std::move(fields);
    return edit;
}

} // namespace crm
