// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/http/url.h"
#include "tests/unit/crm/dynamics_support.h"

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

/// Our requests beside those of the client that others use for this CRM, recorded. Each difference
/// has its reason here, next to where it is allowed.
class DynamicsWire : public testing::Test {
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
            if (one["client"] == "dynamics-web-api") {
                theirs_[one["step"].get<std::string>()] = one;
            }
        }
        it_.fake.table("territories").put(kId, {{"name", "North"}});
        it_.fake.accounts().put(kId, {{"name", "A"}});
    }

    /// Our last request with the method of the recorded one and a path that begins like it.
    HttpAsked ours(const std::string& step) {
        const std::string url = theirs_.at(step)["url"].get<std::string>();
        const std::string path = url.substr(0, url.find('?'));
        HttpAsked last;
        for (const HttpAsked& asked : it_.fake.http().asked()) {
            if (asked.method == theirs_.at(step)["method"] &&
                asked.path.substr(0, asked.path.find('?')) == path) {
                last = asked;
            }
        }
        EXPECT_FALSE(last.method.empty()) << step << ": no request to " << path;
        const Json& headers = theirs_.at(step)["headers"];
        for (const char* name : {"accept", "odata-maxversion", "odata-version"}) {
            EXPECT_EQ(last.headers[name], headers[name].get<std::string>()) << step;
        }
        EXPECT_TRUE(last.headers["authorization"].starts_with("Bearer "));
        if (last.method == "PATCH") {
            EXPECT_EQ(last.headers["content-type"], headers["content-type"].get<std::string>());
        }
        return last;
    }
    Json body(const std::string& step) {
        return Json::parse(theirs_.at(step)["body"].get<std::string>());
    }

    static constexpr const char* kId = "00000000-0000-0000-0000-000000000001";
    Dynamics it_;
    std::map<std::string, Json> theirs_;
};

TEST_F(DynamicsWire, ListsAndTracksLikeTheOtherClient) {
    listed(*it_.adapter, Object::Account);
    const HttpAsked page = ours("track-changes");
    EXPECT_TRUE(page.path.find("?$select=") != std::string::npos) << page.path;
    // Pages have a size of their own, and names of references come along.
    EXPECT_TRUE(page.headers.at("prefer").starts_with(
        theirs_.at("track-changes")["headers"]["prefer"].get<std::string>() +
        ",odata.maxpagesize="));
    it_.fake.untracked.insert("accounts");
    it_.connect(Json::object());
    const Listed first = listed(*it_.adapter, Object::Account);
    listed(*it_.adapter, Object::Account, first.result.cursor);
    const HttpAsked since = ours("list-page");
    // Colons stay as they are, which addresses allow; the other client turns them into %3A.
    const std::string query = crm::percentDecoded(since.path);
    EXPECT_NE(query.find("$filter=modifiedon ge 2026-"), std::string::npos) << query;
    // The id decides between rows of one instant, so that pages have one order.
    EXPECT_NE(query.find("$orderby=modifiedon asc,accountid asc"), std::string::npos) << query;
    EXPECT_NE(query.find("_territoryid_value"), std::string::npos);
    EXPECT_TRUE(since.headers.at("prefer").starts_with("odata.maxpagesize="));
}

TEST_F(DynamicsWire, WritesLikeTheOtherClient) {
    const std::string version = listed(*it_.adapter, Object::Account).records.at(kId).version;
    RecordEdit change = edit(kId, "territoryid", kId);
    change.fields.push_back({"address1_latitude", "48.85", {}});
    change.version = version;
    EXPECT_EQ(it_.write(change).outcome, Outcome::Written);
    HttpAsked mine = ours("update-ifmatch");
    EXPECT_EQ(plain(Json::parse(mine.body)), plain(body("update-ifmatch")));
    EXPECT_EQ(mine.headers["if-match"], version);
    it_.write(edit(kId, "name", "B"));
    mine = ours("upsert-update-only");
    EXPECT_EQ(mine.headers["if-match"], "*") << "nothing is made that was deleted meanwhile";
    it_.fake.addColumn("accounts", "accountnumber", "String", true);
    it_.connect({{"objects", {{"accounts", {{"key", "accountnumber"}}}}}});
    it_.write(keyed("A-1", "name", "A"), true);
    mine = ours("upsert-altkey");
    EXPECT_EQ(plain(Json::parse(mine.body)), plain(body("upsert-altkey")));
    EXPECT_EQ(mine.headers["prefer"], "return=representation");
    // Of the row, only its id comes back.
    EXPECT_TRUE(mine.path.ends_with("?$select=accountid"));
    // "update-multiple": not used, because one bad row would undo all, and no row has a version.
}

TEST_F(DynamicsWire, BatchesLikeTheOtherClient) {
    const std::string other = it_.add(1);
    it_.adapter->upsert(Object::Account, {edit(kId, "name", "C"), edit(other, "name", "D")}, false,
                        it_.job);
    const HttpAsked mine = ours("batch");
    EXPECT_TRUE(mine.headers.at("content-type").starts_with("multipart/mixed;boundary="));
    EXPECT_EQ(mine.headers.at("prefer"), theirs_.at("batch")["headers"]["prefer"]);
    const std::string theirs = theirs_.at("batch")["body"].get<std::string>();
    for (const char* line :
         {"Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ",
          "If-Match: *\r\n", "Content-Type: application/json\r\n",
          "\r\n\r\n{\"name\":\"C\"}\r\n"}) {
        EXPECT_NE(theirs.find(line), std::string::npos) << line;
        EXPECT_NE(mine.body.find(line), std::string::npos) << line;
    }
    // No change set: rows stand for themselves, so that one that is refused undoes no other. And
    // addresses from the root on, which need not name the server again.
    EXPECT_EQ(mine.body.find("multipart/mixed"), std::string::npos);
    EXPECT_NE(mine.body.find(core::format("PATCH /api/data/v9.2/accounts({}) HTTP/1.1", kId)),
              std::string::npos);
}

TEST_F(DynamicsWire, MakesAppointmentsOfTheSameParts) {
    RecordEdit visit = edit("", "kind", "meeting");
    visit.fields = {{"kind", "meeting", {}},
                    {"subject", "Visit", {}},
                    {"start", "2026-03-29T08:00:00Z", {}},
                    {"end", "2026-03-29T08:30:00Z", {}},
                    {"account", kId, {}}};
    it_.adapter->upsert(Object::Activity, {visit}, true, it_.job);
    Json mine = Json::parse(ours("appointment-create").body);
    // Said, so that a whole day can become hours again.
    EXPECT_EQ(mine["isalldayevent"], false);
    mine.erase("isalldayevent");
    EXPECT_EQ(plain(mine), plain(body("appointment-create")));
}

} // namespace
} // namespace crm
