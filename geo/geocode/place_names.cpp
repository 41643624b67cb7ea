// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/place_names.h"

namespace geo {

namespace {

constexpr std::uint64_t kPrime = 1099511628211U;

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
    }
    return (hash ^ (hash >> 31U)) * kPrime;
}

} // namespace

PlaceNames::PlaceNames(const ZipTable& zips) : zips_(zips) {
    ofZip_.reserve(zips.count());
    for (const ZipPlace& place : zips.all()) {
        const AddressTokens tokens(place.place);
        const std::uint64_t key = keyOf(tokens, {0, tokens.size()});
        ofZip_.push_back(key);
        ofState_.insert(mix(key, place.state));
        ofRegion_.insert(mix(key, place.zip.substr(0, 3)));
    }
}

PlaceNames::Fit PlaceNames::fit(std::uint64_t key, const AddressPlace& place) const {
    const ZipPlace* zip = place.zip.empty() ? nullptr : zips_.find(place.zip);
    if (zip != nullptr && ofZip_[static_cast<std::size_t>(zip - zips_.all().data())] == key) {
        return Fit::Zip;
    }
    if (place.zip.size() >= 3 && ofRegion_.count(mix(key, place.zip.substr(0, 3))) > 0) {
        return Fit::Region;
    }
    if (place.state.size() == 2 && ofState_.count(mix(key, place.state)) > 0) {
        return Fit::State;
    }
    return Fit::Unknown;
}

std::uint64_t PlaceNames::keyOf(const AddressTokens& tokens, TokenSpan span) {
    std::uint64_t hash = 14695981039346656037U;
    for (std::size_t i = span.begin; i < span.end; ++i) {
        const std::string_view word = tokens.text(i);
        if (!tokens.direction(i).empty()) {
            hash = mix(hash, tokens.direction(i));
        } else if (word == "SAINT" || word == "SAINTE") {
            hash = mix(hash, word == "SAINT" ? "ST" : "STE");
        } else {
            hash = mix(hash, tokens.type(i).empty() ? word : tokens.type(i));
        }
    }
    return hash;
}

const PlaceNames& placeNames() {
    static const PlaceNames names(zipTable());
    return names;
}

} // namespace geo
