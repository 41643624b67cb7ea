// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/http/url.h"

#include "core/base/text.h"
#include "crm/http/http_client.h"
#include "crm/http/remote_error.h"

#include <cctype>
#include <curl/curl.h>
#include <memory>

namespace crm {

namespace {

using Url = std::unique_ptr<CURLU, void (*)(CURLU*)>;

int digitOf(char c) {
    const int lower = std::tolower(static_cast<unsigned char>(c));
    return lower >= '0' && lower <= '9'   ? lower - '0'
           : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10
                                          : -1;
}

} // namespace

std::string percentEncoded(std::string_view text, std::string_view keep) {
    constexpr const char* kDigits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte < 0x80 && std::isalnum(byte) != 0) ||
                           std::string_view("-._~").find(c) != std::string_view::npos ||
                           keep.find(c) != std::string_view::npos;
        if (plain) {
            encoded += c;
        } else {
            encoded += '%';
            encoded += kDigits[byte >> 4];
            encoded += kDigits[byte & 15];
        }
    }
    return encoded;
}

std::string percentDecoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? digitOf(text[i + 1]) : -1;
        const int low = high >= 0 ? digitOf(text[i + 2]) : -1;
        if (low >= 0) {
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

std::string queryText(const QueryItems& items) {
    std::string text;
    for (const auto& [name, value] : items) {
        text += text.empty() ? "" : "&";
        // "$select" and "filter[name]" are what servers document; they stay readable.
        text += percentEncoded(name, "$[]") + "=" + percentEncoded(value);
    }
    return text;
}

std::string withQuery(std::string url, const QueryItems& items) {
    const std::string query = queryText(items);
    if (query.empty()) {
        return url;
    }
    return url + (url.find('?') == std::string::npos ? "?" : "&") + query;
}

QueryItems parseQuery(std::string_view text) {
    QueryItems items;
    for (std::string part : core::split(text, '&')) {
        for (char& c : part) {
            c = c == '+' ? ' ' : c;
        }
        const std::size_t equals = part.find('=');
        if (!part.empty()) {
            items.emplace_back(
                percentDecoded(part.substr(0, equals)),
                equals == std::string::npos ? "" : percentDecoded(part.substr(equals + 1)));
        }
    }
    return items;
}

std::string_view queryOf(std::string_view url) {
    const std::size_t mark = url.find('?');
    return mark == std::string_view::npos ? std::string_view()
                                          : url.substr(mark + 1, url.find('#', mark) - mark - 1);
}

std::string resolvedUrl(const std::string& base, const std::string& reference) {
    const Url url(curl_url(), curl_url_cleanup);
    const bool fits = url && curl_url_set(url.get(), CURLUPART_URL, base.c_str(), 0) == CURLUE_OK &&
                      curl_url_set(url.get(), CURLUPART_URL, reference.c_str(), 0) == CURLUE_OK;
    char* text = nullptr;
    if (!fits || curl_url_get(url.get(), CURLUPART_URL, &text, 0) != CURLUE_OK) {
        throw RemoteError(Trouble::Garbage,
                          core::format("{} gave a link that leads nowhere", serverOf(base)),
                          "this is for those who run that server", serverOf(base));
    }
    std::string resolved(text);
    curl_free(text);
    const std::string lower = core::lower(resolved.substr(0, 8));
    if (!lower.starts_with("http://") && !lower.starts_with("https://")) {
        throw RemoteError(Trouble::Garbage,
                          core::format("{} gave a link that is no web address; it was not followed",
                                       serverOf(base)),
                          "check the address of the server", serverOf(base));
    }
    return resolved;
}

bool sameServer(const std::string& a, const std::string& b) {
    const auto whole = [](const std::string& url) {
        std::string server = core::lower(serverOf(url));
        // The port that goes without saying.
        if (server.starts_with("https://") && server.ends_with(":443")) {
            server.resize(server.size() - 4);
        } else if (server.starts_with("http://") && server.ends_with(":80")) {
            server.resize(server.size() - 3);
        }
        return server;
    };
    return !whole(a).empty() && whole(a) == whole(b);
}

} // namespace crm
