// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/column_words.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <span>

namespace core::records {

namespace {

using Words = std::vector<std::string>;
/// Some words of a name with one space between two: comparing them takes no memory.
using View = std::string_view;

bool isLower(char c) {
    return c >= 'a' && c <= 'z';
}
bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isWordChar(char c) {
    return isLower(c) || isUpper(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// A new word starts at "tC" of "accountCode" and at the "N" of "ZIPName".
bool startsWord(std::string_view name, std::size_t at) {
    if (at == 0 || !isUpper(name[at])) {
        return false;
    }
    const char before = name[at - 1];
    const bool lowerNext = at + 1 < name.size() && isLower(name[at + 1]);
    return isLower(before) || (isUpper(before) && lowerNext);
}

/// The Census puts the vintage behind its names: INTPTLAT10, ZCTA5CE20.
std::string withoutVintage(std::string word) {
    const bool census = word.rfind("intpt", 0) == 0 || word.rfind("zcta5ce", 0) == 0;
    if (census && word.size() > 2 && (word.ends_with("10") || word.ends_with("20"))) {
        word.resize(word.size() - 2);
    }
    return word == "zcta5ce" ? "zcta5" : word;
}

bool endsWith(View words, View tail) {
    return words.ends_with(tail) &&
           (words.size() == tail.size() || words[words.size() - tail.size() - 1] == ' ');
}

bool startsWith(View words, View head) {
    return words.starts_with(head) && (words.size() == head.size() || words[head.size()] == ' ');
}

View lastWord(View words) {
    const std::size_t space = words.rfind(' ');
    return space == View::npos ? words : words.substr(space + 1);
}

/// Whether one of the words is in the list.
bool anyIsOneOf(View words, std::span<const std::string_view> list) {
    return std::any_of(list.begin(), list.end(), [&](View wanted) {
        for (std::size_t at = words.find(wanted); at != View::npos;
             at = words.find(wanted, at + 1)) {
            if ((at == 0 || words[at - 1] == ' ') && startsWith(words.substr(at), wanted)) {
                return true;
            }
        }
        return false;
    });
}

/// The rest of the words after the entity's own name; empty if they do not begin with it.
View afterEntity(Kind kind, View words) {
    View rest;
    for (const std::string_view entity : entityWords(kind)) {
        if (words.size() > entity.size() && startsWith(words, entity)) {
            const View after = words.substr(entity.size() + 1);
            rest = rest.empty() || after.size() < rest.size() ? after : rest;
        }
    }
    return rest;
}

bool isOneOf(std::string_view word, std::span<const std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// Whether "physical city" may stand for the city: fields whose meaning another word in front does
/// not change. The name or id of something else is not the record's.
bool takesQualifiers(const Field& field) {
    static constexpr std::array<std::string_view, 15> kLoose = {
        "street", "city",  "state",   "zip",     "country", "lon",        "lat",   "phone",
        "email",  "stage", "website", "segment", "amount",  "close_date", "status"};
    return isOneOf(field.name, kLoose);
}

bool changesMeaning(View qualifiers) {
    static constexpr std::array<std::string_view, 18> kForeign = {
        "parent",     "product", "previous", "prior",    "old",      "owner",
        "competitor", "fax",     "sub",      "category", "shipping", "other",
        "order",      "former",  "target",   "discount", "cost",     "tax"};
    return anyIsOneOf(qualifiers, kForeign);
}

bool isTyped(FieldType type) {
    return type == FieldType::Zip || type == FieldType::State || type == FieldType::Lon ||
           type == FieldType::Lat;
}

double phraseScore(const Field& field, View words, View afterEntity, View phrase) {
    if (words == phrase) {
        return 1;
    }
    if (!afterEntity.empty() && afterEntity == phrase) {
        return 0.98;
    }
    if (takesQualifiers(field) && endsWith(words, phrase)) {
        return changesMeaning(words.substr(0, words.size() - phrase.size())) ? 0 : 0.8;
    }
    return isTyped(field.type) && startsWith(words, phrase) ? 0.7 : 0;
}

/// Ids go by more names than can be listed: "<entity> number", "accountid", "<anything> id".
NameMatch matchId(Kind kind, View words) {
    static constexpr std::array<std::string_view, 7> kNumberWords = {"number", "no",  "num", "code",
                                                                     "key",    "ref", "nr"};
    if (isOneOf(afterEntity(kind, words), kNumberWords)) {
        return {0.9, 100, false};
    }
    for (const std::string_view entity : entityWords(kind)) {
        if (words.size() == entity.size() + 2 && words.starts_with(entity) &&
            words.ends_with("id") && words.find(' ') == View::npos) {
            return {0.98, 50, false};
        }
    }
    const View last = lastWord(words);
    static constexpr std::array<std::string_view, 6> kOthers = {"parent", "owner",   "user",
                                                                "rep",    "product", "territory"};
    if (!anyIsOneOf(words, kOthers) &&
        (last == "id" || last == "uuid" || last == "guid" || last == "hash")) {
        return {0.55, 200, true};
    }
    return {};
}

} // namespace

std::vector<std::string> columnWords(std::string_view name) {
    Words words;
    std::string word;
    const auto flush = [&] {
        if (!word.empty()) {
            words.push_back(withoutVintage(lower(word)));
            word.clear();
        }
    };
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (startsWord(name, at)) {
            flush();
        }
        if (isWordChar(name[at])) {
            word += name[at];
        } else {
            flush();
        }
    }
    flush();
    return words;
}

NameMatch matchName(Kind kind, const Field& field, std::string_view columnName) {
    constexpr double kWeak = 0.6;
    const std::string words = join(columnWords(columnName), " ");
    NameMatch best;
    if (words.empty()) {
        return best;
    }
    const View rest = afterEntity(kind, words);
    for (std::size_t rank = 0; rank < field.phrases.size(); ++rank) {
        std::string_view phrase = field.phrases[rank];
        const bool weak = phrase.front() == '?';
        phrase.remove_prefix(weak ? 1 : 0);
        const double score = phraseScore(field, words, rest, phrase) * (weak ? kWeak : 1);
        if (score > best.score) {
            best = {score, rank, false};
        }
    }
    if (field.type == FieldType::Id && field.name == "id") {
        const NameMatch id = matchId(kind, words);
        best = id.score > best.score ? id : best;
    }
    return best;
}

bool namesCode(std::string_view columnName) {
    static constexpr std::array<std::string_view, 17> kCodeWords = {
        "id",   "number", "no",  "num", "code", "key",   "zip", "zipcode", "postcode",
        "fips", "phone",  "fax", "sku", "npi",  "geoid", "tel", "ref"};
    const Words words = columnWords(columnName);
    return !words.empty() && isOneOf(words.back(), kCodeWords);
}

} // namespace core::records
