// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/geocoding/damage.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/embedded/zip_table.h"
#include "geo/geocode/address.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace bench {

namespace {

constexpr std::array<std::pair<Damage, const char*>, 6> kNames = {{{Damage::None, "none"},
                                                                   {Damage::Typos, "typos"},
                                                                   {Damage::Suffix, "suffix"},
                                                                   {Damage::City, "city"},
                                                                   {Damage::Zip, "zip"},
                                                                   {Damage::All, "all"}}};

std::size_t pick(core::Random& random, std::size_t bound) {
    return static_cast<std::size_t>(random.below(bound));
}

bool isLetter(char c) {
    return c >= 'A' && c <= 'Z';
}

/// Words of three letters or more: in shorter ones a slip makes another word.
std::vector<std::pair<std::size_t, std::size_t>> longWords(const std::string& text) {
    std::vector<std::pair<std::size_t, std::size_t>> words;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] != ' ') {
            continue;
        }
        const bool letters = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                         text.begin() + static_cast<std::ptrdiff_t>(i), isLetter);
        if (i - begin >= 3 && letters) {
            words.emplace_back(begin, i);
        }
        begin = i + 1;
    }
    return words;
}

char otherLetter(char c, core::Random& random) {
    return static_cast<char>('A' + (c - 'A' + 1 + static_cast<int>(random.below(25))) % 26);
}

bool slip(std::string& name, core::Random& random) {
    const auto words = longWords(name);
    if (words.empty()) {
        return false;
    }
    const auto [begin, end] = words[pick(random, words.size())];
    const std::size_t at = begin + pick(random, end - begin);
    switch (random.below(4)) {
    case 0: name.insert(at, 1, static_cast<char>('A' + random.below(26))); return true;
    case 1: name.erase(at, 1); return true;
    case 2: name[at] = otherLetter(name[at], random); return true;
    default: break;
    }
    const std::size_t left = std::min(at, end - 2);
    if (name[left] == name[left + 1]) {
        name[left] = otherLetter(name[left], random);
    } else {
        std::swap(name[left], name[left + 1]);
    }
    return true;
}

bool dropPart(geo::StreetName& street, core::Random& random) {
    std::vector<std::string*> parts;
    for (std::string* part : {&street.preDirection, &street.type, &street.postDirection}) {
        if (!part->empty()) {
            parts.push_back(part);
        }
    }
    if (parts.empty()) {
        return false;
    }
    parts[pick(random, parts.size())]->clear();
    return true;
}

bool damageStreet(TrueAddress& row, Damage damage, core::Random& random) {
    geo::Address address = geo::parseAddress({row.street, row.city, row.state, row.zip, ""});
    const bool done = address.kind == geo::AddressKind::Street &&
                      (damage == Damage::Typos ? slip(address.street.name, random)
                                               : dropPart(address.street, random));
    if (done) {
        row.street = geo::deliveryLine(address);
    }
    return done;
}

/// Every place of a state once, in order.
const std::vector<std::string_view>& citiesOf(const std::string& state) {
    static const auto cities = [] {
        std::map<std::string, std::vector<std::string_view>, std::less<>> out;
        for (const geo::ZipPlace& zip : geo::zipTable().all()) {
            out[std::string(zip.state)].push_back(zip.place);
        }
        for (auto& [key, names] : out) {
            std::sort(names.begin(), names.end());
            names.erase(std::unique(names.begin(), names.end()), names.end());
        }
        return out;
    }();
    static const std::vector<std::string_view> none;
    const auto found = cities.find(state);
    return found == cities.end() ? none : found->second;
}

bool swapCity(TrueAddress& row, core::Random& random) {
    const auto& cities = citiesOf(row.state);
    if (cities.size() < 2) {
        return false;
    }
    std::size_t at = pick(random, cities.size());
    if (core::equalsIgnoreCase(cities[at], row.city)) {
        at = (at + 1) % cities.size();
    }
    row.city = cities[at];
    return true;
}

} // namespace

const char* damageName(Damage damage) {
    for (const auto& [kind, name] : kNames) {
        if (kind == damage) {
            return name;
        }
    }
    return "none";
}

Damage parseDamage(const std::string& word) {
    for (const auto& [kind, name] : kNames) {
        if (word == name) {
            return kind;
        }
    }
    throw core::Error(core::Code::Usage, "\"" + word + "\" is no kind of damage",
                      "say none, typos, suffix, city, zip or all", "--damage");
}

bool damageAddress(TrueAddress& address, Damage damage, core::Random& random) {
    if (damage == Damage::All) {
        constexpr std::array<Damage, 4> kKinds = {Damage::Typos, Damage::Suffix, Damage::City,
                                                  Damage::Zip};
        damage = kKinds[pick(random, kKinds.size())];
    }
    switch (damage) {
    case Damage::None: return false;
    case Damage::City: return swapCity(address, random);
    case Damage::Zip: address.zip.clear(); return true;
    default: return damageStreet(address, damage, random);
    }
}

} // namespace bench
