// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/clients/fake_crm.h"
#include "tests/support/fake_dynamics.h"

namespace support {

namespace {

class Served final : public ServedFakeOf<FakeDynamics> {
public:
    Served() {
        fake_.addColumn("accounts", "accountnumber", "String", true);
        fake_.addColumn("accounts", "new_territorycode");
    }
    FakeFacts facts() override {
        return {fake_.accessToken,
                "name",
                "address1_city",
                "address1_postalcode",
                "new_territorycode",
                {{"objects", {{"accounts", {{"columns", {{"new_territorycode", "text"}}}}}}},
                 {"publish",
                  {{"territory_id", "new_territorycode"}, {"territory", ""}, {"owner", ""}}}}};
    }
};

} // namespace

std::unique_ptr<ServedFake> serveDynamics() {
    return std::make_unique<Served>();
}

} // namespace support
