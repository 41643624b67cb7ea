// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "tests/bench/geocoding/truth.h"

#include <cstdint>
#include <string>

namespace bench {

/// What is done to an address before it is looked up.
enum class Damage : std::uint8_t {
    None,
    Typos,  ///< one letter of the street's name put in, left out, exchanged or swapped
    Suffix, ///< the street's type or a direction left out
    City,   ///< another city of the same state
    Zip,    ///< no ZIP
    All     ///< one of the four, by lot
};
const char* damageName(Damage damage);
/// Throws Error(Usage) for a word that is none of them.
Damage parseDamage(const std::string& word);

/// Damages one address; true if there was something to damage (a street named by a figure has no
/// letters for a typo). The same random numbers do the same damage.
bool damageAddress(TrueAddress& address, Damage damage, core::Random& random);

} // namespace bench
