// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/app_context.h"

#include <QObject>
#include <QString>

#include <functional>

class QTimer;

namespace ui {

class MapLink;

/// Remembers for each plan what was looked at: the scenario, the place on the map, and how the
/// docks stood; and puts it back when the plan is opened again. Written a moment after each change,
/// so that little is lost when the power is.
class PlanMemory : public QObject {
    Q_OBJECT

public:
    /// `layout` gives the state of the docks, empty while they are not those of the plan.
    PlanMemory(const AppContext& context, MapLink& map, std::function<QByteArray()> layout,
               QObject* parent);

    /// Writes down what has changed since.
    void keep();

private:
    void recall();
    void recallView();

    AppContext context_;
    MapLink& map_;
    std::function<QByteArray()> layout_;
    QTimer* soon_;
    bool recalled_ = false; ///< the view of this plan is back; only then may it be kept
};

} // namespace ui
