// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/engines/engine_client.h"

#include "core/base/error.h"
#include "core/base/pause.h"
#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace geo {

using core::Code;
using core::Error;

namespace {

constexpr std::size_t kMostSaid = 200; // bytes of a server's words in a message
constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;
constexpr int kTooMany = 429;

std::string hintFor(int status) {
    switch (status) {
    case kUnauthorized:
    case kForbidden: return "check the key, and what the server allows with it";
    case kTooMany: return "go on later: what was answered so far is kept";
    default: return "check the address of the server and its log";
    }
}

std::string shortened(std::string text) {
    text = core::cleanText(text);
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (text.size() > kMostSaid) {
        text.resize(kMostSaid);
        while (!core::isUtf8(text)) {
            text.pop_back();
        }
        text += "…";
    }
    return text;
}

std::string without(std::string text, const std::string& secret) {
    for (auto at = secret.empty() ? std::string::npos : text.find(secret); at != std::string::npos;
         at = text.find(secret, at)) {
        text.replace(at, secret.size(), "…");
    }
    return text;
}

} // namespace

EngineClient::EngineClient(EngineServer server, core::Fetch fetch)
    : server_(std::move(server)), fetch_(std::move(fetch)) {
    if (!server_.wait) {
        server_.wait = core::pause;
    }
}

void EngineClient::keepPace(core::Job& job) {
    if (server_.perMinute <= 0) {
        return;
    }
    const std::chrono::duration<double> gap(60 / server_.perMinute);
    const auto now = std::chrono::steady_clock::now();
    if (next_ && *next_ > now) {
        server_.wait(std::chrono::duration<double>(*next_ - now).count(), job);
    }
    const auto from = next_ ? std::max(*next_, now) : now;
    next_ = from + std::chrono::duration_cast<std::chrono::steady_clock::duration>(gap);
}

EngineClient::Answer EngineClient::send(core::FetchRequest request, core::Job& job) {
    keepPace(job);
    request.url = server_.address.base + request.url;
    request.headers.emplace_back("Accept", "application/json");
    if (!server_.key.empty()) {
        request.headers.emplace_back(
            "Authorization", server_.address.kind == "ors" ? server_.key : "Bearer " + server_.key);
        request.stayOnServer = true;
    }
    request.timeoutSeconds = server_.thinkSeconds;
    request.repeatable = true;
    const core::FetchResponse response = fetch_(request, job);
    return {response.status, core::Json::parse(response.body, nullptr, false)};
}

EngineClient::Answer EngineClient::get(const std::string& path, core::Job& job) {
    core::FetchRequest request;
    request.url = path;
    return send(std::move(request), job);
}

EngineClient::Answer EngineClient::post(const std::string& path, const core::Json& body,
                                        core::Job& job) {
    core::FetchRequest request;
    request.method = "POST";
    request.url = path;
    request.headers.emplace_back("Content-Type", "application/json");
    request.body = body.dump();
    return send(std::move(request), job);
}

void EngineClient::refuse(const Answer& answer, const std::string& said) const {
    const std::string words = without(shortened(said), server_.key);
    throw Error(Code::Remote,
                core::format("{} refuses (HTTP {}){}", server_.address.text(), answer.status,
                             words.empty() ? "" : ": " + words),
                hintFor(answer.status), server_.address.kind);
}

void EngineClient::garbage(const std::string& what) const {
    throw Error(Code::Remote,
                core::format("the answer of {} makes no sense: {}", server_.address.text(), what),
                "see whether it is a server of that kind", server_.address.kind);
}

std::string textAt(const core::Json& json, const char* key) {
    const auto found = json.is_object() ? json.find(key) : json.end();
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace geo
