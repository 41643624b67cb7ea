// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/roads/search_graph.h"

#include <string>

namespace bench {

/// Reads an undirected graph of the PACE challenge ("p tw N M", then M lines "u v" from 1), also
/// packed with xz. The weight of an edge between lo and hi (from 0) is
/// 100 + splitmix64(lo << 32 | hi) mod 9901. Throws Error(Input).
geo::SearchGraph readPaceGraph(const std::string& file);

} // namespace bench
