// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"

#include <QObject>

namespace ui {

class Panels;

/// What the actions of the Edit, Plan and Territory menus do: each calls a verb through the session
/// or the job runner. Also says which of them can be used now, and why not.
class PlanCommands : public QObject {
    Q_OBJECT

public:
    PlanCommands(const AppContext& context, Panels& panels, QObject* parent);

    /// Makes the territory with that key the target.
    void chooseTarget(int position);

private:
    void connectEdits();
    void connectScenarios();
    void connectBalance();
    void refresh();
    void refreshSteps();
    void refreshScenarios(bool layer, bool plan);
    void makeDraft();

    AppContext context_;
    Panels& panels_;
};

} // namespace ui
