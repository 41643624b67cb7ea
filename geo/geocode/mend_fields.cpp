// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/mend_fields.h"

#include "core/base/text.h"
#include "geo/geocode/last_line.h"
#include "geo/geocode/place_names.h"

#include <algorithm>
#include <utility>

namespace geo {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool hasFigure(std::string_view text) {
    return std::any_of(text.begin(), text.end(), isDigit);
}

/// "62701", "62701-1234", "2139", "62701.0": figures only, and as many as a ZIP has.
bool looksLikeZip(std::string_view text) {
    const auto digits = std::count_if(text.begin(), text.end(), isDigit);
    return digits >= 4 && digits <= 9 && text.size() <= 10 && isDigit(text.front()) &&
           text.find_first_not_of("0123456789-. ") == std::string_view::npos;
}

bool looksLikeStreetLine(std::string_view text) {
    const std::size_t blank = text.find(' ');
    return blank != std::string_view::npos && isDigit(text.front()) && !looksLikeZip(text);
}

void swapState(AddressFields& fields, std::vector<std::string>& notes) {
    if (!stateOfField(fields.state).empty()) {
        return;
    }
    if (looksLikeZip(fields.state.empty() ? "-" : fields.state) &&
        !stateOfField(fields.zip).empty()) {
        std::swap(fields.state, fields.zip);
        notes.emplace_back("state and ZIP were swapped");
    } else if (!fields.state.empty() && !hasFigure(fields.state) &&
               !stateOfField(fields.city).empty()) {
        std::swap(fields.state, fields.city);
        notes.emplace_back("city and state were swapped");
    }
}

void swapCity(AddressFields& fields, std::vector<std::string>& notes) {
    if (fields.city.empty()) {
        return;
    }
    if (looksLikeZip(fields.city) && !fields.zip.empty() && !hasFigure(fields.zip)) {
        std::swap(fields.city, fields.zip);
        notes.emplace_back("city and ZIP were swapped");
    } else if (looksLikeStreetLine(fields.city) && !hasFigure(fields.street)) {
        std::swap(fields.city, fields.street);
        notes.emplace_back(fields.city.empty() ? "the street stood in the city's column"
                                               : "street and city were swapped");
    }
}

} // namespace

std::string_view stateOfField(std::string_view text) {
    text = core::trim(text);
    if (text.size() == 2) {
        const char code[] = {static_cast<char>(text[0] & ~0x20),
                             static_cast<char>(text[1] & ~0x20)};
        return stateOfWords({code, 2});
    }
    if (text.size() < 3 || text.size() > 40) {
        return {};
    }
    const AddressTokens tokens(text);
    return stateOfWords(tokens.text(0, tokens.size()));
}

AddressFields mendFields(const AddressFields& fields, std::vector<std::string>& notes) {
    AddressFields out{core::trim(fields.street), core::trim(fields.city), core::trim(fields.state),
                      core::trim(fields.zip), core::trim(fields.country)};
    swapState(out, notes);
    swapCity(out, notes);
    return out;
}

void readCityColumn(std::string_view text, Address& address) {
    const AddressTokens tokens(text);
    TokenSpan span{0, tokens.size()};
    const bool more = tokens.size() > 1 && (tokens[tokens.size() - 1].comma ||
                                            tokens.startsWithDigit(tokens.size() - 1) ||
                                            tokens.text(tokens.size() - 1).size() <= 3);
    if (more) {
        takeRegion(tokens, span, address);
    }
    if (span.empty()) { // "New York" is the town, not the state
        span.end = tokens.size();
    }
    address.city = tokens.text(span.begin, span.end);
}

bool readStateColumn(std::string_view text, Address& address) {
    const AddressTokens tokens(text);
    TokenSpan span{0, tokens.size()};
    const std::size_t known = address.state.size() + address.zip.size();
    takeRegion(tokens, span, address);
    if (!address.state.empty() && !span.empty() && address.city.empty()) {
        address.city = tokens.text(span.begin, span.end);
    }
    return address.state.size() + address.zip.size() > known;
}

void takeRepeatedTail(const AddressTokens& tokens, TokenSpan& span, Address& address) {
    if (tokens.size() < 3) {
        return;
    }
    const bool comma = [&] {
        for (std::size_t i = 1; i < span.end; ++i) {
            if (tokens[i].comma || tokens[i].dash) {
                return true;
            }
        }
        return false;
    }();
    TokenSpan rest = span;
    const std::string_view last = tokens.text(span.end - 1);
    const bool zip = !address.zip.empty() && last.substr(0, 5) == address.zip;
    rest.end -= zip ? 1 : 0;
    const std::string_view code = tokens.text(rest.end - 1);
    const bool state = rest.size() > 2 && !address.state.empty() &&
                       stateOfWords(code) == address.state &&
                       (zip || comma || !isUsualType(code)); // "Ct" is a court first
    rest.end -= state ? 1 : 0;
    const std::size_t cityEnd = rest.end;
    if (rest.size() > 2 && (zip || state || comma)) {
        takeKnownCity(tokens, rest, address);
    }
    const bool city = rest.end < cityEnd;
    const bool apart = city && (tokens[rest.end].comma || tokens[rest.end].dash);
    if ((city && (zip || state || apart)) || (zip && state) ||
        (zip && tokens[span.end - 1].comma)) {
        span = rest;
    }
}

} // namespace geo
