// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/online_template.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/quality/match_error.h"
#include "core/records/us_states.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <optional>

namespace geo {

using core::Code;
using core::Error;
using core::Json;

namespace {

constexpr std::size_t kMostCandidates = 5;
constexpr double kOnlineScore = 0.7;   // of a place whose server tells no score
constexpr double kOtherZipScore = 0.6; // factor for a place in another ZIP than stated

/// The kinds of servers that come with the program. A user's file looks the same.
constexpr const char* kTemplates = R"json([
  {"name": "nominatim", "attribution": "© OpenStreetMap contributors, ODbL 1.0",
   "base": "https://nominatim.openstreetmap.org", "per_second": 1,
   "url": "{base}/search?format=jsonv2&addressdetails=1&limit=5&countrycodes=us&street={street}&city={city}&state={state}&postalcode={zip}",
   "results": "", "lon": "/lon", "lat": "/lat", "label": "/display_name",
   "level": "/addresstype",
   "levels": {"place": "interpolated", "house": "rooftop", "building": "rooftop", "amenity": "rooftop",
              "shop": "rooftop", "office": "rooftop", "road": "street", "postcode": "zip",
              "city": "city", "town": "city", "village": "city"},
   "number": "/address/house_number", "state": "/address/state", "zip": "/address/postcode"},
  {"name": "pelias", "attribution": "Pelias",
   "url": "{base}/v1/search/structured?size=5&country=US&address={street}&locality={city}&region={state}&postalcode={zip}&api_key={key}",
   "results": "/features", "lon": "/geometry/coordinates/0", "lat": "/geometry/coordinates/1",
   "label": "/properties/label", "score": "/properties/confidence", "level": "/properties/layer",
   "levels": {"address": "rooftop", "venue": "rooftop", "street": "street", "postalcode": "zip",
              "locality": "city", "localadmin": "city"},
   "less": [{"where": "/properties/match_type", "value": "interpolated", "level": "interpolated"},
            {"where": "/properties/accuracy", "value": "interpolated", "level": "interpolated"}],
   "number": "/properties/housenumber", "state": "/properties/region_a",
   "zip": "/properties/postalcode", "per_second": 10},
  {"name": "arcgis", "attribution": "Esri",
   "url": "{base}/findAddressCandidates?f=json&maxLocations=5&outFields=Addr_type,AddNum,RegionAbbr,Postal&Address={street}&City={city}&Region={state}&Postal={zip}&token={key}",
   "results": "/candidates", "lon": "/location/x", "lat": "/location/y", "label": "/address",
   "score": "/score", "score_scale": 100, "level": "/attributes/Addr_type",
   "levels": {"PointAddress": "rooftop", "Subaddress": "rooftop", "BuildingName": "rooftop",
              "Parcel": "parcel", "StreetAddress": "interpolated", "StreetAddressExt": "street",
              "StreetName": "street", "Postal": "zip", "PostalExt": "zip", "Locality": "city"},
   "number": "/attributes/AddNum", "state": "/attributes/RegionAbbr", "zip": "/attributes/Postal",
   "per_second": 10}
])json";

std::string textAt(const Json& json, const char* key, const std::string& fallback,
                   const std::string& source) {
    const auto found = json.find(key);
    if (found == json.end()) {
        return fallback;
    }
    if (!found->is_string()) {
        throw Error(Code::Input, core::format("{}: \"{}\" is not a text", source, key),
                    "see the guide for what a template holds", source);
    }
    return found->get<std::string>();
}

MatchLevel levelNamed(const std::string& name, const std::string& source) {
    for (const MatchLevel level : {MatchLevel::Point, MatchLevel::Parcel, MatchLevel::Interpolated,
                                   MatchLevel::Street, MatchLevel::Zip, MatchLevel::City}) {
        if (name == levelName(level)) {
            return level;
        }
    }
    throw Error(Code::Input, core::format("{}: there is no match level \"{}\"", source, name),
                "say rooftop, parcel, interpolated, street, zip or city", source);
}

double numberAt(const Json& json, const char* key, const std::string& source) {
    const auto found = json.find(key);
    const double number = found == json.end() ? 1 : found->is_number() ? found->get<double>() : 0;
    if (!(number > 0)) {
        throw Error(Code::Input, core::format("{}: \"{}\" must be a number above 0", source, key),
                    "see the guide for what a template holds", source);
    }
    return number;
}

/// An object of texts; empty where there is none.
std::map<std::string, std::string> textsAt(const Json& json, const char* key,
                                           const std::string& source) {
    std::map<std::string, std::string> texts;
    const auto found = json.find(key);
    if (found == json.end()) {
        return texts;
    }
    for (const auto& [name, value] : found->items()) {
        texts[name] = textAt(*found, name.c_str(), {}, source);
    }
    return texts;
}

std::string required(const Json& json, const char* key, const std::string& source) {
    std::string text = textAt(json, key, {}, source);
    if (text.empty()) {
        throw Error(Code::Input, core::format("{}: \"{}\" is missing", source, key),
                    "see the guide for what a template holds", source);
    }
    return text;
}

void checkPointer(const std::string& pointer, const std::string& source) {
    if (!pointer.empty() && pointer.front() != '/') {
        throw Error(Code::Input,
                    core::format("{}: \"{}\" does not say a place in the answer", source, pointer),
                    "write it as /field/0/field", source);
    }
}

bool unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

/// RFC 3986, section 2.1.
std::string escaped(std::string_view text) {
    constexpr const char* kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (unreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += kHex[byte >> 4U];
        out += kHex[byte & 15U];
    }
    return out;
}

std::string streetOf(const Address& address) {
    Address street = address;
    street.unit.clear();
    return deliveryLine(street);
}

std::string lineOf(const Address& address) {
    std::string line = streetOf(address);
    line += address.city.empty() ? "" : ", " + address.city;
    line += address.state.empty() ? "" : ", " + address.state;
    return line + (address.zip.empty() ? "" : " " + address.zip);
}

/// Text or number at a place of a result; empty if there is none.
std::string wordAt(const Json& result, const std::string& pointer) {
    if (pointer.empty()) {
        return {};
    }
    const Json::json_pointer at(pointer);
    if (!result.contains(at)) {
        return {};
    }
    const Json& value = result.at(at);
    return value.is_string() ? value.get<std::string>() : value.is_null() ? "" : value.dump();
}

std::optional<core::Point> pointOf(const OnlineTemplate& server, const Json& result) {
    const auto lon = core::parseNumber(wordAt(result, server.lon));
    const auto lat = core::parseNumber(wordAt(result, server.lat));
    if (!lon || !lat || std::abs(*lon) > 180 || std::abs(*lat) > 90) {
        return std::nullopt;
    }
    return core::Point{*lon, *lat};
}

std::optional<MatchLevel> levelOf(const OnlineTemplate& server, const Json& result) {
    const auto found = server.levels.find(wordAt(result, server.level));
    if (found == server.levels.end()) {
        return std::nullopt;
    }
    MatchLevel level = found->second;
    for (const auto& less : server.less) {
        if (wordAt(result, less.where) == less.value) {
            level = std::max(level, less.level);
        }
    }
    return level;
}

/// True unless the place says that it lies in another state.
bool inState(const OnlineTemplate& server, const Json& result, const Address& address) {
    const auto state = core::records::stateCode(wordAt(result, server.state));
    return !state || address.state.empty() || *state == address.state;
}

void checkNumber(const OnlineTemplate& server, const Json& result, const Address& address,
                 MatchCandidate& candidate) {
    const bool byNumber = candidate.level <= MatchLevel::Interpolated;
    if (!byNumber || server.number.empty() || !address.house) {
        return;
    }
    const auto found = parseHouseNumber(wordAt(result, server.number));
    if (!found || !(*found == *address.house)) {
        candidate.level = MatchLevel::Street;
        candidate.reasons.push_back(found ? core::format("number {} is not {}",
                                                         houseNumberText(*found),
                                                         houseNumberText(*address.house))
                                          : "the server names no house number");
    }
}

std::optional<MatchCandidate> candidateOf(const OnlineTemplate& server, const Address& address,
                                          const Json& result) {
    const auto point = pointOf(server, result);
    const auto level = levelOf(server, result);
    if (!point || !level || !inState(server, result, address)) {
        return std::nullopt;
    }
    MatchCandidate candidate;
    candidate.point = *point;
    candidate.level = *level;
    checkNumber(server, result, address, candidate);
    const auto score = core::parseNumber(wordAt(result, server.score));
    candidate.score = std::clamp(score ? *score / server.scoreScale : kOnlineScore, 0.0, 1.0);
    const std::string zip = wordAt(result, server.zip).substr(0, 5);
    if (!zip.empty() && !address.zip.empty() && zip != address.zip) {
        candidate.score *= kOtherZipScore;
        candidate.reasons.push_back(core::format("ZIP {}, not {}", zip, address.zip));
    }
    candidate.errorMetres = core::quality::usualErrorM(levelName(candidate.level));
    candidate.label = wordAt(result, server.label);
    candidate.provider = server.name;
    return candidate;
}

std::vector<OnlineTemplate> builtIn() {
    std::vector<OnlineTemplate> all;
    for (const Json& one : Json::parse(kTemplates)) {
        all.push_back(parseOnlineTemplate(one, "built-in"));
    }
    return all;
}

} // namespace

OnlineTemplate parseOnlineTemplate(const Json& json, const std::string& source) {
    if (!json.is_object()) {
        throw Error(Code::Input, core::format("{} is not a template", source),
                    "a template is a JSON object", source);
    }
    OnlineTemplate server;
    server.name = required(json, "name", source);
    server.url = required(json, "url", source);
    server.attribution = required(json, "attribution", source);
    server.base = textAt(json, "base", {}, source);
    server.results = textAt(json, "results", {}, source);
    server.lon = required(json, "lon", source);
    server.lat = required(json, "lat", source);
    server.label = textAt(json, "label", {}, source);
    server.score = textAt(json, "score", {}, source);
    server.level = required(json, "level", source);
    server.number = textAt(json, "number", {}, source);
    server.state = textAt(json, "state", {}, source);
    server.zip = textAt(json, "zip", {}, source);
    for (const std::string* pointer :
         {&server.results, &server.lon, &server.lat, &server.label, &server.score, &server.level,
          &server.number, &server.state, &server.zip}) {
        checkPointer(*pointer, source);
    }
    server.scoreScale = numberAt(json, "score_scale", source);
    server.perSecond = numberAt(json, "per_second", source);
    for (const auto& [word, name] : textsAt(json, "levels", source)) {
        server.levels.emplace(word, levelNamed(name, source));
    }
    const Json lesser = json.contains("less") ? json.at("less") : Json::array();
    for (const Json& less : lesser) {
        server.less.push_back({required(less, "where", source), required(less, "value", source),
                               levelNamed(required(less, "level", source), source)});
        checkPointer(server.less.back().where, source);
    }
    for (const auto& [name, value] : textsAt(json, "headers", source)) {
        server.headers.emplace_back(name, value);
    }
    return server;
}

const std::vector<OnlineTemplate>& onlineTemplates() {
    static const std::vector<OnlineTemplate> all = builtIn();
    return all;
}

OnlineTemplate onlineTemplate(const std::string& nameOrFile) {
    std::vector<std::string> names;
    for (const OnlineTemplate& server : onlineTemplates()) {
        if (server.name == nameOrFile) {
            return server;
        }
        names.push_back(server.name);
    }
    std::ifstream file(nameOrFile);
    if (!file) {
        throw Error(
            Code::Usage, core::format("there is no geocoder \"{}\"", nameOrFile),
            core::format("say census, {}, or the path of a template file", core::join(names, ", ")),
            nameOrFile);
    }
    return parseOnlineTemplate(Json::parse(file, nullptr, false), nameOrFile);
}

std::string onlineUrl(const OnlineTemplate& server, const Address& address,
                      const std::string& key) {
    const std::array<std::pair<std::string_view, std::string>, 7> values = {{
        {"{base}", server.base},
        {"{street}", escaped(streetOf(address))},
        {"{city}", escaped(address.city)},
        {"{state}", escaped(address.state)},
        {"{zip}", escaped(address.zip)},
        {"{line}", escaped(lineOf(address))},
        {"{key}", escaped(key)},
    }};
    std::string url;
    for (std::size_t at = 0; at < server.url.size();) {
        const auto found = std::find_if(values.begin(), values.end(), [&](const auto& value) {
            return server.url.compare(at, value.first.size(), value.first) == 0;
        });
        url += found == values.end() ? server.url.substr(at, 1) : found->second;
        at += found == values.end() ? 1 : found->first.size();
    }
    return url;
}

std::vector<MatchCandidate> readOnlineAnswer(const OnlineTemplate& server, const Address& address,
                                             const std::string& body) {
    const Json answer = Json::parse(body, nullptr, false);
    const Json::json_pointer at(server.results);
    if (answer.is_discarded() || !answer.contains(at) || !answer.at(at).is_array()) {
        throw Error(Code::Remote,
                    core::format("{} sent an answer that is not understood", server.name),
                    "check the address of the server and the template", server.name);
    }
    std::vector<MatchCandidate> candidates;
    for (const Json& result : answer.at(at)) {
        if (auto candidate = candidateOf(server, address, result)) {
            candidates.push_back(std::move(*candidate));
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
        return a.level < b.level || (a.level == b.level && a.score > b.score);
    });
    candidates.resize(std::min(candidates.size(), kMostCandidates));
    return candidates;
}

} // namespace geo
