// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/menus.h"

#include "ui/shell/actions.h"
#include "ui/shell/dock.h"

#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include <initializer_list>

namespace ui {

namespace {

struct MenuSpec {
    const char* title;
    /// Ids; "-" is a line, ">Title" begins a submenu, "<" ends it.
    std::initializer_list<const char*> entries;
};

const MenuSpec kMenus[] = {
    {QT_TRANSLATE_NOOP("Menus", "&File"),
     {"file.new",
      "file.open",
      "file.sample",
      "-",
      "file.importAccounts",
      "crm.connect",
      "file.importUnits",
      "file.importAlignment",
      "-",
      QT_TRANSLATE_NOOP("Menus", ">&Export"),
      "file.exportTerritories",
      "file.exportAssignments",
      "file.exportAccounts",
      "file.exportMoves",
      "<",
      "file.picture",
      "file.report",
      QT_TRANSLATE_NOOP("Menus", ">Re&views"),
      "file.reviewDaily",
      "file.reviewWeekly",
      "file.reviewQuarterly",
      "<",
      "-",
      "data.locations",
      "data.duplicates",
      "data.segments",
      "-",
      "file.close",
      "-",
      "file.quit"}},
    {QT_TRANSLATE_NOOP("Menus", "&Edit"),
     {"edit.undo", "edit.redo", "-", "edit.selectAll", "edit.selectNone", "-", "view.palette"}},
    {QT_TRANSLATE_NOOP("Menus", "&View"),
     {"view.zoomIn",
      "view.zoomOut",
      "view.fitPlan",
      "view.fitSelection",
      "-",
      "view.bookmark",
      "view.bookmarks",
      "-",
      "view.baseMap",
      QT_TRANSLATE_NOOP("Menus", ">&Theme"),
      "view.themeSystem",
      "view.themeLight",
      "view.themeDark",
      "-",
      "view.highContrast",
      "<",
      QT_TRANSLATE_NOOP("Menus", ">Lan&guage"),
      "view.languageSystem",
      "view.languageEnglish",
      "view.languageGerman",
      "<",
      "view.textLarger",
      "view.textSmaller",
      "-",
      "view.resetLayout"}},
    {QT_TRANSLATE_NOOP("Menus", "&Plan"),
     {"plan.balance", "plan.repairDrift", "plan.acceptProposal", "plan.discardProposal", "-",
      "plan.why", "plan.compare", "plan.analysis", "routes.plan", "visits.log", "crm.publish",
      "plan.copyScenario", "plan.makeDraft", "plan.renameScenario", "plan.deleteScenario"}},
    {QT_TRANSLATE_NOOP("Menus", "&Territory"),
     {"territory.assign",
      "territory.assignAnyway",
      "territory.sourceFilter",
      "-",
      "territory.new",
      "territory.merge",
      "territory.splitParts",
      "territory.fillGaps",
      "-",
      "territory.rename",
      "territory.recolour",
      "territory.recolourAuto",
      "territory.lock",
      "-",
      "territory.selectUnits",
      "territory.selectUnassigned",
      "territory.islands",
      "-",
      QT_TRANSLATE_NOOP("Menus", ">Tool&s"),
      "tool.select",
      "tool.lasso",
      "tool.box",
      "tool.paint",
      "tool.flood",
      "tool.split",
      "-",
      "tool.draw",
      "tool.drawFreehand",
      "tool.drawRadius",
      "tool.drawBoundary",
      "draw.toTarget",
      "draw.byCentroid",
      "draw.byArea",
      "draw.byAccounts",
      "-",
      "tool.measure",
      "<"}},
    {QT_TRANSLATE_NOOP("Menus", "&Window"),
     {"window.table", "window.map", "window.nextDock", "window.jobs", "-"}},
    {QT_TRANSLATE_NOOP("Menus", "&Help"), {"help.now", "help.shortcuts", "-", "help.about"}}};

QString translated(const char* text) {
    return QCoreApplication::translate("Menus", text);
}

void fill(QMenu* menu, const MenuSpec& spec, const Actions& actions) {
    QMenu* now = menu;
    for (const char* entry : spec.entries) {
        if (entry[0] == '-') {
            now->addSeparator();
        } else if (entry[0] == '>') {
            now = menu->addMenu(translated(entry).mid(1));
        } else if (entry[0] == '<') {
            now = menu;
        } else {
            now->addAction(actions[entry]);
        }
    }
}

} // namespace

void buildMenus(QMainWindow& window, const Actions& actions, const std::vector<Dock*>& docks) {
    for (const MenuSpec& spec : kMenus) {
        QMenu* menu = window.menuBar()->addMenu(translated(spec.title));
        menu->setObjectName(QString::fromLatin1(spec.title).remove('&'));
        menu->setToolTipsVisible(true);
        fill(menu, spec, actions);
        if (menu->objectName() == QLatin1String("Window")) {
            for (Dock* dock : docks) {
                menu->addAction(dock->toggleViewAction());
            }
        }
    }
    window.addActions(actions.all());
}

} // namespace ui
