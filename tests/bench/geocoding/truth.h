// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

/// An address with the place where it is known to lie.
struct TrueAddress {
    std::string street, city, state, zip;
    core::Point point; ///< degrees
};

/// Which rows of a table are asked for.
struct TruthChoice {
    bool distinct = false;         ///< each address once: the first of its rows
    int every = 1;                 ///< of these, the first and then each so many-th
    std::vector<std::string> zips; ///< only these; empty = all
};

/// Reads a table with the columns street (or address), city, state, zip, lat and lon, and others
/// that are left alone. Rows without street or place are left out. Throws Error(Input) if there is
/// no such table or a column is missing.
std::vector<TrueAddress> readTruth(const std::string& path);

/// The rows that are asked for, in the order of the file.
std::vector<TrueAddress> choose(const std::vector<TrueAddress>& rows, const TruthChoice& choice);

/// Every second house number of each street, from the lowest on, into `reference`; the others into
/// `queries`. Numbers on even and odd sides alternate on their own, as streets are numbered by
/// side. Rows without a number are left out.
struct HeldOut {
    std::vector<TrueAddress> reference;
    std::vector<TrueAddress> queries;
};
HeldOut holdOutNumbers(const std::vector<TrueAddress>& rows);

/// The rows as a CSV text with the columns of openaddresses.io.
std::string openAddressesText(const std::vector<TrueAddress>& rows);

} // namespace bench
