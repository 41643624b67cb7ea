// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/delivery_parts.h"

#include <algorithm>

namespace geo {

using Shape = AddressToken::Shape;

bool hasDigit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isUnitNumber(const AddressTokens& tokens, std::size_t at, bool sure) {
    const std::string_view text = tokens.text(at);
    if (tokens[at].shape == Shape::Sign) {
        return text == "#";
    }
    if (hasDigit(text) || sure) {
        return true;
    }
    const bool street = text.size() == 2 && !tokens.type(at).empty(); // "Bay St", "Pier Dr"
    return (text.size() <= 2 && !street) ||
           (tokens[at].word != nullptr && tokens[at].word->number > 0);
}

bool unitBegins(const AddressTokens& tokens, std::size_t at, TokenSpan line) {
    if (tokens.is(at, "#")) {
        return at + 1 < line.end;
    }
    const AddressWord* word = tokens[at].word;
    const bool floorNext = at + 1 < line.end && tokens.unit(at + 1) == "FL";
    if (floorNext && at > line.begin + 1 &&
        (tokens.startsWithDigit(at) || (word != nullptr && !word->ordinal.empty()))) {
        return true;
    }
    if (word == nullptr || word->unit.empty()) {
        return false;
    }
    const bool apart = tokens[at].comma || tokens[at].dash;
    const bool afterStreet = apart || !tokens.type(at - 1).empty() ||
                             !tokens.direction(at - 1).empty() || hasDigit(tokens.text(at - 1));
    if (at + 1 == line.end) {
        return afterStreet && (word->unitAlone || (word->unitSure && apart));
    }
    if (word->unitAlone) {
        return afterStreet && (apart || hasDigit(tokens.text(at + 1)) || tokens[at + 1].comma ||
                               !tokens.unit(at + 1).empty());
    }
    if (!isUnitNumber(tokens, at + 1, word->unitSure)) {
        return apart && !tokens.unit(at + 1).empty();
    }
    // "Key 5" and "Lot 3" are units, "Pier 39" may be a street, "Space Park Dr" surely is.
    return word->unitSure || word->unit == "STE" || afterStreet;
}

std::string unitText(const AddressTokens& tokens, TokenSpan span) {
    std::string text;
    for (std::size_t i = span.begin; i < span.end; ++i) {
        const bool floorNext = i + 1 < span.end && tokens.unit(i + 1) == "FL" &&
                               (i + 2 >= span.end || !tokens.startsWithDigit(i + 2));
        const AddressWord* word = tokens[i].word;
        if (floorNext &&
            (tokens.startsWithDigit(i) || (word != nullptr && !word->ordinal.empty()))) {
            const std::string_view number = word != nullptr ? word->ordinal : tokens.text(i);
            appendWord(text, "FL");
            appendWord(text, number.substr(0, number.find_first_not_of("0123456789")));
            ++i;
        } else if (tokens.is(i, "#")) {
            const bool named = i > span.begin && !tokens.unit(i - 1).empty();
            appendWord(text, named ? "" : "#");
        } else {
            appendWord(text, tokens.unit(i).empty() ? tokens.text(i) : tokens.unit(i));
        }
    }
    return text;
}

std::size_t endOfUnit(const AddressTokens& tokens, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin + 1; i < end; ++i) {
        const bool number = tokens.unit(i - 1).empty() && !tokens.is(i - 1, "#");
        if ((tokens[i].comma || tokens[i].dash) && tokens.unit(i).empty() && !tokens.is(i, "#") &&
            !hasDigit(tokens.text(i)) && number) {
            return i;
        }
    }
    return end;
}

std::size_t endOfStreet(const AddressTokens& tokens, TokenSpan span) {
    for (std::size_t i = span.begin + 1; i < span.end; ++i) {
        // "106 W, San Francisco": a comma behind a direction or a letter ends nothing
        const bool begun = i > span.begin + 1 || tokens.text(span.begin).size() > 2;
        // "Memorial Dr/Rt 33", "Hwy 17 / 92": another name of the same road
        const bool sign = tokens[i].shape == Shape::Sign && !tokens.is(i, "#") &&
                          (isUsualType(tokens.type(i - 1)) || tokens.startsWithDigit(i - 1));
        if (((tokens[i].comma || tokens[i].dash) && begun) || sign || unitBegins(tokens, i, span)) {
            return i;
        }
    }
    return span.end;
}

std::size_t loneUnit(const AddressTokens& tokens, TokenSpan street) {
    const std::size_t name = street.begin + (tokens.direction(street.begin).empty() ? 0 : 1);
    if (street.size() < 3 || name + 3 > street.end) {
        return street.end;
    }
    const std::size_t last = street.end - 1;
    const std::size_t before = last - 1;
    const std::string_view type = tokens.type(before);
    // "Lee Hwy 29" and "Expressway 83" have numbers of their own
    const bool numbered = type == "HWY" || type == "EXPY" || type == "FWY" || type == "RTE" ||
                          type == "LOOP" || type == "SPUR";
    const bool typed = (!type.empty() && !numbered) ||
                       (name + 3 < street.end && !tokens.direction(before).empty() &&
                        !tokens.type(before - 1).empty());
    const std::string_view text = tokens.text(last);
    const bool letter = text.size() == 1 && tokens.direction(last).empty() && isUsualType(type);
    const bool number = tokens[last].shape == Shape::Digits || letter ||
                        (tokens[last].shape == Shape::Mixed && text.size() > 1);
    const std::string_view end = text.size() > 2 ? text.substr(text.size() - 2) : text;
    const bool ordinal = end == "TH" || end == "ND" || end == "RD" || end == "ST";
    return typed && number && !ordinal && !readRoute(tokens, street) ? last : street.end;
}

std::size_t withoutBareUnit(const AddressTokens& tokens, TokenSpan line) {
    const auto bare = [&](std::size_t at) {
        const AddressWord* word = tokens[at].word;
        return tokens.is(at, "#") ||
               (word != nullptr && word->unit != "FL" && (word->unitSure || word->unit == "STE"));
    };
    while (line.size() > 2 && bare(line.end - 1)) {
        --line.end;
    }
    return line.end;
}

} // namespace geo
