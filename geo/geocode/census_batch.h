// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "geo/geocode/address.h"
#include "geo/geocode/match.h"

#include <span>
#include <string>
#include <vector>

namespace geo {

/// The Census Bureau's batch geocoder ("Geocoding Services Web API", addressbatch): up to 10,000
/// addresses in one request, places interpolated along TIGER/Line ranges.
struct CensusBatch {
    std::string base = "https://geocoding.geo.census.gov";
    std::string benchmark = "Public_AR_Current";
    std::size_t perRequest = 2000; ///< of the 10,000 allowed: an answer takes minutes otherwise
    double timeoutSeconds = 600;
};

/// Asks for all addresses, in their order. Throws Error(Remote) if the server refuses or does not
/// answer, Error(Cancelled) between requests.
std::vector<Match> askCensus(const CensusBatch& batch, std::span<const Address> addresses,
                             const core::Fetch& fetch, core::Job& job);

} // namespace geo
