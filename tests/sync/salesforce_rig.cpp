// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_salesforce.h"
#include "tests/sync/vendor_rig.h"

namespace crm::test {

namespace {

class SalesforceRig final : public VendorRig<support::FakeSalesforce> {
public:
    explicit SalesforceRig(const std::string& folder) : VendorRig(folder) {
        Credentials credentials;
        // The server may still be answering what a rig before this one asked.
        host_.fake.http().locked([&] {
            credentials.accessToken = host_.fake.accessToken;
            credentials.refreshToken = host_.fake.refreshToken;
            host_.fake.dailyLimit = 1'000'000;
        });
        credentials.baseUrl = host_.fake.http().url();
        host_.secrets->write("crm/crm", storedText(credentials));
    }
    CrmConnection connection() const override {
        CrmConnection connection;
        connection.name = "crm";
        connection.kind = "salesforce";
        connection.writeBack = true;
        connection.config = {
            {"limits", {{"reserve", 0}}},
            {"sign_in", {{"client_id", "evenlode"}, {"login", host_.fake.http().url()}}},
            {"objects",
             {{"accounts", {{"key", "Evenlode_Key__c"}, {"columns", {"Territory_Code__c"}}}}}},
            {"publish", {{"territory_id", "Territory_Code__c"}, {"territory", ""}, {"owner", ""}}}};
        return connection;
    }
    std::string nameField() const override { return "Name"; }
    std::string cityField() const override { return "BillingCity"; }
    std::string phoneField() const override { return "Phone"; }
    std::string zipField() const override { return "BillingPostalCode"; }
    bool merge(const std::string& id, const std::string& survivor) override {
        host_.fake.http().locked([&] { host_.fake.accounts().merge(id, survivor); });
        return true;
    }
    int activitiesWith(const std::string& key) override {
        int count = 0;
        host_.fake.http().locked([&] {
            for (const char* object : {"Event", "Task"}) {
                for (const auto* one : host_.fake.table(object).findBy("Evenlode_Key__c", key)) {
                    count += one->deleted ? 0 : 1;
                }
            }
        });
        return count;
    }
    bool twoWithKey(const std::string& key) override {
        host_.fake.http().locked([&] {
            for (const char* subject : {"One", "Two"}) {
                host_.fake.table("Event").insert({{"Subject", subject},
                                                  {"Evenlode_Key__c", key},
                                                  {"StartDateTime", "2026-03-27T13:00:00Z"},
                                                  {"EndDateTime", "2026-03-27T14:00:00Z"}});
            }
        });
        return true;
    }
    bool voidToken() override {
        host_.fake.http().locked([&] { host_.fake.accessToken = "void"; });
        return true;
    }
    bool refuse(const std::vector<std::string>& ids) override {
        host_.fake.http().locked([&] {
            host_.fake.refuse.clear();
            for (const std::string& id : ids) {
                host_.fake.refuse["Account " + id] = "FIELD_CUSTOM_VALIDATION_EXCEPTION";
            }
        });
        return true;
    }
    bool expireCursors() override { return true; } // Salesforce forgets deletions by itself
    bool quota(int calls) override {
        host_.fake.http().locked([&] {
            // Four calls ask whose it is, for users and for what both have, before the first page.
            host_.fake.pageSize = 200;
            host_.fake.used = calls < 0 ? 0 : host_.fake.dailyLimit - calls - 4;
        });
        return true;
    }
    bool retire() override {
        host_.fake.http().locked([&] { host_.fake.oldestVersion = "v99.0"; });
        return true;
    }
};

} // namespace

RigMaker salesforceRig() {
    return rigMaker<SalesforceRig>();
}

} // namespace crm::test
