// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "geo/geocode/address.h"
#include "geo/geocode/match.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace geo {

/// How a geocoding server is asked and what its answers mean: all that tells one kind of server
/// from another, as data. Places in an answer are JSON pointers (RFC 6901).
struct OnlineTemplate {
    std::string name;        ///< "nominatim"
    std::string attribution; ///< shown wherever its places are
    /// With {street}, {city}, {state}, {zip}, {line} and {key}, which are replaced by the escaped
    /// values, and {base}, the address of the server.
    std::string url;
    std::string base; ///< of the public server; empty where there is none
    std::vector<std::pair<std::string, std::string>> headers;
    std::string results; ///< the list of places in the answer; "" = the answer is the list
    std::string lon, lat, label;
    std::string score;                        ///< empty = the server tells none
    double scoreScale = 1;                    ///< what stands for certain
    std::string level;                        ///< the word for what was found
    std::map<std::string, MatchLevel> levels; ///< by that word; others are left out
    /// Where a word of `level` covers more: a value of another place that makes it less exact.
    struct Less {
        std::string where, value;
        MatchLevel level = MatchLevel::None;
    };
    std::vector<Less> less;
    std::string number; ///< the number of the house that was found; empty = the server tells none
    std::string state;  ///< name or code of the state
    std::string zip;
    double perSecond = 1; ///< requests that the server's rules allow
};

/// Reads a template, as `onlineTemplates` lists them. Throws Error(Input) naming what is missing or
/// not understood.
OnlineTemplate parseOnlineTemplate(const core::Json& json, const std::string& source);

/// Those that come with the program: "nominatim", "pelias", "arcgis".
const std::vector<OnlineTemplate>& onlineTemplates();
/// One of them by name, or from a JSON file. Throws Error(Usage) naming those there are.
OnlineTemplate onlineTemplate(const std::string& nameOrFile);

/// The address of the request for `address`.
std::string onlineUrl(const OnlineTemplate& server, const Address& address, const std::string& key);

/// The places of an answer, in the server's order; those without a point, in another state than
/// stated or with a word that is not known are left out. A place with another house number than
/// asked for is a place on the street, no more. Throws Error(Remote) if the text is no such answer.
std::vector<MatchCandidate> readOnlineAnswer(const OnlineTemplate& server, const Address& address,
                                             const std::string& body);

} // namespace geo
