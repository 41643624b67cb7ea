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

PlaceNames::PlaceNames(const ZipTable& zips) {
    std::size_t slots = 1024;
    while (slots < zips.count() * 6) { // three keys each at most, and half of the slots stay free
        slots *= 2;
    }
    slots_.resize(slots);
    for (const ZipPlace& place : zips.all()) {
        const AddressTokens tokens(place.place);
        const std::uint64_t key = keyOf(tokens, {0, tokens.size()});
        add(mix(key, place.zip));
        add(mix(key, place.state));
        add(mix(key, place.zip.substr(0, 3)));
    }
}

void PlaceNames::add(std::uint64_t key) {
    std::size_t i = key & (slots_.size() - 1);
    while (slots_[i] != 0 && slots_[i] != key) {
        i = (i + 1) & (slots_.size() - 1);
    }
    slots_[i] = key;
}

bool PlaceNames::has(std::uint64_t key) const {
    std::size_t i = key & (slots_.size() - 1);
    while (slots_[i] != 0 && slots_[i] != key) {
        i = (i + 1) & (slots_.size() - 1);
    }
    return slots_[i] == key;
}

PlaceNames::Fit PlaceNames::fit(std::uint64_t key, const AddressPlace& place) const {
    if (place.zip.size() == 5) {
        if (has(mix(key, place.zip))) {
            return Fit::Zip;
        }
        if (has(mix(key, place.zip.substr(0, 3)))) {
            return Fit::Region;
        }
    }
    return place.state.size() == 2 && has(mix(key, place.state)) ? Fit::State : Fit::Unknown;
}

std::uint64_t PlaceNames::addBefore(std::uint64_t key, const AddressTokens& tokens,
                                    std::size_t at) {
    const std::string_view word = tokens.text(at);
    if (word == "SAINT") {
        return mix(key, "ST");
    }
    if (!tokens.direction(at).empty()) {
        return mix(key, tokens.direction(at));
    }
    return mix(key, tokens.type(at).empty() ? word : tokens.type(at));
}

std::uint64_t PlaceNames::keyOf(const AddressTokens& tokens, TokenSpan span) {
    std::uint64_t key = kNoKey;
    for (std::size_t i = span.end; i > span.begin; --i) {
        key = addBefore(key, tokens, i - 1);
    }
    return key;
}

const PlaceNames& placeNames() {
    static const PlaceNames names(zipTable());
    return names;
}

} // namespace geo
