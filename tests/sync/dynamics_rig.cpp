// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_dynamics.h"
#include "tests/sync/vendor_rig.h"

namespace crm::test {

namespace {

constexpr const char* kKey = "new_evenlodekey";

class DynamicsRig final : public VendorRig<support::FakeDynamics> {
public:
    explicit DynamicsRig(const std::string& folder) : VendorRig(folder) {
        Credentials credentials;
        credentials.accessToken = host_.fake.accessToken;
        credentials.refreshToken = host_.fake.refreshToken;
        host_.secrets->write("crm/crm", storedText(credentials));
        host_.fake.http().locked([&] {
            host_.fake.addColumn("accounts", "new_territorycode");
            for (const char* set : {"appointments", "phonecalls", "tasks"}) {
                host_.fake.addColumn(set, kKey);
            }
        });
    }
    CrmConnection connection() const override {
        CrmConnection connection;
        connection.name = "crm";
        connection.kind = "dynamics";
        connection.baseUrl = host_.fake.http().url();
        connection.writeBack = true;
        connection.config = {
            {"objects",
             {{"accounts", {{"columns", {{"new_territorycode", "text"}}}}},
              {"activities", {{"key", kKey}}}}},
            {"sign_in", {{"client_id", "evenlode"}, {"authority", host_.fake.http().url()}}},
            {"limits", {{"reserve", 0}, {"per_day", perDay_}}},
            {"page_size", pageSize_},
            {"publish", {{"territory_id", "new_territorycode"}, {"territory", ""}, {"owner", ""}}}};
        return connection;
    }
    std::string nameField() const override { return "name"; }
    std::string cityField() const override { return "address1_city"; }
    std::string phoneField() const override { return "telephone1"; }
    std::string zipField() const override { return "address1_postalcode"; }

    /// Rows that were merged away are still there, but for nobody who counts accounts.
    Rows rows() override {
        Rows rows = VendorRig::rows();
        std::erase_if(rows, [](const auto& row) { return row.second.contains("merged"); });
        return rows;
    }
    bool merge(const std::string& id, const std::string& survivor) override {
        host_.fake.http().locked([&] {
            host_.fake.accounts().update(
                id, {{"merged", true}, {"_masterid_value", survivor}, {"statecode", 1}});
            host_.fake.accounts().update(survivor, core::Json::object());
        });
        return true;
    }
    bool voidToken() override {
        host_.fake.http().locked([&] { host_.fake.accessToken = "void"; });
        return true;
    }
    int writesOf(const std::string& id) override {
        int writes = 0;
        host_.fake.http().locked([&] { writes = host_.fake.writesOf(id); });
        return writes;
    }
    bool refuse(const std::vector<std::string>& ids) override {
        host_.fake.http().locked([&] {
            host_.fake.refuse.clear();
            for (const std::string& id : ids) {
                host_.fake.refuse[id] = "A plug-in says that the city cannot be changed.";
            }
        });
        return true;
    }
    bool expireCursors() override { return true; } // tokens run out by themselves
    bool quota(int calls) override {
        // The day's calls are counted here, and begin anew at midnight, half an hour from now.
        host_.clock.advance(calls < 0 ? 0 : 84600);
        pageSize_ = 200;
        // Two calls ask whose it is, and three more for users and for what accounts have.
        perDay_ = calls < 0 ? 0 : calls + 5;
        return true;
    }
    bool retire() override {
        host_.fake.http().locked([&] { host_.fake.version = "v10.0"; });
        return true;
    }
    bool twoWithKey(const std::string& key) override {
        host_.fake.http().locked([&] {
            for (int i = 0; i < 2; ++i) {
                host_.fake.table("appointments").insert({{kKey, key}, {"subject", "Visit"}});
            }
        });
        return true;
    }
    int activitiesWith(const std::string& key) override {
        int count = 0;
        host_.fake.http().locked([&] {
            for (const char* set : {"appointments", "phonecalls", "tasks"}) {
                count += static_cast<int>(host_.fake.table(set).findBy(kKey, key).size());
            }
        });
        return count;
    }

private:
    int perDay_ = 0;
    int pageSize_ = 5000;
};

} // namespace

RigMaker dynamicsRig() {
    return rigMaker<DynamicsRig>();
}

} // namespace crm::test
