// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/http/url.h"
#include "tests/unit/crm/zoho_support.h"

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
class ZohoWire : public testing::Test {
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
            if (one["client"] == "@zohocrm/typescript-sdk-8.0") {
                theirs_.push_back(one);
            }
        }
    }

    /// A recorded request, by a part of its address.
    Json theirs(const std::string& part) const {
        for (const Json& one : theirs_) {
            if (one["url"].get<std::string>().find(part) != std::string::npos) {
                return one;
            }
        }
        ADD_FAILURE() << "nothing recorded for " << part;
        return Json::object();
    }

    /// Our last request like the recorded one: same method, same path.
    HttpAsked ours(const std::string& part) {
        const Json recorded = theirs(part);
        const std::string url = recorded.value("url", "");
        HttpAsked last;
        for (const HttpAsked& asked : it_.fake.http().asked()) {
            if (asked.method == recorded.value("method", "") &&
                asked.path.substr(0, asked.path.find('?')) == url.substr(0, url.find('?'))) {
                last = asked;
            }
        }
        EXPECT_FALSE(last.method.empty()) << part << ": no such request";
        if (part != "/oauth/v2/token") {
            EXPECT_TRUE(last.headers["authorization"].starts_with("Zoho-oauthtoken "));
        }
        return last;
    }

    Zoho it_;
    std::vector<Json> theirs_;
};

TEST_F(ZohoWire, AsksForTheOrganisationAndItsFieldsLikeTheVendorsClient) {
    it_.adapter->whoAmI(it_.job);
    EXPECT_EQ(ours("/crm/v8/org").path, theirs("/crm/v8/org")["url"]);
    listed(*it_.adapter, Object::Account);
    bool asked = false;
    for (const HttpAsked& one : it_.fake.http().asked()) {
        asked = asked || one.path == theirs("/settings/fields")["url"];
    }
    EXPECT_TRUE(asked);
}

TEST_F(ZohoWire, ReadsRecordsByTheSameAddress) {
    const std::string id = it_.add(0);
    ListRequest request;
    request.ids = {id};
    listed(*it_.adapter, request);
    const HttpAsked mine = ours("/crm/v8/Accounts?fields=");
    const QueryItems items = parseQuery(queryOf(mine.path));
    EXPECT_EQ(items[0].first, "fields");
    EXPECT_NE(items[0].second.find("Account_Name"), std::string::npos);
    EXPECT_NE(items[0].second.find("Billing_City"), std::string::npos);
    // "ids" instead of "per_page": lists of accounts go by COQL, whose order of ids has no ceiling,
    // as pages have at 2,000 and chains of them at 100,000 records.
    EXPECT_EQ(items[1], std::make_pair(std::string("ids"), id));
}

TEST_F(ZohoWire, PagesThroughActivitiesAsTheVendorsClientDoesThroughRecords) {
    ListRequest request;
    request.object = Object::Activity;
    request.since = "m1767225900000"; // five minutes behind what was recorded: the overlap
    listed(*it_.adapter, request);
    HttpAsked mine;
    for (const HttpAsked& asked : it_.fake.http().asked()) {
        if (asked.path.starts_with("/crm/v8/Events?fields=")) {
            mine = asked;
        }
    }
    const Json recorded = theirs("/crm/v8/Accounts?fields=");
    EXPECT_NE(mine.path.find("&per_page=200"), std::string::npos);
    // With an offset instead of "Z", which some modules refuse; the moment is the same.
    EXPECT_EQ(core::parseInstant(mine.headers["if-modified-since"]),
              core::parseInstant(recorded["headers"].value("if-modified-since", "")));
    // sort_by: a chain of pages that ends has to be gone on with at the last change.
    EXPECT_NE(mine.path.find("&sort_by=Modified_Time&sort_order=asc"), std::string::npos);
}

TEST_F(ZohoWire, UpsertsTheSameBody) {
    it_.write(Object::Account,
              {keyed("A", {{"Account_Name", "A", {}}, {"Billing_City", "Lyon", {}}})}, true);
    const HttpAsked mine = ours("/Accounts/upsert");
    Json wanted = Json::parse(theirs("/Accounts/upsert")["body"].get<std::string>());
    // Our key instead of the name, which is neither unique nor ours.
    wanted["duplicate_check_fields"] = {"Evenlode_Key"};
    wanted["data"][0]["Evenlode_Key"] = "A";
    EXPECT_EQ(plain(Json::parse(mine.body)), plain(wanted));
    // The vendor's client sends no content type at all; ours says what it is.
    EXPECT_EQ(mine.headers.at("content-type"), "application/json");
}

TEST_F(ZohoWire, AsksForDeletionsByTheSameAddress) {
    listed(*it_.adapter, Object::Account, core::format("m{}", it_.clock.now()));
    const HttpAsked mine = ours("/Accounts/deleted");
    // Page by page, and only what is new: all deletions of all time would come else.
    EXPECT_EQ(mine.path,
              theirs("/Accounts/deleted")["url"].get<std::string>() + "&page=1&per_page=200");
    EXPECT_EQ(mine.headers.at("if-modified-since"), "2026-02-28T23:55:00+00:00");
}

TEST_F(ZohoWire, RenewsTokensWithTheSameValues) {
    Credentials credentials;
    credentials.accessToken = "old";
    credentials.refreshToken = it_.fake.refreshToken;
    credentials.clientSecret = "SEC";
    it_.tools.secrets->write("crm/test", storedText(credentials));
    it_.connect({{"sign_in", {{"client_id", "CID"}, {"accounts", it_.fake.http().url()}}}});
    listed(*it_.adapter, Object::Account);
    const HttpAsked mine = ours("/oauth/v2/token");
    const QueryItems form = parseQuery(mine.body);
    // As a form (RFC 6749) instead of multipart, which the vendor documents as well.
    EXPECT_EQ(mine.headers.at("content-type"), "application/x-www-form-urlencoded");
    const std::string recorded = theirs("/oauth/v2/token")["body"].get<std::string>();
    std::size_t found = 0;
    for (const auto& [name, value] : form) {
        const std::string wanted = name == "refresh_token" ? "RT1" : value;
        const std::string part = core::format("name=\"{}\"\r\n\r\n{}\r\n", name, wanted);
        found += recorded.find(part) != std::string::npos ? 1 : 0;
    }
    EXPECT_EQ(found, 4U) << mine.body;
}

TEST_F(ZohoWire, AsksWhoIsSignedInWhereADayNeedsAZone) {
    RecordEdit visit =
        keyed("V", {{"kind", "meeting", {}}, {"start", "2026-03-29", {}}, {"all_day", "1", {}}});
    it_.write(Object::Activity, {visit}, true);
    EXPECT_EQ(ours("/crm/v8/users").path, theirs("/crm/v8/users")["url"]);
}

} // namespace
} // namespace crm
