// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

namespace core::quality {

/// How much two names have in common.
enum class NameLevel { Missing, Same, Near, Part, Differs };
/// How much two places have in common.
enum class PlaceLevel {
    Unknown,
    Exact,    ///< house and street the same
    Near,     ///< the same but for a slip of the keyboard, or another ZIP
    AtPoint,  ///< other words for it, but the points agree
    Adjacent, ///< the same street in the same ZIP, another house
    SameTown, ///< the same ZIP or city
    Far
};
/// How two values of one field compare.
enum class FieldLevel { Missing, Same, Near, Differs };

/// Why two records may look alike, besides being the same company twice.
enum class Explanation {
    Strangers, ///< nothing but chance
    SameBrand, ///< two shops of one chain, two branches of one company
    Neighbours ///< two companies in one building
};
inline constexpr std::size_t kExplanations = 3;

/// Chances of each level for one explanation, in the order of the enums.
struct DuplicateChances {
    std::array<double, 5> name;
    std::array<double, 4> number;
    std::array<double, 4> phone;
    std::array<double, 4> domain;
    std::array<double, 4> unit;
};

/// The chances behind the score. A pair's score is the probability that it is one company, given
/// what its fields show, after Fellegi and Sunter ("A Theory for Record Linkage", JASA 64, 1969)
/// with the weight of an agreement by how rare the value is (Winkler, "Frequency-based matching in
/// the Fellegi-Sunter model", 2000). Three ways of not being a duplicate compete instead of one,
/// because fields of a chain's shops, or of one building's tenants, do not agree independently.
///
/// `places` are expected numbers of partners per record at each place level: how many duplicates,
/// shops of the same brand or neighbours a record has there. What the data show (how many share
/// the brand, the address, the telephone) comes on top.
struct DuplicateModel {
    double duplicates = 0.1; ///< duplicates per record
    /// Of duplicates, by `PlaceLevel`; they sum to one over the known levels.
    std::array<double, 7> place{1, 0.70, 0.16, 0.04, 0.02, 0.06, 0.02};
    std::array<double, 7> brandPartners{0.3, 0.005, 0.002, 0.006, 0.01, 0.05, 0.3};
    std::array<double, 7> neighbours{0, 0.15, 0.025, 3, 3, 0, 0};

    DuplicateChances same{{1, 0.60, 0.25, 0.10, 0.05},
                          {1, 0.98, 0, 0.02},
                          {1, 0.83, 0.05, 0.12},
                          {1, 0.88, 0, 0.12},
                          {1, 0.85, 0, 0.15}};
    DuplicateChances brand{{1, 0.80, 0.15, 0.04, 0.01},
                           {1, 0.0005, 0, 0.9995},
                           {1, 0.02, 0.02, 0.96},
                           {1, 0.60, 0, 0.40},
                           {1, 0.50, 0, 0.50}};
    DuplicateChances neighbour{{1, 0.005, 0.005, 0.03, 0.96},
                               {1, 0.5, 0, 0.5},
                               {1, 0.01, 0.01, 0.98},
                               {1, 0.01, 0, 0.99},
                               {1, 0.10, 0, 0.90}};
    /// No pair is more certain than this: the model itself may be wrong.
    double mostCertain = 0.99;
};

} // namespace core::quality
