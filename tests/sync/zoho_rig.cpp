// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_zoho.h"
#include "tests/sync/vendor_rig.h"

namespace crm::test {

namespace {

class ZohoRig final : public VendorRig<support::FakeZoho> {
public:
    explicit ZohoRig(const std::string& folder) : VendorRig(folder) {
        Credentials credentials;
        credentials.accessToken = host_.fake.accessToken;
        credentials.refreshToken = host_.fake.refreshToken;
        credentials.baseUrl = host_.fake.http().url();
        credentials.clientSecret = "secret";
        host_.secrets->write("crm/crm", storedText(credentials));
        host_.fake.http().locked([&] {
            if (!host_.fake.ready) {
                host_.fake.addField("Accounts", "Territory_Id");
                for (const char* module : {"Accounts", "Events", "Calls", "Tasks"}) {
                    host_.fake.addField(module, "Evenlode_Key");
                    host_.fake.addField(module, "Evenlode_Zone");
                }
                host_.fake.credits = 1'000'000'000;
                host_.fake.tokenSeconds = 1e9;
                host_.fake.ready = true;
            }
        });
    }
    CrmConnection connection() const override {
        CrmConnection connection;
        connection.name = "crm";
        connection.kind = "zoho";
        connection.writeBack = true;
        connection.config = {
            {"limits", {{"reserve", 0}}},
            {"sign_in", {{"client_id", "evenlode"}, {"accounts", host_.fake.http().url()}}},
            {"rows_per_query", host_.fake.smallPages ? 200 : 2000},
            // Shorter than Zoho's, so that a month is too long for it.
            {"deleted_days", 20},
            {"publish", {{"territory_id", "Territory_Id"}, {"territory", ""}, {"owner", ""}}}};
        return connection;
    }
    std::string nameField() const override { return "Account_Name"; }
    std::string cityField() const override { return "Billing_City"; }
    std::string phoneField() const override { return "Phone"; }
    std::string zipField() const override { return "Billing_Code"; }

    bool voidToken() override {
        host_.fake.http().locked([&] { host_.fake.accessToken = "void"; });
        return true;
    }
    int writesOf(const std::string& id) override { return host_.fake.writesOf(id); }
    bool dropNextAnswer() override {
        for (const char* method : {"PUT", "POST"}) {
            for (const char* path : {"/Accounts", "/Events"}) {
                host_.fake.http().add({support::Fault::Kind::AnswerLost, path, 1, 1, 1, method});
            }
        }
        return true;
    }
    bool refuse(const std::vector<std::string>& ids) override {
        host_.fake.http().locked([&] {
            host_.fake.refuse.clear();
            for (const std::string& id : ids) {
                host_.fake.refuse[id] = "INVALID_DATA";
            }
        });
        return true;
    }
    bool expireCursors() override {
        host_.fake.http().locked([&] { host_.fake.accounts().purge(); });
        return true;
    }
    bool quota(int calls) override {
        host_.fake.http().locked([&] {
            host_.fake.smallPages = true;
            // Three calls ask whose it is, for users and for fields before the first page comes.
            host_.fake.credits = calls < 0 ? 1'000'000'000 : calls + 3;
        });
        return true;
    }
    bool lag(int seconds) override {
        host_.fake.http().locked([&] { host_.fake.table("Events").setLag(seconds); });
        return true;
    }
    bool retire() override {
        host_.fake.http().locked([&] { host_.fake.retired = {"v8"}; });
        return true;
    }
    bool anotherOrganisation() override {
        host_.fake.http().locked([&] { host_.fake.organisation = "999000111"; });
        return true;
    }
    bool twoWithKey(const std::string& key) override {
        host_.fake.http().locked([&] {
            for (int i = 0; i < 2; ++i) {
                host_.fake.table("Events").insert(
                    {{"Event_Title", "Visit"}, {"Evenlode_Key", key}});
            }
        });
        return true;
    }
    int activitiesWith(const std::string& key) override {
        int count = 0;
        host_.fake.http().locked([&] {
            for (const char* module : {"Events", "Calls", "Tasks"}) {
                count +=
                    static_cast<int>(host_.fake.table(module).findBy("Evenlode_Key", key).size());
            }
        });
        return count;
    }
};

} // namespace

RigMaker zohoRig() {
    return rigMaker<ZohoRig>();
}

} // namespace crm::test
