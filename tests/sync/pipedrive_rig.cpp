// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_pipedrive.h"
#include "tests/sync/vendor_rig.h"

namespace crm::test {

namespace {

constexpr const char* kPhone = "Phone";
constexpr const char* kTerritory = "Territory";

class PipedriveRig final : public VendorRig<support::FakePipedrive> {
public:
    explicit PipedriveRig(const std::string& folder) : VendorRig(folder) {
        Credentials credentials;
        credentials.accessToken = host_.fake.apiToken;
        credentials.baseUrl = host_.fake.http().url();
        if (!host_.secrets->read("crm/crm")) {
            host_.secrets->write("crm/crm", storedText(credentials));
            host_.fake.addField("organizations", "Evenlode key");
            host_.fake.addField("organizations", kTerritory);
            host_.fake.addField("organizations", kPhone, "phone");
        }
    }
    CrmConnection connection() const override {
        CrmConnection connection;
        connection.name = "crm";
        connection.kind = "pipedrive";
        connection.writeBack = true;
        connection.config = {
            {"limits", {{"reserve", 0}, {"per_day", 1'000'000'000}}},
            {"fields", {{"accounts", {{"phone", kPhone}}}}},
            {"publish", {{"territory_id", kTerritory}, {"territory", ""}, {"owner", ""}}}};
        if (application_) {
            connection.config["sign_in"] = {{"client_id", "evenlode"},
                                            {"token_url", host_.fake.http().url("/oauth/token")}};
        }
        return connection;
    }
    std::string nameField() const override { return "name"; }
    std::string cityField() const override { return "address.locality"; }
    std::string phoneField() const override { return kPhone; }
    std::string zipField() const override { return "address.postal_code"; }

    /// There is no batch.
    int leastCalls(int writes) const override { return writes; }
    bool voidToken() override {
        Credentials credentials; // of an application, instead of a person's own token
        credentials.accessToken = "void";
        host_.fake.http().locked([&] { credentials.refreshToken = host_.fake.refreshToken; });
        credentials.clientSecret = "secret";
        credentials.baseUrl = host_.fake.http().url();
        host_.secrets->write("crm/crm", storedText(credentials));
        application_ = true;
        return true;
    }
    int writesOf(const std::string& id) override {
        int writes = 0;
        host_.fake.http().locked([&] { writes = host_.fake.writesOf(id); });
        return writes;
    }
    bool dropNextAnswer() override {
        host_.fake.http().clearFaults();
        for (const char* method : {"POST", "PATCH"}) {
            host_.fake.http().add({support::Fault::Kind::AnswerLost, "/api/v2/", 1, 1, 1, method});
        }
        return true;
    }
    bool refuse(const std::vector<std::string>& ids) override {
        host_.fake.http().locked([&] { host_.fake.bad = {ids.begin(), ids.end()}; });
        return true;
    }
    /// What was deleted is told for a month.
    bool expireCursors() override {
        host_.fake.http().locked([&] { host_.fake.forgetCursors(); });
        return true;
    }
    bool quota(int calls) override {
        host_.fake.http().locked([&] {
            // Who we are, users and fields are asked for before the first page comes.
            constexpr std::int64_t kBefore = 2 + 20 + 10;
            constexpr std::int64_t kPageCost = 10;
            host_.fake.tokensLeft = calls < 0 ? 1'000'000'000 : kBefore + kPageCost * calls;
        });
        return true;
    }
    bool lag(int seconds) override {
        host_.fake.http().locked([&] { host_.fake.table("activities").setLag(seconds); });
        return true;
    }
    bool limitRate() override {
        host_.fake.http().locked([&] { host_.fake.burst = 20; });
        return true;
    }
    int refusedForRate() override { return host_.fake.refusedForRate; }
    bool retire() override {
        host_.fake.http().locked([&] { host_.fake.retired = {"v2"}; });
        return true;
    }
    bool anotherOrganisation() override {
        host_.fake.http().locked([&] { host_.fake.company = 99; });
        return true;
    }
    bool twoWithKey(const std::string& key) override {
        host_.fake.http().locked([&] {
            for (int i = 0; i < 2; ++i) {
                host_.fake.table("activities")
                    .insert({{"org_id", "A1"}, {"note", "[Evenlode " + key + "]"}});
            }
        });
        return true;
    }
    int activitiesWith(const std::string& key) override {
        int count = 0;
        host_.fake.http().locked([&] {
            for (const support::FakeRecord* record : host_.fake.table("activities").everything()) {
                const std::string note = record->fields.value("note", "");
                count +=
                    !record->deleted && note.find("[Evenlode " + key + "]") != std::string::npos
                        ? 1
                        : 0;
            }
        });
        return count;
    }

private:
    bool application_ = false;
};

} // namespace

RigMaker pipedriveRig() {
    return rigMaker<PipedriveRig>();
}

} // namespace crm::test
