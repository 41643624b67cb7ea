// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "crm/adapters/hubspot_adapter.h"
#include "crm/http/url.h"
#include "tests/support/fake_hubspot.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/crm/adapter_support.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace crm {
namespace {

using core::Json;
using support::HttpAsked;

/// The order of members means nothing.
nlohmann::json plain(const Json& json) {
    return nlohmann::json::parse(json.dump());
}

/// Our requests beside those of the vendor's own client, recorded. Each difference has its reason
/// here, next to where it is allowed.
class HubspotWire : public testing::Test {
protected:
    void SetUp() override {
        const std::filesystem::path file =
            std::filesystem::path(EVENLODE_SHARED_DATA) / "../crm/wire/client-requests.json";
        if (!std::filesystem::exists(file)) {
            GTEST_SKIP() << "the recordings are not here";
        }
        std::ifstream in(file);
        const Json recorded = Json::parse(in);
        for (const Json& one : recorded["requests"]) {
            if (one["client"] == "@hubspot/api-client") {
                theirs_[one["step"].get<std::string>()] = one;
            }
        }
        Json config{{"base_url", fake_.http().url()}, {"api_version", "v3"}};
        config["key_field"] = "ext_id";
        adapter_ = std::make_unique<HubspotAdapter>(HubspotConfig::fromJson(config, ""), "test",
                                                    "crm/test",
                                                    testTools(clock_, dir_.path(), "pat-test"));
        fake_.addProperty("companies", "ext_id", true);
        fake_.addProperty("companies", "territory_id");
    }

    /// Our last request like the recorded one: same method, same path.
    HttpAsked ours(const std::string& step) {
        const std::string url = theirs_.at(step)["url"].get<std::string>();
        const std::string path = url.substr(0, url.find('?'));
        HttpAsked last;
        for (const HttpAsked& asked : fake_.http().asked()) {
            if (asked.method == theirs_.at(step)["method"] &&
                asked.path.substr(0, asked.path.find('?')) == path) {
                last = asked;
            }
        }
        EXPECT_FALSE(last.method.empty()) << step << ": no request to " << path;
        EXPECT_TRUE(last.headers["authorization"].starts_with("Bearer "));
        EXPECT_NE(last.headers["accept"].find("application/json"), std::string::npos);
        if (!last.body.empty()) {
            EXPECT_EQ(last.headers["content-type"], "application/json");
        }
        return last;
    }
    Json body(const std::string& step) {
        return Json::parse(theirs_.at(step)["body"].get<std::string>());
    }

    support::VirtualClock clock_;
    support::TempDir dir_;
    support::FakeHubspot fake_{clock_};
    std::map<std::string, Json> theirs_;
    std::unique_ptr<HubspotAdapter> adapter_;
    core::Job job_;
};

TEST_F(HubspotWire, ListsLikeTheVendorsClient) {
    listed(*adapter_, Object::Account);
    const HttpAsked page = ours("companies-page");
    for (const char* part : {"limit=100", "properties=name", "properties=address",
                             "properties=city", "properties=zip", "archived=false"}) {
        EXPECT_NE(page.path.find(part), std::string::npos) << part;
    }
    // No associations=contacts: contacts name their company themselves.
    EXPECT_EQ(page.path.find("associations="), std::string::npos);
    listed(*adapter_, Object::User);
    EXPECT_EQ(ours("owners").path, theirs_.at("owners")["url"]);
}

TEST_F(HubspotWire, SearchesLikeTheVendorsClient) {
    listed(*adapter_, Object::Account, "m1767225600000");
    const Json mine = Json::parse(ours("companies-search").body);
    Json wanted = body("companies-search");
    EXPECT_EQ(mine["limit"], wanted["limit"]);
    EXPECT_EQ(mine["sorts"], wanted["sorts"]);
    // No "after": pages go on behind the last id, because "after" ends at 10,000.
    EXPECT_FALSE(mine.contains("after"));
    Json filter = wanted["filterGroups"][0]["filters"][0];
    filter["value"] = std::to_string(1767225600000 - 3600 * 1000); // the overlap
    EXPECT_EQ(plain(mine["filterGroups"][0]["filters"][0]), plain(filter));
}

TEST_F(HubspotWire, WritesLikeTheVendorsClient) {
    const std::string id = fake_.table("companies").insert({{"name", "A"}});
    RecordEdit change = edit(id, "territory_id", "T1");
    change.fields.push_back({"hubspot_owner_id", "77", {}});
    RecordEdit fresh = edit("", "name", "A");
    fresh.key = "A-1";
    adapter_->upsert(Object::Account, {change, fresh}, true, job_);
    Json mine = Json::parse(ours("companies-batch-update").body);
    // A trace per record, so that errors can be told apart.
    EXPECT_EQ(mine["inputs"][0].erase("objectWriteTraceId"), 1U);
    Json wanted = body("companies-batch-update");
    wanted["inputs"][0]["id"] = id;
    EXPECT_EQ(plain(mine), plain(wanted));
    mine = Json::parse(ours("companies-batch-upsert").body);
    EXPECT_EQ(mine["inputs"][0].erase("objectWriteTraceId"), 1U);
    wanted = body("companies-batch-upsert");
    wanted["inputs"][0]["idProperty"] = "ext_id";
    EXPECT_EQ(plain(mine), plain(wanted));
}

TEST_F(HubspotWire, MakesPropertiesLikeTheVendorsClient) {
    FieldWish wish;
    wish.name = "territory_two";
    wish.label = "Territory";
    adapter_->makeFields(Object::Account, {wish}, job_);
    Json wanted = body("property-create");
    wanted["name"] = "territory_two";
    EXPECT_EQ(plain(Json::parse(ours("property-create").body)), plain(wanted));
}

TEST_F(HubspotWire, MakesMeetingsOfTheSameParts) {
    RecordEdit visit = edit("", "kind", "meeting");
    visit.fields = {{"kind", "meeting", {}},
                    {"subject", "Visit", {}},
                    {"start", "2026-03-29T08:00:00Z", {}},
                    {"end", "2026-03-29T08:30:00Z", {}},
                    {"done", "1", {}},
                    {"owner", "77", {}},
                    {"account", "1", {}}};
    adapter_->upsert(Object::Activity, {visit}, true, job_);
    Json mine;
    for (const HttpAsked& asked : fake_.http().asked()) {
        // By batches: a day of visits is one call instead of one each.
        if (asked.path == "/crm/v3/objects/meetings/batch/create") {
            mine = Json::parse(asked.body)["inputs"][0];
        }
    }
    mine.erase("objectWriteTraceId");
    EXPECT_EQ(plain(mine), plain(body("meeting-create")));
    // "assoc-default": later changes of the company go by batch/associate/default, which the
    // vendor's description has for all versions.
}

} // namespace
} // namespace crm
