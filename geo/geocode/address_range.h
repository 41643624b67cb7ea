// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace geo {

/// Which numbers of a range there are.
enum class Parity : std::uint8_t { Both, Odd, Even };
/// The side of its line that a range lies on, seen along the line. `On`: the line itself was drawn
/// along the houses, or the side is not known.
enum class Side : std::uint8_t { On, Left, Right };

/// House numbers along a stretch of street: `from` at the start of the line, `to` at its end, and
/// `from` may be the greater one. All share a prefix (see `HouseNumber`).
struct AddressRange {
    std::int64_t from = 0;
    std::int64_t to = 0;
    Parity parity = Parity::Both;
    Side side = Side::On;
    std::string prefix;
    std::uint32_t line = 0; ///< place of its line among those of the street
    bool operator==(const AddressRange&) const = default;
};

/// What two ends of a range say of its parity.
Parity parityOf(std::int64_t from, std::int64_t to);
/// Whether a number lies between the ends, whatever its parity.
bool spans(const AddressRange& range, std::int64_t number);
bool hasParity(Parity parity, std::int64_t number);

/// Where a house stands that is known by its number only.
struct RangePoint {
    core::Point point;     ///< degrees
    double lineMetres = 0; ///< length of the stretch
};

/// Metres from the middle of a street to that of its houses: half the street's land, a front yard
/// and half a house.
constexpr double kSideOffset = 25;

/// The place of a number: as far along the line as the number lies between the ends, by true
/// lengths in metres, away from the corners, and `offset` metres to the side of the range. Empty
/// for a line without length or a number outside the range.
std::optional<RangePoint> placeAlong(std::span<const core::Point> line, const AddressRange& range,
                                     std::int64_t number, double offset = kSideOffset);

/// For a line that was drawn along the houses (`Side::On`), beside the line of the other side of
/// its street: on which side of `line` the houses of `line` lie, and how many metres behind it, so
/// that they are `kSideOffset` from the middle of both. On and 0 if `opposite` is not the other
/// side of the same stretch.
struct Behind {
    Side side = Side::On;
    double metres = 0;
};
Behind behindLine(std::span<const core::Point> line, std::span<const core::Point> opposite);

/// The point half-way along a line, and its length in metres.
RangePoint middleOf(std::span<const core::Point> line);

} // namespace geo
