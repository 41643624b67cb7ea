// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/view_history.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr std::size_t kMost = 100;

/// Whether nobody would tell the views apart: the same scale, and less than a few pixels moved.
bool alike(const MapView& a, const MapView& b) {
    const core::Point from = a.box().centre();
    const core::Point to = b.box().centre();
    return std::abs(a.scaleDenominator() / b.scaleDenominator() - 1) < 0.001 &&
           std::max(std::abs(from.x - to.x), std::abs(from.y - to.y)) < 4 * b.metresPerPixel;
}

} // namespace

void ViewHistory::rest(const MapView& view) {
    if (!views_.empty() && alike(views_[at_], view)) {
        return;
    }
    if (!views_.empty()) {
        views_.resize(at_ + 1);
    }
    views_.push_back(view);
    if (views_.size() > kMost) {
        views_.erase(views_.begin());
    }
    at_ = views_.size() - 1;
}

const MapView* ViewHistory::back() {
    return canGoBack() ? &views_[--at_] : nullptr;
}

const MapView* ViewHistory::forward() {
    return canGoForward() ? &views_[++at_] : nullptr;
}

void ViewHistory::clear() {
    views_.clear();
    at_ = 0;
}

} // namespace ui
