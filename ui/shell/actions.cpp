// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include "ui/theme/icons.h"

#include <QCoreApplication>

namespace ui {

namespace {

constexpr ActionSpec kActions[] = {
    {"file.new", QT_TRANSLATE_NOOP("Actions", "&New plan…"), "Ctrl+N", "document-new", "init",
     QT_TRANSLATE_NOOP("Actions", "an empty workspace, one file")},
    {"file.open", QT_TRANSLATE_NOOP("Actions", "&Open a plan…"), "Ctrl+O", "document-open", "", ""},
    {"file.sample", QT_TRANSLATE_NOOP("Actions", "Open the &sample"), "Ctrl+1", "globe", "demo",
     QT_TRANSLATE_NOOP("Actions", "a plan to try things on, unbalanced on purpose")},
    {"file.importAccounts", QT_TRANSLATE_NOOP("Actions", "&Import a spreadsheet…"), "Ctrl+2",
     "table", "accounts import",
     QT_TRANSLATE_NOOP("Actions", "accounts from CSV, Excel or a shapefile")},
    {"crm.connect", QT_TRANSLATE_NOOP("Actions", "Connect a CR&M…"), "Ctrl+3", "network-connect",
     "crm add", QT_TRANSLATE_NOOP("Actions", "a folder of tables that the CRM exports, read only")},
    {"crm.publish", QT_TRANSLATE_NOOP("Actions", "&Publish"), "Ctrl+Shift+U", "cloud-upload",
     "publish", QT_TRANSLATE_NOOP("Actions", "what would be written into the CRM, then write it")},
    {"file.importUnits", QT_TRANSLATE_NOOP("Actions", "Import unit &areas…"), "", "document-import",
     "units import", QT_TRANSLATE_NOOP("Actions", "polygons from any map file")},
    {"file.importAlignment", QT_TRANSLATE_NOOP("Actions", "Import an ali&gnment…"), "",
     "document-import", "alignment import",
     QT_TRANSLATE_NOOP("Actions", "who has which ZIP, from a table or drawn shapes")},
    {"data.locations", QT_TRANSLATE_NOOP("Actions", "Review &locations…"), "Ctrl+Shift+L",
     "mark-location", "places review",
     QT_TRANSLATE_NOOP("Actions", "accounts whose place is not sure")},
    {"data.duplicates", QT_TRANSLATE_NOOP("Actions", "Find &duplicates…"), "Ctrl+Shift+D",
     "edit-copy", "dedupe", QT_TRANSLATE_NOOP("Actions", "records that are probably one account")},
    {"data.segments", QT_TRANSLATE_NOOP("Actions", "Segmen&ts…"), "", "view-filter",
     "segments make",
     QT_TRANSLATE_NOOP("Actions",
                       "groups of accounts, by rules, by a value or by what they bought")},
    {"file.exportTerritories", QT_TRANSLATE_NOOP("Actions", "Export &territories…"), "",
     "document-export", "export",
     QT_TRANSLATE_NOOP("Actions", "figures and shapes, to any format")},
    {"file.exportAssignments", QT_TRANSLATE_NOOP("Actions", "Export a&ssignments…"), "", "",
     "export", QT_TRANSLATE_NOOP("Actions", "each unit with its territory and rep")},
    {"file.exportAccounts", QT_TRANSLATE_NOOP("Actions", "Export &accounts…"), "", "", "export",
     QT_TRANSLATE_NOOP("Actions", "each account with its territory")},
    {"file.exportMoves", QT_TRANSLATE_NOOP("Actions", "Export &moves…"), "", "", "export",
     QT_TRANSLATE_NOOP("Actions", "what changes hands against the first scenario")},
    {"file.report", QT_TRANSLATE_NOOP("Actions", "Map &book…"), "Ctrl+Shift+P", "document-print",
     "report", QT_TRANSLATE_NOOP("Actions", "a page per territory, as PDF")},
    {"file.reviewDaily", QT_TRANSLATE_NOOP("Actions", "&Daily review…"), "", "", "review daily",
     QT_TRANSLATE_NOOP("Actions", "routes of the day, visits before, what to decide, as PDF")},
    {"file.reviewWeekly", QT_TRANSLATE_NOOP("Actions", "&Weekly review…"), "", "", "review weekly",
     QT_TRANSLATE_NOOP("Actions", "load, visits, drift and pipeline of a week, as PDF")},
    {"file.reviewQuarterly", QT_TRANSLATE_NOOP("Actions", "&Quarterly review…"), "", "",
     "review quarterly",
     QT_TRANSLATE_NOOP("Actions", "balance, results, work and quotas of a quarter, as PDF")},
    {"file.picture", QT_TRANSLATE_NOOP("Actions", "Save a &picture…"), "", "", "render",
     QT_TRANSLATE_NOOP("Actions", "the map as PNG, PDF or SVG")},
    {"file.close", QT_TRANSLATE_NOOP("Actions", "&Close plan"), "Ctrl+W", "window-close", "", ""},
    {"file.quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q", "application-exit", "", ""},

    {"edit.undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), "Ctrl+Z", "edit-undo", "undo", ""},
    {"edit.redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), "Ctrl+Y; Ctrl+Shift+Z", "edit-redo",
     "redo", ""},
    {"edit.selectAll", QT_TRANSLATE_NOOP("Actions", "Select &all"), "Ctrl+A", "", "", ""},
    {"edit.selectNone", QT_TRANSLATE_NOOP("Actions", "Select &none"), "Ctrl+D; Ctrl+Shift+A", "",
     "", ""},

    {"view.zoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), "Ctrl++; Ctrl+=", "zoom-in", "", ""},
    {"view.zoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), "Ctrl+-", "zoom-out", "", ""},
    {"view.fitPlan", QT_TRANSLATE_NOOP("Actions", "Show the whole &plan"), "Ctrl+Shift+F",
     "zoom-fit-best", "", ""},
    {"view.fitSelection", QT_TRANSLATE_NOOP("Actions", "Show the &selection"), "Ctrl+J",
     "zoom-fit-selection", "", ""},
    {"view.palette", QT_TRANSLATE_NOOP("Actions", "&Find…"), "Ctrl+P", "edit-find", "",
     QT_TRANSLATE_NOOP("Actions", "a place, an account or an action")},
    {"view.bookmark", QT_TRANSLATE_NOOP("Actions", "&Keep this view"), "Ctrl+B", "", "",
     QT_TRANSLATE_NOOP("Actions", "to come back to it")},
    {"view.bookmarks", QT_TRANSLATE_NOOP("Actions", "Book&marks…"), "Ctrl+7", "", "", ""},
    {"view.baseMap", QT_TRANSLATE_NOOP("Actions", "&Base map…"), "", "", "render",
     QT_TRANSLATE_NOOP("Actions", "tiles of a file or a server under the plan")},
    {"view.themeSystem", QT_TRANSLATE_NOOP("Actions", "As the des&ktop"), "", "", "", "", true},
    {"view.themeLight", QT_TRANSLATE_NOOP("Actions", "&Light"), "", "", "", "", true},
    {"view.themeDark", QT_TRANSLATE_NOOP("Actions", "&Dark"), "", "", "", "", true},
    {"view.highContrast", QT_TRANSLATE_NOOP("Actions", "&High contrast"), "", "", "", "", true},
    {"view.languageSystem", QT_TRANSLATE_NOOP("Actions", "Language of the des&ktop"), "", "", "",
     QT_TRANSLATE_NOOP("Actions", "from the next start"), true},
    // Each language is named in itself, so that people find their own.
    {"view.languageEnglish", QT_TRANSLATE_NOOP("Actions", "&English"), "", "", "",
     QT_TRANSLATE_NOOP("Actions", "from the next start"), true},
    {"view.languageGerman", QT_TRANSLATE_NOOP("Actions", "De&utsch"), "", "", "",
     QT_TRANSLATE_NOOP("Actions", "from the next start"), true},
    {"view.textLarger", QT_TRANSLATE_NOOP("Actions", "&Larger text"), "", "", "", ""},
    {"view.textSmaller", QT_TRANSLATE_NOOP("Actions", "Smaller te&xt"), "", "", "", ""},
    {"view.resetLayout", QT_TRANSLATE_NOOP("Actions", "&Reset layout"), "", "", "", ""},

    {"tool.select", QT_TRANSLATE_NOOP("Actions", "&Select"), "S", "edit-select", "",
     QT_TRANSLATE_NOOP("Actions", "click units; Shift adds, Ctrl takes away"), true},
    {"tool.lasso", QT_TRANSLATE_NOOP("Actions", "&Lasso"), "L", "draw-freehand", "assign",
     QT_TRANSLATE_NOOP("Actions", "draw around units to move them to the target"), true},
    {"tool.box", QT_TRANSLATE_NOOP("Actions", "&Box"), "B", "select-rectangular", "",
     QT_TRANSLATE_NOOP("Actions", "select the units in a rectangle"), true},
    {"tool.paint", QT_TRANSLATE_NOOP("Actions", "&Paint"), "P", "draw-brush", "assign",
     QT_TRANSLATE_NOOP("Actions", "units under the brush go to the target"), true},

    {"plan.balance", QT_TRANSLATE_NOOP("Actions", "&Balance…"), "Ctrl+Shift+B",
     "distribute-horizontal", "balance",
     QT_TRANSLATE_NOOP("Actions", "make the territories carry the same")},
    {"plan.repairDrift", QT_TRANSLATE_NOOP("Actions", "R&epair drift"), "", "", "drift",
     QT_TRANSLATE_NOOP("Actions",
                       "propose the fewest units that bring the published plan back into "
                       "its bands with today's data")},
    {"plan.acceptProposal", QT_TRANSLATE_NOOP("Actions", "&Accept all of the proposal"),
     "Ctrl+Return", "dialog-ok", "balance",
     QT_TRANSLATE_NOOP("Actions", "make the proposal the plan")},
    {"plan.discardProposal", QT_TRANSLATE_NOOP("Actions", "D&iscard the proposal"), "",
     "edit-delete", "balance", QT_TRANSLATE_NOOP("Actions", "leave the plan as it is")},
    {"plan.why", QT_TRANSLATE_NOOP("Actions", "&Why here?"), "W", "help-contents", "explain",
     QT_TRANSLATE_NOOP("Actions", "what the selected unit would change in other territories")},
    {"plan.compare", QT_TRANSLATE_NOOP("Actions", "&Compare"), "Ctrl+K", "view-split-left-right",
     "compare", QT_TRANSLATE_NOOP("Actions", "scenarios side by side")},
    {"plan.analysis", QT_TRANSLATE_NOOP("Actions", "A&nalysis"), "Ctrl+Shift+Y",
     "office-chart-area", "whitespace",
     QT_TRANSLATE_NOOP("Actions", "whitespace, density, pipeline, workload, coverage, overlap")},
    {"routes.plan", QT_TRANSLATE_NOOP("Actions", "R&outes"), "Ctrl+Shift+R", "route", "route",
     QT_TRANSLATE_NOOP("Actions", "who calls on whom, when and in which order")},
    {"visits.log", QT_TRANSLATE_NOOP("Actions", "Log a &visit…"), "Ctrl+Shift+V", "list-add",
     "visits add", QT_TRANSLATE_NOOP("Actions", "that was made or is planned at an account")},
    {"plan.copyScenario", QT_TRANSLATE_NOOP("Actions", "Save as &scenario…"), "Ctrl+Alt+S",
     "list-add", "scenario copy", QT_TRANSLATE_NOOP("Actions", "a copy to try things on")},
    {"plan.makeDraft", QT_TRANSLATE_NOOP("Actions", "Make a dra&ft"), "", "document-new",
     "scenario copy", QT_TRANSLATE_NOOP("Actions", "a copy of the published plan to change")},
    {"plan.renameScenario", QT_TRANSLATE_NOOP("Actions", "&Rename scenario…"), "", "edit-rename",
     "scenario rename", ""},
    {"plan.deleteScenario", QT_TRANSLATE_NOOP("Actions", "&Delete scenario…"), "", "edit-delete",
     "scenario delete", ""},

    {"tool.flood", QT_TRANSLATE_NOOP("Actions", "&Flood"), "F", "fill-color", "assign",
     QT_TRANSLATE_NOOP("Actions", "a unit with all of its territory round it goes to the target"),
     true},
    {"tool.split", QT_TRANSLATE_NOOP("Actions", "Split b&y a line"), "X", "edit-cut", "split",
     QT_TRANSLATE_NOOP("Actions", "what lies beyond a drawn line becomes a territory"), true},
    {"tool.draw", QT_TRANSLATE_NOOP("Actions", "&Draw a polygon"), "D", "draw-polygon", "draw",
     QT_TRANSLATE_NOOP("Actions", "the units inside become a territory"), true},
    {"tool.drawFreehand", QT_TRANSLATE_NOOP("Actions", "Draw freeha&nd"), "Shift+D", "", "draw",
     QT_TRANSLATE_NOOP("Actions", "the units inside become a territory"), true},
    {"tool.drawRadius", QT_TRANSLATE_NOOP("Actions", "Draw a &radius"), "R", "draw-circle", "draw",
     QT_TRANSLATE_NOOP("Actions", "the units round a place become a territory"), true},
    {"tool.drawBoundary", QT_TRANSLATE_NOOP("Actions", "E&xisting boundary"), "C", "", "draw",
     QT_TRANSLATE_NOOP("Actions", "the units of a county become a territory"), true},
    {"tool.measure", QT_TRANSLATE_NOOP("Actions", "M&easure"), "M", "measure", "",
     QT_TRANSLATE_NOOP("Actions", "distances and areas on the map"), true},

    {"territory.assign", QT_TRANSLATE_NOOP("Actions", "&Move selection to target"), "",
     "arrow-right", "assign",
     QT_TRANSLATE_NOOP("Actions", "Enter, while the map has the keyboard")},
    {"territory.assignAnyway", QT_TRANSLATE_NOOP("Actions", "Move it &anyway"), "Alt+Return", "",
     "assign", QT_TRANSLATE_NOOP("Actions", "also where that cuts a territory in two")},
    {"territory.sourceFilter", QT_TRANSLATE_NOOP("Actions", "Take &only from selected territories"),
     "Ctrl+Shift+S", "view-filter", "",
     QT_TRANSLATE_NOOP("Actions", "lasso, box, paint and flood leave units of others alone"), true},
    {"territory.new", QT_TRANSLATE_NOOP("Actions", "&New territory from selection"), "Ctrl+Alt+N",
     "list-add", "new-territory",
     QT_TRANSLATE_NOOP("Actions", "the selected units become a territory")},
    {"territory.merge", QT_TRANSLATE_NOOP("Actions", "Mer&ge territories"), "Ctrl+M", "merge",
     "merge", QT_TRANSLATE_NOOP("Actions", "the selected territories go into the target")},
    {"territory.splitParts", QT_TRANSLATE_NOOP("Actions", "Split into &balanced parts…"), "",
     "edit-cut", "split", QT_TRANSLATE_NOOP("Actions", "parts that carry the same")},
    {"territory.fillGaps", QT_TRANSLATE_NOOP("Actions", "&Fill gaps"), "Ctrl+Alt+D", "",
     "fill-gaps",
     QT_TRANSLATE_NOOP("Actions", "units without a territory go to the longest border")},
    {"territory.islands", QT_TRANSLATE_NOOP("Actions", "Find &islands"), "Ctrl+Shift+I", "",
     "islands", QT_TRANSLATE_NOOP("Actions", "selects parts that do not hang together")},
    {"territory.recolour", QT_TRANSLATE_NOOP("Actions", "Next &colour"), "Ctrl+Alt+C", "",
     "recolour", QT_TRANSLATE_NOOP("Actions", "gives the selected territory another fill")},
    {"territory.recolourAuto", QT_TRANSLATE_NOOP("Actions", "Colour as the ma&p chooses"), "", "",
     "recolour", ""},
    {"draw.toTarget", QT_TRANSLATE_NOOP("Actions", "Drawn shapes go to the tar&get"), "", "",
     "draw", QT_TRANSLATE_NOOP("Actions", "instead of making a new territory"), true},
    {"draw.byCentroid", QT_TRANSLATE_NOOP("Actions", "Inside by &centroid"), "", "", "draw", "",
     true},
    {"draw.byArea", QT_TRANSLATE_NOOP("Actions", "Inside by &half of the area"), "", "", "draw", "",
     true},
    {"draw.byAccounts", QT_TRANSLATE_NOOP("Actions", "Inside by half of the acco&unts"), "", "",
     "draw", "", true},
    {"territory.selectUnits", QT_TRANSLATE_NOOP("Actions", "Select its &units"), "", "", "", ""},
    {"territory.selectUnassigned", QT_TRANSLATE_NOOP("Actions", "Select units &without territory"),
     "", "", "", ""},
    {"territory.rename", QT_TRANSLATE_NOOP("Actions", "&Rename"), "F2", "edit-rename", "rename",
     ""},
    {"territory.lock", QT_TRANSLATE_NOOP("Actions", "&Lock"), "K", "object-locked", "lock",
     QT_TRANSLATE_NOOP("Actions", "its units stay until it is unlocked"), true},

    {"window.table", QT_TRANSLATE_NOOP("Actions", "&Tables"), "F6", "table", "list",
     QT_TRANSLATE_NOOP("Actions", "territories, units and accounts, to filter, sort and export")},
    {"window.map", QT_TRANSLATE_NOOP("Actions", "Go to the &map"), "", "", "", ""},
    {"window.jobs", QT_TRANSLATE_NOOP("Actions", "&Background work"), "Ctrl+Shift+J", "", "",
     QT_TRANSLATE_NOOP("Actions", "what is running, what waits, and what has ended")},
    {"window.nextDock", QT_TRANSLATE_NOOP("Actions", "&Next dock"), "Ctrl+Tab", "", "", ""},
    {"help.now", QT_TRANSLATE_NOOP("Actions", "&Help for this"), "F1", "help-contents", "",
     QT_TRANSLATE_NOOP("Actions", "what the tool does and its keys")},
    {"help.shortcuts", QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts…"), "Ctrl+Alt+K", "", "",
     QT_TRANSLATE_NOOP("Actions", "all keys, to be searched and changed")},
    {"help.about", QT_TRANSLATE_NOOP("Actions", "&About Evenlode"), "", "help-about", "", ""},
};

QString translated(const char* text) {
    return QCoreApplication::translate("Actions", text);
}

QList<QKeySequence> sequences(const char* text) {
    QList<QKeySequence> result;
    for (const QString& part : QString::fromLatin1(text).split("; ", Qt::SkipEmptyParts)) {
        result << QKeySequence(part);
    }
    return result;
}

} // namespace

std::span<const ActionSpec> actionTable() {
    return kActions;
}

Actions::Actions(const Theme& theme, QObject* parent) : QObject(parent) {
    for (const ActionSpec& spec : kActions) {
        auto* action = new QAction(translated(spec.text), this);
        action->setObjectName(spec.id);
        action->setCheckable(spec.checkable);
        if (*spec.icon) {
            action->setIcon(icon(theme, QLatin1String(spec.icon)));
        }
        actions_[spec.id] = action;
        keys_[spec.id] = sequences(spec.shortcuts);
        dress(spec);
    }
}

QAction* Actions::operator[](const QString& id) const {
    Q_ASSERT_X(actions_.contains(id), "Actions", qPrintable(id));
    return actions_.value(id);
}

void Actions::setEnabled(const QString& id, bool enabled, const QString& reason) {
    QAction* action = (*this)[id];
    action->setEnabled(enabled);
    reasons_[id] = enabled ? QString() : reason;
    action->setToolTip(
        enabled || reason.isEmpty() ? tips_[id] : QStringLiteral("%1: %2").arg(tips_[id], reason));
}

QList<QKeySequence> Actions::defaultShortcuts(const QString& id) {
    for (const ActionSpec& spec : kActions) {
        if (id == QLatin1String(spec.id)) {
            return sequences(spec.shortcuts);
        }
    }
    return {};
}

void Actions::setShortcuts(const QString& id, const QList<QKeySequence>& keys) {
    keys_[id] = keys;
    for (const ActionSpec& spec : kActions) {
        if (id == QLatin1String(spec.id)) {
            dress(spec);
        }
    }
    emit shortcutsChanged();
}

void Actions::setPlainKeys(bool on) {
    plainKeys_ = on;
    for (const ActionSpec& spec : kActions) {
        dress(spec);
    }
}

/// Keys, and the tool tip that names the first of them.
void Actions::dress(const ActionSpec& spec) {
    const QList<QKeySequence> keys = keys_.value(spec.id);
    QList<QKeySequence> live;
    for (const QKeySequence& sequence : keys) {
        if (plainKeys_ || !isPlainKey(sequence)) {
            live << sequence;
        }
    }
    QAction* action = (*this)[spec.id];
    action->setShortcuts(live);
    QString tip = translated(spec.text).remove('&').remove(QChar(0x2026));
    if (!keys.isEmpty()) {
        tip += QStringLiteral(" (%1)").arg(keys.front().toString(QKeySequence::NativeText));
    }
    if (*spec.tip) {
        tip += QStringLiteral(": ") + translated(spec.tip);
    }
    tips_[spec.id] = tip;
    setEnabled(spec.id, action->isEnabled(), reasons_.value(spec.id));
}

bool isPlainKey(const QKeySequence& keys) {
    if (keys.isEmpty()) {
        return false;
    }
    const QKeyCombination first = keys[0];
    const bool character = first.key() < Qt::Key_Escape;
    return character && (first.keyboardModifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
}

} // namespace ui
