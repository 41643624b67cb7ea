// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/auth/credentials.h"

#include <array>
#include <utility>

namespace crm {

using core::Json;

namespace {

using Member = std::pair<const char*, std::string Credentials::*>;
constexpr std::array<Member, 7> kMembers = {{{"access_token", &Credentials::accessToken},
                                             {"refresh_token", &Credentials::refreshToken},
                                             {"base_url", &Credentials::baseUrl},
                                             {"accounts_url", &Credentials::accountsUrl},
                                             {"client_secret", &Credentials::clientSecret},
                                             {"user", &Credentials::user},
                                             {"password", &Credentials::password}}};

} // namespace

std::string storedText(const Credentials& credentials) {
    Json json = Json::object();
    for (const auto& [name, member] : kMembers) {
        if (!(credentials.*member).empty()) {
            json[name] = credentials.*member;
        }
    }
    if (credentials.expires != 0) {
        json["expires"] = credentials.expires;
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Credentials credentialsFrom(const std::string& text) {
    const Json json = Json::parse(text, nullptr, false);
    Credentials credentials;
    if (!json.is_object()) {
        return credentials;
    }
    for (const auto& [name, member] : kMembers) {
        if (json.contains(name) && json[name].is_string()) {
            credentials.*member = json[name].get<std::string>();
        }
    }
    if (json.contains("expires") && json["expires"].is_number_integer()) {
        credentials.expires = json["expires"].get<core::InstantMs>();
    }
    return credentials;
}

} // namespace crm
