// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/census_batch.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/quality/match_error.h"

#include <algorithm>

namespace geo {

using core::Code;
using core::Error;

namespace {

constexpr const char* kName = "Census geocoder";
constexpr const char* kBoundary = "evenlode-7d1f5c0a9b3e";
constexpr double kExactScore = 0.95;
constexpr double kNearScore = 0.8;

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        out += c == '"' ? "\"\"" : std::string(1, c == '\r' || c == '\n' ? ' ' : c);
    }
    return out + '"';
}

std::string rowsOf(std::span<const Address> addresses) {
    std::string rows;
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        Address street = addresses[i];
        street.unit.clear();
        rows += core::format("{},{},{},{},{}\n", i, quoted(deliveryLine(street)),
                             quoted(addresses[i].city), quoted(addresses[i].state),
                             quoted(addresses[i].zip));
    }
    return rows;
}

core::FetchRequest requestFor(const CensusBatch& batch, std::span<const Address> addresses) {
    core::FetchRequest request;
    request.method = "POST";
    request.url = batch.base + "/geocoder/locations/addressbatch";
    request.timeoutSeconds = batch.timeoutSeconds;
    request.headers.emplace_back("Content-Type",
                                 core::format("multipart/form-data; boundary={}", kBoundary));
    request.body =
        core::format("--{0}\r\nContent-Disposition: form-data; name=\"benchmark\"\r\n\r\n"
                     "{1}\r\n--{0}\r\nContent-Disposition: form-data; "
                     "name=\"addressFile\"; filename=\"addresses.csv\"\r\n"
                     "Content-Type: text/csv\r\n\r\n{2}\r\n--{0}--\r\n",
                     kBoundary, batch.benchmark, rowsOf(addresses));
    return request;
}

/// One line of RFC 4180; `at` moves behind its end.
std::vector<std::string> nextRow(std::string_view text, std::size_t& at) {
    std::vector<std::string> cells(1);
    bool inside = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (inside) {
            const bool doubled = c == '"' && at + 1 < text.size() && text[at + 1] == '"';
            if (c != '"' || doubled) {
                cells.back() += c;
                at += doubled ? 1 : 0;
            } else {
                inside = false;
            }
        } else if (c == '"') {
            inside = true;
        } else if (c == ',') {
            cells.emplace_back();
        } else if (c == '\n') {
            ++at;
            break;
        } else if (c != '\r') {
            cells.back() += c;
        }
    }
    return cells;
}

Match none(std::string reason, const std::string& today) {
    Match match;
    match.provider = kName;
    match.vintage = today;
    match.reasons.push_back(std::move(reason));
    return match;
}

/// id, asked, Match | No_Match | Tie, Exact | Non_Exact, found, "lon,lat", line, side
Match matchOf(const std::vector<std::string>& row, const Address& address,
              const std::string& today) {
    if (row.size() < 6 || row[2] != "Match") {
        return none(row.size() > 2 && row[2] == "Tie" ? "several places fit equally well"
                                                      : "no such address in the Census data",
                    today);
    }
    const std::size_t comma = row[5].find(',');
    const auto lon = core::parseNumber(row[5].substr(0, comma));
    const auto lat =
        comma == std::string::npos ? std::nullopt : core::parseNumber(row[5].substr(comma + 1));
    const Address found = parseAddressLine(row[4]);
    if (!lon || !lat || (!address.state.empty() && found.state != address.state)) {
        return none("the place found lies in another state, or nowhere", today);
    }
    const bool exact = row[3] == "Exact";
    MatchCandidate candidate;
    candidate.point = {*lon, *lat};
    candidate.level = MatchLevel::Interpolated;
    candidate.score = exact ? kExactScore : kNearScore;
    candidate.errorMetres = core::quality::usualErrorM(levelName(candidate.level));
    candidate.label = row[4];
    candidate.provider = kName;
    candidate.vintage = today;
    if (!exact) {
        candidate.reasons.push_back(core::format("found as {}", row[4]));
    }
    Match match = none({}, today);
    match.point = candidate.point;
    match.level = candidate.level;
    match.score = candidate.score;
    match.errorMetres = candidate.errorMetres;
    match.label = candidate.label;
    match.reasons = candidate.reasons;
    match.candidates = {std::move(candidate)};
    return match;
}

std::vector<Match> readAnswer(const std::string& body, std::span<const Address> addresses) {
    const std::string today = core::nowUtc().substr(0, 10);
    std::vector<Match> matches(addresses.size(), none("the Census Bureau sent no answer", today));
    std::size_t understood = 0;
    for (std::size_t at = 0; at < body.size();) {
        const std::vector<std::string> row = nextRow(body, at);
        const auto id = core::parseInteger(row.front());
        if (id && *id >= 0 && *id < static_cast<std::int64_t>(addresses.size())) {
            const auto i = static_cast<std::size_t>(*id);
            matches[i] = matchOf(row, addresses[i], today);
            ++understood;
        }
    }
    if (understood == 0) {
        throw Error(Code::Remote, "the Census Bureau sent an answer that is not understood",
                    "try again later; accounts placed so far are kept", kName);
    }
    return matches;
}

} // namespace

std::vector<Match> askCensus(const CensusBatch& batch, std::span<const Address> addresses,
                             const core::Fetch& fetch, core::Job& job) {
    std::vector<Match> all;
    while (all.size() < addresses.size()) {
        job.step(static_cast<double>(all.size()) / static_cast<double>(addresses.size()),
                 "asking the Census Bureau");
        const auto part = addresses.subspan(
            all.size(), std::min(batch.perRequest, addresses.size() - all.size()));
        const core::FetchResponse response = fetch(requestFor(batch, part), job);
        if (response.status != 200) {
            throw Error(Code::Remote,
                        core::format("the Census Bureau answered with HTTP {}", response.status),
                        "try again later; accounts placed so far are kept", kName);
        }
        std::vector<Match> matches = readAnswer(response.body, part);
        std::move(matches.begin(), matches.end(), std::back_inserter(all));
    }
    return all;
}

} // namespace geo
