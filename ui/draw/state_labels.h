// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_scene.h"
#include "ui/draw/map_view.h"

#include <QFont>
#include <QSizeF>

#include <functional>
#include <vector>

namespace ui {

/// A state's name in capitals and the middle of its place, pixels of the view.
struct StateLabel {
    int state = -1;
    QString text;
    QPointF middle;
    QSizeF size;
};

/// Names of the states in view, each in the widest part of it that the plan leaves free; a name
/// that does not fit there is left out. `planAt` tells whether the plan lies at a pixel.
std::vector<StateLabel> placeStateLabels(const MapScene& scene, const MapView& view,
                                         const std::function<bool(QPointF)>& planAt);

/// Micro size, letters 1.5 pixels apart.
QFont stateFont(const MapView& view);

} // namespace ui
