// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/address_words.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace geo {

/// A word, number or sign ("#", "&", "@", "/") of an address.
struct AddressToken {
    enum class Shape : std::uint8_t { Letters, Digits, Mixed, Sign };
    std::uint16_t begin; ///< in the plain text
    std::uint16_t end;
    std::uint32_t rawBegin; ///< in the text as it was given
    std::uint32_t rawEnd;
    Shape shape;
    bool comma;  ///< a comma, line end or bracket stands before it
    bool dash;   ///< a dash between blanks stands before it
    bool hyphen; ///< a hyphen joins it to the token before
    const AddressWord* word;
};

/// An address cut into tokens: capitals without accents, dots and apostrophes; hyphens are kept
/// only beside a digit. No memory is taken: what is over 1,000 letters or 96 tokens is cut off,
/// and `complete` says so.
class AddressTokens {
public:
    static constexpr std::size_t kMostTokens = 96;
    static constexpr std::size_t kMostLetters = 1000;

    /// The views that `raw` gives live as long as the text.
    explicit AddressTokens(std::string_view text);
    AddressTokens(const AddressTokens&) = delete;
    AddressTokens& operator=(const AddressTokens&) = delete;

    std::size_t size() const { return count_; }
    bool complete() const { return complete_; }
    const AddressToken& operator[](std::size_t i) const { return tokens_[i]; }
    std::string_view text(std::size_t i) const { return text(i, i + 1); }
    /// Tokens [begin, end) with single blanks between them.
    std::string_view text(std::size_t begin, std::size_t end) const;
    /// The same as it was written.
    std::string_view raw(std::size_t begin, std::size_t end) const;

    bool is(std::size_t i, std::string_view text) const { return this->text(i) == text; }
    bool startsWithDigit(std::size_t i) const;
    std::string_view type(std::size_t i) const;
    std::string_view direction(std::size_t i) const;
    std::string_view unit(std::size_t i) const;

private:
    void read();
    void readByte(std::size_t& at);
    void readBeyondAscii(std::size_t& at);
    void dot(std::size_t at);
    void hyphen(std::size_t at);
    void put(char c, std::size_t at);
    void sign(char c, std::size_t at);
    void close();

    std::string_view source_;
    std::size_t count_ = 0;
    std::size_t length_ = 0;
    std::size_t run_ = 0; ///< letters since the token began or its last dot
    bool open_ = false;
    bool comma_ = false;
    bool dash_ = false;
    bool hyphen_ = false;
    bool complete_ = true;
    // Not initialised: most of it is never used, and filling it would take longer than all the
    // rest.
    std::array<char, kMostLetters + kMostTokens + 8> plain_;
    std::array<AddressToken, kMostTokens> tokens_;
};

} // namespace geo
