// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/auth/oauth_profile.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/http/http_client.h"
#include "crm/http/template.h"

#include <algorithm>
#include <array>

namespace crm {

using core::Code;
using core::Error;
using core::Json;

namespace {

/// What vendors document about their sign-in. Entries of the connection's "sign_in" go over these;
/// "defaults" are values of the places in the addresses.
constexpr const char* kProfiles = R"json({
  "salesforce": {
    "authorize_url": "{login}/services/oauth2/authorize",
    "token_url": "{login}/services/oauth2/token",
    "revoke_url": "{login}/services/oauth2/revoke",
    "device": {"url": "{login}/services/oauth2/token", "token_url": "{login}/services/oauth2/token",
               "ask": {"response_type": "device_code"}, "grant": "device", "code": "code"},
    "scopes": "api refresh_token id",
    "redirect_host": "localhost", "redirect_path": "/OauthRedirect", "ports": [1717, 1718, 1719],
    "base_url_member": "instance_url",
    "defaults": {"login": "https://login.salesforce.com"}
  },
  "hubspot": {
    "authorize_url": "https://app.hubspot.com/oauth/authorize",
    "token_url": "https://api.hubapi.com/oauth/v1/token",
    "scopes": "oauth crm.objects.companies.read crm.objects.companies.write crm.objects.contacts.read crm.objects.contacts.write crm.objects.deals.read crm.objects.owners.read crm.schemas.companies.read crm.schemas.companies.write crm.schemas.contacts.read crm.schemas.deals.read",
    "authorize_items": {"optional_scope": "crm.objects.leads.read crm.schemas.contacts.write"},
    "proof": "body", "pkce": false,
    "redirect_host": "localhost", "ports": [1717, 1718, 1719],
    "ahead_seconds": 300
  },
  "dynamics": {
    "authorize_url": "{authority}/{tenant}/oauth2/v2.0/authorize",
    "token_url": "{authority}/{tenant}/oauth2/v2.0/token",
    "device": {"url": "{authority}/{tenant}/oauth2/v2.0/devicecode",
               "token_url": "{authority}/{tenant}/oauth2/v2.0/token"},
    "scopes": "{base_url}/user_impersonation offline_access",
    "redirect_host": "localhost",
    "defaults": {"authority": "https://login.microsoftonline.com", "tenant": "organizations"}
  },
  "zoho": {
    "authorize_url": "{accounts}/oauth/v2/auth",
    "token_url": "{accounts}/oauth/v2/token",
    "revoke_url": "{accounts}/oauth/v2/token/revoke",
    "device": {"url": "{accounts}/oauth/v3/device/code", "token_url": "{accounts}/oauth/v3/device/token",
               "ask": {"grant_type": "device_request", "access_type": "offline"},
               "grant": "device_token", "code": "code", "interval": 30},
    "scopes": "ZohoCRM.modules.accounts.READ,ZohoCRM.modules.accounts.UPDATE,ZohoCRM.modules.contacts.READ,ZohoCRM.modules.deals.READ,ZohoCRM.modules.leads.READ,ZohoCRM.coql.READ,ZohoCRM.settings.modules.READ,ZohoCRM.settings.fields.READ,ZohoCRM.settings.fields.CREATE,ZohoCRM.users.READ,ZohoCRM.org.READ",
    "proof": "body", "pkce": true,
    "authorize_items": {"access_type": "offline", "prompt": "consent"},
    "redirect_host": "localhost", "ports": [1717, 1718, 1719],
    "base_url_member": "api_domain", "scheme": "Zoho-oauthtoken",
    "accounts_servers": {
      "us": "https://accounts.zoho.com", "com": "https://accounts.zoho.com",
      "eu": "https://accounts.zoho.eu", "in": "https://accounts.zoho.in",
      "au": "https://accounts.zoho.com.au", "com.au": "https://accounts.zoho.com.au",
      "jp": "https://accounts.zoho.jp", "ca": "https://accounts.zohocloud.ca",
      "cn": "https://accounts.zoho.com.cn", "com.cn": "https://accounts.zoho.com.cn",
      "sa": "https://accounts.zoho.sa", "uk": "https://accounts.zoho.uk"
    },
    "defaults": {"data_center": "com"}
  },
  "pipedrive": {
    "authorize_url": "https://oauth.pipedrive.com/oauth/authorize",
    "token_url": "https://oauth.pipedrive.com/oauth/token",
    "revoke_url": "https://oauth.pipedrive.com/oauth/revoke",
    "scopes": "", "proof": "basic", "pkce": false,
    "redirect_host": "localhost", "ports": [1717, 1718, 1719],
    "base_url_member": "api_domain"
  },
  "rest": {}
})json";

constexpr const char* kStandardDeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";
constexpr std::array<const char*, 25> kEntries = {
    "kind",          "authorize_url", "token_url", "revoke_url",  "device",
    "client_id",     "scopes",        "proof",     "pkce",        "authorize_items",
    "redirect_host", "redirect_path", "ports",     "port",        "base_url_member",
    "scheme",        "ahead_seconds", "defaults",  "login",       "tenant",
    "authority",     "data_center",   "accounts",  "account_key", "accounts_servers"};

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
    throw Error(Code::Input, "the sign-in of the connection " + what, hint);
}

/// Reads one merged profile.
class ProfileReader {
public:
    ProfileReader(Json json, std::string baseUrl)
        : json_(std::move(json)), baseUrl_(std::move(baseUrl)) {
        while (baseUrl_.ends_with('/')) {
            baseUrl_.pop_back();
        }
    }

    OAuthProfile read() const {
        OAuthProfile profile;
        profile.authorizeUrl = url("authorize_url");
        profile.tokenUrl = url("token_url");
        profile.revokeUrl = url("revoke_url");
        profile.clientId = text(json_, "client_id");
        profile.scopes = text(json_, "scopes");
        profile.proof = proof();
        profile.pkce = json_.value("pkce", true);
        profile.authorizeItems = items(json_, "authorize_items");
        profile.redirectHost = json_.value("redirect_host", profile.redirectHost);
        profile.redirectPath = json_.value("redirect_path", profile.redirectPath);
        profile.ports = ports();
        profile.baseUrlMember = json_.value("base_url_member", "");
        profile.scheme = json_.value("scheme", profile.scheme);
        profile.aheadSeconds = json_.value("ahead_seconds", profile.aheadSeconds);
        profile.device = device();
        profile.accountsServers = json_.value("accounts_servers", profile.accountsServers);
        return profile;
    }

private:
    std::string text(const Json& from, const char* key) const {
        const std::string raw = from.value(key, "");
        const PlaceValue place = [&](std::string_view name) -> std::optional<std::string> {
            const std::string member(name);
            if (member == "base_url") {
                if (baseUrl_.empty()) {
                    refuse("needs the address of the CRM", "give it with --base-url");
                }
                return baseUrl_;
            }
            const Json& holder = json_.contains(member) ? json_ : json_.value("defaults", Json());
            return holder.contains(member) && holder[member].is_string()
                       ? std::optional(text(holder, member.c_str()))
                       : std::nullopt;
        };
        return filled(raw, place);
    }

    std::string url(const char* key) const {
        const std::string address = text(json_, key);
        requireSafe(address);
        return address;
    }

    static void requireSafe(const std::string& address) {
        const std::string server = core::lower(serverOf(address));
        const bool here = server.starts_with("http://127.0.0.1") ||
                          server.starts_with("http://localhost") ||
                          server.starts_with("http://[::1]");
        if (!address.empty() && !server.starts_with("https://") && !here) {
            refuse("would send secrets unprotected", "give addresses that begin with https://");
        }
    }

    static QueryItems items(const Json& from, const char* key) {
        QueryItems list;
        const Json members = from.value(key, Json::object());
        for (const auto& [name, value] : members.items()) {
            list.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
        }
        return list;
    }

    ClientProof proof() const {
        const std::string word = json_.value("proof", "none");
        if (word != "none" && word != "body" && word != "basic") {
            refuse("has the unknown proof \"" + word + "\"", "known are none, body, basic");
        }
        return word == "body"    ? ClientProof::Body
               : word == "basic" ? ClientProof::Basic
                                 : ClientProof::None;
    }

    std::vector<int> ports() const {
        if (json_.contains("port")) {
            return {json_["port"].get<int>()};
        }
        return json_.value("ports", std::vector<int>());
    }

    DeviceFlow device() const {
        DeviceFlow flow;
        const Json json = json_.value("device", Json::object());
        flow.url = text(json, "url");
        flow.tokenUrl =
            json.contains("token_url") ? text(json, "token_url") : text(json_, "token_url");
        flow.ask = items(json, "ask");
        flow.grant = json.value("grant", kStandardDeviceGrant);
        flow.codeField = json.value("code", "device_code");
        flow.leastInterval = json.value("interval", flow.leastInterval);
        requireSafe(flow.url);
        requireSafe(flow.tokenUrl);
        return flow;
    }

    Json json_;
    std::string baseUrl_;
};

/// Where a vendor has several data centres, "accounts" is the server of the one that was named.
void chooseDataCentre(Json& merged) {
    if (!merged.contains("accounts_servers") || merged.contains("accounts")) {
        return;
    }
    const Json& servers = merged["accounts_servers"];
    const std::string chosen =
        merged.value("data_center", merged["defaults"].value("data_center", ""));
    std::vector<std::string> known;
    for (const auto& [name, server] : servers.items()) {
        if (!server.is_string()) {
            refuse("has an entry \"accounts_servers\" of the wrong type",
                   "write {\"eu\": \"https://...\"}");
        }
        known.push_back(name);
    }
    if (!servers.contains(chosen)) {
        refuse("has the unknown data center \"" + chosen + "\"",
               "known are " + core::join(known, ", "));
    }
    merged["accounts"] = servers[chosen];
}

} // namespace

OAuthProfile oauthProfile(const std::string& kind, const Json& settings,
                          const std::string& baseUrl) {
    Json profiles = Json::parse(kProfiles);
    if (!profiles.contains(kind)) {
        refuse("is of no known kind", "known are salesforce, hubspot, dynamics, zoho, pipedrive");
    }
    Json merged = profiles[kind];
    if (!settings.is_null() && !settings.is_object()) {
        refuse("is no object", "write \"sign_in\": {\"client_id\": \"...\"}");
    }
    for (const auto& [name, value] : settings.items()) {
        if (std::find(kEntries.begin(), kEntries.end(), name) == kEntries.end()) {
            refuse("has an unknown entry \"" + name + "\"", "compare it with the guide");
        }
        const bool text = name != "device" && name != "authorize_items" && name != "ports" &&
                          name != "port" && name != "pkce" && name != "ahead_seconds" &&
                          name != "defaults" && name != "accounts_servers";
        const bool number = name == "port" || name == "ahead_seconds";
        if ((text && !value.is_string()) || (number && !value.is_number()) ||
            (name == "pkce" && !value.is_boolean()) || (name == "ports" && !value.is_array())) {
            refuse("has an entry \"" + name + "\" of the wrong type", "compare it with the guide");
        }
        merged[name] = value;
    }
    chooseDataCentre(merged);
    OAuthProfile profile = ProfileReader(merged, baseUrl).read();
    if (profile.clientId.empty()) {
        refuse("has no client id",
               "register an application with the vendor and give its id: {\"sign_in\": "
               "{\"client_id\": \"...\"}}");
    }
    if (profile.tokenUrl.empty()) {
        refuse("has no token_url", "the documentation of the server names it");
    }
    return profile;
}

} // namespace crm
