// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/plan_commands.h"

#include "ui/dialogs/ask.h"
#include "ui/shell/actions.h"
#include "ui/shell/draft_name.h"
#include "ui/shell/panels.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"

#include <algorithm>

namespace ui {

PlanCommands::PlanCommands(const AppContext& context, Panels& panels, QObject* parent)
    : QObject(parent), context_(context), panels_(panels) {
    connectEdits();
    connectScenarios();
    connectBalance();
    connect(&context.session, &PlanSession::listsChanged, this, &PlanCommands::refresh);
    connect(&context.session, &PlanSession::closed, this, &PlanCommands::refresh);
    refresh();
}

void PlanCommands::connectEdits() {
    Actions& actions = context_.actions;
    connect(actions["edit.undo"], &QAction::triggered, this, [this] { context_.session.undo(); });
    connect(actions["edit.redo"], &QAction::triggered, this, [this] { context_.session.redo(); });
    connect(actions["edit.selectAll"], &QAction::triggered, this, [this] {
        if (const LayerData* layer = context_.session.layer()) {
            std::vector<core::UnitId> units;
            for (const core::BasicUnit& unit : layer->units) {
                units.push_back(unit.id);
            }
            context_.selection.setUnits(std::move(units));
        }
    });
    connect(actions["edit.selectNone"], &QAction::triggered, this,
            [this] { context_.selection.clear(); });
}

void PlanCommands::connectScenarios() {
    Actions& actions = context_.actions;
    connect(actions["plan.copyScenario"], &QAction::triggered, this, [this] {
        const QString present = context_.session.figures().scenarioName;
        context_.ask.text(context_.window, tr("Save as scenario"), tr("Name"),
                          tr("%1, copy").arg(present),
                          [this](const QString& name) { context_.session.copyScenario(name); });
    });
    connect(actions["plan.makeDraft"], &QAction::triggered, this, &PlanCommands::makeDraft);
    connect(actions["plan.renameScenario"], &QAction::triggered, this, [this] {
        const PlanFigures& figures = context_.session.figures();
        context_.ask.text(context_.window, tr("Rename scenario"), tr("Name"), figures.scenarioName,
                          [this, id = figures.scenario](const QString& name) {
                              context_.session.renameScenario(id, name);
                          });
    });
    connect(actions["plan.deleteScenario"], &QAction::triggered, this, [this] {
        const PlanFigures& figures = context_.session.figures();
        const Question question{tr("Delete %1?").arg(figures.scenarioName),
                                tr("Its territories go with it. Undo brings it back."),
                                tr("Delete scenario"), true};
        context_.ask.confirm(context_.window, question, [this, id = figures.scenario] {
            context_.session.deleteScenario(id);
        });
    });
}

void PlanCommands::makeDraft() {
    context_.session.copyScenario(draftName(context_.session));
}

void PlanCommands::connectBalance() {
    connect(context_.actions["plan.balance"], &QAction::triggered, this,
            [this] { panels_.showBalance(!panels_.balanceShown()); });
}

void PlanCommands::chooseTarget(int position) {
    for (const TerritoryRow& row : context_.session.figures().territories) {
        if (row.position == position) {
            context_.selection.setTarget(row.id);
        }
    }
}

void PlanCommands::refresh() {
    const PlanSession& session = context_.session;
    const bool open = session.isOpen();
    const bool layer = open && session.layer() && !session.layer()->units.empty();
    const bool plan = layer && !session.state().territories.empty();
    refreshSteps();
    refreshScenarios(layer, plan);
}

void PlanCommands::refreshSteps() {
    Actions& actions = context_.actions;
    QString undo;
    QString redo;
    for (const HistoryRow& row : context_.session.history()) {
        if (!row.undone) {
            undo = row.label;
            break;
        }
        redo = row.label;
    }
    actions["edit.undo"]->setText(undo.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(undo));
    actions["edit.redo"]->setText(redo.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(redo));
    actions.setEnabled("edit.undo", !undo.isEmpty(), tr("nothing to undo"));
    actions.setEnabled("edit.redo", !redo.isEmpty(), tr("nothing to redo"));
}

void PlanCommands::refreshScenarios(bool layer, bool plan) {
    Actions& actions = context_.actions;
    actions.setEnabled("edit.selectAll", layer, tr("no units yet"));
    actions.setEnabled("edit.selectNone", layer, tr("no units yet"));
    actions.setEnabled("plan.balance", layer, tr("import unit areas first"));
    for (const char* id : {"plan.copyScenario", "plan.renameScenario", "plan.deleteScenario"}) {
        actions.setEnabled(id, plan, tr("no scenario yet"));
    }
    actions.setEnabled("plan.makeDraft", plan && !context_.session.planning(),
                       plan ? tr("this plan is a draft already") : tr("no scenario yet"));
}

} // namespace ui
