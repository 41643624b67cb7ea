// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"
#include "ui/views/plan_figures.h"

#include <QObject>

#include <map>
#include <string>
#include <vector>

namespace ui {

class ChartsPanel;

/// Keeps the charts in step with the session: the plan against the proposal that is looked at, or
/// against another scenario.
class ChartsLink : public QObject {
    Q_OBJECT

public:
    ChartsLink(const AppContext& context, ChartsPanel& panel, QObject* parent);

private:
    void refresh();
    void readOther();
    void fillScenarios();

    AppContext context_;
    ChartsPanel& panel_;
    core::ScenarioId other_;                     ///< what `before_` is of
    std::map<std::string, TerritoryRow> before_; ///< by code of the territory
    JobId job_ = 0;
};

} // namespace ui
