// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/clients/fake_crm.h"
#include "tests/support/fake_salesforce.h"

namespace support {

namespace {

class Served final : public ServedFakeOf<FakeSalesforce> {
public:
    Served() { fake_.dailyLimit = 10'000'000; }
    FakeFacts facts() override {
        return {fake_.accessToken,
                "Name",
                "BillingCity",
                "BillingPostalCode",
                "Territory_Code__c",
                {{"objects",
                  {{"accounts", {{"key", "Evenlode_Key__c"}, {"columns", {"Territory_Code__c"}}}}}},
                 {"publish",
                  {{"territory_id", "Territory_Code__c"}, {"territory", ""}, {"owner", ""}}}}};
    }
};

} // namespace

std::unique_ptr<ServedFake> serveSalesforce() {
    return std::make_unique<Served>();
}

} // namespace support
