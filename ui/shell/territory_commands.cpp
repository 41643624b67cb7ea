// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/territory_commands.h"

#include "core/verbs/apply_assignment.h"
#include "ui/shell/actions.h"
#include "ui/shell/colour_menu.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/map_link.h"
#include "ui/shell/panels.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"
#include "ui/shell/tool_desk.h"
#include "ui/views/territory_view.h"
#include "ui/widgets/figures.h"

#include <QActionGroup>
#include <QMenu>

#include <algorithm>

namespace ui {

namespace {

constexpr int kFills = 24;

} // namespace

TerritoryCommands::TerritoryCommands(const AppContext& context, MapLink& map, Panels& panels,
                                     QObject* parent)
    : QObject(parent), context_(context), map_(map), panels_(panels) {
    connectMoves();
    connectTerritories();
    connectChoosing();
    connectDrawing();
    connect(&map, &MapLink::intentAsked, this, &TerritoryCommands::carryOut);
    map.canvas().setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&map.canvas(), &QWidget::customContextMenuRequested, this,
            &TerritoryCommands::openMenu);
    connect(&context.session, &PlanSession::listsChanged, this, &TerritoryCommands::refresh);
    connect(&context.session, &PlanSession::closed, this, &TerritoryCommands::refresh);
    connect(&context.selection, &Selection::unitsChanged, this, &TerritoryCommands::refresh);
    connect(&context.selection, &Selection::territoriesChanged, this, &TerritoryCommands::refresh);
    connect(&context.selection, &Selection::targetChanged, this, &TerritoryCommands::refresh);
    refresh();
}

void TerritoryCommands::connectMoves() {
    Actions& actions = context_.actions;
    connect(actions["territory.assign"], &QAction::triggered, this, [this] {
        context_.session.assign(context_.selection.units(), context_.selection.target());
    });
    connect(actions["territory.assignAnyway"], &QAction::triggered, this, [this] {
        context_.session.assign(context_.selection.units(), context_.selection.target(), true);
    });
    connect(actions["territory.sourceFilter"], &QAction::toggled, this, [this](bool on) {
        emit said(on ? tr("Tools take units from the selected territories only")
                     : tr("Tools take units from every territory"));
    });
}

void TerritoryCommands::connectTerritories() {
    Actions& actions = context_.actions;
    connect(actions["territory.new"], &QAction::triggered, this, [this] {
        if (context_.session.newTerritory(context_.selection.units())) {
            context_.selection.setUnits({});
        }
    });
    connect(actions["territory.merge"], &QAction::triggered, this, &TerritoryCommands::merge);
    connect(actions["territory.fillGaps"], &QAction::triggered, this,
            [this] { context_.session.fillGaps(); });
    connect(actions["territory.rename"], &QAction::triggered, this,
            [this] { panels_.territories().rename(); });
    connect(actions["territory.recolour"], &QAction::triggered, this,
            &TerritoryCommands::nextColour);
    connect(actions["territory.recolourAuto"], &QAction::triggered, this,
            [this] { context_.session.recolour(context_.selection.territories().front(), 0); });
    connect(actions["territory.lock"], &QAction::triggered, this, &TerritoryCommands::toggleLock);
}

void TerritoryCommands::connectChoosing() {
    Actions& actions = context_.actions;
    connect(actions["territory.selectUnits"], &QAction::triggered, this,
            &TerritoryCommands::selectUnitsOfTerritories);
    connect(actions["territory.selectUnassigned"], &QAction::triggered, this,
            &TerritoryCommands::selectUnassigned);
    connect(actions["territory.islands"], &QAction::triggered, this,
            &TerritoryCommands::selectIslands);
}

void TerritoryCommands::connectDrawing() {
    Actions& actions = context_.actions;
    auto* rules = new QActionGroup(this);
    for (const char* id : {"draw.byCentroid", "draw.byArea", "draw.byAccounts"}) {
        rules->addAction(actions[id]);
    }
    actions["draw.byCentroid"]->setChecked(true);
}

geo::InsideRule TerritoryCommands::drawRule() const {
    return context_.actions["draw.byArea"]->isChecked()       ? geo::InsideRule::Area
           : context_.actions["draw.byAccounts"]->isChecked() ? geo::InsideRule::Accounts
                                                              : geo::InsideRule::Centroid;
}

void TerritoryCommands::carryOut(const Intent& intent) {
    const auto& territories = context_.session.state().territories;
    if (intent.kind == Intent::Kind::Draw) {
        core::MultiPolygon area = intent.area;
        for (core::Polygon& polygon : area.polygons) {
            for (core::Ring& ring : polygon.rings) {
                ring = map_.degrees(std::move(ring));
            }
        }
        const bool toTarget = context_.actions["draw.toTarget"]->isChecked();
        context_.session.draw(area, toTarget ? context_.selection.target() : core::TerritoryId(),
                              drawRule());
        return;
    }
    const bool known =
        intent.territory >= 0 && intent.territory < static_cast<int>(territories.size());
    if (intent.kind == Intent::Kind::Split && known && !intent.units.empty()) {
        context_.session.splitAlong(territories[static_cast<std::size_t>(intent.territory)].id,
                                    map_.degrees(intent.line));
    } else if (intent.kind == Intent::Kind::Split) {
        emit said(tr("The line does not go right across a territory. Draw it from border to "
                     "border."));
    }
}

void TerritoryCommands::merge() {
    const auto& chosen = context_.selection.territories();
    const core::TerritoryId target = context_.selection.target();
    // The target takes the others in if it is among them, else the first does.
    const bool among = std::binary_search(chosen.begin(), chosen.end(), target);
    context_.session.merge(chosen, among || chosen.size() == 1 ? target : chosen.front());
}

void TerritoryCommands::nextColour() {
    const core::TerritoryId id = context_.selection.territories().front();
    if (const TerritoryRow* row = context_.session.figures().find(id)) {
        context_.session.recolour(id, (row->fill + 1) % kFills + 1);
    }
}

void TerritoryCommands::toggleLock(bool locked) {
    context_.session.setLocked(context_.selection.territories(), locked);
    refresh(); // the mark of the action follows the plan, also where nothing was done
}

void TerritoryCommands::selectUnassigned() {
    const LayerData* layer = context_.session.layer();
    std::vector<core::UnitId> units;
    for (std::size_t i = 0; layer && i < layer->units.size(); ++i) {
        if (context_.session.state().owner[i] < 0) {
            units.push_back(layer->units[i].id);
        }
    }
    context_.selection.setUnits(std::move(units));
}

void TerritoryCommands::selectUnitsOfTerritories() {
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

void TerritoryCommands::selectIslands() {
    core::IslandsReport report;
    context_.runner.now(tr("Find islands"), [&] {
        report = core::findIslands(context_.session.workspace().reader(),
                                   context_.session.state().scenario.name);
    });
    std::vector<core::UnitId> units;
    for (const core::Island& island : report.islands) {
        units.insert(units.end(), island.units.begin(), island.units.end());
    }
    emit said(units.empty() ? tr("Every territory hangs together")
                            : tr("%1 in %Ln parts that do not hang together with their territory",
                                 nullptr, static_cast<int>(report.islands.size()))
                                  .arg(countedUnits(static_cast<qint64>(units.size()),
                                                    context_.session.figures().zips)));
    const bool any = !units.empty();
    context_.selection.setUnits(std::move(units));
    if (any) {
        context_.actions["view.fitSelection"]->trigger();
    }
}

void TerritoryCommands::openMenu(QPoint position) {
    if (map_.canvas().tool().active() || !context_.session.isOpen()) {
        return;
    }
    const int unit = map_.canvas().unitAt(position);
    const PlanState& state = context_.session.state();
    const int owner = unit >= 0 ? state.owner[static_cast<std::size_t>(unit)] : -1;
    auto* menu = new QMenu(&map_.canvas());
    menu->setObjectName("mapMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (owner >= 0) {
        const core::Territory& territory = state.territories[static_cast<std::size_t>(owner)];
        // What the menu offers is about the territory under the pointer.
        context_.selection.setTerritories({territory.id});
        menu->addAction(tr("&Target %1").arg(QString::fromStdString(territory.name)), this,
                        [this, id = territory.id] { context_.selection.setTarget(id); });
        menu->addSeparator();
    }
    for (const char* id : {"territory.assign", "territory.new", "-", "territory.selectUnits",
                           "territory.rename", "territory.lock", "territory.merge",
                           "territory.splitParts", "-", "edit.undo", "view.fitSelection"}) {
        if (id[0] == '-') {
            menu->addSeparator();
        } else {
            menu->addAction(context_.actions[id]);
        }
    }
    if (owner >= 0) {
        const core::TerritoryId id = state.territories[static_cast<std::size_t>(owner)].id;
        addColourMenu(menu, context_.theme, state.fills[static_cast<std::size_t>(owner)],
                      [this, id](int fill) { context_.session.recolour(id, fill); })
            ->setEnabled(context_.session.planning());
    }
    menu->popup(map_.canvas().mapToGlobal(position));
}

void TerritoryCommands::refresh() {
    Actions& actions = context_.actions;
    const PlanSession& session = context_.session;
    const bool plan = session.isOpen() && !session.state().territories.empty();
    const bool editable = plan && session.planning();
    const QString published = tr("planning mode is off: this plan is published");
    const auto set = [&](const char* id, bool on, const QString& otherwise) {
        actions.setEnabled(id, on, plan && !editable ? published : otherwise);
    };
    const bool units = editable && !context_.selection.units().empty();
    const bool target = session.figures().find(context_.selection.target()) != nullptr;
    set("territory.assign", units && target, tr("select units and a target first"));
    set("territory.assignAnyway", units && target, tr("select units and a target first"));
    set("territory.new", units, tr("select some units first"));
    set("territory.fillGaps", editable && session.figures().unassignedUnits > 0,
        tr("every unit has a territory"));
    actions.setEnabled("territory.selectUnassigned", plan && session.figures().unassignedUnits > 0,
                       tr("every unit has a territory"));
    for (const char* id : {"territory.sourceFilter", "territory.islands", "draw.toTarget",
                           "draw.byCentroid", "draw.byArea", "draw.byAccounts"}) {
        actions.setEnabled(id, plan, tr("no territories yet"));
    }
    for (const QString& id : ToolDesk::editing()) {
        actions.setEnabled(id, editable || !plan, published);
    }
    refreshChosen(plan, editable, published);
}

void TerritoryCommands::refreshChosen(bool plan, bool editable, const QString& published) {
    Actions& actions = context_.actions;
    const auto& chosen = context_.selection.territories();
    const auto set = [&](const char* id, bool on, const QString& otherwise) {
        actions.setEnabled(id, editable && on, plan && !editable ? published : otherwise);
    };
    const bool others = std::any_of(chosen.begin(), chosen.end(), [this](core::TerritoryId id) {
        return id != context_.selection.target();
    });
    set("territory.merge", others, tr("select the territories that end first"));
    set("territory.rename", chosen.size() == 1, tr("select a territory first"));
    set("territory.recolour", chosen.size() == 1, tr("select a territory first"));
    set("territory.recolourAuto", chosen.size() == 1, tr("select a territory first"));
    set("territory.lock", !chosen.empty(), tr("select a territory first"));
    actions.setEnabled("territory.selectUnits", plan && !chosen.empty(),
                       tr("select a territory first"));
    const TerritoryRow* first =
        chosen.empty() ? nullptr : context_.session.figures().find(chosen.front());
    actions["territory.lock"]->setChecked(first && first->locked);
}

} // namespace ui
