// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "crm/adapters/pipedrive_adapter.h"
#include "crm/http/url.h"
#include "tests/support/fake_pipedrive.h"
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

std::map<std::string, std::string> itemsOf(const std::string& url) {
    std::map<std::string, std::string> items;
    for (const auto& [name, value] : parseQuery(queryOf(url))) {
        items[name] = value;
    }
    return items;
}

/// Our requests beside those of the vendor's own client, recorded. Each difference has its reason
/// here, next to where it is allowed.
class PipedriveWire : public testing::Test {
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
            if (one["client"] == "pipedrive") {
                theirs_[one["step"].get<std::string>()] = one;
            }
        }
        key_ = fake_.addField("organizations", "Territory code");
        adapter_ = std::make_unique<PipedriveAdapter>(
            PipedriveConfig::fromJson({{"base_url", fake_.http().url()}, {"deleted_days", 365}},
                                      ""),
            "test", "crm/test", testTools(clock_, dir_.path(), "api-token"));
    }

    /// Our last request with the method and the path of the recorded one; `id` stands for its "5".
    HttpAsked ours(const std::string& step, const std::string& id = "5") {
        const std::string url = theirs_.at(step)["url"].get<std::string>();
        std::string path = url.substr(0, url.find('?'));
        if (path.ends_with("/5")) {
            path.replace(path.size() - 1, 1, id);
        }
        HttpAsked last;
        for (const HttpAsked& asked : fake_.http().asked()) {
            if (asked.method == theirs_.at(step)["method"] &&
                asked.path.substr(0, asked.path.find('?')) == path) {
                last = asked;
            }
        }
        EXPECT_FALSE(last.method.empty()) << step << ": no request to " << path;
        EXPECT_EQ(last.headers["x-api-token"], "api-token");
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
    support::FakePipedrive fake_{clock_};
    std::string key_;
    std::map<std::string, Json> theirs_;
    std::unique_ptr<PipedriveAdapter> adapter_;
    core::Job job_;
};

TEST_F(PipedriveWire, ListsLikeTheVendorsClient) {
    for (int i = 0; i < 501; ++i) {
        fake_.accounts().insert({{"name", "A"}});
    }
    listed(*adapter_, Object::Account, "m1767225900000"); // five minutes of overlap
    auto mine = itemsOf(ours("orgs-list").path);
    auto wanted = itemsOf(theirs_.at("orgs-list")["url"].get<std::string>());
    // Without "custom_fields": all are read, because the version of a record is a digest of all
    // that it holds.
    wanted.erase("custom_fields");
    EXPECT_FALSE(mine["cursor"].empty());
    mine["cursor"] = wanted["cursor"];
    EXPECT_EQ(mine, wanted);
}

TEST_F(PipedriveWire, PatchesLikeTheVendorsClient) {
    const std::string id = fake_.accounts().insert({{"name", "A"}});
    RecordEdit change = edit(id, "owner_id", "3");
    change.fields.push_back({key_, "T1", {}});
    adapter_->upsert(Object::Account, {change}, false, job_);
    Json wanted = body("org-patch");
    wanted["custom_fields"] = {{key_, "T1"}}; // a key of this company
    EXPECT_EQ(plain(Json::parse(ours("org-patch", id).body)), plain(wanted));
}

TEST_F(PipedriveWire, AddsActivitiesLikeTheVendorsClient) {
    RecordEdit visit = edit("", "kind", "meeting");
    visit.fields = {{"kind", "meeting", {}},
                    {"subject", "Visit", {}},
                    {"start", "2026-03-29T08:00:00Z", {}},
                    {"end", "2026-03-29T08:30:00Z", {}},
                    {"account", "5", {}},
                    {"done", "1", {}}};
    adapter_->upsert(Object::Activity, {visit}, true, job_);
    EXPECT_EQ(plain(Json::parse(ours("activity-add").body)), plain(body("activity-add")));
}

TEST_F(PipedriveWire, MakesFieldsLikeTheVendorsClient) {
    FieldWish wish;
    wish.name = "Territory";
    adapter_->makeFields(Object::Account, {wish}, job_);
    EXPECT_EQ(plain(Json::parse(ours("orgfield-add").body)), plain(body("orgfield-add")));
}

// "note-add": what is said about a visit stands in the note of its activity, which is one call less
// and is found together with it. "webhook-add": web hooks need an address that the vendor can
// reach; a desktop has none.

} // namespace
} // namespace crm
