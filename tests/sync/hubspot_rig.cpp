// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_hubspot.h"
#include "tests/sync/vendor_rig.h"

namespace crm::test {

namespace {

constexpr const char* kActivities[] = {"meetings", "calls", "notes", "tasks"};

class HubspotRig final : public VendorRig<support::FakeHubspot> {
public:
    explicit HubspotRig(const std::string& folder) : VendorRig(folder) {
        Credentials credentials;
        credentials.accessToken = host_.fake.token;
        credentials.refreshToken = host_.fake.refreshToken;
        credentials.clientSecret = "secret";
        host_.secrets->write("crm/crm", storedText(credentials));
        host_.fake.http().locked([&] {
            host_.fake.addProperty("companies", "evenlode_key", true);
            host_.fake.addProperty("companies", "territory_id");
            for (const char* type : kActivities) {
                for (const char* name : {"evenlode_key", "evenlode_zone", "evenlode_outcome"}) {
                    host_.fake.addProperty(type, name);
                }
            }
        });
    }
    CrmConnection connection() const override {
        CrmConnection connection;
        connection.name = "crm";
        connection.kind = "hubspot";
        connection.baseUrl = host_.fake.http().url();
        connection.writeBack = true;
        connection.config = {
            {"limits", {{"reserve", 0}}},
            {"sign_in",
             {{"client_id", "evenlode"}, {"token_url", host_.fake.http().url("/oauth/v1/token")}}},
            {"publish", {{"territory_id", "territory_id"}, {"territory", ""}, {"owner", ""}}}};
        return connection;
    }
    std::string nameField() const override { return "name"; }
    std::string cityField() const override { return "city"; }
    std::string phoneField() const override { return "phone"; }
    std::string zipField() const override { return "zip"; }

    bool voidToken() override {
        host_.fake.http().locked([&] { host_.fake.token = "void"; });
        return true;
    }
    int writesOf(const std::string& id) override {
        int writes = 0;
        host_.fake.http().locked([&] { writes = host_.fake.writesOf(id); });
        return writes;
    }
    bool merge(const std::string& id, const std::string& survivor) override {
        host_.fake.http().locked([&] {
            host_.fake.accounts().merge(id, survivor);
            host_.fake.accounts().update(survivor, {{"hs_merged_object_ids", id}});
        });
        return true;
    }
    bool dropNextAnswer() override {
        host_.fake.http().clearFaults();
        for (const char* path : {"/batch/create", "/batch/update"}) {
            host_.fake.http().add({support::Fault::Kind::AnswerLost, path, 1, 1, 1, {}});
        }
        return true;
    }
    bool refuse(const std::vector<std::string>& ids) override {
        host_.fake.http().locked([&] { host_.fake.bad = {ids.begin(), ids.end()}; });
        return true;
    }
    /// What was deleted is forgotten after 90 days.
    bool expireCursors() override {
        advance(61 * 86400);
        return true;
    }
    bool quota(int calls) override {
        host_.fake.http().locked([&] {
            // Whose it is, owners, and how many companies there are is asked for beside pages.
            host_.fake.dailyLeft = calls < 0 ? 250'000 : calls + 3;
        });
        return true;
    }
    bool lag(int seconds) override {
        host_.fake.http().locked([&] {
            for (const char* type : kActivities) {
                host_.fake.table(type).setLag(seconds);
            }
        });
        return true;
    }
    bool limitRate() override {
        host_.fake.http().locked([&] { host_.fake.perTenSeconds = 100; });
        return true;
    }
    int refusedForRate() override { return host_.fake.refusedForRate; }
    bool retire() override {
        host_.fake.http().locked([&] { host_.fake.retired = {"2026-09"}; });
        return true;
    }
    bool anotherOrganisation() override {
        host_.fake.http().locked([&] { host_.fake.portal = "99"; });
        return true;
    }
    bool twoWithKey(const std::string& key) override {
        host_.fake.http().locked([&] {
            for (int i = 0; i < 2; ++i) {
                host_.fake.table("meetings").insert({{"evenlode_key", key}});
            }
        });
        return true;
    }
    int activitiesWith(const std::string& key) override {
        std::size_t count = 0;
        host_.fake.http().locked([&] {
            for (const char* type : kActivities) {
                count += host_.fake.table(type).findBy("evenlode_key", key).size();
            }
        });
        return static_cast<int>(count);
    }
};

} // namespace

RigMaker hubspotRig() {
    return rigMaker<HubspotRig>();
}

} // namespace crm::test
