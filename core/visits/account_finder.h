// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/plan/shape.h"
#include "core/workspace/connection.h"

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace core::visits {

/// An account as visits are matched to it.
struct FoundAccount {
    AccountId id;
    std::string number; ///< in the CRM or the file
    std::string name;
    std::optional<Point> place; ///< EPSG:4326; only where it is as good as an address
};

/// An account near a place.
struct NearAccount {
    std::size_t account = 0; ///< into `AccountFinder::accounts`
    double metres = 0;
};

/// Finds accounts by number, by name and by distance.
class AccountFinder {
public:
    explicit AccountFinder(std::vector<FoundAccount> accounts);
    /// All accounts of a workspace. Those that are located by ZIP, city or county only have no
    /// place, and neither have duplicates of another.
    static AccountFinder of(const Connection& db);

    const std::vector<FoundAccount>& accounts() const { return accounts_; }
    /// All with that number: several sources may have it.
    std::vector<std::size_t> withNumber(const std::string& number) const;
    /// All with that name, whatever its capitals.
    std::vector<std::size_t> withName(const std::string& name) const;
    /// Those within so many metres (great circle), the nearest first.
    std::vector<NearAccount> near(Point place, double metres) const;

private:
    std::vector<FoundAccount> accounts_;
    std::unordered_multimap<std::string, std::size_t> byNumber_;
    std::unordered_multimap<std::string, std::size_t> byName_; ///< in lower case
    std::vector<std::size_t> byLatitude_;                      ///< those with a place
};

} // namespace core::visits
