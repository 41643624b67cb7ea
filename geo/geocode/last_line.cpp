// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/last_line.h"

#include "core/records/us_states.h"
#include "geo/geocode/place_names.h"

#include <algorithm>

namespace geo {

namespace {

using Shape = AddressToken::Shape;
using Fit = PlaceNames::Fit;

bool isDigits(std::string_view text, std::size_t size) {
    return text.size() == size &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool zipExists(std::string_view zip) {
    return zipTable().find(zip) != nullptr;
}

/// A ZIP whose leading zeros a spreadsheet took away; empty where that cannot be.
std::string withLostZeros(std::string_view digits, std::string_view state) {
    const std::string zip = std::string(5 - digits.size(), '0') + std::string(digits);
    const bool fits =
        state.empty() ? zipExists(zip) : core::records::leadingZeroZipFits(zip, state);
    return fits ? zip : std::string();
}

bool setZip(std::string_view zip, std::string_view plus4, Address& address) {
    if (!address.zip.empty() && address.zip != zip) {
        return false;
    }
    address.zip = zip;
    if (!plus4.empty()) {
        address.plus4 = plus4;
    }
    return true;
}

bool takeZip(const AddressTokens& tokens, TokenSpan& span, Address& address) {
    const std::string_view last = tokens.text(span.end - 1);
    if (span.size() > 1 && isDigits(last, 4) && isDigits(tokens.text(span.end - 2), 5) &&
        zipExists(tokens.text(span.end - 2))) {
        if (setZip(tokens.text(span.end - 2), last, address)) {
            span.end -= 2;
            return true;
        }
    }
    const bool long9 = isDigits(last, 9);
    const bool plus = last.size() == 10 && last[5] == '-' && isDigits(last.substr(6), 4);
    if (long9 || plus || isDigits(last, 5)) {
        const std::string_view zip = last.substr(0, 5);
        const bool sure = plus || zipExists(zip) || zip == address.zip ||
                          (span.size() > 1 && !stateOfWords(tokens.text(span.end - 2)).empty());
        const std::string_view plus4 = long9 ? last.substr(5) : plus ? last.substr(6) : "";
        if (isDigits(zip, 5) && sure && setZip(zip, plus4, address)) {
            --span.end;
            return true;
        }
    }
    return false;
}

/// "MA 2139": a short ZIP counts only behind the state that it fits.
bool takeShortZip(const AddressTokens& tokens, TokenSpan& span, Address& address) {
    const std::string_view last = tokens.text(span.end - 1);
    if (span.size() < 2 || !(isDigits(last, 4) || isDigits(last, 3))) {
        return false;
    }
    const std::string_view state = stateOfWords(tokens.text(span.end - 2));
    const std::string zip = state.empty() ? std::string() : withLostZeros(last, state);
    if (zip.empty() || !setZip(zip, {}, address)) {
        return false;
    }
    address.notes.emplace_back("the leading zeros of the ZIP were put back");
    --span.end;
    return true;
}

bool takeCountry(const AddressTokens& tokens, TokenSpan& span, Address& address) {
    const auto ends = [&](std::size_t words, std::string_view text) {
        return span.size() > words && tokens.text(span.end - words, span.end) == text;
    };
    const std::size_t words = ends(4, "UNITED STATES OF AMERICA") ? 4
                              : ends(2, "UNITED STATES")          ? 2
                              : ends(1, "USA") || ends(1, "US")   ? 1
                                                                  : 0;
    if (words == 0) {
        return false;
    }
    address.country = "US";
    span.end -= words;
    return true;
}

/// A code that is a street's type or direction as well ("CT", "NE") is a state only where
/// something speaks for it.
bool isSurelyState(const AddressTokens& tokens, std::size_t at, TokenSpan span,
                   std::string_view state, const Address& address) {
    if (!address.zip.empty()) {
        const ZipPlace* zip = zipTable().find(address.zip);
        const bool doubtful = !tokens.type(at).empty() || !tokens.direction(at).empty();
        return zip == nullptr || zip->state == state || !doubtful || tokens[at].comma;
    }
    if (tokens[at].comma) {
        return true;
    }
    std::uint64_t key = PlaceNames::kNoKey;
    for (std::size_t words = 1; words <= 5 && span.begin + words < at; ++words) {
        key = PlaceNames::addBefore(key, tokens, at - words);
        if (placeNames().fit(key, {state, {}}) != Fit::Unknown) {
            return true;
        }
    }
    return false;
}

/// "New York 10001" names the town; "Washington 20020" does not lie in the state of that name.
bool isTownRather(const AddressTokens& tokens, TokenSpan words, std::size_t begin,
                  std::string_view state, const Address& address) {
    if (address.zip.empty() || words.size() == 0 ||
        tokens.text(words.begin, words.end).size() == 2) {
        return false;
    }
    const Fit fit = placeNames().fit(PlaceNames::keyOf(tokens, words), {{}, address.zip});
    const ZipPlace* zip = zipTable().find(address.zip);
    if (fit != Fit::Zip || zip == nullptr) {
        return false;
    }
    const bool townBefore =
        words.size() <= words.begin - begin &&
        tokens.text(words.begin - words.size(), words.begin) == tokens.text(words.begin, words.end);
    return zip->state != state || !townBefore;
}

bool takeState(const AddressTokens& tokens, TokenSpan& span, Address& address) {
    for (std::size_t words = std::min<std::size_t>(4, span.size()); words > 0; --words) {
        const std::size_t begin = span.end - words;
        const std::string_view state = stateOfWords(tokens.text(begin, span.end));
        if (state.empty() ||
            (state == "DC" && words == 2)) { // "Washington DC" is town and district
            continue;
        }
        const bool agrees = address.state.empty() || address.state == state;
        if (!agrees || !isSurelyState(tokens, begin, span, state, address) ||
            isTownRather(tokens, {begin, span.end}, span.begin, state, address)) {
            return false;
        }
        address.state = state;
        span.end = begin;
        return true;
    }
    return false;
}

bool isStreetEnd(const AddressTokens& tokens, std::size_t at) {
    const std::string_view type = tokens.type(at);
    return type.empty() ? !misspeltType(tokens.text(at)).empty() : isUsualType(type);
}

bool hasDigit(const AddressTokens& tokens, std::size_t at) {
    return tokens.startsWithDigit(at) || tokens[at].shape == Shape::Mixed;
}

/// How well a street may end before token `at`: 2 at a usual type, a number or a unit, 1 at other
/// types and directions.
int endQuality(const AddressTokens& tokens, TokenSpan span, std::size_t at) {
    if (at < span.begin + 2) {
        return -4; // neither number nor name would be left
    }
    if (tokens[at].comma) {
        return 3;
    }
    const std::size_t last = at - 1;
    const bool unit = !tokens.unit(last).empty() && tokens.type(last).empty();
    const bool number = hasDigit(tokens, last) && last > span.begin;
    const bool unitLetter =
        last > span.begin && !tokens.unit(last - 1).empty() && tokens.text(last).size() <= 2;
    if (number || unitLetter || isStreetEnd(tokens, last)) {
        return 2;
    }
    const bool direction = !tokens.direction(last).empty() && last > span.begin + 1;
    if (direction && (isStreetEnd(tokens, last - 1) || tokens.startsWithDigit(last - 1))) {
        return 2;
    }
    return direction || unit || !tokens.type(last).empty() ? 1 : 0;
}

/// How much speaks for a town that begins here. A town that is known is believed, an unknown one
/// begins behind a street's usual end. "Azusa Ave West Covina" lies in West Covina, not on the west
/// end of the avenue, where both towns are near (`compass`).
int cityScore(Fit fit, int quality, int words, bool compass) {
    constexpr int kNear = 10;
    switch (fit) {
    case Fit::Zip: return 24 + 2 * quality + words;
    case Fit::Region: return 16 + 2 * quality + words + (compass ? kNear : 0);
    case Fit::State: return quality > 0 ? 12 + 2 * quality + words : 3;
    case Fit::Unknown: break;
    }
    constexpr int kMostWords = 6;
    return quality > 0 ? 4 * quality + kMostWords - words : 0;
}

/// Whether a direction before a known town is the town's although the two are not known together:
/// "Adams St East Milton", "NE 125th St North Miami", "Ste 106 West Trenton".
bool isTownsDirection(const AddressTokens& tokens, TokenSpan span, std::size_t at) {
    if (at < span.begin + 3 || tokens.direction(at).empty() || tokens.text(at).size() < 4) {
        return false;
    }
    const std::string_view before = tokens.text(at - 1);
    const bool shortType = isUsualType(tokens.type(at - 1)) && tokens.type(at - 1) == before &&
                           before.size() < 4 && before != "WAY";
    const bool otherEnd = at > span.begin + 3 && !tokens.direction(span.begin + 1).empty() &&
                          isStreetEnd(tokens, at - 1) && tokens.text(span.begin + 1).size() <= 2;
    return shortType || otherEnd || !tokens.unit(at - 2).empty();
}

/// Where the town begins in a line without a comma before it.
std::size_t cityBegin(const AddressTokens& tokens, TokenSpan span, const AddressPlace& place) {
    constexpr std::size_t kMostWords = 6;
    std::size_t best = span.end;
    int bestScore = 0;
    std::uint64_t key = PlaceNames::kNoKey;
    Fit fit = Fit::Unknown;
    for (std::size_t words = 1; words <= kMostWords && words < span.size(); ++words) {
        const std::size_t at = span.end - words;
        const AddressWord* word = tokens[at].word;
        const bool unit = word != nullptr && !word->unit.empty() && !word->unitAlone && words > 1 &&
                          tokens.text(at + 1).size() <= 2;
        if (unit || hasDigit(tokens, at) || tokens[at].shape == Shape::Sign) {
            break;
        }
        const bool extended = fit != Fit::Unknown && isTownsDirection(tokens, span, at);
        key = PlaceNames::addBefore(key, tokens, at);
        fit = placeNames().fit(key, place);
        const bool typeAlone = words == 1 && fit == Fit::Unknown && isUsualType(tokens.type(at));
        const bool compass = !tokens.direction(at).empty() && !tokens.startsWithDigit(at - 1);
        const int score = extended    ? bestScore + 1
                          : typeAlone ? 0
                                      : cityScore(fit, endQuality(tokens, span, at),
                                                  static_cast<int>(words), compass);
        if (score > bestScore) {
            bestScore = score;
            best = at;
        }
        if (tokens[at].comma) {
            break;
        }
    }
    return best;
}

/// The token behind the last comma, or the first.
std::size_t lastComma(const AddressTokens& tokens, TokenSpan span) {
    std::size_t comma = span.end - 1;
    while (comma > span.begin && !tokens[comma].comma) {
        --comma;
    }
    return comma;
}

/// Whether a part between commas can be a town: neither number nor unit is in it.
bool isTown(const AddressTokens& tokens, TokenSpan part) {
    const AddressWord* word = tokens[part.begin].word;
    const bool unit =
        word != nullptr && !word->unit.empty() && !(word->unitAlone && part.size() > 1);
    if (unit) {
        return false;
    }
    for (std::size_t i = part.begin; i < part.end; ++i) {
        if (tokens.startsWithDigit(i) || tokens[i].shape == Shape::Sign) {
            return false;
        }
    }
    return true;
}

} // namespace

void takeRegion(const AddressTokens& tokens, TokenSpan& span, Address& address) {
    if (!span.empty()) {
        takeCountry(tokens, span, address);
    }
    if (span.empty()) {
        return;
    }
    const bool zip = takeZip(tokens, span, address) || takeShortZip(tokens, span, address);
    if (zip && !span.empty() && address.country.empty()) {
        takeCountry(tokens, span, address);
    }
    if (span.empty() || !takeState(tokens, span, address)) {
        return;
    }
    while (span.size() > 1 && tokens.is(span.end - 1, address.state) &&
           tokens[span.end - 1].comma) {
        --span.end; // said twice
    }
}

void takeKnownTown(const AddressTokens& tokens, TokenSpan& span, Address& address) {
    const std::size_t comma = lastComma(tokens, span);
    const TokenSpan part{comma, span.end};
    const AddressPlace place{address.state, address.zip};
    if (comma > span.begin && isTown(tokens, part) &&
        placeNames().fit(PlaceNames::keyOf(tokens, part), place) != Fit::Unknown) {
        address.city = tokens.text(part.begin, part.end);
        span.end = comma;
    }
}

void takeCity(const AddressTokens& tokens, TokenSpan& span, Address& address) {
    if (span.empty()) {
        return;
    }
    const std::size_t comma = lastComma(tokens, span);
    const bool ownPart = comma > span.begin && isTown(tokens, {comma, span.end});
    const AddressPlace place{address.state, address.zip};
    const std::size_t begin = ownPart ? comma : cityBegin(tokens, span, place);
    address.city = tokens.text(begin, span.end);
    span.end = begin;
}

void takeKnownCity(const AddressTokens& tokens, TokenSpan& span, const Address& address) {
    const AddressTokens city(address.city);
    if (city.size() == 0 || city.size() + 1 >= span.size()) {
        return;
    }
    const TokenSpan tail{span.end - city.size(), span.end};
    if (PlaceNames::keyOf(tokens, tail) == PlaceNames::keyOf(city, {0, city.size()})) {
        span.end = tail.begin;
    }
}

bool readZip(std::string_view text, Address& address) {
    const std::size_t point = text.find('.');
    if (point != std::string_view::npos &&
        text.find_first_not_of("0.", point) == std::string_view::npos) {
        text = text.substr(0, point); // a number column: "62701.0"
    }
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (c != '-' && c != ' ' && c != '\'') {
            return false;
        }
        if (digits.size() > 9) {
            return false;
        }
    }
    if (digits.size() == 5 || digits.size() == 9) {
        address.zip = digits.substr(0, 5);
        address.plus4 = digits.substr(5);
        return true;
    }
    const bool plus = digits.size() == 8 || digits.size() == 7; // "2139-1234"
    if (digits.size() != 4 && digits.size() != 3 && !plus) {
        return false;
    }
    const std::size_t front = plus ? digits.size() - 4 : digits.size();
    std::string zip = withLostZeros(std::string_view(digits).substr(0, front), address.state);
    if (zip.empty()) {
        return false;
    }
    address.zip = std::move(zip);
    address.plus4 = digits.substr(front);
    address.notes.emplace_back("the leading zeros of the ZIP were put back");
    return true;
}

} // namespace geo
