// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/scenario.h"
#include "core/plan/shape.h"
#include "core/workspace/connection.h"
#include "ui/draw/map_scene.h"

#include <QString>

#include <memory>
#include <string>

namespace ui {

/// What maps of routes are drawn on.
struct PackGround {
    std::shared_ptr<const MapScene> scene; ///< finished
    std::string crs;                       ///< its plane
    QString attribution;
};

/// The territories of a scenario; without one the units of the first layer, and where there are
/// none land and borders round `extent` (degrees).
PackGround packGround(const core::Connection& db, const core::Scenario* scenario,
                      const core::Box& extent, core::Job& job);

} // namespace ui
