// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/clients/fake_crm.h"
#include "tests/support/fake_zoho.h"

namespace support {

namespace {

class Served final : public ServedFakeOf<FakeZoho> {
public:
    Served() {
        fake_.credits = 10'000'000;
        fake_.tokenSeconds = 1e6;
        fake_.addField("Accounts", "Territory_Id");
        fake_.addField("Accounts", "Evenlode_Key", "text", true);
    }
    FakeFacts facts() override {
        return {
            fake_.accessToken,
            "Account_Name",
            "Billing_City",
            "Billing_Code",
            "Territory_Id",
            {{"publish", {{"territory_id", "Territory_Id"}, {"territory", ""}, {"owner", ""}}}}};
    }
};

} // namespace

std::unique_ptr<ServedFake> serveZoho() {
    return std::make_unique<Served>();
}

} // namespace support
