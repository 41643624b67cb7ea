// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/address.h"
#include "geo/geocode/number_place.h"
#include "geo/geocode/reference_store.h"
#include "geo/geocode/street_key.h"
#include "geo/geocode/zip_places.h"

#include <map>
#include <string>
#include <vector>

namespace geo {

/// How the ZIP of a street goes with the one that was asked for.
enum class ZipFit : std::uint8_t {
    Same,
    NotAsked, ///< the address has none
    Near,     ///< another one close by
    OfCity,   ///< another one of the same city
    Anywhere  ///< only the state is the same
};
/// How the city goes with the one that was asked for.
enum class CityFit : std::uint8_t { Same, NotAsked, Close, Unknown, Other };

/// A street that an address may mean, and the place of the number on it.
struct StreetCandidate {
    KnownStreet street;
    StreetAgreement agreement;
    ZipFit zip = ZipFit::Same;
    CityFit city = CityFit::Same;
    NumberPlace place;
    double score = 0; ///< of the number's place, less what the street, ZIP and city take from it

    bool onNumber() const { return place.level < MatchLevel::Street; }
};

/// Looks for the street of one address, rung by rung: by its exact name in its ZIP; there by a name
/// a letter or two away; then in the ZIPs around and in those of its city; at last by its exact
/// name in the state. Streets in another state are never candidates.
class Ladder {
public:
    Ladder(const ReferenceStore& store, const ZipPlaces& zips, const Address& address);

    /// Candidates, best first. In the same order for the same address and index.
    std::vector<StreetCandidate> climb();
    /// Whether the index has any street in the stated ZIP or around it.
    bool covered() const { return covered_; }

private:
    enum class Spelling { Exact, Similar };

    void search(std::string_view zip, ZipFit fit, Spelling spelling);
    void searchAll(const std::vector<const ZipPlace*>& places, Spelling spelling);
    void searchState();
    void offer(const KnownStreet& street, ZipFit fit, int letters);
    CityFit cityFit(const KnownStreet& street, core::Point point) const;
    bool settled() const;
    bool hasStreet() const;
    bool cityIsElsewhere() const;
    std::vector<const ZipPlace*> around() const;
    ZipFit fitOf(const ZipPlace& place) const;

    const ReferenceStore& store_;
    const ZipPlaces& zips_;
    const Address& address_;
    StreetName asked_;
    std::string key_;
    const ZipPlace* zip_ = nullptr;
    const CityPlace* city_ = nullptr;
    bool covered_ = false;
    std::map<std::string, StreetCandidate> found_;
};

} // namespace geo
