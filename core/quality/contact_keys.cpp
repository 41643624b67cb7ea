// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/contact_keys.h"

#include "core/base/text.h"

#include <algorithm>
#include <unordered_set>

namespace core::quality {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Where an extension begins: "ext. 4", "x12", "#3".
std::size_t endOfNumber(std::string_view text) {
    bool any = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        any = any || isDigit(text[i]);
        const char c = text[i];
        if (any && (c == 'x' || c == 'X' || c == 'e' || c == 'E' || c == '#' || c == ';' ||
                    c == '/' || c == ',')) {
            return i;
        }
    }
    return text.size();
}

const std::unordered_set<std::string_view>& sharedHosts() {
    static const std::unordered_set<std::string_view> hosts = {
        "gmail.com",        "googlemail.com", "yahoo.com",        "hotmail.com",
        "outlook.com",      "live.com",       "msn.com",          "aol.com",
        "icloud.com",       "me.com",         "comcast.net",      "verizon.net",
        "att.net",          "sbcglobal.net",  "bellsouth.net",    "cox.net",
        "charter.net",      "earthlink.net",  "protonmail.com",   "gmx.net",
        "facebook.com",     "instagram.com",  "linkedin.com",     "twitter.com",
        "yelp.com",         "wordpress.com",  "blogspot.com",     "wixsite.com",
        "squarespace.com",  "weebly.com",     "godaddysites.com", "google.com",
        "sites.google.com", "business.site",  "linktr.ee",        "shopify.com",
        "myshopify.com",    "etsy.com",       "example.com",      "none.com"};
    return hosts;
}

} // namespace

std::uint64_t phoneKey(std::string_view text) {
    std::string digits;
    for (const char c : text.substr(0, endOfNumber(text))) {
        if (isDigit(c)) {
            digits += c;
        }
    }
    const bool same = !digits.empty() && digits.find_first_not_of(digits[0]) == std::string::npos;
    if (digits.size() < 7 || digits.size() > 15 || same) {
        return 0;
    }
    if (digits.size() == 11 && digits[0] == '1') {
        digits.erase(0, 1);
    }
    std::uint64_t key = 0;
    for (const char c : digits) {
        key = key * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return key;
}

std::string domainKey(std::string_view text) {
    std::string host = lower(trim(text));
    if (const auto scheme = host.find("://"); scheme != std::string::npos) {
        host.erase(0, scheme + 3);
    }
    if (const auto at = host.rfind('@'); at != std::string::npos) {
        host.erase(0, at + 1);
    }
    host = host.substr(0, host.find_first_of("/?#:, \t;"));
    while (host.ends_with('.')) {
        host.pop_back();
    }
    if (host.starts_with("www.")) {
        host.erase(0, 4);
    }
    const bool plain = std::all_of(host.begin(), host.end(), [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '.' ||
               static_cast<unsigned char>(c) >= 0x80;
    });
    const auto dot = host.find('.');
    if (!plain || dot == std::string::npos || dot == 0 || sharedHosts().contains(host)) {
        return {};
    }
    return host;
}

} // namespace core::quality
