// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/text_fold.h"

#include <algorithm>
#include <array>

namespace core::quality {

namespace {

/// What U+00C0 to U+017F are without accents, in order; "*" keeps the letter as it is.
constexpr const char* kFolded =
    "A A A A A A AE C E E E E I I I I D N O O O O O * O U U U U Y TH SS "
    "A A A A A A AE C E E E E I I I I D N O O O O O * O U U U U Y TH Y "
    "A A A A A A C C C C C C C C D D D D E E E E E E E E E E G G G G G G G G "
    "H H H H I I I I I I I I I I IJ IJ J J K K K L L L L L L L L L L N N N N N N N N N "
    "O O O O O O OE OE R R R R R R S S S S S S S S T T T T T T U U U U U U U U U U U U "
    "W W Y Y Y Z Z Z Z Z Z S ";

constexpr unsigned kFirst = 0xC0;
constexpr unsigned kLast = 0x17F;

using FoldTable = std::array<std::string_view, kLast - kFirst + 1>;

const FoldTable& foldTable() {
    static const FoldTable table = [] {
        FoldTable entries;
        std::string_view rest = kFolded;
        for (std::string_view& entry : entries) {
            const auto space = rest.find(' ');
            entry = rest.substr(0, space);
            rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
        }
        return entries;
    }();
    return table;
}

std::uint64_t mix(std::uint64_t z) noexcept {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

} // namespace

std::string foldToCapitals(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 'a' && byte <= 'z') {
            out += static_cast<char>(byte - 'a' + 'A');
            continue;
        }
        const bool pair = byte >= 0xC3 && byte <= 0xC5 && i + 1 < text.size() &&
                          (static_cast<unsigned char>(text[i + 1]) & 0xC0) == 0x80;
        if (pair) {
            const unsigned code = static_cast<unsigned>(byte & 0x1F) << 6 |
                                  (static_cast<unsigned char>(text[i + 1]) & 0x3F);
            const std::string_view folded =
                code >= kFirst && code <= kLast ? foldTable()[code - kFirst] : "*";
            out += folded == "*" ? text.substr(i, 2) : folded;
            ++i;
            continue;
        }
        out += text[i];
    }
    return out;
}

std::uint64_t hashText(std::string_view text, std::uint64_t seed) noexcept {
    std::uint64_t hash = 0xCBF29CE484222325ULL ^ mix(seed + 0x9E3779B97F4A7C15ULL);
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    return mix(hash);
}

std::uint64_t hashNumbers(std::uint64_t a, std::uint64_t b, std::uint64_t c) noexcept {
    return mix(mix(mix(a + 0x9E3779B97F4A7C15ULL) + b) + c);
}

int editDistance(std::string_view a, std::string_view b, int limit) {
    constexpr std::size_t kLongest = 64;
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    if (static_cast<int>(b.size() - a.size()) > limit || b.size() > kLongest) {
        return a == b ? 0 : limit + 1;
    }
    std::array<std::array<int, kLongest + 1>, 3> rows{};
    for (std::size_t j = 0; j <= a.size(); ++j) {
        rows[0][j] = static_cast<int>(j);
    }
    for (std::size_t i = 1; i <= b.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i - 1) % 3];
        const auto& before = rows[(i + 1) % 3];
        int least = row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= a.size(); ++j) {
            const int replaced = above[j - 1] + (b[i - 1] == a[j - 1] ? 0 : 1);
            row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && b[i - 1] == a[j - 2] && b[i - 2] == a[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
            least = std::min(least, row[j]);
        }
        if (least > limit) {
            return limit + 1;
        }
    }
    return std::min(rows[b.size() % 3][a.size()], limit + 1);
}

bool looksMistyped(std::string_view a, std::string_view b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    const int limit = shorter >= 8 ? 2 : shorter >= 4 ? 1 : 0;
    return limit > 0 && editDistance(a, b, limit) <= limit;
}

} // namespace core::quality
