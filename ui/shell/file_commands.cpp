// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/file_commands.h"

#include "ui/dialogs/ask.h"
#include "ui/shell/actions.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/settings.h"

#include <QApplication>

namespace ui {

FileCommands::FileCommands(const AppContext& context, QObject* parent)
    : QObject(parent), context_(context) {
    Actions& actions = context.actions;
    connect(actions["file.new"], &QAction::triggered, this, &FileCommands::newPlan);
    connect(actions["file.open"], &QAction::triggered, this, &FileCommands::askForPlan);
    connect(actions["file.close"], &QAction::triggered, this, &FileCommands::closePlan);
    connect(actions["file.quit"], &QAction::triggered, context.window, &QWidget::close);
}

void FileCommands::newPlan() {
    context_.ask.saveFile(context_.window, tr("New plan"), {tr("Evenlode plans (*.gpkg)")},
                          tr("Plan.gpkg"),
                          [this](const QString& path) { context_.session.create(path); });
}

void FileCommands::askForPlan() {
    context_.ask.openFile(context_.window, tr("Open a plan"),
                          {tr("Evenlode plans (*.gpkg)"), tr("All files (*)")},
                          [this](const QString& path) { openPlan(path); });
}

void FileCommands::openPlan(const QString& path) {
    QApplication::setOverrideCursor(Qt::BusyCursor);
    const bool opened = context_.session.open(path);
    QApplication::restoreOverrideCursor();
    if (opened) {
        context_.settings.rememberPlan(
            context_.session.path(), static_cast<int>(context_.session.figures().territories.size()));
    }
}

void FileCommands::closePlan() { context_.session.close(); }

} // namespace ui
