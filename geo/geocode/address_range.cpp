// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address_range.h"

#include "geo/crs/local_plane.h"

#include <algorithm>
#include <cmath>

namespace geo {

using core::Point;

namespace {

/// Houses at the ends of a block stand back from the cross street: by this share of the block's
/// length, but no further than this many metres.
constexpr double kInsetShare = 0.07;
constexpr double kMostInset = 25;

/// A line in the plane of its first point, with the length up to each vertex.
class Measured {
public:
    explicit Measured(std::span<const Point> line) : plane_(line.front()) {
        for (const Point& vertex : line) {
            const Point at = plane_.toMetres(vertex);
            lengths_.push_back(vertices_.empty()
                                   ? 0
                                   : lengths_.back() + std::hypot(at.x - vertices_.back().x,
                                                                  at.y - vertices_.back().y));
            vertices_.push_back(at);
        }
    }
    double length() const { return lengths_.back(); }

    /// The position so many metres along, moved to the left of the line's direction there.
    Point at(double along, double left) const {
        const auto above = std::upper_bound(lengths_.begin() + 1, lengths_.end() - 1, along);
        const auto i = static_cast<std::size_t>(above - lengths_.begin());
        const Point from = vertices_[i - 1];
        const Point to = vertices_[i];
        const double step = lengths_[i] - lengths_[i - 1];
        if (step <= 0) {
            return plane_.toDegrees(from);
        }
        const double share = std::clamp((along - lengths_[i - 1]) / step, 0.0, 1.0);
        const Point ahead{(to.x - from.x) / step, (to.y - from.y) / step};
        return plane_.toDegrees({from.x + (share * (to.x - from.x)) - (left * ahead.y),
                                 from.y + (share * (to.y - from.y)) + (left * ahead.x)});
    }

private:
    LocalPlane plane_;
    std::vector<Point> vertices_;
    std::vector<double> lengths_;
};

/// Street grids and rural numbering give 100 numbers some 100 to 160 m.
constexpr double kLongHundred = 250;
/// Metres of street in front of a house where lots are wide, and how sure it is that houses there
/// take the numbers one after another.
constexpr double kNarrowLot = 20;
constexpr double kWideLot = 100;
constexpr double kCounted = 0.75;

/// Whether a range names whole hundreds that its street is too long for: then it says which numbers
/// there may be, and the houses are counted from its low end until the street is full.
bool isNominal(std::int64_t low, std::int64_t high, double length) {
    return low % 100 <= 1 && high % 100 >= 98 &&
           length * 100 > kLongHundred * static_cast<double>(high - low + 1);
}

/// The share of a number of which is only known that none above `houses` follows: the mean over all
/// last numbers that there can be.
double shareUpToUnknownLast(double house, double houses) {
    return house < houses ? house * std::log(houses / house) / (houses - house) : 1;
}

/// How far along a street the middle of its n-th lot lies, 0 to 1: the mean over all widths of lots
/// between the narrow and the wide one, the end for a house that has no room any more.
double shareOfLot(double lots, double length) {
    const double full = length / lots; // the width at which the street ends there
    const double fits = std::clamp(full, kNarrowLot, kWideLot);
    const double inside = ((fits * fits) - (kNarrowLot * kNarrowLot)) / (2 * full);
    return (inside + (kWideLot - fits)) / (kWideLot - kNarrowLot);
}

/// How far along a stretch a number lies, in metres from the end where the low numbers are. Lots
/// of one width instead of numbers of one width are the uniform lot size method (Bakshi, Knoblock
/// and Thakkar 2004); how many there are is not known here, so that the mean over likely widths is
/// taken for a single hundred. Several hundreds are those of roads with measured numbers.
double metresFromLow(std::int64_t low, std::int64_t high, std::int64_t number, double length) {
    if (low == high) {
        return length / 2;
    }
    const double inset = std::min(kInsetShare * length, kMostInset);
    const double inner = length - (2 * inset);
    if (!isNominal(low, high, length)) {
        return inset +
               (inner * static_cast<double>(number - low) / static_cast<double>(high - low));
    }
    const double house = (static_cast<double>(number - low) / 2) + 0.5;
    const double houses = (static_cast<double>(high - low) / 2) + 1;
    const double byNumber = inset + (inner * shareUpToUnknownLast(house, houses));
    if (high - low >= 100) {
        return byNumber;
    }
    const double byLot = std::min(shareOfLot(house, length) * length, length - inset);
    return byNumber + (kCounted * (byLot - byNumber));
}

/// Lines nearer than this are one line drawn twice; lines that lie less beside each other than this
/// sine follow each other.
constexpr double kLeastGap = 4;
constexpr double kBeside = 0.8;

/// The position on a line that is nearest to the origin of the plane, in metres.
Point nearestTo(const LocalPlane& plane, std::span<const Point> line) {
    Point best = plane.toMetres(line.front());
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point a = plane.toMetres(line[i - 1]);
        const Point b = plane.toMetres(line[i]);
        const Point step{b.x - a.x, b.y - a.y};
        const double length2 = (step.x * step.x) + (step.y * step.y);
        const double share =
            length2 > 0 ? std::clamp(-((a.x * step.x) + (a.y * step.y)) / length2, 0.0, 1.0) : 0;
        const Point here{a.x + (share * step.x), a.y + (share * step.y)};
        if (std::hypot(here.x, here.y) < std::hypot(best.x, best.y)) {
            best = here;
        }
    }
    return best;
}

} // namespace

Parity parityOf(std::int64_t from, std::int64_t to) {
    if (((from ^ to) & 1) != 0) {
        return Parity::Both;
    }
    return (from & 1) != 0 ? Parity::Odd : Parity::Even;
}

bool spans(const AddressRange& range, std::int64_t number) {
    return std::min(range.from, range.to) <= number && number <= std::max(range.from, range.to);
}

bool hasParity(Parity parity, std::int64_t number) {
    return parity == Parity::Both || ((number & 1) != 0) == (parity == Parity::Odd);
}

std::optional<RangePoint> placeAlong(std::span<const Point> line, const AddressRange& range,
                                     std::int64_t number, double offset) {
    if (line.size() < 2 || !spans(range, number)) {
        return std::nullopt;
    }
    const Measured measured(line);
    const double length = measured.length();
    if (!(length > 0)) {
        return std::nullopt;
    }
    const double fromLow = metresFromLow(std::min(range.from, range.to),
                                         std::max(range.from, range.to), number, length);
    const double along = range.from <= range.to ? fromLow : length - fromLow;
    const double left = range.side == Side::Left ? offset : range.side == Side::Right ? -offset : 0;
    return RangePoint{measured.at(along, left), length};
}

Behind behindLine(std::span<const Point> line, std::span<const Point> opposite) {
    if (line.size() < 2 || opposite.size() < 2) {
        return {};
    }
    const Measured measured(line);
    const LocalPlane plane(measured.at(measured.length() / 2, 0));
    const Point ahead = plane.toMetres(measured.at(measured.length() / 2 + 1, 0));
    const Point across = nearestTo(plane, opposite);
    const double gap = std::hypot(across.x, across.y);
    const double length = std::hypot(ahead.x, ahead.y);
    if (gap < kLeastGap || gap > 2 * kSideOffset || !(length > 0)) {
        return {};
    }
    const double turn = ((ahead.x * across.y) - (ahead.y * across.x)) / (gap * length);
    if (std::abs(turn) < kBeside) {
        return {};
    }
    return {turn > 0 ? Side::Right : Side::Left, kSideOffset - (gap / 2)};
}

RangePoint middleOf(std::span<const Point> line) {
    if (line.size() < 2) {
        return {line.empty() ? Point{} : line.front(), 0};
    }
    const Measured measured(line);
    return {measured.at(measured.length() / 2, 0), measured.length()};
}

} // namespace geo
