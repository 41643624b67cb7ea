// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/heat.h"
#include "ui/draw/heat_paint.h"

#include <QRect>

#include <memory>
#include <mutex>

namespace ui {

/// A density of points under the lines of a map, computed for the view that is drawn. Threads may
/// share it; they wait for each other.
class HeatGround {
public:
    /// `points` in metres of the plane that views look at.
    HeatGround(std::shared_ptr<const core::analysis::HeatPoints> points,
               core::analysis::HeatOptions options, HeatLook look);

    /// A part of a view, in its pixels, one pixel each; see-through where nothing reaches.
    QImage picture(const MapView& view, const QRect& part, const Tokens& tokens) const;
    /// Density per square kilometre at a place.
    double densityAt(core::Point metres) const;
    const HeatLook& look() const { return look_; }

private:
    std::shared_ptr<const core::analysis::HeatPoints> points_;
    core::analysis::HeatOptions options_;
    HeatLook look_;
    mutable std::mutex busy_;
    mutable core::analysis::HeatMaker maker_; ///< keeps its memory; one thread at a time
};

} // namespace ui
