// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/factory.h"
#include "crm/auth/credentials.h"
#include "crm/auth/secret_store.h"
#include "crm/http/http_client.h"
#include "tests/support/endless_server.h"
#include "tests/support/fake_http.h"
#include "tests/support/temp_dir.h"
#include "tests/support/virtual_clock.h"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

/// What a server that means harm may send, to every adapter: ctest lists them as
/// MaliciousServer/<adapter>.
namespace crm::test {

namespace {

using core::Json;
using support::FakeHttp;
using support::HttpAnswer;
using support::HttpAsked;

constexpr const char* kToken = "planted-token-5f1c";
constexpr std::size_t kMostBytes = std::size_t{100} << 20;
constexpr double kPatience = 0.3; // seconds, for an answer that drips

/// What each vendor's server would say, with pages that hold nothing and never end: the answer to
/// the request number `number`.
using Pages = std::function<Json(const HttpAsked& asked, int number)>;

struct Vendor {
    Json config = Json::object();
    Pages pages;
};

bool asks(const HttpAsked& asked, const char* word) {
    return asked.path.find(word) != std::string::npos;
}

Json salesforcePages(const HttpAsked& asked, int number) {
    if (asks(asked, "describe")) {
        return {{"name", "Account"},
                {"fields", {{{"name", "Id"}}, {{"name", "Name"}}, {{"name", "SystemModstamp"}}}}};
    }
    return {{"done", false},
            {"records", Json::array()},
            {"nextRecordsUrl", core::format("/services/data/v66.0/query/01g-{}", number)}};
}

Json hubspotPages(const HttpAsked&, int number) {
    return {{"results", Json::array()},
            {"paging", {{"next", {{"after", std::to_string(number)}}}}}};
}

Json dynamicsPages(const HttpAsked& asked, int number) {
    if (asks(asked, "EntityDefinitions")) {
        return {{"LogicalName", "account"}, {"ChangeTrackingEnabled", true}};
    }
    return {{"value", Json::array()},
            {"@odata.nextLink", core::format("accounts?$skiptoken={}", number)}};
}

Json zohoPages(const HttpAsked& asked, int) {
    if (asks(asked, "fields")) {
        return {{"fields", {{{"api_name", "Account_Name"}, {"data_type", "text"}}}}};
    }
    return {{"data", {{{"id", "1"}}}}, {"info", {{"more_records", true}}}};
}

Json pipedrivePages(const HttpAsked& asked, int number) {
    const bool fields = asks(asked, "Fields");
    return {{"success", true},
            {"data", Json::array()},
            {"additional_data",
             {{"next_cursor", fields ? Json(nullptr) : Json(std::to_string(number))}}}};
}

Json restPages(const HttpAsked&, int number) {
    return {{"data", Json::array()}, {"next", core::format("/items?page={}", number)}};
}

const std::map<std::string, Vendor>& vendors() {
    static const std::map<std::string, Vendor> kVendors = {
        {"dynamics", {Json::object(), dynamicsPages}},
        {"hubspot", {Json::object(), hubspotPages}},
        {"pipedrive", {Json::object(), pipedrivePages}},
        {"rest",
         {{{"auth", {{"kind", "bearer"}}},
           {"objects",
            {{"accounts",
              {{"list", {{"path", "/items"}, {"items", "data"}}},
               {"paging", {{"kind", "next"}, {"next", "next"}}},
               {"id", "id"},
               {"fields", {{"name", "name"}}}}}}}},
          restPages}},
        {"salesforce", {Json::object(), salesforcePages}},
        {"zoho", {Json::object(), zohoPages}}};
    return kVendors;
}

class MaliciousServer : public testing::TestWithParam<std::string> {
protected:
    std::unique_ptr<Adapter> adapterTo(const std::string& url) {
        Credentials credentials;
        credentials.accessToken = kToken;
        credentials.baseUrl = url;
        AdapterTools tools;
        tools.secrets = std::make_shared<SessionSecrets>();
        tools.secrets->write("crm/crm", storedText(credentials));
        tools.clock = clock_.clock();
        tools.folder = folder_.path();
        HttpOptions options;
        options.mostBytes = kMostBytes;
        options.mostSeconds = kPatience;
        tools.fetch = httpFetch(options);
        CrmConnection connection;
        connection.name = "crm";
        connection.kind = GetParam();
        connection.baseUrl = url;
        connection.config = vendors().at(GetParam()).config;
        if (connection.kind == "rest") {
            connection.config["base_url"] = url;
        }
        return makeAdapterWith(connection, tools);
    }

    /// Every reading call ends in an error that says what is wrong, and not what the secret is.
    void expectRefusal(const std::string& url, const std::string& attack) {
        SCOPED_TRACE(attack);
        const auto start = std::chrono::steady_clock::now();
        const auto adapter = adapterTo(url);
        core::Job job;
        std::set<std::string> records;
        bool complete = false;
        ListSink sink;
        sink.record = [&](RemoteRecord&& record) { records.insert(record.id); };
        try {
            complete = adapter->list({}, sink, job).complete;
            ADD_FAILURE() << "was believed";
        } catch (const core::Error& error) {
            EXPECT_EQ(error.code(), core::Code::Remote);
            const std::string words = std::string(error.what()) + " " + error.hint();
            EXPECT_GT(words.size(), 20U);
            EXPECT_EQ(words.find(kToken), std::string::npos) << words;
        }
        EXPECT_FALSE(complete);
        EXPECT_LE(records.size(), 1U);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        EXPECT_LT(took.count(), 60) << "seconds";
    }
    void expectRefusalOf(const FakeHttp::Handler& handler, const std::string& attack) {
        FakeHttp server(handler);
        expectRefusal(server.url(), attack);
    }

    support::VirtualClock clock_;
    support::TempDir folder_;
};

} // namespace

TEST_P(MaliciousServer, IsRefusedWithAClearError) {
    const support::EndlessServer large(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"a\":\"",
        std::string(1 << 20, 'x'));
    expectRefusal(large.url(), "JSON of 100 MB and more");
    const support::EndlessServer headers("HTTP/1.1 200 OK\r\n",
                                         "X-Filler: " + std::string(1000, 'x') + "\r\n");
    expectRefusal(headers.url(), "headers without end");
    const support::EndlessServer drip("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n",
                                      " ", 20);
    expectRefusal(drip.url(), "an answer that drips");

    expectRefusalOf(
        [](const HttpAsked&) { return support::jsonAnswer(200, std::string(200'000, '[')); },
        "deep nesting");
    expectRefusalOf(
        [](const HttpAsked&) {
            return support::jsonAnswer(200, R"({"a":)" + std::string(200'000, '{'));
        },
        "deep nesting in an object");
    expectRefusalOf(
        [](const HttpAsked&) {
            return HttpAnswer{200, "<html>Sign in</html>", {{"Content-Type", "text/html"}}};
        },
        "a web page");
    expectRefusalOf(
        [](const HttpAsked&) {
            return HttpAnswer{
                200, std::string("\x89PNG\r\n"), {{"Content-Type", "application/octet-stream"}}};
        },
        "another content type");
    expectRefusalOf([](const HttpAsked&) { return support::jsonAnswer(200, "[]"); },
                    "a list instead of an object");
    expectRefusalOf([](const HttpAsked&) { return support::jsonAnswer(200, "{}"); },
                    "an answer without what was asked for");
    int number = 0;
    expectRefusalOf(
        [&](const HttpAsked& asked) {
            return support::jsonAnswer(200, vendors().at(GetParam()).pages(asked, ++number).dump());
        },
        "pages without end");
    number = 0;
    expectRefusalOf(
        [&](const HttpAsked& asked) {
            return support::jsonAnswer(200, vendors().at(GetParam()).pages(asked, 1).dump());
        },
        "pages that lead back");
}

TEST_P(MaliciousServer, LeadsNobodyElsewhereWithTheToken) {
    FakeHttp other([](const HttpAsked&) { return support::jsonAnswer(200, "{}"); });
    for (const std::string& target :
         {std::string("file:///etc/passwd"), other.url("/steal"), std::string("gopher://127.0.0.1"),
          std::string("http://user@localhost/")}) {
        for (const int status : {301, 302, 303, 307, 308}) {
            expectRefusalOf(
                [&](const HttpAsked&) {
                    return HttpAnswer{status, "", {{"Location", target}}};
                },
                core::format("{} to {}", status, target));
        }
    }
    EXPECT_EQ(other.calls(), 0);
}

INSTANTIATE_TEST_SUITE_P(Adapters, MaliciousServer,
                         testing::Values("dynamics", "hubspot", "pipedrive", "rest", "salesforce",
                                         "zoho"),
                         [](const auto& one) { return one.param; });

} // namespace crm::test
