// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crm {

using QueryItems = std::vector<std::pair<std::string, std::string>>;

/// All bytes but letters, digits and "-._~" as "%XX" (RFC 3986); those in `keep` as they are.
std::string percentEncoded(std::string_view text, std::string_view keep = {});
/// The reverse; "+" stays a plus.
std::string percentDecoded(std::string_view text);

/// "a=1&b=x%20y", for queries and forms alike.
std::string queryText(const QueryItems& items);
/// An address with query items added behind those that it has.
std::string withQuery(std::string url, const QueryItems& items);
/// The items of a query or form ("a=1&b=x%20y"), decoded; a plus is a space.
QueryItems parseQuery(std::string_view text);
/// The part behind "?", without a fragment; empty if there is none.
std::string_view queryOf(std::string_view url);

/// What a link in an answer means, seen from the address that was asked (RFC 3986, section 5).
/// Throws Error(Remote) for what is no link, and for any protocol but http and https.
std::string resolvedUrl(const std::string& base, const std::string& reference);
/// Whether two addresses have protocol, host and port in common.
bool sameServer(const std::string& a, const std::string& b);

} // namespace crm
