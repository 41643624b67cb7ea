// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quality/damage.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace bench {

namespace {

using core::Random;
using Damage = void (*)(GeneratedAccount&, Random&);
using Spellings = std::pair<const char*, const char*>;

constexpr Spellings kNameSpellings[] = {
    {"Manufacturing", "Mfg"}, {"Construction", "Const"}, {"Engineering", "Engr"},
    {"Equipment", "Equip"},   {"Technologies", "Tech"},  {"Systems", "Sys"},
    {"National", "Natl"},     {"American", "Amer"},      {"Supply", "Supl"},
    {"Associates", "Assoc"},  {"Group", "Grp"},          {"Transport", "Transp"},
    {"Pharmacy", "Pharm"},    {"Insurance", "Ins"},      {"Electric", "Elec"}};
constexpr Spellings kStreetSpellings[] = {
    {" St", " Street"}, {" Ave", " Avenue"}, {" Rd", " Road"},      {" Blvd", " Boulevard"},
    {" Dr", " Drive"},  {" Ln", " Lane"},    {" Pkwy", " Parkway"}, {" N ", " North "},
    {" S ", " South "}, {" E ", " East "},   {" W ", " West "},     {", Suite ", " Ste "}};

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// One slip of the keyboard in a letter of the text from `from` on.
void mistype(std::string& text, Random& random, std::size_t from = 0) {
    std::vector<std::size_t> places;
    for (std::size_t i = from; i + 1 < text.size(); ++i) {
        if (isLetter(text[i]) && isLetter(text[i + 1])) {
            places.push_back(i);
        }
    }
    if (places.empty()) {
        return;
    }
    const std::size_t at = places[random.below(places.size())];
    switch (random.below(4)) {
    case 0: std::swap(text[at], text[at + 1]); break;
    case 1: text.erase(at, 1); break;
    case 2: text.insert(at, 1, text[at]); break;
    default: text[at] = static_cast<char>('a' + random.below(26)); break;
    }
}

template <std::size_t Size>
void respell(std::string& text, const Spellings (&spellings)[Size], Random& random) {
    const std::size_t first = random.below(Size);
    for (std::size_t i = 0; i < Size; ++i) {
        const auto& [from, to] = spellings[(first + i) % Size];
        const auto at = text.find(from);
        const std::size_t end = at + std::string_view(from).size();
        const bool whole =
            at != std::string::npos && (end == text.size() || !isLetter(text[end]) ||
                                        from[0] == ',' || std::string_view(from).back() == ' ');
        if (whole) {
            text.replace(at, std::string_view(from).size(), to);
            return;
        }
    }
}

void mistypeName(GeneratedAccount& account, Random& random) {
    mistype(account.name, random);
}
void respellName(GeneratedAccount& account, Random& random) {
    respell(account.name, kNameSpellings, random);
}
void swapWords(GeneratedAccount& account, Random& random) {
    std::vector<std::string> words = core::split(account.name, ' ');
    if (words.size() > 1) {
        const std::size_t at = random.below(words.size() - 1);
        std::swap(words[at], words[at + 1]);
        account.name = core::join(words, " ");
    }
}
void changeForm(GeneratedAccount& account, Random& random) {
    constexpr std::array kForms = {" Inc", " LLC", " Corporation", " Company", " Ltd", ""};
    for (const char* form : {", Inc.", " Inc", " LLC", " Corp", " Co"}) {
        if (account.name.ends_with(form)) {
            account.name.erase(account.name.size() - std::string_view(form).size());
            break;
        }
    }
    account.name += kForms[random.below(kForms.size())];
}
void dropWord(GeneratedAccount& account, Random& random) {
    std::vector<std::string> words = core::split(account.name, ' ');
    if (words.size() > 2) {
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(random.below(words.size())));
        account.name = core::join(words, " ");
    }
}
void shout(GeneratedAccount& account, Random&) {
    account.name = core::upper(account.name);
    account.city = core::upper(account.city);
    account.street = core::upper(account.street);
}
void addArticle(GeneratedAccount& account, Random&) {
    account.name = "The " + account.name;
}
void mistypeStreet(GeneratedAccount& account, Random& random) {
    mistype(account.street, random, account.street.find(' ') + 1);
}
void respellStreet(GeneratedAccount& account, Random& random) {
    respell(account.street, kStreetSpellings, random);
}
void moveSuite(GeneratedAccount& account, Random& random) {
    account.street = account.street.substr(0, account.street.find(','));
    if (random.below(3) > 0) {
        account.street += core::format(" Ste {}", 100 + random.below(500));
    }
}
void losePhone(GeneratedAccount& account, Random&) {
    account.phone.clear();
}
void reformatPhone(GeneratedAccount& account, Random& random) {
    std::string digits;
    for (const char c : account.phone) {
        digits += c >= '0' && c <= '9' ? std::string(1, c) : std::string();
    }
    if (digits.size() == 10) {
        const char* formats[] = {"{}.{}.{}", "+1 {} {} {}", "1-{}-{}-{}", "{}{}{} ext. 12"};
        account.phone = fmt::format(fmt::runtime(formats[random.below(4)]), digits.substr(0, 3),
                                    digits.substr(3, 3), digits.substr(6));
    }
}
void otherDomain(GeneratedAccount& account, Random& random) {
    if (random.below(2) == 0) {
        account.website.clear();
    } else if (const auto dot = account.website.rfind(".com"); dot != std::string::npos) {
        account.website.replace(dot, 4, ".net");
    }
}
void extendZip(GeneratedAccount& account, Random& random) {
    account.zip += core::format("-{:04}", random.below(10'000));
}
void loseZero(GeneratedAccount& account, Random&) {
    if (account.zip.starts_with('0')) {
        account.zip.erase(0, 1);
    }
}
void loseZip(GeneratedAccount& account, Random&) {
    account.zip.clear();
}
void losePoint(GeneratedAccount& account, Random&) {
    account.point.reset();
}

constexpr Damage kDamages[] = {
    mistypeName, mistypeName, respellName,   swapWords,     changeForm,    dropWord,
    shout,       addArticle,  mistypeStreet, mistypeStreet, respellStreet, respellStreet,
    moveSuite,   losePhone,   losePhone,     reformatPhone, reformatPhone, otherDomain,
    otherDomain, extendZip,   loseZero,      loseZip,       losePoint};

} // namespace

GeneratedAccount damaged(const GeneratedAccount& account, Random& random) {
    GeneratedAccount copy = account;
    if (copy.point) {
        // Another geocoder: 30 m off, some 300 m.
        const double metres = random.below(10) == 0 ? 300 : 30;
        copy.point->x += random.normal() * metres / 85'000;
        copy.point->y += random.normal() * metres / 111'000;
    }
    const std::uint64_t count = 1 + random.below(4);
    for (std::uint64_t i = 0; i < count; ++i) {
        kDamages[random.below(std::size(kDamages))](copy, random);
    }
    return copy;
}

} // namespace bench
