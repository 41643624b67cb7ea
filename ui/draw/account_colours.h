// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/account_categories.h"
#include "ui/draw/point_index.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QString>

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace ui {

/// Of a point that is not drawn.
inline constexpr std::uint8_t kHiddenPoint = 255;

/// In which colour the points of a scene are drawn, and which of them.
struct AccountColours {
    QString title; ///< the column; empty = all in one colour
    /// What the map and the legend tell apart; empty = all alike. `accounts` counts points.
    std::vector<core::AccountCategory> entries;
    std::vector<std::uint8_t> of; ///< per point: index of `entries`, 0 without any; kHiddenPoint
    int shown = 0;                ///< points that are not hidden
};

/// What `core::categoriseAccounts` found, per point of a map. Points of accounts that it does not
/// name are hidden.
std::shared_ptr<const AccountColours> accountColours(const core::AccountCategories& categories,
                                                     const std::vector<MapPoint>& points);

/// The sign of a category. Shape and lightness tell what the colour does where there is none.
struct MarkLook {
    enum class Shape { Disc, Square, Triangle, Diamond, Wedge, Plus, Ring, Frame };
    Shape shape = Shape::Disc;
    QColor colour;
    QColor edge; ///< round it; inside of a ring and a frame
};
MarkLook markLook(const AccountColours& colours, std::size_t entry, const Tokens& tokens);

/// As large as a disc of that radius.
void drawMark(QPainter& painter, QPointF middle, double radius, double edgeWidth,
              const MarkLook& look);

/// The name of a category for the legend: "Retail", "1,200 – 2,500", "other".
QString markWords(const AccountColours& colours, std::size_t entry);

/// The colours of points in the order in which a PointIndex draws them, sorted when a picture first
/// asks.
class LazyMarks {
public:
    using Sorted = std::array<std::vector<std::uint8_t>, 3>; ///< by class

    LazyMarks(std::shared_ptr<const LazyPoints> points,
              std::shared_ptr<const AccountColours> colours)
        : points_(std::move(points)), colours_(std::move(colours)) {}
    const AccountColours& colours() const { return *colours_; }
    const Sorted& sorted() const;

private:
    std::shared_ptr<const LazyPoints> points_;
    std::shared_ptr<const AccountColours> colours_;
    mutable std::once_flag made_;
    mutable Sorted sorted_;
};

} // namespace ui
