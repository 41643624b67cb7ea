// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/ladder.h"

#include "core/base/text.h"
#include "geo/crs/local_plane.h"

#include <algorithm>

namespace geo {

namespace {

constexpr double kLeastAround = 12'000; ///< metres
constexpr std::size_t kMostAround = 16;
constexpr std::size_t kMostOfCity = 120;
constexpr std::size_t kMostInState = 200;
/// A city's middle further than this from its ZIPs' edge is not near them.
constexpr double kCityMargin = 15'000;
constexpr double kSettledScore = 0.8;
/// A misspelt name this short is believed only if the street has that very house.
constexpr std::size_t kShortName = 4;

double costOf(ZipFit fit) {
    switch (fit) {
    case ZipFit::Same: return 0;
    case ZipFit::NotAsked: return 0.02;
    case ZipFit::OfCity: return 0.06;
    case ZipFit::Near: return 0.08;
    case ZipFit::Anywhere: return 0.12;
    }
    return 1;
}

double costOf(CityFit fit) {
    switch (fit) {
    case CityFit::Same:
    case CityFit::NotAsked: return 0;
    case CityFit::Close: return 0.01;
    case CityFit::Unknown: return 0.02;
    case CityFit::Other: return 0.06;
    }
    return 1;
}

/// Whether two streets of this agreement could stand side by side.
bool isAnother(const StreetAgreement& agreement) {
    return agreement.letters > 0 || agreement.type == PartMatch::Different ||
           agreement.direction != PartMatch::Same;
}

std::string groupKey(const KnownStreet& street) {
    return core::join({street.zip, street.key, street.name.preDirection, street.name.preType,
                       street.name.type, street.name.postDirection},
                      "\n");
}

} // namespace

Ladder::Ladder(const ReferenceStore& store, const ZipPlaces& zips, const Address& address)
    : store_(store), zips_(zips), address_(address), asked_(plainStreet(address.street)),
      key_(nameKey(asked_.name)) {
    zip_ = address.zip.empty() ? nullptr : zips.table().find(address.zip);
    city_ = address.city.empty() ? nullptr : zips.city(address.state, address.city);
}

CityFit Ladder::cityFit(const KnownStreet& street, core::Point point) const {
    if (address_.city.empty()) {
        return CityFit::NotAsked;
    }
    const std::string asked = cityKey({}, address_.city);
    const ZipPlace* place = zips_.table().find(street.zip);
    if (asked == cityKey({}, street.city) ||
        (place != nullptr && asked == cityKey({}, place->place))) {
        return CityFit::Same;
    }
    if (city_ == nullptr) {
        return CityFit::Unknown;
    }
    return nearDistance(city_->centre, point) < city_->radius + kCityMargin ? CityFit::Close
                                                                            : CityFit::Other;
}

void Ladder::offer(const KnownStreet& street, ZipFit fit, int letters) {
    if (!address_.state.empty() && !street.state.empty() && street.state != address_.state) {
        return;
    }
    StreetCandidate candidate;
    candidate.agreement = compareStreets(asked_, street.name);
    candidate.agreement.letters = letters;
    if (!candidate.agreement.possible()) {
        return;
    }
    const ReferenceSource* source = store_.source(street.source);
    const bool parcels = source != nullptr && source->kind == ReferenceKind::Parcels;
    const auto place = placeNumber(store_.body(street.row), parcels, address_.house);
    if (!place || (letters > 0 && key_.size() < kShortName && place->level > MatchLevel::Parcel)) {
        return;
    }
    candidate.street = street;
    candidate.place = *place;
    // The ZIP of a street that has none in its source is only that of the nearest ZIP point.
    candidate.zip = !street.zipKnown && fit == ZipFit::Near ? ZipFit::Same : fit;
    candidate.city = cityFit(street, place->point);
    candidate.score = place->score - candidate.agreement.penalty(key_.size()) -
                      costOf(candidate.zip) - costOf(candidate.city);
    const auto [at, fresh] = found_.try_emplace(groupKey(street), candidate);
    if (!fresh && candidate.score > at->second.score) {
        at->second = std::move(candidate);
    }
}

void Ladder::search(std::string_view zip, ZipFit fit, Spelling spelling) {
    const auto streets = store_.streetsOf(zip);
    covered_ = covered_ || !streets->empty();
    if (spelling == Spelling::Exact) {
        for (const KnownStreet& street : streets->named(key_)) {
            offer(street, fit, 0);
        }
        return;
    }
    const int most = mostEdits(key_);
    if (most == 0) {
        return;
    }
    streets->similar(key_, most, [&](std::span<const KnownStreet> named, int edits) {
        for (const KnownStreet& street : named) {
            offer(street, fit, edits);
        }
    });
}

ZipFit Ladder::fitOf(const ZipPlace& place) const {
    const bool ofCity = city_ != nullptr && std::find(city_->zips.begin(), city_->zips.end(),
                                                      &place) != city_->zips.end();
    if (zip_ == nullptr) {
        return address_.zip.empty() ? ZipFit::NotAsked : ZipFit::OfCity;
    }
    return ofCity ? ZipFit::OfCity : ZipFit::Near;
}

void Ladder::searchAll(const std::vector<const ZipPlace*>& places, Spelling spelling) {
    for (const ZipPlace* place : places) {
        if (place != zip_) {
            search(place->zip, fitOf(*place), spelling);
        }
    }
}

void Ladder::searchState() {
    if (address_.state.empty()) {
        return;
    }
    for (const KnownStreet& street : store_.named(key_, address_.state, kMostInState)) {
        offer(street, ZipFit::Anywhere, 0);
    }
}

std::vector<const ZipPlace*> Ladder::around() const {
    std::vector<const ZipPlace*> places;
    if (city_ != nullptr) {
        places = city_->zips;
        places.resize(std::min(places.size(), kMostOfCity));
    }
    const auto add = [&](core::Point centre, double metres) {
        for (const ZipPlace* place : zips_.near(centre, metres, kMostAround)) {
            if (std::find(places.begin(), places.end(), place) == places.end()) {
                places.push_back(place);
            }
        }
    };
    if (zip_ != nullptr) {
        add(zip_->point, std::max(kLeastAround, 1.5 * zips_.reach(*zip_)));
    } else if (city_ != nullptr) {
        add(city_->centre, std::max(kLeastAround, city_->radius));
    }
    return places;
}

bool Ladder::settled() const {
    return std::any_of(found_.begin(), found_.end(), [](const auto& entry) {
        const StreetCandidate& candidate = entry.second;
        return candidate.onNumber() && candidate.score >= kSettledScore &&
               candidate.zip == ZipFit::Same;
    });
}

/// Whether a street of that very name and type was found: then no other name is meant.
bool Ladder::hasStreet() const {
    return std::any_of(found_.begin(), found_.end(), [](const auto& entry) {
        return entry.second.agreement.letters == 0 &&
               entry.second.agreement.type != PartMatch::Different;
    });
}

/// Whether the stated city lies nowhere near the stated ZIP: one of them is wrong.
bool Ladder::cityIsElsewhere() const {
    return zip_ != nullptr && city_ != nullptr &&
           std::find(city_->zips.begin(), city_->zips.end(), zip_) == city_->zips.end() &&
           nearDistance(city_->centre, zip_->point) >
               city_->radius + zips_.reach(*zip_) + kCityMargin;
}

std::vector<StreetCandidate> Ladder::climb() {
    if (key_.empty() || store_.empty()) {
        return {};
    }
    const bool zipFits =
        zip_ != nullptr && (address_.state.empty() || zip_->state == address_.state);
    if (zipFits) {
        search(zip_->zip, ZipFit::Same, Spelling::Exact);
    }
    if (!settled() || cityIsElsewhere()) {
        const auto places = around();
        const bool named = hasStreet();
        searchAll(places, Spelling::Exact);
        if (zipFits && !named) {
            search(zip_->zip, ZipFit::Same, Spelling::Similar);
        }
        if (found_.empty()) {
            searchAll(places, Spelling::Similar);
        }
        if (found_.empty() && zip_ == nullptr && city_ == nullptr) {
            searchState();
        }
    }
    const bool exact = std::any_of(found_.begin(), found_.end(), [](const auto& entry) {
        return entry.second.agreement.exact() && entry.second.zip == ZipFit::Same;
    });
    std::vector<StreetCandidate> candidates;
    for (auto& [key, candidate] : found_) {
        // Where the very street is there, a like one is not meant, even if it has the number.
        if (!exact || !isAnother(candidate.agreement)) {
            candidates.push_back(std::move(candidate));
        }
    }
    // The map's order decides between equal scores.
    std::stable_sort(
        candidates.begin(), candidates.end(),
        [](const StreetCandidate& a, const StreetCandidate& b) { return a.score > b.score; });
    return candidates;
}

} // namespace geo
