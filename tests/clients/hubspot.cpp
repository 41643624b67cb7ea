// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/clients/fake_crm.h"
#include "tests/support/fake_hubspot.h"

namespace support {

namespace {

/// HubSpot's own word for accounts.
class Companies : public FakeHubspot {
public:
    using FakeHubspot::FakeHubspot;
    FakeTable& accounts() { return table("companies"); }
};

class Served final : public ServedFakeOf<Companies> {
public:
    Served() {
        fake_.dailyLeft = 10'000'000;
        fake_.addProperty("companies", "territory_code");
    }
    FakeFacts facts() override {
        return {
            fake_.token,
            "name",
            "city",
            "zip",
            "territory_code",
            {{"columns", {{"accounts", {{"territory_code", "text"}}}}},
             {"publish", {{"territory_id", "territory_code"}, {"territory", ""}, {"owner", ""}}}}};
    }
};

} // namespace

std::unique_ptr<ServedFake> serveHubspot() {
    return std::make_unique<Served>();
}

} // namespace support
