// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace geo {

/// What a word may mean in a postal address of the United States. A word can be several things:
/// "ST" is a street and a saint, "FL" a floor and a state, "N" a direction and an avenue's letter.
struct AddressWord {
    std::string_view text;      ///< the word, in capitals
    std::string_view type;      ///< Publication 28, appendix C1: "ST" of "STREET", "STRT"
    std::string_view direction; ///< appendix B: "N", "SW"
    std::string_view unit;      ///< appendix C2: "STE", "APT"
    std::string_view ordinal;   ///< "5TH" of "FIFTH", "3RD" of "THIRD"
    std::int16_t number = 0;    ///< 5 of "FIVE", 20 of "TWENTY"; 0 for others
    bool unitAlone = false;     ///< a unit that needs no number: "REAR", "LOWR"
    bool unitSure = false;      ///< hardly ever part of a street's name: "SUITE", "APT"
};

/// The entry of a word in capital letters, or null. The pointer lives for ever.
const AddressWord* findAddressWord(std::string_view word);

/// Whether a standard type is one that streets usually have ("ST", "PKWY"), rather than one that
/// places have as well ("PARK", "CRK", "HTS").
bool isUsualType(std::string_view type);

/// The standard type that a word of a street's end was meant to be: "STRET" -> "ST", "AVNUE" ->
/// "AVE". Empty where it is no near miss of a common type, or is a word of its own ("PALACE").
std::string_view misspeltType(std::string_view word);

/// The direction that a long word was meant to be: "NROTH" -> "N".
std::string_view misspeltDirection(std::string_view word);

/// USPS code of a state or territory by its code or full name in capitals ("NEW YORK"), or empty.
std::string_view stateOfWords(std::string_view words);

} // namespace geo
