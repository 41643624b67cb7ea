// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/us_states.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace core::records {

namespace {

struct Named {
    std::string_view name; ///< lower case, without dots
    std::string_view code;
};

constexpr std::array<Named, 63> kStates = {{{"alabama", "AL"},
                                            {"alaska", "AK"},
                                            {"american samoa", "AS"},
                                            {"arizona", "AZ"},
                                            {"arkansas", "AR"},
                                            {"armed forces americas", "AA"},
                                            {"armed forces europe", "AE"},
                                            {"armed forces pacific", "AP"},
                                            {"california", "CA"},
                                            {"colorado", "CO"},
                                            {"connecticut", "CT"},
                                            {"delaware", "DE"},
                                            {"district of columbia", "DC"},
                                            {"federated states of micronesia", "FM"},
                                            {"florida", "FL"},
                                            {"georgia", "GA"},
                                            {"guam", "GU"},
                                            {"hawaii", "HI"},
                                            {"idaho", "ID"},
                                            {"illinois", "IL"},
                                            {"indiana", "IN"},
                                            {"iowa", "IA"},
                                            {"kansas", "KS"},
                                            {"kentucky", "KY"},
                                            {"louisiana", "LA"},
                                            {"maine", "ME"},
                                            {"marshall islands", "MH"},
                                            {"maryland", "MD"},
                                            {"massachusetts", "MA"},
                                            {"michigan", "MI"},
                                            {"minnesota", "MN"},
                                            {"mississippi", "MS"},
                                            {"missouri", "MO"},
                                            {"montana", "MT"},
                                            {"nebraska", "NE"},
                                            {"nevada", "NV"},
                                            {"new hampshire", "NH"},
                                            {"new jersey", "NJ"},
                                            {"new mexico", "NM"},
                                            {"new york", "NY"},
                                            {"north carolina", "NC"},
                                            {"north dakota", "ND"},
                                            {"northern mariana islands", "MP"},
                                            {"ohio", "OH"},
                                            {"oklahoma", "OK"},
                                            {"oregon", "OR"},
                                            {"palau", "PW"},
                                            {"pennsylvania", "PA"},
                                            {"puerto rico", "PR"},
                                            {"rhode island", "RI"},
                                            {"south carolina", "SC"},
                                            {"south dakota", "SD"},
                                            {"tennessee", "TN"},
                                            {"texas", "TX"},
                                            {"utah", "UT"},
                                            {"vermont", "VT"},
                                            {"virgin islands", "VI"},
                                            {"virginia", "VA"},
                                            {"washington", "WA"},
                                            {"washington dc", "DC"},
                                            {"west virginia", "WV"},
                                            {"wisconsin", "WI"},
                                            {"wyoming", "WY"}}};

/// The abbreviations of the Associated Press that are not USPS codes, without dots.
constexpr std::array<Named, 42> kAbbreviations = {
    {{"ala", "AL"},  {"ariz", "AZ"},  {"ark", "AR"},   {"calif", "CA"}, {"colo", "CO"},
     {"conn", "CT"}, {"del", "DE"},   {"fla", "FL"},   {"ill", "IL"},   {"ind", "IN"},
     {"kan", "KS"},  {"kans", "KS"},  {"mass", "MA"},  {"mich", "MI"},  {"minn", "MN"},
     {"miss", "MS"}, {"mont", "MT"},  {"neb", "NE"},   {"nebr", "NE"},  {"nev", "NV"},
     {"n h", "NH"},  {"n j", "NJ"},   {"n m", "NM"},   {"n mex", "NM"}, {"n y", "NY"},
     {"n c", "NC"},  {"n d", "ND"},   {"n dak", "ND"}, {"okla", "OK"},  {"ore", "OR"},
     {"oreg", "OR"}, {"penn", "PA"},  {"penna", "PA"}, {"r i", "RI"},   {"s c", "SC"},
     {"s d", "SD"},  {"s dak", "SD"}, {"tenn", "TN"},  {"tex", "TX"},   {"wash", "WA"},
     {"wis", "WI"},  {"wyo", "WY"}}};

struct PrefixRange {
    int from; ///< first three digits
    int to;
    std::string_view state;
};

/// USPS Publication 65: three-digit prefixes below 100.
constexpr std::array<PrefixRange, 15> kLeadingZero = {{{5, 5, "NY"},
                                                       {6, 7, "PR"},
                                                       {8, 8, "VI"},
                                                       {9, 9, "PR"},
                                                       {10, 27, "MA"},
                                                       {28, 29, "RI"},
                                                       {30, 38, "NH"},
                                                       {39, 49, "ME"},
                                                       {50, 54, "VT"},
                                                       {55, 55, "MA"},
                                                       {56, 59, "VT"},
                                                       {60, 69, "CT"},
                                                       {63, 63, "NY"}, // Fishers Island, 06390
                                                       {70, 89, "NJ"},
                                                       {90, 99, "AE"}}};

/// Lower case, dots and runs of spaces gone: "N. Y." -> "n y".
std::string plainWords(std::string_view text) {
    std::string out;
    for (const char c : lower(trim(text))) {
        const char plain = c == '.' || c == '-' || c == '_' ? ' ' : c;
        if (plain != ' ' || (!out.empty() && out.back() != ' ')) {
            out += plain;
        }
    }
    while (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

template <std::size_t N>
std::optional<std::string> lookUp(const std::array<Named, N>& table, std::string_view words) {
    for (const Named& entry : table) {
        if (entry.name == words) {
            return std::string(entry.code);
        }
    }
    return std::nullopt;
}

} // namespace

std::vector<std::pair<std::string_view, std::string_view>> stateNames() {
    std::vector<std::pair<std::string_view, std::string_view>> names;
    for (const Named& state : kStates) {
        names.emplace_back(state.name, state.code);
    }
    for (const Named& state : kAbbreviations) {
        names.emplace_back(state.name, state.code);
    }
    return names;
}

std::optional<std::string> stateCode(std::string_view text) {
    const std::string code = upper(trim(text));
    if (code.size() == 2) {
        const bool known = std::any_of(kStates.begin(), kStates.end(),
                                       [&](const Named& state) { return state.code == code; });
        return known ? std::optional(code) : std::nullopt;
    }
    const std::string words = plainWords(text);
    if (words == "us virgin islands" || words == "u s virgin islands") {
        return "VI";
    }
    if (words == "d c" || words == "washington d c") {
        return "DC";
    }
    const auto named = lookUp(kStates, words);
    return named ? named : lookUp(kAbbreviations, words);
}

bool zipsBeginWithZero(std::string_view state) {
    return std::any_of(kLeadingZero.begin(), kLeadingZero.end(),
                       [&](const PrefixRange& range) { return range.state == state; });
}

bool leadingZeroZipFits(std::string_view zip, std::string_view state) {
    const int prefix = static_cast<int>(parseInteger(zip.substr(0, 3)).value_or(-1));
    return std::any_of(kLeadingZero.begin(), kLeadingZero.end(), [&](const PrefixRange& range) {
        return range.state == state && range.from <= prefix && prefix <= range.to;
    });
}

} // namespace core::records
