// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_view.h"

#include <vector>

namespace ui {

/// The views that somebody stayed at, to go back to and forward again as in a browser.
class ViewHistory {
public:
    /// The map rests at this view now. What lay ahead is forgotten, unless it is the same view.
    void rest(const MapView& view);
    /// The view before the one the map rests at, or after it; null if there is none.
    const MapView* back();
    const MapView* forward();
    bool canGoBack() const { return at_ > 0; }
    bool canGoForward() const { return at_ + 1 < views_.size(); }
    void clear();

private:
    std::vector<MapView> views_;
    std::size_t at_ = 0;
};

} // namespace ui
