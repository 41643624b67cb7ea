// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/analysis_result.h"
#include "ui/map/map_overlay.h"

namespace ui {

/// The legend of a map as a card, and the first places of the list as numbers.
class AnalysisOverlay : public MapOverlay {
public:
    struct Number {
        int rank = 1;
        core::Point at; ///< metres of the plane
        bool chosen = false;
    };
    std::vector<Number> numbers;            ///< of the first rank last, so that it lies on top
    std::shared_ptr<const MapScene> scene;  ///< whose classes the card explains
    std::shared_ptr<const HeatGround> heat; ///< or whose densities
    HeatWords words;

    void paint(QPainter& painter, const MapView& view, const Tokens& tokens) const override;
    /// What the legend says in one sentence, for screen readers.
    QString spoken() const;
};

} // namespace ui
