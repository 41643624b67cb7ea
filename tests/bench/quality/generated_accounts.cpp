// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quality/generated_accounts.h"

#include "core/base/random.h"
#include "core/base/text.h"
#include "geo/embedded/zip_table.h"
#include "tests/bench/quality/damage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace bench {

namespace {

using core::Random;

constexpr const char* kFirst[] = {
    "Cedar",       "Summit",   "Harbor",   "Granite",  "Prairie",  "Liberty",  "Evergreen",
    "Pioneer",     "Lakeside", "Redwood",  "Northern", "Southern", "Eastern",  "Western",
    "Central",     "Coastal",  "Valley",   "Mountain", "River",    "Golden",   "Silver",
    "Copper",      "Iron",     "Crystal",  "Sunrise",  "Sunset",   "Maple",    "Oak",
    "Pine",        "Willow",   "Birch",    "Elm",      "Heritage", "Premier",  "Allied",
    "United",      "National", "American", "Global",   "Metro",    "Capital",  "Crown",
    "Royal",       "Eagle",    "Falcon",   "Hawk",     "Bear",     "Wolf",     "Buffalo",
    "Mustang",     "Star",     "Moon",     "Comet",    "Atlas",    "Apex",     "Zenith",
    "Vista",       "Terra",    "Aqua",     "Delta",    "Sigma",    "Omega",    "Keystone",
    "Cornerstone", "Beacon",   "Anchor",   "Compass",  "Gateway",  "Frontier", "Horizon",
    "Meadow",      "Orchard",  "Quarry",   "Timber",   "Canyon",   "Mesa",     "Bluff",
    "Bayside",     "Island",   "Tidewater"};
constexpr const char* kSecond[] = {
    "",      "Ridge",  "Creek", "Hill", "Point",  "Bridge", "Field", "Grove", "Springs", "Park",
    "Glen",  "Shore",  "Gate",  "Peak", "Hollow", "Run",    "Bend",  "Crest", "Falls",   "Cove",
    "Plain", "Forest", "Stone", "Rock", "Trail",  "Branch", "Lane",  "View",  "Harvest", "Landing"};
constexpr const char* kTrade[] = {
    "Plumbing",   "Dental",       "Logistics",  "Manufacturing", "Supply",      "Hardware",
    "Electric",   "Construction", "Consulting", "Engineering",   "Pharmacy",    "Medical",
    "Insurance",  "Financial",    "Realty",     "Packaging",     "Foods",       "Bakery",
    "Brewing",    "Printing",     "Graphics",   "Software",      "Systems",     "Technologies",
    "Industries", "Machine",      "Tool",       "Steel",         "Lumber",      "Roofing",
    "Heating",    "Landscaping",  "Nursery",    "Veterinary",    "Auto Repair", "Tire",
    "Transport",  "Freight",      "Storage",    "Security",      "Staffing",    "Marketing",
    "Media",      "Optical",      "Labs",       "Instruments",   "Plastics",    "Chemicals",
    "Paint",      "Flooring",     "Furniture",  "Textiles",      "Apparel",     "Sporting Goods",
    "Equipment",  "Rentals",      "Catering",   "Fitness",       "Learning",    "Clinic"};
constexpr const char* kForm[] = {"",      " Inc",   " LLC",   " Co",
                                 " Corp", ", Inc.", " Group", " Associates"};
constexpr const char* kStreet[] = {
    "Main",     "Oak",    "Maple",    "Washington", "Lincoln", "Jefferson", "Park",    "Cedar",
    "Elm",      "Lake",   "Hill",     "Walnut",     "Spring",  "North",     "Ridge",   "Church",
    "Willow",   "Mill",   "Sunset",   "Railroad",   "Jackson", "West",      "South",   "Franklin",
    "Highland", "Center", "Forest",   "Johnson",    "River",   "Meadow",    "East",    "Chestnut",
    "Broad",    "Market", "Commerce", "Industrial", "College", "Adams",     "Madison", "Monroe"};
constexpr const char* kType[] = {"St", "Ave", "Rd", "Blvd", "Dr", "Ln", "Pkwy", "Way"};
constexpr const char* kDirection[] = {"", "", "", "", "N ", "S ", "E ", "W "};

template <std::size_t Size> const char* pick(const char* const (&words)[Size], Random& random) {
    return words[random.below(Size)];
}

std::string digits(Random& random, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        text += static_cast<char>('0' + random.below(10));
    }
    return text;
}

std::string compactLower(std::string_view text) {
    std::string out;
    for (const char c : core::lower(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            out += c;
        }
    }
    return out;
}

/// A chain: one name and one web site, many shops.
struct Brand {
    std::string name;
    std::string website;
    std::string phone; ///< of the head office, given by some shops as theirs
    bool numbered = false;
};

std::vector<const geo::ZipPlace*> placesOfStates() {
    std::vector<const geo::ZipPlace*> places;
    for (const geo::ZipPlace& place : geo::zipTable().all()) {
        const bool military = place.state == "AA" || place.state == "AE" || place.state == "AP";
        if (!military && !place.place.empty()) {
            places.push_back(&place);
        }
    }
    return places;
}

class Maker {
public:
    Maker(const GeneratedParams& params, Random& random)
        : random_(random), hard_(params.mix == AccountMix::Hard), places_(placesOfStates()) {
        const auto count =
            std::max<std::size_t>(2, static_cast<std::size_t>(params.accounts) / 500);
        for (std::size_t i = 0; i < count; ++i) {
            const std::string name = companyName();
            brands_.push_back(
                {name, "www." + compactLower(name) + ".com", phone(), random_.below(3) > 0});
        }
    }

    GeneratedAccount make(const std::vector<GeneratedAccount>& before) {
        GeneratedAccount account = placed();
        const double draw = random_.uniform();
        const double chains = hard_ ? 0.6 : 0.15;
        const double tenants = hard_ ? 0.3 : 0.08;
        if (draw < chains) {
            makeShop(account);
        } else {
            account.name = companyName() + pick(kForm, random_);
            account.website =
                random_.uniform() < 0.7 ? "https://www." + compactLower(account.name) + ".com" : "";
            if (draw < chains + tenants && !before.empty()) {
                moveIn(account, before[random_.below(before.size())]);
            }
        }
        return account;
    }

private:
    std::string companyName() {
        std::string name = pick(kFirst, random_);
        if (const std::string second = pick(kSecond, random_); !second.empty()) {
            name += ' ' + second;
        }
        return name + ' ' + pick(kTrade, random_);
    }

    std::string phone() {
        return core::format("({}{}) {}{}-{}", 2 + random_.below(8), digits(random_, 2),
                            2 + random_.below(8), digits(random_, 2), digits(random_, 4));
    }

    GeneratedAccount placed() {
        const geo::ZipPlace& place = *places_[random_.below(places_.size())];
        GeneratedAccount account;
        account.street =
            core::format("{} {}{} {}", 1 + random_.below(9'900), pick(kDirection, random_),
                         pick(kStreet, random_), pick(kType, random_));
        if (random_.uniform() < 0.15) {
            account.street += core::format(", Suite {}", 100 + random_.below(500));
        }
        account.city = place.place;
        account.state = place.state;
        account.zip = place.zip;
        account.phone = random_.uniform() < 0.92 ? phone() : "";
        account.point = {place.point.x + 0.02 * random_.normal(),
                         place.point.y + 0.015 * random_.normal()};
        return account;
    }

    void makeShop(GeneratedAccount& account) {
        const Brand& brand = brands_[random_.below(brands_.size())];
        account.name = brand.name;
        if (brand.numbered) {
            account.name += core::format(" #{}", 1 + random_.below(2'000));
        }
        account.website = brand.website;
        if (random_.uniform() < 0.1) {
            account.phone = brand.phone;
        }
    }

    /// Puts an account into the building of another, behind another door.
    void moveIn(GeneratedAccount& account, const GeneratedAccount& host) {
        account.street = host.street.substr(0, host.street.find(','));
        if (random_.uniform() < 0.7) {
            account.street += core::format(", Suite {}", 100 + random_.below(500));
        }
        account.city = host.city;
        account.state = host.state;
        account.zip = host.zip;
        account.point = host.point;
    }

    Random& random_;
    bool hard_;
    std::vector<const geo::ZipPlace*> places_;
    std::vector<Brand> brands_;
};

} // namespace

void addDamagedCopies(std::vector<GeneratedAccount>& accounts, int copies, std::uint64_t seed) {
    Random random(seed);
    const std::size_t originals = accounts.size();
    for (int i = 0; i < copies && originals > 0; ++i) {
        accounts.push_back(damaged(accounts[random.below(originals)], random));
    }
    random.shuffle(accounts);
}

std::vector<GeneratedAccount> generateAccounts(const GeneratedParams& params) {
    Random random(params.seed);
    const int copies = static_cast<int>(std::lround(params.accounts * params.duplicates));
    Maker maker(params, random);
    std::vector<GeneratedAccount> accounts;
    accounts.reserve(static_cast<std::size_t>(params.accounts));
    for (int i = 0; i < params.accounts - copies; ++i) {
        accounts.push_back(maker.make(accounts));
        accounts.back().company = i;
    }
    addDamagedCopies(accounts, copies, random.next());
    return accounts;
}

} // namespace bench
