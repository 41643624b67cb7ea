// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charts_link.h"

#include "ui/charts/charts_panel.h"
#include "ui/shell/plan_session.h"

#include <QComboBox>

namespace ui {

ChartsLink::ChartsLink(const AppContext& context, ChartsPanel& panel, QObject* parent)
    : QObject(parent), context_(context), panel_(panel) {
    const PlanSession& session = context.session;
    connect(&session, &PlanSession::planChanged, this, &ChartsLink::refresh);
    connect(&session, &PlanSession::pendingChanged, this, &ChartsLink::refresh);
    connect(&session, &PlanSession::listsChanged, this, [this] {
        fillScenarios();
        other_ = {}; // it may be another one by now
        refresh();
    });
    connect(&panel, &ChartsPanel::againstChanged, this, &ChartsLink::refresh);
    connect(&panel, &ChartsPanel::shownChanged, this, &ChartsLink::refresh);
}

void ChartsLink::fillScenarios() {
    std::vector<std::pair<core::ScenarioId, QString>> others;
    for (const ScenarioRow& row : context_.session.scenarios()) {
        if (row.id != context_.session.figures().scenario && row.maxDeviation) {
            others.emplace_back(row.id, row.name);
        }
    }
    panel_.setScenarios(others);
}

void ChartsLink::refresh() {
    if (panel_.shown() == ChartsPanel::Imbalance) {
        return; // the imbalance is kept up to date by itself
    }
    const PlanSession& session = context_.session;
    const PendingPlan* pending = session.pending();
    panel_.againstBox().setEnabled(!pending && panel_.againstBox().count() > 0);
    if (pending) {
        ChartData data = chartData(pending->figures, session.figures().territories);
        data.now = tr("Proposal");
        data.against = session.figures().scenarioName;
        panel_.setData(data);
        return;
    }
    if (panel_.against() != other_) {
        readOther();
    }
    std::vector<TerritoryRow> before;
    for (const core::Territory& territory : session.state().territories) {
        const auto found = before_.find(territory.code);
        before.push_back(found == before_.end() ? TerritoryRow() : found->second);
    }
    ChartData data =
        chartData(session.figures(), before_.empty() ? std::vector<TerritoryRow>() : before);
    data.now = session.figures().scenarioName;
    data.against = before_.empty() ? QString() : panel_.againstBox().currentText();
    panel_.setData(data);
}

void ChartsLink::readOther() {
    other_ = panel_.against();
    before_.clear();
    const auto layer = context_.session.sharedLayer();
    if (!other_ || !layer || job_ != 0) {
        return;
    }
    job_ = context_.runner.run(
        tr("Read a scenario"), this,
        [workspace = context_.session.shared(), layer, wanted = other_](core::Job&) {
            const core::Connection db = workspace->newReader();
            const core::Snapshot snapshot(db);
            std::map<std::string, TerritoryRow> rows;
            for (const core::Scenario& scenario : core::loadScenarios(db)) {
                if (scenario.id != wanted || scenario.layer != layer->layer.id) {
                    continue;
                }
                const PlanState state = loadPlainState(db, *layer, scenario);
                const PlanFigures figures = figuresOf(*layer, state);
                for (std::size_t i = 0; i < state.territories.size(); ++i) {
                    rows.emplace(state.territories[i].code, figures.territories[i]);
                }
            }
            return std::pair(wanted, rows);
        },
        [this](std::pair<core::ScenarioId, std::map<std::string, TerritoryRow>> read) {
            job_ = 0;
            if (read.first == panel_.against()) {
                before_ = std::move(read.second);
                other_ = read.first;
            } else {
                other_ = {};
            }
            refresh();
        },
        [this] { job_ = 0; });
}

} // namespace ui
