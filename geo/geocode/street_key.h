// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/address.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace geo {

/// The letters and digits of a street's name, for comparison: "MC QUEEN SMITH" and "MCQUEEN SMITH"
/// are both "MCQUEENSMITH".
std::string nameKey(std::string_view name);

/// A name that data gives to a numbered road in a roundabout way, put as people write it: Census
/// data calls "County Road 57" of Alabama "Autauga County 57". Others stay as they are.
StreetName plainStreet(StreetName street);

/// How a part of the street that was asked for agrees with that of the reference.
enum class PartMatch : std::uint8_t {
    Same,
    NotAsked, ///< the reference has it, the question has not
    NotKnown, ///< the question has it, the reference has not
    Moved,    ///< a direction stands on the other side of the name
    Generic,  ///< "HWY 31" for "US HWY 31"
    Different
};

/// Two streets of the same name, or nearly, part by part.
struct StreetAgreement {
    PartMatch direction = PartMatch::Same;
    PartMatch type = PartMatch::Same;
    PartMatch route = PartMatch::Same; ///< the type before the name
    int letters = 0;                   ///< edits between the names

    bool operator==(const StreetAgreement&) const = default;
    /// False where a part contradicts: another direction or class of road is another street.
    bool possible() const;
    bool exact() const { return *this == StreetAgreement{}; }
    /// What the differences take from a score of 1. `nameSize`: letters of the name.
    double penalty(std::size_t nameSize) const;
};

/// Compares the parts beside the names; `letters` is left at 0.
StreetAgreement compareStreets(const StreetName& asked, const StreetName& known);

/// How many letters of a name may be wrong for it to be taken for another one: none of "A" or "14",
/// one of "OA" or "9T", two where it is long.
int mostEdits(std::string_view key);
/// Edits between two names, more than `most` if their figures differ: 5TH is not a misspelt 6TH.
int nameDistance(std::string_view asked, std::string_view known, int most);

} // namespace geo
