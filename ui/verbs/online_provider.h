// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "geo/verbs/geocode.h"

#include <string>

namespace ui {

/// A geocoding server to ask, by the user's leave.
struct OnlineProviderParams {
    std::string name; ///< "census", "nominatim", "pelias", "arcgis", or the path of a template
    std::string url;  ///< another server of that kind; empty = the public one
    /// Street, city, state and ZIP of accounts may be sent to it. Nothing is sent without.
    bool mayLeave = false;
};

struct OnlineProvider {
    geo::GeocodeProvider provider;
    std::string attribution; ///< to be shown wherever its places are
};

/// Connects a geocoding server with the network. A key comes from the variable EVENLODE_TOKEN_ and
/// the name of the provider in capitals. Answers are cached in `core::dataFolder()`. Throws
/// Error(Usage) without leave, or for a name that is not known. `fetch` is for tests; empty = the
/// network.
OnlineProvider onlineProvider(const OnlineProviderParams& params, core::Fetch fetch = {});

} // namespace ui
