// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/tiles/web_mercator.h"
#include "ui/draw/map_view.h"

#include <QImage>
#include <QRect>

#include <functional>
#include <map>
#include <vector>

namespace ui {

/// Where the pixels of a view lie in Web Mercator, by a coarse grid between whose nodes both planes
/// are taken as straight: at 16 pixels that is off by far less than a pixel.
class MercatorGrid {
public:
    /// For `part` of the view. `toDegrees` takes a list of positions in the plane of the view to
    /// EPSG:4326, in place.
    MercatorGrid(const MapView& view, const QRect& part,
                 const std::function<void(std::span<core::Point>)>& toDegrees);

    /// The world tile's coordinates (geo::worldTileOf) of a place in the part, pixels of the view.
    core::Point at(double x, double y) const;
    /// The part in the world tile.
    core::Box box() const { return box_; }

private:
    int left_;
    int top_;
    int columns_;
    int rows_;
    std::vector<core::Point> nodes_;
    core::Box box_;
};

/// The tiles of a base map that are at hand for one view.
struct TileView {
    MercatorGrid grid;
    int zoom = 0;
    std::map<geo::TileId, QImage> tiles; ///< of `zoom`, or of levels above where those are missing

    /// Draws `part` of the view into an image whose first row is `firstRow` of it; pixels without
    /// a tile stay as they are.
    void draw(QImage& image, const QRect& part, int firstRow) const;
};

} // namespace ui
