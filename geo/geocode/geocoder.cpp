// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/geocoder.h"

#include "core/base/text.h"
#include "geo/crs/geodesic.h"
#include "geo/crs/local_plane.h"
#include "geo/geocode/ladder.h"
#include "geo/geocode/match_reasons.h"
#include "geo/geocode/zip_placer.h"

#include <algorithm>
#include <set>
#include <utility>

namespace geo {

namespace {

constexpr std::size_t kMostCandidates = 5;
/// Below these a candidate is no match.
constexpr double kLeastNumberScore = 0.65;
constexpr double kLeastStreetScore = 0.5;
/// Candidates whose scores differ by less fit equally well.
constexpr double kClear = 0.045;
/// Candidates closer together than this are one place, whatever they are called.
constexpr double kOnePlace = 60;
/// Parts of one street on both sides of a ZIP's border.
constexpr double kOneStreet = 250;
/// A street whose place is known no better than this says no more than a ZIP.
constexpr double kMostStreetError = 3000;
constexpr double kZipScore = 0.5;
constexpr double kDoubtfulZipScore = 0.25;
constexpr double kCityScore = 0.2;
constexpr double kFarFromZip = 5000;

bool sameStreet(const StreetCandidate& a, const StreetCandidate& b) {
    return a.street.name == b.street.name;
}

/// Whether `other` might be meant as well as `best`.
bool rivals(const StreetCandidate& best, const StreetCandidate& other) {
    if (best.onNumber() && !other.onNumber()) {
        return false;
    }
    const bool clear =
        best.agreement.exact() && best.zip == ZipFit::Same && best.city != CityFit::Other;
    if (clear || other.score < best.score - kClear) {
        return false;
    }
    const double apart = nearDistance(best.place.point, other.place.point);
    return apart > (sameStreet(best, other) ? kOneStreet : kOnePlace);
}

std::string fewest(const std::vector<std::string>& labels) {
    return core::join(labels, " and ");
}

class Answer {
public:
    Answer(const Geocoder& geocoder, const ZipPlaces& zips, const Address& address)
        : geocoder_(geocoder), zips_(zips), address_(address) {}

    Match find() {
        if (address_.kind == AddressKind::International) {
            match_.reasons.emplace_back("it lies outside the United States");
            return std::move(match_);
        }
        if (!byStreet()) {
            byPlace();
        }
        check();
        return std::move(match_);
    }

private:
    bool byStreet();
    bool decide(const std::vector<StreetCandidate>& candidates);
    void accept(const MatchCandidate& candidate);
    MatchCandidate describe(const StreetCandidate& candidate) const;
    void byPlace();
    void byZip(const ZipPlace& zip, bool doubtful);
    void byCity(const CityPlace& city);
    void check();
    const char* noStreetReason() const;

    const Geocoder& geocoder_;
    const ZipPlaces& zips_;
    const Address& address_;
    Match match_;
};

const char* Answer::noStreetReason() const {
    switch (address_.kind) {
    case AddressKind::PoBox: return "it is a post office box";
    case AddressKind::RuralRoute: return "it is a rural route, which has no house numbers";
    case AddressKind::Military: return "it is a military address";
    case AddressKind::Intersection: return "it names a corner, not a house";
    case AddressKind::NamedPlace: return "it has no house number";
    default: return address_.street.empty() ? "it names no street" : nullptr;
    }
}

MatchCandidate Answer::describe(const StreetCandidate& candidate) const {
    MatchCandidate made;
    made.point = candidate.place.point;
    made.level = candidate.place.level;
    made.score = std::clamp(candidate.score, 0.0, 1.0);
    made.errorMetres = candidate.place.errorMetres;
    made.label = labelOf(candidate, address_, zips_);
    made.reasons = reasonsFor(candidate, address_, zips_);
    if (const ReferenceSource* source = geocoder_.store().source(candidate.street.source)) {
        made.provider = providerOf(*source);
        made.vintage = source->vintage;
        made.source = source->identity;
    }
    return made;
}

void Answer::accept(const MatchCandidate& candidate) {
    match_.point = candidate.point;
    match_.level = candidate.level;
    match_.score = candidate.score;
    match_.errorMetres = candidate.errorMetres;
    match_.label = candidate.label;
    match_.reasons = candidate.reasons;
    match_.provider = candidate.provider;
    match_.vintage = candidate.vintage;
    match_.source = candidate.source;
}

bool Answer::decide(const std::vector<StreetCandidate>& candidates) {
    const StreetCandidate& best = candidates.front();
    if (best.score < (best.onNumber() ? kLeastNumberScore : kLeastStreetScore)) {
        match_.reasons.push_back(
            core::format("{} is too unlike what was asked for", match_.candidates.front().label));
        return false;
    }
    if (!best.onNumber() && best.place.errorMetres > kMostStreetError) {
        match_.reasons.push_back(
            core::format("{} is {:.0f} km long, and the number is not known on it",
                         streetText(best.street.name), 2 * best.place.errorMetres / 1000));
        return false;
    }
    for (std::size_t i = 1; i < candidates.size(); ++i) {
        if (rivals(best, candidates[i])) {
            match_.reasons.push_back(core::format(
                "two places fit equally well: {}",
                fewest({labelOf(best, address_, zips_), labelOf(candidates[i], address_, zips_)})));
            return false;
        }
    }
    accept(match_.candidates.front());
    const auto namesake =
        std::find_if(candidates.begin() + 1, candidates.end(), [&](const StreetCandidate& other) {
            return other.agreement == best.agreement && !best.agreement.exact() &&
                   other.street.zip == best.street.zip && !sameStreet(best, other);
        });
    if (namesake != candidates.end()) {
        match_.score -= 0.05;
        match_.reasons.push_back(core::format("there is {} too, without that number",
                                              streetText(namesake->street.name)));
    }
    return true;
}

bool Answer::byStreet() {
    if (const char* reason = noStreetReason()) {
        match_.reasons.emplace_back(reason);
        return false;
    }
    Ladder ladder(geocoder_.store(), zips_, address_);
    const auto candidates = ladder.climb();
    for (std::size_t i = 0; i < std::min(candidates.size(), kMostCandidates); ++i) {
        match_.candidates.push_back(describe(candidates[i]));
    }
    if (candidates.empty()) {
        match_.reasons.push_back(
            ladder.covered()
                ? core::format("no street called {} is known there", streetText(address_.street))
                : "there is no reference data for its streets");
        return false;
    }
    return decide(candidates);
}

void Answer::byZip(const ZipPlace& zip, bool doubtful) {
    match_.point = zip.point;
    match_.level = MatchLevel::Zip;
    match_.score = doubtful ? kDoubtfulZipScore : kZipScore;
    match_.errorMetres = zips_.reach(zip);
    match_.label = core::format("{}, {} {}", core::upper(zip.place), zip.state, zip.zip);
    match_.provider = kZipProvider;
}

void Answer::byCity(const CityPlace& city) {
    match_.point = city.centre;
    match_.level = MatchLevel::City;
    match_.score = kCityScore;
    match_.errorMetres = zips_.reach(city);
    match_.label =
        core::format("{}, {}", core::upper(city.zips.front()->place), city.zips.front()->state);
    match_.provider = kZipProvider;
}

/// Where no street was found: at the ZIP, else in the city; never in another state than said.
void Answer::byPlace() {
    const ZipPlace* zip = address_.zip.empty() ? nullptr : zips_.table().find(address_.zip);
    const CityPlace* city =
        address_.city.empty() ? nullptr : zips_.city(address_.state, address_.city);
    if (zip != nullptr && (address_.state.empty() || zip->state == address_.state)) {
        byZip(*zip, false);
        return;
    }
    if (zip != nullptr) {
        match_.reasons.push_back(
            core::format("the ZIP {} lies in {}, not in {}", zip->zip, zip->state, address_.state));
    } else {
        match_.reasons.push_back(address_.zip.empty()
                                     ? "it has no ZIP"
                                     : core::format("the ZIP {} is not known", address_.zip));
    }
    if (city != nullptr) {
        byCity(*city);
    } else if (zip != nullptr && cityKey({}, zip->place) == cityKey({}, address_.city)) {
        // City and ZIP agree against the state.
        byZip(*zip, true);
    } else if (!address_.city.empty()) {
        match_.reasons.push_back(core::format("the city {} is not known", address_.city));
    }
}

void Answer::check() {
    const ZipPlace* zip = address_.zip.empty() ? nullptr : zips_.table().find(address_.zip);
    if (match_.point && zip != nullptr) {
        match_.metresFromZip = geodesicDistance(*match_.point, zip->point);
    }
    match_.score = std::clamp(match_.score, 0.0, 1.0);
    if (match_.level < MatchLevel::Zip && match_.metresFromZip &&
        *match_.metresFromZip > (2 * zips_.reach(*zip)) + kFarFromZip) {
        match_.reasons.push_back(core::format("it lies {:.0f} km from the point of its ZIP",
                                              *match_.metresFromZip / 1000));
        match_.score = std::max(0.0, match_.score - 0.1);
    }
}

} // namespace

Geocoder::Geocoder(const std::string& indexPath, const ZipPlaces& zips)
    : store_(indexPath), zips_(zips) {}

Match Geocoder::find(const Address& address) const {
    return Answer(*this, zips_, address).find();
}

std::vector<StreetSuggestion> Geocoder::suggest(std::string_view typed, std::size_t most) const {
    const Address address = parseAddressLine(typed);
    const std::string key = nameKey(address.street.name);
    std::vector<StreetSuggestion> suggestions;
    if (key.empty()) {
        return suggestions;
    }
    std::set<std::string> seen;
    for (const KnownStreet& street : store_.beginning(key, address.state, 10 * most)) {
        if (!compareStreets(address.street, street.name).possible() ||
            (!address.zip.empty() && street.zip != address.zip)) {
            continue;
        }
        StreetSuggestion suggestion;
        suggestion.zip = street.zip;
        suggestion.label = streetText(street.name) + ", " + placeLabel(street, zips_);
        if (address.house) {
            const auto place = placeNumber(store_.body(street.row), false, address.house);
            suggestion.numberFits = place && place->level < MatchLevel::Street;
            suggestion.label = houseNumberText(*address.house) + " " + suggestion.label;
        }
        if (seen.insert(suggestion.label).second) {
            suggestions.push_back(std::move(suggestion));
        }
    }
    std::stable_sort(suggestions.begin(), suggestions.end(),
                     [](const auto& a, const auto& b) { return a.numberFits && !b.numberFits; });
    suggestions.resize(std::min(suggestions.size(), most));
    return suggestions;
}

} // namespace geo
