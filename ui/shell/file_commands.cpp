// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/file_commands.h"

#include "core/verbs/scenarios.h"
#include "core/workspace/scenario_store.h"
#include "geo/verbs/import_units.h"
#include "ui/dialogs/ask.h"
#include "ui/shell/actions.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/paths.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/settings.h"
#include "ui/verbs/demo.h"
#include "ui/widgets/figures.h"

#include <QApplication>
#include <QStandardPaths>

#include <utility>

namespace ui {

namespace {

QString sampleFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/sample";
}

QString samplePath() {
    return sampleFolder() + "/plan.gpkg";
}

/// There when the sample was made to its end: a window that was closed meanwhile leaves half of it.
QString sampleMark() {
    return sampleFolder() + "/complete";
}

/// The sample with a copy of its plan to work on, so that there is something to compare with.
void makeSampleToWorkOn(const DemoParams& params, const std::string& copy, const std::string& mark,
                        core::Job& job) {
    core::Workspace ws = core::Workspace::open(makeSample(params, job));
    core::copyScenario(ws, core::requireScenario(ws.reader(), "").name, copy);
    core::Connection(mark, core::Connection::Mode::Create);
}

} // namespace

FileCommands::FileCommands(const AppContext& context, QObject* parent)
    : QObject(parent), context_(context) {
    Actions& actions = context.actions;
    connect(actions["file.new"], &QAction::triggered, this, &FileCommands::newPlan);
    connect(actions["file.open"], &QAction::triggered, this, &FileCommands::askForPlan);
    connect(actions["file.sample"], &QAction::triggered, this, &FileCommands::openSample);
    connect(actions["file.importUnits"], &QAction::triggered, this, &FileCommands::askForUnits);
    connect(actions["file.close"], &QAction::triggered, this, [this] { context_.session.close(); });
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
            context_.session.path(),
            static_cast<int>(context_.session.figures().territories.size()));
    }
}

void FileCommands::openSample() {
    // What was tried on the sample is still there; undo leads back to its beginning.
    makeSampleThen([this] { openPlan(samplePath()); });
}

void FileCommands::makeSampleThen(std::function<void()> then) {
    if (fileExists(samplePath()) && fileExists(sampleMark())) {
        then();
        return;
    }
    afterSample_.push_back(std::move(then));
    if (afterSample_.size() > 1) {
        return;
    }
    DemoParams params;
    params.folder = sampleFolder().toStdString();
    context_.runner.run(
        tr("Make the sample"), this,
        [params, copy = tr("New plan").toStdString(),
         mark = sampleMark().toStdString()](core::Job& job) {
            makeSampleToWorkOn(params, copy, mark, job);
            return true;
        },
        [this](bool) {
            for (const auto& next : std::exchange(afterSample_, {})) {
                next();
            }
        },
        [this] { afterSample_.clear(); });
}

void FileCommands::prepareSample() {
    makeSampleThen([this] { previewSample(); });
}

void FileCommands::previewSample() {
    if (context_.session.isOpen()) {
        return;
    }
    context_.runner.run(
        tr("Draw the sample"), this,
        [path = samplePath().toStdString()](core::Job& job) { return loadPreview(path, job); },
        [this](const PlanPreview& preview) { emit samplePreviewed(preview); });
}

void FileCommands::askForUnits() {
    const QStringList filters{
        tr("Map files (*.shp *.zip *.geojson *.json *.gz *.gpkg *.fgb *.kml)"),
        tr("All files (*)")};
    context_.ask.openFile(context_.window, tr("Import unit areas"), filters,
                          [this](const QString& path) { importUnits(path); });
}

void FileCommands::importAreas(const QString& file) {
    if (context_.session.isOpen()) {
        importUnits(file);
        return;
    }
    context_.ask.saveFile(context_.window, tr("New plan for %1").arg(fileName(file)),
                          {tr("Evenlode plans (*.gpkg)")}, tr("Plan.gpkg"),
                          [this, file](const QString& path) {
                              if (context_.session.create(path)) {
                                  importUnits(file);
                              }
                          });
}

void FileCommands::importUnits(const QString& path) {
    const auto workspace = context_.session.shared();
    if (!workspace) {
        return;
    }
    geo::ImportUnitsParams params;
    params.source = absolutePath(path).toStdString();
    params.layer = baseName(path).toStdString();
    context_.runner.enqueue(
        tr("Import unit areas"), this,
        [workspace, params](core::Job& job) { return geo::importUnits(*workspace, params, job); },
        [this, workspace](const geo::ImportUnitsReport& report) {
            if (context_.session.shared() == workspace) {
                context_.session.reload();
            }
            emit said(tr("%1, %2 borders, %3 repaired")
                          .arg(countedUnits(report.units, false), groupedText(report.edges),
                               groupedText(report.repaired)));
        });
}

} // namespace ui
