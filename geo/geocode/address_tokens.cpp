// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address_tokens.h"

namespace geo {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isAlnum(char c) {
    return isDigit(c) || isLetter(c) || static_cast<unsigned char>(c) >= 0x80;
}
char capital(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// Letters U+00C0 to U+017F without their marks; '*' for signs that are none.
constexpr std::string_view kPlainLetters =
    "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTSAAAAAAACEEEEIIIIDNOOOOO*OUUUUYTY"
    "AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIIIIIJJKKKLLLLLLLLLLNNNNNNNNNOOOOOOOORRRRRR"
    "SSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS";

} // namespace

AddressTokens::AddressTokens(std::string_view text) : source_(text) {
    read();
}

void AddressTokens::read() {
    for (std::size_t at = 0; at < source_.size();) {
        if (count_ + 1 >= kMostTokens || length_ + count_ + 8 >= kMostLetters) {
            complete_ = false;
            break;
        }
        readByte(at);
    }
    close();
}

void AddressTokens::readByte(std::size_t& at) {
    const char c = source_[at];
    if (static_cast<unsigned char>(c) >= 0x80) {
        readBeyondAscii(at);
        return;
    }
    if (isLetter(c) || isDigit(c)) {
        put(capital(c), at);
    } else if (c == '.') {
        dot(at);
    } else if (c == '-') {
        hyphen(at);
    } else if (c == '#' || c == '&' || c == '@' || c == '+') {
        sign(c == '+' ? '&' : c, at);
    } else if (c == '/') {
        const bool fraction = open_ && isDigit(plain_[length_ - 1]) && at + 1 < source_.size() &&
                              isDigit(source_[at + 1]);
        fraction ? put('/', at) : sign('/', at);
    } else if (c == ',' || c == ';' || c == '|' || c == '\n' || c == '\r' || c == '\t' ||
               c == '(' || c == ')' || c == '[' || c == ']') {
        close();
        comma_ = true;
    } else if (c != '\'' && c != '`' && c != '"') {
        close();
    }
    ++at;
}

/// UTF-8 letters of Latin scripts lose their marks, others stay. Bytes that are no UTF-8 are read
/// as Windows-1252, where most of them are letters, too.
void AddressTokens::readBeyondAscii(std::size_t& at) {
    const auto byte = [&](std::size_t i) {
        return i < source_.size() ? static_cast<unsigned char>(source_[i]) : 0U;
    };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(at);
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    std::size_t whole = 1;
    while (whole < size && continues(at + whole)) {
        ++whole;
    }
    unsigned code = lead; // of one byte: Latin-1
    if (whole == size && size > 1) {
        code = lead & (0xFFU >> (size + 1));
        for (std::size_t i = 1; i < size; ++i) {
            code = (code << 6U) | (byte(at + i) & 0x3FU);
        }
    } else {
        whole = 1;
    }
    if (code >= 0xC0 && code < 0x180) {
        const char plain = kPlainLetters[code - 0xC0];
        plain == '*' ? close() : put(plain, at);
        if (plain != '*') {
            tokens_[count_].rawEnd = static_cast<std::uint32_t>(at + whole);
        }
    } else if (code == 0xBD || code == 0xBC || code == 0xBE) { // ½ ¼ ¾
        close();
        put(code == 0xBE ? '3' : '1', at);
        put('/', at);
        put(code == 0xBD ? '2' : '4', at + whole - 1);
        close();
    } else if ((code >= 0x2010 && code <= 0x2015) ||
               (whole == 1 && (code == 0x96 || code == 0x97))) {
        hyphen(at + whole - 1);
    } else if (code == 0x2019 || code == 0x2018 || (whole == 1 && (code == 0x91 || code == 0x92))) {
        // an apostrophe: as if it were not there
    } else if (code < 0xC0 || (code >= 0x2000 && code < 0x3040 && code != 0x2C60)) {
        close();
    } else {
        for (std::size_t i = 0; i < whole; ++i) {
            put(source_[at + i], at + i);
        }
    }
    at += whole;
}

/// "P.O.", "U.S." and "N.W." are one word, "St.Charles" and "Ste.200" are two; "12.5" is a number.
void AddressTokens::dot(std::size_t at) {
    if (!open_ || at + 1 >= source_.size()) {
        return;
    }
    const char before = plain_[length_ - 1];
    const char next = source_[at + 1];
    if (isDigit(before) && isDigit(next)) {
        put('.', at);
        return;
    }
    const bool initial = run_ == 1 && isLetter(before) && isLetter(next) &&
                         (at + 2 >= source_.size() || !isAlnum(source_[at + 2]));
    if (initial) {
        run_ = 0;
    } else if (isAlnum(next)) {
        close();
    }
}

void AddressTokens::hyphen(std::size_t at) {
    const bool joined = open_ && at + 1 < source_.size() && isAlnum(source_[at + 1]);
    if (!joined) {
        close();
        dash_ = true;
    } else if (isDigit(plain_[length_ - 1]) || isDigit(source_[at + 1])) {
        put('-', at);
    } else {
        close();
        hyphen_ = true;
    }
}

void AddressTokens::put(char c, std::size_t at) {
    AddressToken& token = tokens_[count_];
    if (!open_) {
        if (count_ > 0) {
            plain_[length_++] = ' ';
        }
        token = AddressToken{};
        token.begin = static_cast<std::uint16_t>(length_);
        token.rawBegin = static_cast<std::uint32_t>(at);
        token.comma = comma_;
        token.dash = dash_;
        token.hyphen = hyphen_;
        token.shape = isDigit(c) ? AddressToken::Shape::Digits : AddressToken::Shape::Letters;
        comma_ = dash_ = hyphen_ = false;
        open_ = true;
        run_ = 0;
    }
    const bool sameShape = (token.shape == AddressToken::Shape::Digits && isDigit(c)) ||
                           (token.shape == AddressToken::Shape::Letters && !isDigit(c) && c != '-');
    if (!sameShape) {
        token.shape = AddressToken::Shape::Mixed;
    }
    plain_[length_++] = c;
    token.rawEnd = static_cast<std::uint32_t>(at + 1);
    ++run_;
}

void AddressTokens::sign(char c, std::size_t at) {
    close();
    if (count_ + 1 >= kMostTokens) {
        return;
    }
    put(c, at);
    tokens_[count_].shape = AddressToken::Shape::Sign;
    close();
}

void AddressTokens::close() {
    if (!open_) {
        return;
    }
    AddressToken& token = tokens_[count_];
    token.end = static_cast<std::uint16_t>(length_);
    ++count_;
    open_ = false;
    if (token.shape == AddressToken::Shape::Letters) {
        token.word = findAddressWord(text(count_ - 1));
    }
}

std::string_view AddressTokens::text(std::size_t begin, std::size_t end) const {
    if (begin >= end || end > count_) {
        return {};
    }
    return {&plain_[tokens_[begin].begin],
            static_cast<std::size_t>(tokens_[end - 1].end - tokens_[begin].begin)};
}

std::string_view AddressTokens::raw(std::size_t begin, std::size_t end) const {
    if (begin >= end || end > count_) {
        return {};
    }
    return source_.substr(tokens_[begin].rawBegin,
                          tokens_[end - 1].rawEnd - tokens_[begin].rawBegin);
}

bool AddressTokens::startsWithDigit(std::size_t i) const {
    return i < count_ && isDigit(plain_[tokens_[i].begin]);
}

std::string_view AddressTokens::type(std::size_t i) const {
    return i < count_ && tokens_[i].word != nullptr ? tokens_[i].word->type : std::string_view();
}

std::string_view AddressTokens::direction(std::size_t i) const {
    return i < count_ && tokens_[i].word != nullptr ? tokens_[i].word->direction
                                                    : std::string_view();
}

std::string_view AddressTokens::unit(std::size_t i) const {
    return i < count_ && tokens_[i].word != nullptr ? tokens_[i].word->unit : std::string_view();
}

} // namespace geo
