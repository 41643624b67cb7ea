// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visits/account_finder.h"

#include "core/base/text.h"
#include "core/verbs/travel_estimate.h"

#include <algorithm>

namespace core::visits {

namespace {

/// Metres of a degree of latitude, a little less than there are: no account is missed.
constexpr double kDegree = 110'500;

std::vector<std::size_t> allOf(const std::unordered_multimap<std::string, std::size_t>& map,
                               const std::string& key) {
    std::vector<std::size_t> found;
    const auto [first, last] = map.equal_range(key);
    for (auto at = first; at != last; ++at) {
        found.push_back(at->second);
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

AccountFinder::AccountFinder(std::vector<FoundAccount> accounts) : accounts_(std::move(accounts)) {
    for (std::size_t i = 0; i < accounts_.size(); ++i) {
        byNumber_.emplace(accounts_[i].number, i);
        byName_.emplace(lower(trim(accounts_[i].name)), i);
        if (accounts_[i].place) {
            byLatitude_.push_back(i);
        }
    }
    std::stable_sort(byLatitude_.begin(), byLatitude_.end(), [&](std::size_t a, std::size_t b) {
        return accounts_[a].place->y < accounts_[b].place->y;
    });
}

AccountFinder AccountFinder::of(const Connection& db) {
    std::vector<FoundAccount> accounts;
    Statement rows = db.prepare(
        "SELECT id, external_id, coalesce(name, ''), lon, lat, match_level IN ('zip', 'city', "
        "'county', 'state', 'none') OR duplicate_of IS NOT NULL FROM accounts ORDER BY id");
    while (rows.step()) {
        FoundAccount account{rows.id<AccountTag>(0), rows.string(1), rows.string(2), {}};
        if (!rows.isNull(3) && !rows.isNull(4) && rows.integer(5) == 0) {
            account.place = Point{rows.real(3), rows.real(4)};
        }
        accounts.push_back(std::move(account));
    }
    return AccountFinder(std::move(accounts));
}

std::vector<std::size_t> AccountFinder::withNumber(const std::string& number) const {
    return allOf(byNumber_, std::string(trim(number)));
}

std::vector<std::size_t> AccountFinder::withName(const std::string& name) const {
    return allOf(byName_, lower(trim(name)));
}

std::vector<NearAccount> AccountFinder::near(Point place, double metres) const {
    std::vector<NearAccount> found;
    const double reach = metres / kDegree;
    const auto lowest = std::lower_bound(
        byLatitude_.begin(), byLatitude_.end(), place.y - reach,
        [&](std::size_t i, double latitude) { return accounts_[i].place->y < latitude; });
    for (auto at = lowest; at != byLatitude_.end(); ++at) {
        const Point there = *accounts_[*at].place;
        if (there.y > place.y + reach) {
            break;
        }
        if (const double away = greatCircle(place, there); away <= metres) {
            found.push_back({*at, away});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const NearAccount& a, const NearAccount& b) {
        return a.metres < b.metres;
    });
    return found;
}

} // namespace core::visits
