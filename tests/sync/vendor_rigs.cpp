// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "crm/adapters/clock.h"
#include "crm/adapters/factory.h"
#include "crm/auth/credentials.h"
#include "crm/http/http_client.h"
#include "tests/support/fake_rest.h"
#include "tests/support/fake_salesforce.h"
#include "tests/sync/crm_rig.h"

#include <fstream>
#include <memory>

namespace crm::test {

namespace {

/// The engine's clock over that of the fakes.
class SharedClock final : public Clock {
public:
    explicit SharedClock(support::VirtualClock clock) : clock_(std::move(clock)) {}
    std::int64_t nowMs() const override { return clock_.now(); }
    void wait(double seconds, core::Job& job) override { clock_.clock().wait(seconds, job); }

private:
    support::VirtualClock clock_;
};

/// A server and its clock live as long as the program: rigs come and go, and a forked child talks
/// to the server of its parent.
template <class Fake> struct Host {
    support::VirtualClock clock;
    Fake fake{clock};
    SharedClock shared{clock};
    std::shared_ptr<SessionSecrets> secrets = std::make_shared<SessionSecrets>();

    static Host& at(const std::string& folder) {
        static std::map<std::string, std::unique_ptr<Host>> hosts;
        auto& host = hosts[folder];
        if (!host) {
            host = std::make_unique<Host>();
        }
        return *host;
    }
};

template <class Fake> class VendorRig : public CrmRig {
public:
    explicit VendorRig(std::string folder)
        : folder_(std::move(folder)), host_(Host<Fake>::at(folder_)) {}

    std::unique_ptr<Adapter> adapter() override {
        AdapterTools tools;
        tools.secrets = host_.secrets;
        tools.clock = host_.clock.clock();
        tools.folder = folder_ + "/shared";
        tools.fetch = [fetch = httpFetch(), this](const core::FetchRequest& request,
                                                  core::Job& job) {
            if (hook_) {
                hook_(++calls_);
            }
            return fetch(request, job);
        };
        return makeAdapterWith(connection(), tools);
    }
    Clock& clock() override { return host_.shared; }
    void advance(double seconds) override { host_.clock.advance(seconds); }

    Rows rows() override {
        Rows rows;
        host_.fake.http().locked([&] {
            for (const support::FakeRecord* record : host_.fake.accounts().visible()) {
                if (record->deleted) {
                    continue;
                }
                auto& row = rows[record->id];
                for (const auto& [name, value] : record->fields.items()) {
                    row[name] = value.is_string() ? value.template get<std::string>()
                                : value.is_null() ? ""
                                                  : value.dump();
                }
            }
        });
        return rows;
    }
    void put(const std::string& id, const std::map<std::string, std::string>& fields) override {
        host_.fake.http().locked([&] { host_.fake.accounts().put(id, theirs(fields)); });
    }
    void edit(const std::string& id, const std::string& field, const std::string& value) override {
        host_.fake.http().locked([&] {
            host_.clock.advance(0.001); // no two edits of people in one instant
            host_.fake.accounts().update(id, {{field, value}});
        });
    }
    void erase(const std::string& id) override {
        host_.fake.http().locked([&] { host_.fake.accounts().erase(id); });
    }
    std::vector<std::string> fill(int count) override {
        std::vector<std::string> ids;
        host_.fake.http().locked([&] {
            for (int i = 0; i < count; ++i) {
                ids.push_back(std::to_string(100000 + i));
                host_.fake.accounts().put(ids.back(),
                                          theirs({{"Name", "Account " + ids.back()},
                                                  {"City", "City " + std::to_string(i % 50)},
                                                  {"Zip", "065" + std::to_string(10 + i % 3)}}));
            }
        });
        return ids;
    }
    bool putLate(const std::string& id, const std::map<std::string, std::string>& fields,
                 double seconds) override {
        host_.fake.http().locked([&] {
            host_.fake.accounts().setLag(seconds);
            host_.fake.accounts().put(id, theirs(fields));
            host_.fake.accounts().setLag(0);
        });
        return true;
    }
    bool faults(int perMille) override {
        using Kind = support::Fault::Kind;
        host_.fake.http().clearFaults();
        for (const Kind kind :
             {Kind::Throttled, Kind::ServerError, Kind::Reset, Kind::Garbage, Kind::AnswerLost}) {
            if (perMille > 0) {
                host_.fake.http().add({kind, "/", perMille / 5000.0, -1, 1, {}});
            }
        }
        return true;
    }
    bool onCall(std::function<void(std::int64_t)> hook) override {
        hook_ = std::move(hook);
        return true;
    }

protected:
    /// "Name", "City", "Zip", "Phone" by the names of this CRM.
    core::Json theirs(const std::map<std::string, std::string>& fields) const {
        core::Json json = core::Json::object();
        for (const auto& [name, value] : fields) {
            json[name == "Name"    ? nameField()
                 : name == "City"  ? cityField()
                 : name == "Phone" ? phoneField()
                 : name == "Zip"   ? zipField()
                                   : name] = value;
        }
        return json;
    }
    virtual std::string zipField() const = 0;

    std::string folder_;
    Host<Fake>& host_;

private:
    std::function<void(std::int64_t)> hook_;
    std::int64_t calls_ = 0;
};

class SalesforceRig final : public VendorRig<support::FakeSalesforce> {
public:
    explicit SalesforceRig(const std::string& folder) : VendorRig(folder) {
        Credentials credentials;
        credentials.accessToken = host_.fake.accessToken;
        credentials.refreshToken = host_.fake.refreshToken;
        credentials.baseUrl = host_.fake.http().url();
        host_.secrets->write("crm/crm", storedText(credentials));
        host_.fake.dailyLimit = 1'000'000;
    }
    CrmConnection connection() const override {
        CrmConnection connection;
        connection.name = "crm";
        connection.kind = "salesforce";
        connection.writeBack = true;
        connection.config = {
            {"limits", {{"reserve", 0}}},
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
            // Some calls describe the objects before the first page comes.
            host_.fake.pageSize = 200;
            host_.fake.used = calls < 0 ? 0 : host_.fake.dailyLimit - calls - 6;
        });
        return true;
    }
    bool retire() override {
        host_.fake.http().locked([&] { host_.fake.oldestVersion = "v99.0"; });
        return true;
    }
};

class RestRig final : public VendorRig<support::FakeDirectus> {
public:
    explicit RestRig(const std::string& folder) : VendorRig(folder) {
        Credentials credentials;
        credentials.user = "planner@example.org";
        credentials.password = "password:with:colons";
        if (!host_.secrets->read("crm/crm")) {
            host_.secrets->write("crm/crm", storedText(credentials));
        }
        // A forked child keeps its tokens for itself, so they must not run out.
        host_.fake.tokenSeconds = 1e9;
        host_.fake.anyToken = true;
    }
    CrmConnection connection() const override {
        std::ifstream file(EVENLODE_SOURCE_DIR "/docs/guide/rest/directus.json");
        CrmConnection connection;
        connection.name = "crm";
        connection.kind = "rest";
        connection.writeBack = true;
        connection.config = core::Json::parse(file);
        connection.config["base_url"] = host_.fake.http().url();
        auto& accounts = connection.config["objects"]["accounts"];
        accounts["list"]["query"].erase("fields");
        accounts["fields"]["zip"] = "zip";
        accounts["fields"]["phone"] = "phone";
        return connection;
    }
    /// Nothing tells what was deleted but the daily comparison of all ids.
    void advance(double seconds) override { host_.clock.advance(seconds * 5); }
    std::string nameField() const override { return "name"; }
    std::string cityField() const override { return "city"; }
    std::string phoneField() const override { return "phone"; }
    std::string zipField() const override { return "zip"; }
};

template <class Rig> RigMaker maker() {
    return [](const std::string& folder) { return std::make_unique<Rig>(folder); };
}

} // namespace

std::map<std::string, RigMaker> vendorRigs() {
    return {{"salesforce", maker<SalesforceRig>()}, {"rest", maker<RestRig>()}};
}

} // namespace crm::test
