// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/tile_view.h"

#include "ui/draw/pixel_mix.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kStep = 16; ///< pixels between nodes

/// A pixel between four of a tile; at its rim the outermost.
QRgb sample(const QImage& tile, double x, double y) {
    const double px = std::clamp(x - 0.5, 0.0, tile.width() - 1.0);
    const double py = std::clamp(y - 0.5, 0.0, tile.height() - 1.0);
    const int left = static_cast<int>(px);
    const int top = static_cast<int>(py);
    const int right = std::min(left + 1, tile.width() - 1);
    const int below = std::min(top + 1, tile.height() - 1);
    const auto* upper = reinterpret_cast<const QRgb*>(tile.constScanLine(top));
    const auto* lower = reinterpret_cast<const QRgb*>(tile.constScanLine(below));
    const auto across = static_cast<std::uint32_t>((px - left) * 256);
    return mixed(mixed(lower[right], lower[left], across), mixed(upper[right], upper[left], across),
                 static_cast<std::uint32_t>((top + 1 - py) * 256));
}

/// The tile that a place is taken from, which is most often that of the place before.
class Finder {
public:
    explicit Finder(const TileView& view) : view_(view), count_(1 << view.zoom) {}

    /// False where there is none.
    bool find(const core::Point& world) {
        const int x = static_cast<int>(std::floor(world.x * count_));
        const int y = static_cast<int>(std::floor(world.y * count_));
        if (!known_ || x != x_ || y != y_) {
            known_ = true;
            x_ = x;
            y_ = y;
            search();
        }
        return tile_ != nullptr;
    }
    QRgb pixel(const core::Point& world) const {
        const double side = std::exp2(level_);
        const double x = world.x * side;
        const double y = world.y * side;
        return sample(*tile_, (x - std::floor(x)) * tile_->width(),
                      (y - std::floor(y)) * tile_->height());
    }

private:
    void search() {
        tile_ = nullptr;
        geo::TileId id{view_.zoom, ((x_ % count_) + count_) % count_, y_};
        for (; id.z >= 0; --id.z, id.x /= 2, id.y /= 2) {
            const auto found = view_.tiles.find(id);
            if (found != view_.tiles.end() && !found->second.isNull()) {
                tile_ = &found->second;
                level_ = id.z;
                return;
            }
        }
    }

    const TileView& view_;
    int count_;
    bool known_ = false;
    int x_ = 0;
    int y_ = 0;
    int level_ = 0;
    const QImage* tile_ = nullptr;
};

} // namespace

MercatorGrid::MercatorGrid(const MapView& view, const QRect& part,
                           const std::function<void(std::span<core::Point>)>& toDegrees)
    : left_(part.left() / kStep * kStep), top_(part.top() / kStep * kStep),
      columns_((part.right() - left_) / kStep + 2), rows_((part.bottom() - top_) / kStep + 2) {
    nodes_.reserve(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
    for (int row = 0; row < rows_; ++row) {
        for (int column = 0; column < columns_; ++column) {
            nodes_.push_back(view.toMetres(QPointF(left_ + column * kStep, top_ + row * kStep)));
        }
    }
    toDegrees(nodes_);
    for (core::Point& node : nodes_) {
        node = geo::worldTileOf(node);
        box_.add(node);
    }
}

core::Point MercatorGrid::at(double x, double y) const {
    x -= left_;
    y -= top_;
    const int column = std::clamp(static_cast<int>(x / kStep), 0, columns_ - 2);
    const int row = std::clamp(static_cast<int>(y / kStep), 0, rows_ - 2);
    const core::Point* node = &nodes_[static_cast<std::size_t>(row * columns_ + column)];
    const double s = x / kStep - column;
    const double t = y / kStep - row;
    const auto between = [&](double a, double b, double c, double d) {
        return (a * (1 - s) + b * s) * (1 - t) + (c * (1 - s) + d * s) * t;
    };
    return {between(node[0].x, node[1].x, node[columns_].x, node[columns_ + 1].x),
            between(node[0].y, node[1].y, node[columns_].y, node[columns_ + 1].y)};
}

void TileView::draw(QImage& image, const QRect& part, int firstRow) const {
    Finder finder(*this);
    for (int y = part.top(); y <= part.bottom(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y - firstRow));
        for (int x = part.left(); x <= part.right();) {
            // Within a cell of the grid the way along a row is straight.
            const int end = std::min((x / kStep + 1) * kStep, part.right() + 1);
            const core::Point first = grid.at(x + 0.5, y + 0.5);
            const core::Point last = grid.at(end - 0.5, y + 0.5);
            const double steps = std::max(1, end - 1 - x);
            for (int i = 0; x < end; ++x, ++i) {
                const double share = i / steps;
                const core::Point world{first.x + (last.x - first.x) * share,
                                        first.y + (last.y - first.y) * share};
                if (finder.find(world)) {
                    line[x] = finder.pixel(world) | 0xff000000U;
                }
            }
        }
    }
}

} // namespace ui
