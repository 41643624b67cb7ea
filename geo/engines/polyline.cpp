// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/engines/polyline.h"

#include <cmath>
#include <cstdint>

namespace geo {

namespace {

constexpr int kFirst = 63;    // character of the value 0
constexpr int kMore = 0x20;   // another five bits follow
constexpr int kMostBits = 40; // far more than 180 degrees take

/// One difference in zigzag form; empty where the text ends too early or a character is none.
std::optional<std::int64_t> readValue(std::string_view text, std::size_t& at) {
    std::uint64_t bits = 0;
    for (int shift = 0; shift < kMostBits && at < text.size(); shift += 5) {
        const int value = static_cast<unsigned char>(text[at++]) - kFirst;
        if (value < 0 || value >= 2 * kMore) {
            return std::nullopt;
        }
        bits |= static_cast<std::uint64_t>(value & (kMore - 1)) << shift;
        if ((value & kMore) == 0) {
            const auto half = static_cast<std::int64_t>(bits >> 1);
            return (bits & 1) != 0 ? ~half : half;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::vector<core::Point>> decodePolyline(std::string_view text, int decimals) {
    const double unit = std::pow(10.0, -decimals);
    std::vector<core::Point> line;
    std::int64_t lat = 0;
    std::int64_t lon = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto north = readValue(text, at);
        const auto east = north ? readValue(text, at) : std::nullopt;
        if (!east) {
            return std::nullopt;
        }
        lat += *north;
        lon += *east;
        const core::Point point{static_cast<double>(lon) * unit, static_cast<double>(lat) * unit};
        if (std::abs(point.x) > 180 || std::abs(point.y) > 90) {
            return std::nullopt;
        }
        line.push_back(point);
    }
    return line;
}

} // namespace geo
