// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bench {

/// An account as a CRM would hold it, and what nobody who looks for duplicates may know: which
/// company it is.
struct GeneratedAccount {
    std::string name, street, city, state, zip, phone, website;
    std::optional<core::Point> point; ///< degrees of EPSG:4326
    int company = 0;                  ///< the same for duplicates
};

enum class AccountMix {
    Usual, ///< independents, some chains, some neighbours in one building
    Hard   ///< mostly shops of chains, with store numbers or without, and tenants of one building
};

struct GeneratedParams {
    int accounts = 20'000;
    double duplicates = 0.10; ///< share of the accounts that are damaged copies of others
    std::uint64_t seed = 1;
    AccountMix mix = AccountMix::Usual;
};

/// Makes accounts of word lists at real towns, and damaged copies among them: typing errors,
/// abbreviations, swapped and dropped words, telephone left out or written otherwise, suite moved,
/// another web domain, ZIP+4, lost leading zeros, capitals, shifted points; one to four of these
/// each. The same parameters give the same accounts, in the same shuffled order.
std::vector<GeneratedAccount> generateAccounts(const GeneratedParams& params);

/// Appends damaged copies of a share of the accounts and shuffles all.
void addDamagedCopies(std::vector<GeneratedAccount>& accounts, int copies, std::uint64_t seed);

} // namespace bench
