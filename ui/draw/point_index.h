// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace ui {

enum class AccountClass : std::uint8_t { A, B, C };

/// Accounts as points, metres. Positions that are not finite are not drawn.
struct MapPoint {
    core::Point at;
    AccountClass rank = AccountClass::C;
    int unit = -1;            ///< index of the unit it lies in, -1 if in none
    std::int64_t account = 0; ///< its id; lists of points are in order of it
};

/// Points by class along a Hilbert curve (Hilbert 1891), in blocks with their boxes: those in sight
/// lie together, and what is out of sight is left out a block at a time. Immutable.
class PointIndex {
public:
    struct Entry {
        float x = 0; ///< metres east of the origin; 32 bits place a point within half a metre
        float y = 0;
        std::int32_t unit = -1;
    };
    struct Block {
        core::Box box; ///< metres
        std::uint32_t first = 0;
        std::uint32_t last = 0; ///< one beyond
    };

    explicit PointIndex(const std::vector<MapPoint>& points);

    core::Point origin() const { return origin_; }
    std::size_t count() const { return count_; }
    /// Whether all points are of one class.
    bool oneClass() const;
    /// Hands every entry of a class in blocks that touch the box to `visit`.
    template <class Visit>
    void visit(AccountClass rank, const core::Box& box, Visit&& visit) const {
        visitPlaces(rank, box, [&](const Entry& entry, std::uint32_t) { visit(entry); });
    }
    /// The same with the place of each in `order`.
    template <class Visit>
    void visitPlaces(AccountClass rank, const core::Box& box, Visit&& visit) const {
        const Class& points = classes_[static_cast<std::size_t>(rank)];
        for (const Block& block : points.blocks) {
            if (block.box.intersects(box)) {
                for (std::uint32_t i = block.first; i < block.last; ++i) {
                    visit(points.entries[i], i);
                }
            }
        }
    }

    /// Indices of the points of a class as the list had them, in drawing order.
    const std::vector<std::uint32_t>& order(AccountClass rank) const {
        return classes_[static_cast<std::size_t>(rank)].order;
    }

private:
    struct Class {
        std::vector<Entry> entries;
        std::vector<std::uint32_t> order;
        std::vector<Block> blocks;
    };
    void addClass(const std::vector<MapPoint>& points, AccountClass rank, const core::Box& bounds);

    core::Point origin_;
    std::size_t count_ = 0;
    std::array<Class, 3> classes_;
};

/// Sorts points when a picture first asks for them, in whatever thread that is.
class LazyPoints {
public:
    explicit LazyPoints(std::shared_ptr<const std::vector<MapPoint>> points)
        : points_(std::move(points)) {}
    const PointIndex& index() const {
        std::call_once(made_, [this] { index_ = std::make_unique<PointIndex>(*points_); });
        return *index_;
    }

private:
    std::shared_ptr<const std::vector<MapPoint>> points_;
    mutable std::once_flag made_;
    mutable std::unique_ptr<PointIndex> index_;
};

} // namespace ui
