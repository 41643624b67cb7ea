// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address_parts.h"

#include <algorithm>
#include <charconv>

namespace geo {

namespace {

constexpr std::size_t kMostDigits = 9;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return c >= 'A' && c <= 'Z';
}
bool isCompass(char c) {
    return c == 'N' || c == 'S' || c == 'E' || c == 'W';
}

/// The front part of `text` for which `test` holds, taken off.
template <class Test> std::string_view take(std::string_view& text, Test test) {
    const auto end = std::find_if_not(text.begin(), text.end(), test);
    const auto size = static_cast<std::size_t>(end - text.begin());
    const std::string_view front = text.substr(0, size);
    text.remove_prefix(size);
    return front;
}

std::int64_t numberOf(std::string_view digits) {
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

bool isFraction(std::string_view text) {
    return text.size() == 3 && isDigit(text[0]) && text[1] == '/' && isDigit(text[2]) &&
           text[0] < text[2];
}

bool isOrdinalEnd(std::string_view letters) {
    return letters == "ST" || letters == "ND" || letters == "RD" || letters == "TH";
}

/// Where numbers before the hyphen name the block: Queens, parts of Bergen county, Hawaii.
bool hyphensNameBlocks(const AddressPlace& place) {
    static constexpr std::string_view kPrefixes[] = {"110", "111", "113", "114", "116"};
    const std::string_view front = place.zip.substr(0, 3);
    return place.state == "HI" || place.zip == "07410" ||
           std::find(std::begin(kPrefixes), std::end(kPrefixes), front) != std::end(kPrefixes);
}

struct Numbers {
    HouseNumber house;
    std::optional<HouseNumber> to;
};

/// "112-04" (the fourth lot of block 112 in Queens) or "101-105" (two houses)?
std::optional<Numbers> hyphenated(std::string_view first, std::string_view second,
                                  std::string_view letters, const AddressPlace& place) {
    const std::int64_t a = numberOf(first);
    const std::int64_t b = numberOf(second);
    const bool sameLength = first.size() == second.size();
    const bool range = !hyphensNameBlocks(place) && sameLength && b >= a;
    if (range) {
        return Numbers{{{}, a, {}}, HouseNumber{{}, b, std::string(letters)}};
    }
    const bool shortened = second.size() < first.size() && first.size() >= 4 && second.size() <= 2;
    if (shortened && !hyphensNameBlocks(place)) { // "1201-05"
        const std::int64_t scale = second.size() == 1 ? 10 : 100;
        const std::int64_t to = a / scale * scale + b;
        if (to > a) {
            return Numbers{{{}, a, {}}, HouseNumber{{}, to, std::string(letters)}};
        }
    }
    return Numbers{{std::string(first) + '-', b, std::string(letters)}, std::nullopt};
}

/// "N6W23001", "W204N11912", "40W123"
std::optional<Numbers> gridNumber(std::string_view word) {
    std::string_view rest = word;
    if (!rest.empty() && isCompass(rest.front())) {
        rest.remove_prefix(1);
    }
    const std::string_view block = take(rest, isDigit);
    if (block.empty() || rest.empty() || !isCompass(rest.front())) {
        return std::nullopt;
    }
    rest.remove_prefix(1);
    const std::string_view prefix = word.substr(0, word.size() - rest.size());
    const std::string_view digits = take(rest, isDigit);
    if (digits.empty() || digits.size() > kMostDigits || rest.size() > 1 || prefix.size() > 8) {
        return std::nullopt;
    }
    return Numbers{{std::string(prefix), numberOf(digits), std::string(rest)}, std::nullopt};
}

std::optional<Numbers> numbersOf(std::string_view word, const AddressPlace& place) {
    std::string_view rest = word;
    const std::string_view first = take(rest, isDigit);
    if (first.empty() || first.size() > kMostDigits) {
        return gridNumber(word);
    }
    const HouseNumber plain{{}, numberOf(first), {}};
    if (rest.empty()) {
        return Numbers{plain, std::nullopt};
    }
    if (isFraction(word)) {
        return std::nullopt;
    }
    const bool joined = rest.front() == '-' || rest.front() == '/';
    std::string_view tail = joined ? rest.substr(1) : rest;
    if (joined && isFraction(tail)) { // "12-1/2"
        return Numbers{{{}, plain.number, std::string(tail)}, std::nullopt};
    }
    const std::string_view second = joined ? take(tail, isDigit) : std::string_view();
    const std::string_view letters = take(tail, isLetter);
    if (!tail.empty() || second.size() > kMostDigits || letters.size() > 2) {
        return gridNumber(word);
    }
    if (!second.empty()) {
        return hyphenated(first, second, letters, place);
    }
    if (!joined && isOrdinalEnd(letters)) {
        return std::nullopt;
    }
    return Numbers{{{}, plain.number, std::string(letters)}, std::nullopt};
}

std::optional<HouseReading> spelledNumber(const AddressTokens& tokens, TokenSpan span) {
    const AddressWord* word = tokens[span.begin].word;
    // "One Market Plaza", but not "Two Rivers": a name and a type must follow.
    const bool number = word != nullptr && word->number > 0 && word->number <= 10;
    if (!number || span.size() < 3) {
        return std::nullopt;
    }
    for (std::size_t i = span.begin + 2; i < span.end && !tokens[i].comma; ++i) {
        if (!tokens.type(i).empty()) {
            return HouseReading{{{}, word->number, {}}, std::nullopt, span.begin + 1};
        }
    }
    return std::nullopt;
}

/// "101 - 105", "101 & 103": the second number, if it is one of a range.
std::optional<std::int64_t> rangeEnd(const AddressTokens& tokens, TokenSpan span,
                                     std::int64_t from) {
    std::size_t at = span.begin;
    const bool joined =
        at < span.end && (tokens.is(at, "&") || tokens.is(at, "AND") || tokens.is(at, "TO"));
    at += joined ? 1 : 0;
    const bool dashed = at < span.end && tokens[at].dash;
    if (at + 1 >= span.end || !(joined || dashed) ||
        tokens[at].shape != AddressToken::Shape::Digits || tokens.text(at).size() > kMostDigits) {
        return std::nullopt;
    }
    const std::int64_t to = numberOf(tokens.text(at));
    return to >= from ? std::optional(to) : std::nullopt;
}

/// Wisconsin's "N3887 State Rd 55".
std::optional<Numbers> compassNumber(std::string_view word) {
    std::string_view digits = word.substr(1);
    digits = take(digits, isDigit);
    if (!isCompass(word.front()) || digits.size() < 3 || digits.size() > 6 ||
        digits.size() + 1 != word.size()) {
        return std::nullopt;
    }
    return Numbers{{std::string(1, word.front()), numberOf(digits), {}}, std::nullopt};
}

/// Wisconsin's "N6 W23001" in two words.
std::optional<HouseReading> splitGrid(const AddressTokens& tokens, TokenSpan span) {
    if (span.size() < 3) {
        return std::nullopt;
    }
    const std::string_view a = tokens.text(span.begin);
    const std::string_view b = tokens.text(span.begin + 1);
    const auto gridWord = [](std::string_view word) {
        return word.size() > 1 && word.size() <= 6 && isCompass(word[0]) &&
               std::all_of(word.begin() + 1, word.end(), isDigit);
    };
    if (!gridWord(a) || !gridWord(b)) {
        return std::nullopt;
    }
    return HouseReading{
        {std::string(a) + b[0], numberOf(b.substr(1)), {}}, std::nullopt, span.begin + 2};
}

} // namespace

std::optional<HouseReading> readHouse(const AddressTokens& tokens, TokenSpan span,
                                      const AddressPlace& place) {
    const bool marked = span.size() > 2 &&
                        ((tokens.is(span.begin, "#") && tokens.startsWithDigit(span.begin + 1)) ||
                         (tokens.is(span.begin, "NO") &&
                          tokens[span.begin + 1].shape == AddressToken::Shape::Digits));
    span.begin += marked ? 1 : 0;
    if (span.empty()) {
        return std::nullopt;
    }
    if (auto split = splitGrid(tokens, span)) {
        return split;
    }
    auto numbers = tokens[span.begin].shape == AddressToken::Shape::Letters
                       ? std::nullopt
                       : numbersOf(tokens.text(span.begin), place);
    if (!numbers && span.size() > 2) {
        numbers = compassNumber(tokens.text(span.begin));
    }
    if (!numbers) {
        return spelledNumber(tokens, span);
    }
    HouseReading reading{numbers->house, numbers->to, span.begin + 1};
    if (reading.next < span.end && reading.house.suffix.empty() &&
        isFraction(tokens.text(reading.next))) {
        reading.house.suffix = tokens.text(reading.next);
        ++reading.next;
    }
    if (!reading.to && reading.house.prefix.empty()) {
        const TokenSpan rest{reading.next, span.end};
        if (const auto to = rangeEnd(tokens, rest, reading.house.number)) {
            reading.to = HouseNumber{{}, *to, {}};
            reading.next += tokens[rest.begin].dash ? 1 : 2;
        }
    }
    return reading;
}

std::optional<HouseNumber> parseHouseNumber(std::string_view text) {
    const AddressTokens tokens(text);
    if (tokens.size() == 0 || tokens.size() > 3 || !tokens.complete()) {
        return std::nullopt;
    }
    std::string_view word = tokens.text(0);
    std::string letters;
    if (word.size() > 1 && isLetter(word[0]) && !gridNumber(word)) { // "A123", "B-12"
        const std::size_t digits = word[1] == '-' ? 2 : 1;
        letters = word.substr(0, digits);
        word.remove_prefix(digits);
    }
    auto numbers = numbersOf(word, {});
    if (!numbers) {
        return std::nullopt;
    }
    HouseNumber house = numbers->house;
    house.prefix.insert(0, letters);
    if (numbers->to) { // two houses written as one number: it stands at the first
        house.suffix = '-' + houseNumberText(*numbers->to);
    }
    const std::string_view second = tokens.text(1);
    if (tokens.size() == 2 && house.suffix.empty() &&
        (isFraction(second) || (second.size() <= 2 && isLetter(second.front())))) {
        house.suffix = second;
    } else if (tokens.size() > 1) {
        return std::nullopt;
    }
    return house;
}

std::string houseNumberText(const HouseNumber& house) {
    std::string text = house.prefix;
    if (!text.empty() && text.back() == '-' && house.number < 10) {
        text += '0'; // Queens writes "112-04"
    }
    text += std::to_string(house.number);
    if (!house.suffix.empty() && isDigit(house.suffix.front())) {
        text += ' ';
    }
    return text + house.suffix;
}

} // namespace geo
