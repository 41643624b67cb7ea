// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_commands.h"

#include "ui/dialogs/ask.h"
#include "ui/dialogs/shortcut_editor.h"
#include "ui/shell/actions.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/dock.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/map_link.h"
#include "ui/shell/panels.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"
#include "ui/shell/shortcut_store.h"

#include <QApplication>

namespace ui {

namespace {

/// What in the dock takes the keyboard; null if nothing does.
QWidget* focusIn(const Dock& dock) {
    for (QWidget* widget : dock.widget()->findChildren<QWidget*>()) {
        if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus) {
            return widget;
        }
    }
    return nullptr;
}

} // namespace

WindowCommands::WindowCommands(const AppContext& context, Panels& panels, MapLink& map,
                               QObject* parent)
    : QObject(parent), context_(context), panels_(panels), map_(map),
      palette_(new CommandPalette(context, context.window)) {
    loadShortcuts(context.actions);
    Actions& actions = context_.actions;
    connect(actions["view.palette"], &QAction::triggered, palette_, &CommandPalette::open);
    connect(actions["help.shortcuts"], &QAction::triggered, this, &WindowCommands::openShortcuts);
    connect(actions["help.now"], &QAction::triggered, this, &WindowCommands::help);
    connect(actions["window.nextDock"], &QAction::triggered, this, &WindowCommands::nextDock);
}

void WindowCommands::openShortcuts() {
    auto* editor = new ShortcutEditor(context_.theme, context_.actions, context_.window);
    connect(editor, &ShortcutEditor::exportAsked, this, [this] {
        context_.ask.saveFile(context_.window, tr("Export shortcuts"), {tr("Text (*.txt *.tsv)")},
                              QStringLiteral("evenlode-shortcuts.txt"),
                              [this](const QString& file) {
                                  context_.runner.now(tr("Export shortcuts"), [&] {
                                      exportShortcuts(context_.actions, file);
                                  });
                              });
    });
    editor->open();
}

void WindowCommands::nextDock() {
    const std::vector<Dock*> docks = panels_.docks();
    const QWidget* focus = QApplication::focusWidget();
    std::size_t start = 0;
    for (std::size_t i = 0; focus && i < docks.size(); ++i) {
        start = docks[i]->isAncestorOf(focus) ? i + 1 : start;
    }
    for (std::size_t step = 0; step < docks.size(); ++step) {
        const Dock& dock = *docks[(start + step) % docks.size()];
        QWidget* widget = dock.isVisible() ? focusIn(dock) : nullptr;
        if (widget) {
            widget->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void WindowCommands::help() {
    const MapTool& tool = map_.canvas().tool();
    const TerritoryRow* target = context_.session.figures().find(context_.selection.target());
    QStringList lines{tool.hint(target ? target->name : QString())};
    for (const auto& [key, act] : tool.keys()) {
        lines << QStringLiteral("%1: %2").arg(key, act);
    }
    lines << tr("1 to 9 choose the target, T opens the list. Ctrl+P finds everything else, "
                "Ctrl+Alt+K shows and changes all keys.");
    context_.ask.tell(context_.window, tool.name(), lines.join('\n'));
}

} // namespace ui
