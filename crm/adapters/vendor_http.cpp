// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/vendor_http.h"

#include "core/base/data_folder.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "crm/http/http_client.h"
#include "crm/http/json_body.h"
#include "crm/http/trace.h"

#include <algorithm>
#include <cstdlib>

namespace crm {

using core::Code;
using core::Error;
using core::FetchRequest;
using core::FetchResponse;
using core::Json;

namespace {

constexpr int kGarbageAttempts = 3;
constexpr std::size_t kMostBytes = std::size_t{100} << 20;
constexpr std::size_t kLongestMessage = 500;
constexpr std::int64_t kMostPages = 200'000;
constexpr int kMostEmptyPages = 200;
constexpr std::size_t kRemembered = 64; // cursors
constexpr const char* kFolder = "crm";
constexpr int kUnauthorised = 401;
constexpr int kFine = 200;

std::string firstText(const Json& json, const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        const Json& found = jsonAt(json, path);
        if (found.is_string() || found.is_number()) {
            return core::cleanText(jsonText(found)).substr(0, kLongestMessage);
        }
    }
    return {};
}

bool repeatable(const FetchRequest& request) {
    return request.repeatable ||
           (!request.once && request.method != "POST" && request.method != "PATCH");
}

/// Whether an answer says that the token is no good.
std::function<bool(const FetchResponse&)> tokenRefused(const ErrorShape& errors) {
    return [errors](const FetchResponse& response) {
        if (response.status != kUnauthorised || !errors.beyondScope) {
            return response.status == kUnauthorised;
        }
        const auto json = tryParseJson(response.body);
        return !json || !errors.beyondScope(firstText(*json, errors.code));
    };
}

bool isJson(const FetchResponse& response) {
    for (const auto& [name, value] : response.headers) {
        if (name == "content-type") {
            const std::string type = core::lower(value);
            return type.find("json") != std::string::npos || type.find("html") != std::string::npos;
        }
    }
    return true;
}

} // namespace

std::string ApiAnswer::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

std::filesystem::path sharedFile(const AdapterTools& tools, const std::string& key,
                                 const std::string& ending) {
    std::filesystem::path folder = tools.folder;
    if (folder.empty()) {
        const std::string shared = core::dataFolder();
        if (shared.empty()) {
            return {};
        }
        folder = std::filesystem::path(shared) / kFolder;
    }
    // Names of connections may hold anything; a digest may not.
    const std::filesystem::path file = folder / (core::sha256(key).substr(0, 24) + ending);
    core::makeFolderOf(file.string());
    return file;
}

core::Fetch plainFetch(const AdapterTools& tools) {
    core::Fetch fetch = tools.fetch;
    if (!fetch) {
        HttpOptions options;
        options.mostBytes = kMostBytes;
        fetch = httpFetch(options);
    }
    // A run of the command line says so for all of its connections.
    const char* everywhere = std::getenv("EVENLODE_TRACE");
    const std::filesystem::path trace =
        tools.trace.empty() && everywhere != nullptr ? everywhere : tools.trace;
    return trace.empty() ? fetch : traced(fetch, trace, tools.clock);
}

std::shared_ptr<TokenKeeper> keeperFor(const std::string& name, const std::string& key,
                                       Refresh refresh, const AdapterTools& tools,
                                       double aheadSeconds,
                                       std::function<Credentials(const std::string&)> fromText) {
    TokenKeeperOptions options;
    options.name = name;
    options.key = key;
    options.refresh = std::move(refresh);
    options.clock = tools.clock;
    options.aheadSeconds = aheadSeconds;
    options.lockFile = sharedFile(tools, key, ".lock");
    if (const auto given = environmentSecret("TOKEN", name)) {
        Credentials credentials;
        if (fromText) {
            credentials = fromText(*given);
        } else {
            credentials.accessToken = *given;
            options.refresh = {};
        }
        options.store = std::make_shared<SessionSecrets>();
        options.store->write(key, storedText(credentials));
        options.lockFile.clear();
    } else {
        options.store = tools.secrets ? tools.secrets : keychain();
    }
    return std::make_shared<TokenKeeper>(std::move(options));
}

VendorHttp::VendorHttp(VendorHttpOptions options, const AdapterTools& tools)
    : options_(std::move(options)), clock_(tools.clock),
      budget_(std::make_shared<Budget>(options_.budget, tools.clock)) {
    setBaseUrl(options_.baseUrl);
    core::Fetch fetch = budgeted(plainFetch(tools), budget_);
    if (options_.keeper) {
        fetch = authorised(std::move(fetch), options_.keeper, options_.sign,
                           tokenRefused(options_.errors));
    }
    RetryPolicy retry;
    retry.clock = tools.clock;
    fetch_ = retrying(std::move(fetch), retry);
}

void VendorHttp::setBaseUrl(std::string url) {
    while (url.ends_with('/')) {
        url.pop_back();
    }
    options_.baseUrl = std::move(url);
}

std::string VendorHttp::urlOf(const ApiCall& call) const {
    if (call.path.find("://") == std::string::npos) {
        return withQuery(options_.baseUrl + call.path, call.query);
    }
    if (!sameServer(call.path, options_.baseUrl)) {
        throw RemoteError(Trouble::Garbage,
                          core::format("{} points to another server, {}; it was not asked",
                                       options_.vendor, serverOf(call.path)),
                          "check the address of the connection", options_.name);
    }
    return withQuery(call.path, call.query);
}

FetchRequest VendorHttp::requestOf(const ApiCall& call) const {
    FetchRequest request;
    request.method = call.method;
    request.url = urlOf(call);
    request.stayOnServer = true;
    request.repeatable = call.repeatable;
    request.once = call.once;
    request.headers = options_.headers;
    for (const auto& header : call.headers) {
        std::erase_if(request.headers, [&](const auto& other) {
            return core::equalsIgnoreCase(other.first, header.first);
        });
        request.headers.push_back(header);
    }
    if (!call.body.is_null()) {
        request.body = call.body.dump(-1, ' ', false, Json::error_handler_t::replace);
        if (std::none_of(request.headers.begin(), request.headers.end(), [](const auto& header) {
                return core::equalsIgnoreCase(header.first, "content-type");
            })) {
            request.headers.emplace_back("Content-Type", "application/json");
        }
    } else {
        request.body = call.raw;
    }
    return request;
}

ApiAnswer VendorHttp::attempt(const ApiCall& call, core::Job& job) {
    for (int round = 1;; ++round) {
        ApiAnswer answer;
        FetchRequest request;
        try {
            request = requestOf(call);
            answer = answered(request, fetch_(request, job), call.anyType);
        } catch (const RemoteError& error) {
            answer.trouble = error;
            answer.mayBeDone =
                !repeatable(request) && !error.notSent() && error.trouble() == Trouble::Unreachable;
            return answer;
        }
        const bool garbage = answer.trouble && answer.trouble->trouble() == Trouble::Garbage;
        if (!garbage || round == kGarbageAttempts || !repeatable(request)) {
            return answer;
        }
    }
}

/// What was asked for must come as data: a page of a proxy, a picture or silence must never pass
/// for a list without records.
ApiAnswer VendorHttp::answered(const FetchRequest& request, FetchResponse response, bool anyType) {
    ApiAnswer answer;
    answer.status = response.status;
    answer.headers = response.headers;
    const bool fine = response.status >= 200 && response.status < 300;
    const bool empty = core::trim(response.body).empty();
    const bool wanted = request.method == "GET" && !anyType;
    const bool silent = wanted && empty && response.status == kFine && !options_.emptyAnswers;
    if (!empty || silent) {
        if (auto json = tryParseJson(response.body)) {
            answer.json = *std::move(json);
        } else if (!fine || (!wanted && !isJson(response))) {
            answer.raw = std::move(response.body);
        } else {
            answer.mayBeDone = !repeatable(request);
            answer.trouble = RemoteError(
                Trouble::Garbage,
                core::format("{} answered with something that cannot be read", options_.vendor),
                "try again; if it stays so, check the address, and whether a proxy stands between",
                options_.name);
            return answer;
        }
    }
    if (!fine) {
        answer.code = firstText(answer.json, options_.errors.code);
        answer.message = firstText(answer.json, options_.errors.message);
        answer.trouble = troubleOf(request, response, answer);
        const int status = response.status;
        answer.mayBeDone = answer.trouble && !repeatable(request) &&
                           (status == 500 || status == 502 || status == 504 || status == 408);
    }
    return answer;
}

std::optional<RemoteError> VendorHttp::troubleOf(const FetchRequest& request,
                                                 const FetchResponse& response,
                                                 const ApiAnswer& answer) {
    const auto error = [&](Trouble trouble, const std::string& what, const std::string& hint,
                           double again = 0) {
        const std::string words = answer.message.empty() ? "" : ": " + answer.message;
        return RemoteError(trouble, core::format("{} {}{}", options_.vendor, what, words), hint,
                           options_.name, again);
    };
    const int status = response.status;
    const ErrorShape& shape = options_.errors;
    if (shape.dayIsOver && shape.dayIsOver(status, answer.code)) {
        return budget_->dayIsOver(request, response);
    }
    const double again = retryAfter(response, clock_.now() / 1000).value_or(0);
    const bool beyondScope = shape.beyondScope && shape.beyondScope(answer.code);
    if (status == kUnauthorised && !beyondScope) {
        return error(Trouble::SignIn, "does not accept the sign-in",
                     core::format("sign in again: evenlode crm login WORKSPACE {}", options_.name));
    }
    if (status == 429 || status == 503) {
        return error(Trouble::Throttled, "is busy", "it goes on later; nothing was lost", again);
    }
    if (status == 410 || (shape.outdated && shape.outdated(status, answer.code))) {
        return error(Trouble::Outdated,
                     "has retired the version of its interface that this adapter speaks",
                     "choose a newer \"api_version\" in the connection, or update Evenlode; what "
                     "waits to be written is kept");
    }
    if (status >= 500 || status == 408) {
        return error(Trouble::Unreachable, core::format("is in trouble (status {})", status),
                     "try again later; nothing was lost", again);
    }
    if (shape.passing && shape.passing(status, answer.code)) {
        return error(Trouble::Throttled, "cannot do it now", "it goes on later", again);
    }
    return std::nullopt;
}

ApiAnswer VendorHttp::send(const ApiCall& call, core::Job& job) {
    ApiAnswer answer = attempt(call, job);
    if (answer.trouble) {
        throw *answer.trouble;
    }
    return answer;
}

ApiAnswer VendorHttp::require(const ApiCall& call, core::Job& job) {
    ApiAnswer answer = send(call, job);
    if (!answer.ok()) {
        // The path without its query, in which data may stand.
        refuse(answer,
               core::format("{} {}", call.method, call.path.substr(0, call.path.find('?'))));
    }
    return answer;
}

Json VendorHttp::get(const std::string& path, const QueryItems& query, core::Job& job) {
    ApiCall call;
    call.path = path;
    call.query = query;
    return require(call, job).json;
}

Limits VendorHttp::limits() const {
    Limits limits;
    limits.callsLeft = budget_->left();
    limits.details = budget_->details();
    if (const auto next = budget_->nextTry()) {
        limits.resetsAt = core::instantText(*next);
    }
    return limits;
}

void VendorHttp::refuse(const ApiAnswer& answer, const std::string& what) const {
    const std::string words = !answer.message.empty() ? answer.message
                              : !answer.code.empty()  ? answer.code
                                                      : core::format("status {}", answer.status);
    throw Error(Code::Remote, core::format("{} refused {}: {}", options_.vendor, what, words),
                answer.status == 403 || answer.status == kUnauthorised
                    ? "ask whoever administers the CRM for the permission, or sign in with the "
                      "scopes that it needs"
                    : "compare the connection's configuration with the CRM",
                options_.name);
}

void PageGuard::page(const std::string& next, std::size_t records) {
    empty_ = records == 0 ? empty_ + 1 : 0;
    const bool again =
        !next.empty() && std::find(recent_.begin(), recent_.end(), next) != recent_.end();
    if (again || ++pages_ > kMostPages || empty_ > kMostEmptyPages) {
        throw RemoteError(Trouble::Garbage,
                          core::format("the pages of {} never end{}", server_,
                                       again ? ": one leads back to another" : ""),
                          "this is for those who run that server; nothing was changed", server_);
    }
    if (recent_.size() == kRemembered) {
        recent_.erase(recent_.begin());
    }
    recent_.push_back(next);
}

} // namespace crm
