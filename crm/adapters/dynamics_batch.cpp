// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_batch.h"

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "crm/http/json_body.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

constexpr int kDeepest = 2; ///< a change set within a batch
constexpr std::size_t kMostParts = 10'000;
constexpr std::size_t kLongestMessage = 500;

using Headers = std::vector<std::pair<std::string, std::string>>;

std::string valueOf(const Headers& headers, std::string_view name) {
    const auto it = std::find_if(headers.begin(), headers.end(),
                                 [&](const auto& header) { return header.first == name; });
    return it == headers.end() ? std::string() : it->second;
}

/// The value behind "boundary=" of a content type; empty if there is none.
std::string boundaryOf(const std::string& contentType) {
    const std::string lower = core::lower(contentType);
    const std::size_t at = lower.find("boundary=");
    if (!lower.starts_with("multipart/") || at == std::string::npos) {
        return {};
    }
    std::string value = contentType.substr(at + 9);
    if (value.starts_with('"')) {
        value = value.substr(1, value.find('"', 1) - 1);
    } else {
        value = value.substr(0, value.find(';'));
    }
    return std::string(core::trim(value));
}

/// Lines of a text, whether they end in CRLF or LF.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {}

    std::optional<std::string_view> next() {
        if (at_ >= text_.size()) {
            return std::nullopt;
        }
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        std::string_view line = text_.substr(at_, end - at_);
        at_ = std::min(end + 1, text_.size());
        return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    }
    Headers headers() {
        Headers found;
        for (auto line = next(); line && !line->empty(); line = next()) {
            const std::size_t colon = line->find(':');
            if (colon != std::string_view::npos) {
                found.emplace_back(core::lower(core::trim(line->substr(0, colon))),
                                   std::string(core::trim(line->substr(colon + 1))));
            }
        }
        return found;
    }
    std::string_view rest() const { return text_.substr(at_); }
    std::size_t at() const { return at_; }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

/// What stands between the lines of a boundary; the last one only where it is ended.
std::vector<std::string_view> partsOf(std::string_view body, const std::string& boundary) {
    const std::string open = "--" + boundary;
    const std::string close = open + "--";
    std::vector<std::string_view> parts;
    std::optional<std::size_t> from;
    Lines lines(body);
    for (std::size_t start = 0;; start = lines.at()) {
        const auto line = lines.next();
        if (!line || parts.size() > kMostParts) {
            return parts;
        }
        const bool last = core::trim(*line) == close;
        if (!last && core::trim(*line) != open) {
            continue;
        }
        if (from) {
            parts.push_back(body.substr(*from, start - *from));
        }
        from = lines.at();
        if (last) {
            return parts;
        }
    }
}

/// Empty for a part without a status, which was cut off.
std::optional<DynamicsReply> replyOf(std::string_view text) {
    Lines lines(text);
    const std::string first(lines.next().value_or(""));
    if (!first.starts_with("HTTP/") || first.find(' ') == std::string::npos) {
        return std::nullopt;
    }
    DynamicsReply reply;
    const std::size_t at = first.find(' ') + 1;
    const auto status = core::parseInteger(first.substr(at, 3));
    if (!status || *status < 100 || *status > 599) {
        return std::nullopt;
    }
    reply.status = static_cast<int>(*status);
    reply.headers = lines.headers();
    const std::string body(core::trim(lines.rest()));
    if (!body.empty()) {
        reply.json = tryParseJson(body).value_or(Json());
    }
    if (!reply.ok()) {
        const auto text_ = [&](const char* path) {
            const Json& found = jsonAt(reply.json, path);
            return found.is_string()
                       ? core::cleanText(found.get<std::string>()).substr(0, kLongestMessage)
                       : std::string();
        };
        reply.code = text_("error.code");
        reply.message = text_("error.message");
    }
    return reply;
}

/// False for what is no multipart answer.
bool collect(const std::string& contentType, std::string_view body, int depth,
             std::vector<DynamicsReply>& replies) {
    const std::string boundary = boundaryOf(contentType);
    if (boundary.empty() || depth > kDeepest) {
        return false;
    }
    for (const std::string_view part : partsOf(body, boundary)) {
        Lines lines(part);
        const Headers headers = lines.headers();
        const std::string type = valueOf(headers, "content-type");
        if (core::lower(type).starts_with("multipart/")) {
            if (!collect(type, lines.rest(), depth + 1, replies)) {
                return false;
            }
        } else if (auto reply = replyOf(lines.rest())) {
            replies.push_back(*std::move(reply));
        }
    }
    return true;
}

} // namespace

std::string DynamicsReply::header(std::string_view name) const {
    return valueOf(headers, name);
}

std::string batchBoundary(const std::vector<DynamicsRequest>& requests) {
    // No request holds a line of its own that could look like it: bodies are one line of JSON.
    std::string all;
    for (const DynamicsRequest& request : requests) {
        all += request.method + request.path + "\n";
    }
    return "batch_" + core::sha256(all).substr(0, 32);
}

std::string batchBody(const std::vector<DynamicsRequest>& requests, const std::string& boundary) {
    std::string body;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const DynamicsRequest& request = requests[i];
        body += "--" + boundary + "\r\n";
        body += "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n";
        body += core::format("Content-ID: {}\r\n\r\n", i + 1);
        body += request.method + " " + request.path + " HTTP/1.1\r\n";
        for (const auto& [name, value] : request.headers) {
            body += name + ": " + value + "\r\n";
        }
        if (request.body.is_null()) {
            body += "Accept: application/json\r\n\r\n\r\n";
        } else {
            body += "Content-Type: application/json\r\n\r\n";
            body += request.body.dump(-1, ' ', false, Json::error_handler_t::replace) + "\r\n";
        }
    }
    return body + "--" + boundary + "--\r\n";
}

std::optional<std::vector<DynamicsReply>> batchReplies(const std::string& contentType,
                                                       const std::string& body) {
    std::vector<DynamicsReply> replies;
    return collect(contentType, body, 1, replies) ? std::optional(std::move(replies))
                                                  : std::nullopt;
}

} // namespace crm
