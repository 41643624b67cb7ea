// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_rest.h"
#include "tests/sync/vendor_rig.h"

#include <fstream>

namespace crm::test {

namespace {

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
        host_.fake.http().locked([&] { host_.fake.tokenSeconds = 1e9; });
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

} // namespace

RigMaker restRig() {
    return rigMaker<RestRig>();
}

} // namespace crm::test
