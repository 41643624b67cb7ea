// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/http/trace.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/http/json_body.h"
#include "crm/http/url.h"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <memory>
#include <mutex>
#include <unistd.h>

namespace crm {

using core::Code;
using core::Error;
using core::FetchRequest;
using core::FetchResponse;
using core::Json;

namespace {

constexpr const char* kHidden = "***";
constexpr std::size_t kLongestBody = 64 << 10;
constexpr std::size_t kMostItems = 3; // of a list

/// Headers whose values say nothing about people or keys.
constexpr std::array<std::string_view, 22> kPlainHeaders = {"accept",
                                                            "content-type",
                                                            "content-length",
                                                            "content-encoding",
                                                            "date",
                                                            "retry-after",
                                                            "sforce-limit-info",
                                                            "sforce-locator",
                                                            "sforce-query-options",
                                                            "prefer",
                                                            "odata-version",
                                                            "odata-maxversion",
                                                            "deprecation",
                                                            "sunset",
                                                            "transfer-encoding",
                                                            "x-ratelimit-limit",
                                                            "x-ratelimit-remaining",
                                                            "x-ratelimit-reset",
                                                            "x-api-credits-remaining",
                                                            "x-hubspot-ratelimit-daily",
                                                            "x-hubspot-ratelimit-daily-remaining",
                                                            "x-hubspot-ratelimit-remaining"};

/// Query items and JSON members whose values say how an API is used.
constexpr std::array<std::string_view, 42> kPlainKeys = {
    "limit",      "offset",     "page",       "per_page",     "size",      "count",
    "total",      "totalsize",  "done",       "more_records", "success",   "status",
    "statuscode", "errorcode",  "error_code", "code",         "category",  "subcategory",
    "type",       "object",     "operation",  "state",        "allornone", "created",
    "archived",   "isdeleted",  "is_deleted", "deleted",      "action",    "sort",
    "sort_by",    "properties", "fields",     "$select",      "$orderby",  "grant_type",
    "expires_in", "expires",    "token_type", "policyname",   "numerrors", "next_cursor_set"};

template <class List> bool has(const List& list, std::string_view key) {
    return std::find(list.begin(), list.end(), core::lower(key)) != list.end();
}

Json redacted(const Json& value, bool plain) {
    if (value.is_object()) {
        Json object = Json::object();
        for (const auto& [key, child] : value.items()) {
            // Keys that are data themselves (an address, a name) do not look like identifiers.
            const bool name = key.find_first_of("@ \"") == std::string::npos || key.front() == '@';
            object[name ? key : kHidden] = redacted(child, has(kPlainKeys, key));
        }
        return object;
    }
    if (value.is_array()) {
        Json list = Json::array();
        for (std::size_t i = 0; i < std::min(kMostItems, value.size()); ++i) {
            list.push_back(redacted(value[i], plain));
        }
        if (value.size() > kMostItems) {
            list.push_back(core::format("and {} more", value.size() - kMostItems));
        }
        return list;
    }
    if (value.is_null() || value.is_boolean() || plain) {
        return value;
    }
    return kHidden;
}

std::string redactedForm(std::string_view form) {
    std::string text;
    for (const auto& [name, value] : parseQuery(form)) {
        text += text.empty() ? "" : "&";
        text += name + "=" + (has(kPlainKeys, name) ? value : kHidden);
    }
    return text;
}

bool looksLikeAForm(std::string_view body) {
    return body.find('=') != std::string_view::npos &&
           body.find_first_of(" \r\n{<") == std::string_view::npos;
}

/// Parts of a path that are addresses of people.
std::string redactedPath(std::string_view path) {
    std::string text;
    for (const std::string& part : core::split(path, '/')) {
        const bool personal = part.find('@') != std::string::npos ||
                              part.find("%40") != std::string::npos || part.size() > 120;
        text += personal ? kHidden : part;
        text += '/';
    }
    text.pop_back();
    return text;
}

template <class Headers> std::string headerLines(const Headers& headers) {
    std::string text;
    for (const auto& [name, value] : headers) {
        text += core::format("  {}: {}\n", name,
                             has(kPlainHeaders, name) ? std::string(value) : kHidden);
    }
    return text;
}

/// The open file, which several connections of one program may share.
class TraceFile {
public:
    TraceFile(const std::filesystem::path& path, TimeSource clock)
        : clock_(std::move(clock)),
          fd_(path.extension() == ".gpkg"
                  ? -1
                  : ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW,
                           0600)) {
        if (fd_ < 0) {
            throw Error(Code::Storage, "the trace cannot be written to " + path.string(),
                        "name a file in a folder that can be written", path.string());
        }
    }
    ~TraceFile() { ::close(fd_); }
    TraceFile(const TraceFile&) = delete;
    TraceFile& operator=(const TraceFile&) = delete;

    void write(const std::string& text) {
        const std::lock_guard lock(mutex_);
        const std::string block = core::instantText(clock_.now()) + " " + text + "\n";
        for (std::size_t sent = 0; sent < block.size();) {
            const ssize_t now = ::write(fd_, block.data() + sent, block.size() - sent);
            if (now <= 0) {
                throw Error(Code::Storage, "the trace could not be written",
                            "free some space, or run without a trace");
            }
            sent += static_cast<std::size_t>(now);
        }
    }

private:
    TimeSource clock_;
    int fd_;
    std::mutex mutex_;
};

std::string textOf(const FetchRequest& request) {
    return core::format("{} {}\n{}  {}\n", request.method, redactedUrl(request.url),
                        headerLines(request.headers), redactedBody(request.body));
}

std::string textOf(const FetchRequest& request, const FetchResponse& response) {
    return core::format("{} to {} {}\n{}  {}\n", response.status, request.method,
                        redactedUrl(request.url), headerLines(response.headers),
                        redactedBody(response.body));
}

} // namespace

std::string redactedUrl(std::string_view url) {
    const std::size_t mark = url.find('?');
    std::string_view place = url.substr(0, mark);
    // "https://user:password@host" is no way to give a password, but people do.
    const std::size_t scheme = place.find("://");
    const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
    const std::size_t slash = std::min(place.find('/', host), place.size());
    const std::size_t at = place.substr(host, slash - host).rfind('@');
    std::string text(place.substr(0, host));
    text += at == std::string_view::npos ? "" : std::string(kHidden) + "@";
    text += place.substr(at == std::string_view::npos ? host : host + at + 1,
                         slash - (at == std::string_view::npos ? host : host + at + 1));
    text += redactedPath(place.substr(slash));
    const std::string query = redactedForm(queryOf(url));
    return query.empty() ? text : text + "?" + query;
}

std::string redactedBody(std::string_view body) {
    if (body.empty()) {
        return "(no body)";
    }
    if (body.size() <= kLongestBody && jsonDepth(body) <= JsonLimits().deepest) {
        const Json json = Json::parse(body.begin(), body.end(), nullptr, false);
        if (json.is_structured()) {
            return redacted(json, false).dump(-1, ' ', false, Json::error_handler_t::replace);
        }
        if (looksLikeAForm(body)) {
            return redactedForm(body);
        }
    }
    return core::format("({} bytes)", body.size());
}

core::Fetch traced(core::Fetch fetch, const std::filesystem::path& file, TimeSource clock) {
    auto trace = std::make_shared<TraceFile>(file, std::move(clock));
    return [fetch = std::move(fetch), trace](const FetchRequest& request, core::Job& job) {
        trace->write(textOf(request));
        FetchResponse response = fetch(request, job);
        trace->write(textOf(request, response));
        return response;
    };
}

} // namespace crm
