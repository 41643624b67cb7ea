// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/number_place.h"

#include "core/base/text.h"
#include "geo/crs/local_plane.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace geo {

using core::Point;

namespace {

constexpr double kPointError = 20;
constexpr double kParcelError = 40;
/// With the length of the block: 95 % of urban ones lie within 152 m (Cayo and Talbot 2003).
constexpr double kRangeError = 150;
/// Positions of one number further apart than this are not one house.
constexpr double kOneHouse = 120;
/// Houses further apart than this say little about a number between them.
constexpr double kMostGap = 400;
constexpr std::int64_t kMostGapNumbers = 200;
/// A number this close to a known one is looked for near it.
constexpr std::int64_t kNearNumber = 100;

/// The position that is least far from the middle of all, and how far the furthest is from it.
struct Middle {
    Point point;
    double spread = 0;
};

Middle middleOfPoints(const std::vector<Point>& points) {
    Point mean;
    for (const Point& p : points) {
        mean.x += p.x / static_cast<double>(points.size());
        mean.y += p.y / static_cast<double>(points.size());
    }
    const auto nearest =
        std::min_element(points.begin(), points.end(), [&](const Point& a, const Point& b) {
            return nearDistance(a, mean) < nearDistance(b, mean);
        });
    Middle middle{*nearest, 0};
    for (const Point& p : points) {
        middle.spread = std::max(middle.spread, nearDistance(p, *nearest));
    }
    return middle;
}

template <class Fits>
std::vector<Point> pointsWhere(const StreetBody& body, const HouseNumber& house, Fits fits) {
    const auto first = std::lower_bound(body.points.begin(), body.points.end(), house,
                                        [](const HousePoint& known, const HouseNumber& asked) {
                                            return known.prefix != asked.prefix
                                                       ? known.prefix < asked.prefix
                                                       : known.number < asked.number;
                                        });
    std::vector<Point> points;
    for (auto it = first;
         it != body.points.end() && it->prefix == house.prefix && it->number == house.number;
         ++it) {
        if (fits(*it)) {
            points.push_back(it->point);
        }
    }
    return points;
}

std::optional<NumberPlace> knownHouse(const StreetBody& body, bool parcels,
                                      const HouseNumber& house) {
    const auto exact = pointsWhere(
        body, house, [&](const HousePoint& known) { return known.suffix == house.suffix; });
    if (!exact.empty()) {
        const Middle middle = middleOfPoints(exact);
        NumberPlace place{middle.point,
                          parcels ? MatchLevel::Parcel : MatchLevel::Point,
                          parcels ? 0.98 : 1.0,
                          parcels ? kParcelError : kPointError,
                          {}};
        place.errorMetres = std::max(place.errorMetres, middle.spread);
        if (middle.spread > kOneHouse) {
            place.level = MatchLevel::Street;
            place.score = 0.6;
            place.reason = core::format("{} places up to {:.0f} m apart have this number",
                                        exact.size(), middle.spread);
        }
        return place;
    }
    const auto like = pointsWhere(body, house, [](const HousePoint&) { return true; });
    if (like.empty()) {
        return std::nullopt;
    }
    const Middle middle = middleOfPoints(like);
    return NumberPlace{middle.point, MatchLevel::Interpolated, 0.86, std::max(50.0, middle.spread),
                       core::format("{} is known only with another suffix",
                                    houseNumberText({house.prefix, house.number, {}}))};
}

/// Between the nearest known houses of the same side.
std::optional<NumberPlace> betweenHouses(const StreetBody& body, const HouseNumber& house) {
    const HousePoint* below = nullptr;
    const HousePoint* above = nullptr;
    for (const HousePoint& known : body.points) {
        if (known.prefix != house.prefix || ((known.number ^ house.number) & 1) != 0) {
            continue;
        }
        if (known.number < house.number) {
            below = &known;
        } else if (above == nullptr) {
            above = &known;
        }
    }
    if (below == nullptr || above == nullptr || above->number - below->number > kMostGapNumbers) {
        return std::nullopt;
    }
    const double apart = nearDistance(below->point, above->point);
    if (apart > kMostGap) {
        return std::nullopt;
    }
    const double share = static_cast<double>(house.number - below->number) /
                         static_cast<double>(above->number - below->number);
    return NumberPlace{
        {below->point.x + (share * (above->point.x - below->point.x)),
         below->point.y + (share * (above->point.y - below->point.y))},
        MatchLevel::Interpolated,
        0.88,
        std::max(30.0, 0.6 * apart),
        core::format("number between {} and {}",
                     houseNumberText({below->prefix, below->number, below->suffix}),
                     houseNumberText({above->prefix, above->number, above->suffix}))};
}

std::string rangeText(const AddressRange& range) {
    return core::format("{}{}-{}{}", range.prefix, range.from, range.prefix, range.to);
}

/// Behind which side of its own line the houses of a range lie, by the line of the other parity
/// beside it.
Behind behindOwnLine(const StreetBody& body, const AddressRange& range) {
    const Parity others = range.parity == Parity::Odd ? Parity::Even : Parity::Odd;
    for (const AddressRange& other : body.ranges) {
        const bool besides = other.side == Side::On && other.parity == others &&
                             other.prefix == range.prefix &&
                             std::min(other.from, other.to) <= std::max(range.from, range.to) + 1 &&
                             std::min(range.from, range.to) <= std::max(other.from, other.to) + 1;
        const Behind behind =
            besides ? behindLine(body.lines[range.line], body.lines[other.line]) : Behind{};
        if (behind.side != Side::On) {
            return behind;
        }
    }
    return {};
}

Side otherSide(Side side) {
    return side == Side::Left ? Side::Right : side == Side::Right ? Side::Left : Side::On;
}

/// As `behindOwnLine`; for a range without its counterpart by another block of the street: odd
/// numbers keep to one side of it, seen along rising numbers.
Behind behindRange(const StreetBody& body, const AddressRange& range) {
    if (range.side != Side::On || range.parity == Parity::Both) {
        return {range.side, kSideOffset};
    }
    Behind behind = behindOwnLine(body, range);
    for (auto block = body.ranges.begin(); behind.side == Side::On && block != body.ranges.end();
         ++block) {
        if (block->side == Side::On && block->parity != Parity::Both) {
            behind = behindOwnLine(body, *block);
            const bool sameWay = (block->from <= block->to) == (range.from <= range.to);
            if ((block->parity == range.parity) != sameWay) {
                behind.side = otherSide(behind.side);
            }
        }
    }
    return behind;
}

/// The place of a number along its range, or across the street from it.
std::optional<RangePoint> placeBeside(const StreetBody& body, const AddressRange& range,
                                      std::int64_t number, bool rightSide) {
    Behind behind = behindRange(body, range);
    if (!rightSide) {
        const bool middle = range.side != Side::On;
        behind = {otherSide(behind.side), middle ? kSideOffset : (2 * kSideOffset) - behind.metres};
    }
    AddressRange sided = range;
    sided.side = behind.side;
    return placeAlong(body.lines[range.line], sided, number, behind.metres);
}

/// By the shortest range that holds the number; `rightSide` says whether odd and even must fit.
std::optional<NumberPlace> inRange(const StreetBody& body, const HouseNumber& house,
                                   bool rightSide) {
    const AddressRange* best = nullptr;
    std::vector<const AddressRange*> equals;
    const auto width = [](const AddressRange& range) { return std::abs(range.to - range.from); };
    for (const AddressRange& range : body.ranges) {
        if (range.prefix != house.prefix || !spans(range, house.number) ||
            hasParity(range.parity, house.number) != rightSide) {
            continue;
        }
        if (best == nullptr || width(range) < width(*best)) {
            best = &range;
            equals.clear();
        } else if (width(range) == width(*best)) {
            equals.push_back(&range);
        }
    }
    if (best == nullptr) {
        return std::nullopt;
    }
    const auto placed = placeBeside(body, *best, house.number, rightSide);
    if (!placed) {
        return std::nullopt;
    }
    NumberPlace place{placed->point, MatchLevel::Interpolated, rightSide ? 0.92 : 0.78,
                      kRangeError + placed->lineMetres,
                      core::format("number within {}", rangeText(*best))};
    if (!rightSide) {
        place.reason += ", whose numbers are of the other side";
    }
    double apart = 0;
    for (const AddressRange* other : equals) {
        const auto there = placeAlong(body.lines[other->line], *other, house.number);
        apart = std::max(apart, there ? nearDistance(there->point, place.point) : 0);
    }
    if (apart > kMostGap / 2) {
        place.score -= 0.2;
        place.errorMetres = std::max(place.errorMetres, apart);
        place.reason += core::format("; another range {:.0f} m away holds it too", apart);
    }
    return place;
}

/// The known number that comes nearest, and where it is.
struct NearNumber {
    HouseNumber house;
    Point point;
    std::int64_t away = 0;
};

std::optional<NearNumber> nearestNumber(const StreetBody& body, const HouseNumber& house) {
    std::optional<NearNumber> nearest;
    const auto offer = [&](const HouseNumber& known, Point point) {
        const std::int64_t away = std::abs(known.number - house.number);
        if (known.prefix == house.prefix && (!nearest || away < nearest->away)) {
            nearest = NearNumber{known, point, away};
        }
    };
    for (const HousePoint& known : body.points) {
        offer({known.prefix, known.number, known.suffix}, known.point);
    }
    for (const AddressRange& range : body.ranges) {
        const auto& line = body.lines[range.line];
        offer({range.prefix, range.from, {}}, line.front());
        offer({range.prefix, range.to, {}}, line.back());
    }
    return nearest;
}

/// Half the diagonal of the box around all that is known of the street.
double reachOf(const StreetBody& body, Point& middle) {
    std::vector<Point> all;
    for (const auto& line : body.lines) {
        all.insert(all.end(), line.begin(), line.end());
    }
    for (const HousePoint& house : body.points) {
        all.push_back(house.point);
    }
    const Middle found = middleOfPoints(all);
    middle = found.point;
    return found.spread;
}

std::optional<NumberPlace> onStreet(const StreetBody& body,
                                    const std::optional<HouseNumber>& house) {
    if (body.lines.empty() && body.points.empty()) {
        return std::nullopt;
    }
    NumberPlace place{{}, MatchLevel::Street, 0.6, 0, "the middle of the street: it has no number"};
    const double reach = reachOf(body, place.point);
    place.errorMetres = std::max(100.0, reach);
    if (!house) {
        return place;
    }
    place.reason = core::format("no number near {} is known on the street; this is its middle",
                                houseNumberText(*house));
    const auto nearest = nearestNumber(body, *house);
    if (nearest && nearest->away <= kNearNumber) {
        place.point = nearest->point;
        place.errorMetres = std::clamp(100.0 + (5.0 * static_cast<double>(nearest->away)), 100.0,
                                       std::max(100.0, 2 * reach));
        place.reason = core::format("the number {} is not known; {} is the nearest that is",
                                    houseNumberText(*house), houseNumberText(nearest->house));
    }
    return place;
}

} // namespace

std::optional<NumberPlace> placeNumber(const StreetBody& body, bool parcels,
                                       const std::optional<HouseNumber>& house) {
    if (!house) {
        return onStreet(body, house);
    }
    if (auto place = knownHouse(body, parcels, *house)) {
        return place;
    }
    if (auto place = betweenHouses(body, *house)) {
        return place;
    }
    for (const bool rightSide : {true, false}) {
        if (auto place = inRange(body, *house, rightSide)) {
            return place;
        }
    }
    return onStreet(body, house);
}

} // namespace geo
