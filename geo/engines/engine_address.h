// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace geo {

/// A server as it is typed: "osrm:http://127.0.0.1:5000".
struct EngineAddress {
    std::string kind; ///< "osrm", "valhalla", "ors" or "vroom"
    std::string base; ///< without a slash at the end
    /// On this machine, so that nothing leaves it.
    bool local = false;

    /// "OSRM at http://127.0.0.1:5000", for messages.
    std::string text() const;
};

/// The public server of openrouteservice, taken for "ors:" alone.
inline constexpr const char* kPublicOrs = "https://api.openrouteservice.org";

/// Empty for a word that names no kind of server ("embedded"). Throws Error(Usage) for an address
/// that is none, or that holds a password or a query, which lists of processes would show.
std::optional<EngineAddress> parseEngineAddress(const std::string& word);

} // namespace geo
