// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "crm/http/url.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// How an application proves to a server which one it is.
enum class ClientProof {
    None, ///< it is public: PKCE alone
    Body, ///< client_secret in the form
    Basic ///< client id and secret in the Authorization header
};

/// The device flow of a vendor (RFC 8628, or what came before it).
struct DeviceFlow {
    std::string url;          ///< empty: there is none
    std::string tokenUrl;     ///< that is polled
    QueryItems ask;           ///< beside client_id and scope
    std::string grant;        ///< grant_type of the poll
    std::string codeField;    ///< name of the device code in the poll
    double leastInterval = 5; ///< seconds between polls
};

/// Everything that signing in to a server takes, as data.
struct OAuthProfile {
    std::string authorizeUrl;
    std::string tokenUrl;
    std::string revokeUrl; ///< empty: tokens cannot be given back
    DeviceFlow device;
    std::string clientId;
    std::string scopes;
    ClientProof proof = ClientProof::None;
    bool pkce = true;
    QueryItems authorizeItems;              ///< further items of the authorization address
    std::string redirectHost = "127.0.0.1"; ///< as registered; we listen on 127.0.0.1 anyway
    std::string redirectPath = "/callback";
    std::vector<int> ports;        ///< registered ones; empty: any will do
    std::string baseUrlMember;     ///< of the token answer: where the API is
    std::string scheme = "Bearer"; ///< of the Authorization header
    double aheadSeconds = 60;      ///< renewed so long before the end
    /// Vendors that keep users in several data centres: "eu" -> "https://accounts.zoho.eu".
    std::map<std::string, std::string> accountsServers = {};
};

/// The profile of a kind of CRM ("salesforce", "hubspot", "dynamics", "zoho", "pipedrive", or
/// "rest", which says all itself), with what `settings` says over it: `client_id`, `scopes`,
/// `port`, and the places that a vendor's addresses have, such as `login`, `tenant`,
/// `data_center`. `baseUrl` is that of the connection. Throws Error(Input) for what is missing or
/// not understood, and for addresses that are not https (but on this machine).
OAuthProfile oauthProfile(const std::string& kind, const core::Json& settings,
                          const std::string& baseUrl);

} // namespace crm
