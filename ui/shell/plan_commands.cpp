// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/plan_commands.h"

#include "ui/dialogs/ask.h"
#include "ui/shell/actions.h"
#include "ui/shell/panels.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"
#include "ui/views/territory_view.h"

#include <algorithm>

namespace ui {

PlanCommands::PlanCommands(const AppContext& context, Panels& panels, QObject* parent)
    : QObject(parent), context_(context), panels_(panels) {
    connectEdits();
    connectScenarios();
    connectTerritories();
    connectBalance();
    connect(&context.session, &PlanSession::listsChanged, this, &PlanCommands::refresh);
    connect(&context.session, &PlanSession::closed, this, &PlanCommands::refresh);
    connect(&context.selection, &Selection::unitsChanged, this, &PlanCommands::refresh);
    connect(&context.selection, &Selection::territoriesChanged, this, &PlanCommands::refresh);
    connect(&context.selection, &Selection::targetChanged, this, &PlanCommands::refresh);
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

void PlanCommands::connectTerritories() {
    Actions& actions = context_.actions;
    connect(actions["territory.assign"], &QAction::triggered, this, [this] {
        context_.session.assign(context_.selection.units(), context_.selection.target());
    });
    connect(actions["territory.rename"], &QAction::triggered, this,
            [this] { panels_.territories().rename(); });
    connect(actions["territory.lock"], &QAction::triggered, this, &PlanCommands::toggleLock);
    connect(actions["territory.selectUnits"], &QAction::triggered, this,
            &PlanCommands::selectUnitsOfTerritories);
    connect(actions["territory.selectUnassigned"], &QAction::triggered, this,
            &PlanCommands::selectUnassigned);
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

core::TerritoryId PlanCommands::oneTerritory() const {
    const auto& chosen = context_.selection.territories();
    return chosen.size() == 1 ? chosen.front() : core::TerritoryId();
}

void PlanCommands::toggleLock(bool locked) {
    for (const core::TerritoryId id : std::vector(context_.selection.territories())) {
        context_.session.setLocked(id, locked);
    }
}

void PlanCommands::selectUnassigned() {
    const LayerData* layer = context_.session.layer();
    std::vector<core::UnitId> units;
    for (std::size_t i = 0; layer && i < layer->units.size(); ++i) {
        if (context_.session.state().owner[i] < 0) {
            units.push_back(layer->units[i].id);
        }
    }
    context_.selection.setUnits(std::move(units));
}

void PlanCommands::selectUnitsOfTerritories() {
    const LayerData* layer = context_.session.layer();
    const PlanState& state = context_.session.state();
    const auto& chosen = context_.selection.territories();
    std::vector<core::UnitId> units;
    for (std::size_t i = 0; layer && i < layer->units.size(); ++i) {
        const int owner = state.owner[i];
        if (owner >= 0 &&
            std::binary_search(chosen.begin(), chosen.end(),
                               state.territories[static_cast<std::size_t>(owner)].id)) {
            units.push_back(layer->units[i].id);
        }
    }
    context_.selection.setUnits(std::move(units));
}

void PlanCommands::refresh() {
    Actions& actions = context_.actions;
    const PlanSession& session = context_.session;
    const bool open = session.isOpen();
    const bool layer = open && session.layer() && !session.layer()->units.empty();
    const bool plan = layer && !session.state().territories.empty();
    const bool units = plan && !context_.selection.units().empty();
    const auto& chosen = context_.selection.territories();

    QString undo;
    QString redo;
    for (const HistoryRow& row : session.history()) {
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
    actions.setEnabled("edit.selectAll", layer, tr("no units yet"));
    actions.setEnabled("edit.selectNone", layer, tr("no units yet"));
    actions.setEnabled("plan.balance", layer, tr("import unit areas first"));
    for (const char* id : {"plan.copyScenario", "plan.renameScenario", "plan.deleteScenario"}) {
        actions.setEnabled(id, plan, tr("no scenario yet"));
    }
    actions.setEnabled("territory.assign",
                       units && session.figures().find(context_.selection.target()),
                       tr("select units and a target first"));
    actions.setEnabled("territory.selectUnits", plan && !chosen.empty(),
                       tr("select a territory first"));
    actions.setEnabled("territory.selectUnassigned", plan && session.figures().unassignedUnits > 0,
                       tr("every unit has a territory"));
    actions.setEnabled("territory.rename", plan && chosen.size() == 1,
                       tr("select a territory first"));
    actions.setEnabled("territory.lock", plan && !chosen.empty(), tr("select a territory first"));
    const TerritoryRow* first = chosen.empty() ? nullptr : session.figures().find(chosen.front());
    actions["territory.lock"]->setChecked(first && first->locked);
}

} // namespace ui
