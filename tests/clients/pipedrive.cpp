// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/clients/fake_crm.h"
#include "tests/support/fake_pipedrive.h"

namespace support {

namespace {

class Served final : public ServedFakeOf<FakePipedrive> {
public:
    Served() {
        fake_.users = {{{"id", 7}, {"name", "Ash"}, {"active_flag", true}}};
        fake_.addField("organizations", "Territory");
    }
    FakeFacts facts() override {
        return {fake_.apiToken,
                "name",
                "address.locality",
                "address.postal_code",
                "Territory",
                {{"columns", {{"accounts", {{"Territory", "text"}}}}},
                 {"limits", {{"per_day", 100'000'000}}},
                 {"publish", {{"territory_id", "Territory"}, {"territory", ""}, {"owner", ""}}}}};
    }
};

} // namespace

std::unique_ptr<ServedFake> servePipedrive() {
    return std::make_unique<Served>();
}

} // namespace support
