// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/http/http_client.h"

#include "core/base/error.h"
#include "crm/http/retry.h"
#include "tests/support/http_server.h"
#include "tests/support/temp_dir.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace crm {
namespace {

using core::FetchRequest;
using core::FetchResponse;
using core::Job;
using support::HttpAnswer;
using support::HttpAsked;
using support::HttpServer;

FetchRequest get(std::string url) {
    FetchRequest request;
    request.url = std::move(url);
    return request;
}

std::string contentOf(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

TEST(HttpClient, SendsMethodHeadersAndBodyAndReadsTheAnswer) {
    HttpServer server([](const HttpAsked& asked) {
        return HttpAnswer{201, asked.method + asked.body, {{"X-Limit", " 7 "}}};
    });
    HttpClient client;
    Job job;
    FetchRequest request = get(server.url("/a?b=c"));
    request.method = "PATCH";
    request.body = "{}";
    request.headers = {{"Authorization", "Bearer t"}};
    const FetchResponse response = client.send(request, job);
    EXPECT_EQ(response.status, 201);
    EXPECT_EQ(response.body, "PATCH{}");
    EXPECT_EQ(response.headers.front(), (std::pair<std::string, std::string>("x-limit", "7")));
    const HttpAsked asked = server.asked().front();
    EXPECT_EQ(asked.path, "/a?b=c");
    EXPECT_EQ(asked.headers.at("authorization"), "Bearer t");
    EXPECT_TRUE(asked.headers.at("user-agent").starts_with("Evenlode/"));
}

TEST(HttpClient, UsesAConnectionAgain) {
    HttpServer server([](const HttpAsked&) { return HttpAnswer{200, "x", {}}; });
    HttpClient client;
    Job job;
    for (int i = 0; i < 5; ++i) {
        client.send(get(server.url()), job);
    }
    EXPECT_EQ(server.connections(), 1);
}

TEST(HttpClient, AnAnswerOfAnyStatusIsReturned) {
    HttpServer server([](const HttpAsked&) { return HttpAnswer{500, "broken", {}}; });
    Job job;
    const FetchResponse response = HttpClient().send(get(server.url()), job);
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.body, "broken");
}

TEST(HttpClient, GoesOnWithAFileWhereItBrokeOff) {
    const std::string whole(100'000, 'z');
    HttpServer server([&](const HttpAsked& asked) {
        const auto range = asked.headers.find("range");
        if (range == asked.headers.end()) {
            HttpAnswer answer{200, whole, {}};
            answer.cutAfter = 30'000;
            return answer;
        }
        const std::size_t from = std::stoul(range->second.substr(6));
        return HttpAnswer{206, whole.substr(from), {}};
    });
    const support::TempDir dir;
    FetchRequest request = get(server.url("/county.zip"));
    request.file = dir.file("county.zip.part");
    HttpClient client;
    Job job;
    EXPECT_THROW(client.send(request, job), core::Error);
    EXPECT_EQ(contentOf(request.file).size(), 30'000U);
    EXPECT_EQ(client.send(request, job).status, 206);
    EXPECT_EQ(contentOf(request.file), whole);
}

TEST(HttpClient, StartsAFileAnewWhereTheServerCannotGoOn) {
    HttpServer server([](const HttpAsked&) { return HttpAnswer{200, "whole", {}}; });
    const support::TempDir dir;
    FetchRequest request = get(server.url());
    request.file = dir.file("file");
    std::ofstream(request.file) << "who";
    Job job;
    HttpClient().send(request, job);
    EXPECT_EQ(contentOf(request.file), "whole");
}

TEST(HttpClient, LeavesAFileThatIsWholeAsItIs) {
    HttpServer server([](const HttpAsked&) {
        return HttpAnswer{416, "", {{"Content-Range", "bytes */5"}}};
    });
    const support::TempDir dir;
    FetchRequest request = get(server.url());
    request.file = dir.file("file");
    std::ofstream(request.file) << "whole";
    Job job;
    EXPECT_EQ(HttpClient().send(request, job).status, 200);
    EXPECT_EQ(contentOf(request.file), "whole");
}

TEST(HttpClient, AnErrorPageIsNotWrittenToTheFile) {
    HttpServer server([](const HttpAsked&) { return HttpAnswer{404, "no such county", {}}; });
    const support::TempDir dir;
    FetchRequest request = get(server.url());
    request.file = dir.file("file");
    Job job;
    const FetchResponse response = HttpClient().send(request, job);
    EXPECT_EQ(response.body, "no such county");
    EXPECT_FALSE(std::filesystem::exists(request.file));
}

TEST(HttpClient, NamesTheServerButNoSecretWhenThereIsNoAnswer) {
    std::string url;
    {
        const HttpServer gone([](const HttpAsked&) { return HttpAnswer{}; });
        url = gone.url("/path?token=secret");
    }
    Job job;
    try {
        HttpClient().send(get(url), job);
        FAIL() << "a server that is gone answered";
    } catch (const core::Error& error) {
        EXPECT_EQ(error.code(), core::Code::Remote);
        EXPECT_NE(std::string(error.what()).find("127.0.0.1"), std::string::npos);
        EXPECT_EQ((error.what() + error.hint() + error.subject()).find("secret"),
                  std::string::npos);
    }
}

TEST(HttpClient, RefusesOtherProtocolsAndHeadersWithLineBreaks) {
    Job job;
    HttpClient client;
    EXPECT_THROW(client.send(get("file:///etc/hostname"), job), core::Error);
    FetchRequest split = get("http://127.0.0.1:1/");
    split.headers = {{"A", "b\r\nC: d"}};
    EXPECT_THROW(client.send(split, job), core::Error);
}

TEST(HttpClient, ACancelledJobBreaksOff) {
    Job job;
    HttpServer server([&](const HttpAsked&) {
        job.cancel();
        HttpAnswer answer{200, std::string(1'000'000, 'x'), {}};
        return answer;
    });
    try {
        HttpClient().send(get(server.url()), job);
        FAIL() << "went on after the cancel";
    } catch (const core::Error& error) {
        EXPECT_EQ(error.code(), core::Code::Cancelled);
    }
}

/// Answers from a list, one after the other; the last one for ever.
struct Script {
    explicit Script(std::vector<FetchResponse> list) : answers(std::move(list)) {}

    std::vector<FetchResponse> answers;
    int calls = 0;
    std::vector<double> pauses;

    core::Fetch fetch(RetryPolicy policy = {}) {
        policy.seed = 1;
        policy.clock.wait = [this](double seconds, Job&) { pauses.push_back(seconds); };
        return retrying(
            [this](const FetchRequest&, Job&) {
                const auto at = static_cast<std::size_t>(calls++);
                return answers[std::min(at, answers.size() - 1)];
            },
            policy);
    }
};

FetchResponse status(int code, std::vector<std::pair<std::string, std::string>> headers = {}) {
    return {code, std::move(headers), ""};
}

TEST(Retry, WaitsAsLongAsTheServerAsks) {
    Script script({status(429, {{"retry-after", "7"}}), status(200)});
    Job job;
    EXPECT_EQ(script.fetch()(get("x"), job).status, 200);
    EXPECT_EQ(script.pauses, std::vector<double>{7});
}

TEST(Retry, UnderstandsADate) {
    const auto answer = status(503, {{"retry-after", "Thu, 01 Jan 1970 00:01:40 GMT"}});
    EXPECT_EQ(retryAfter(answer, 40), 60);
    EXPECT_EQ(retryAfter(answer, 400), 0);
    EXPECT_EQ(retryAfter(status(503), 0), std::nullopt);
}

TEST(Retry, PausesAreRandomBelowADoublingLimitAndEnd) {
    Script script({status(503)});
    Job job;
    EXPECT_EQ(script.fetch()(get("x"), job).status, 503);
    EXPECT_EQ(script.calls, 5);
    for (std::size_t i = 0; i < script.pauses.size(); ++i) {
        EXPECT_LE(script.pauses[i], 0.5 * (1 << i));
    }
}

TEST(Retry, DoesNotWaitLongerThanItMay) {
    Script script({status(429, {{"retry-after", "3600"}})});
    Job job;
    EXPECT_EQ(script.fetch()(get("x"), job).status, 429);
    EXPECT_TRUE(script.pauses.empty());
}

TEST(Retry, NeverRepeatsWhatMayHaveBeenDone) {
    Script script({status(504), status(200)});
    Job job;
    FetchRequest post = get("x");
    post.method = "POST";
    EXPECT_EQ(script.fetch()(post, job).status, 504);
    EXPECT_EQ(script.calls, 1);
    int calls = 0;
    const auto broken = retrying(
        [&](const FetchRequest&, Job&) -> FetchResponse {
            ++calls;
            throw core::Error(core::Code::Remote, "the connection broke");
        },
        {5, 0, 0, 1, 1});
    EXPECT_THROW(broken(post, job), core::Error);
    EXPECT_EQ(calls, 1);
    EXPECT_THROW(broken(get("x"), job), core::Error);
    EXPECT_EQ(calls, 6);
}

} // namespace
} // namespace crm
