// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/output_commands.h"

#include "core/workspace/workspace.h"
#include "geo/verbs/export.h"
#include "ui/dialogs/ask.h"
#include "ui/shell/actions.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/map_link.h"
#include "ui/shell/paths.h"
#include "ui/shell/plan_session.h"
#include "ui/verbs/daily.h"
#include "ui/verbs/quarterly.h"
#include "ui/verbs/render.h"
#include "ui/verbs/report.h"
#include "ui/verbs/weekly.h"

#include <QDate>
#include <QFileInfo>

namespace ui {

namespace {

constexpr double kPrintDpi = 300;
constexpr int kQuarters = 5; ///< to choose from: this one, and a year back
const char* const kActions[] = {"file.exportTerritories",
                                "file.exportAssignments",
                                "file.exportAccounts",
                                "file.exportMoves",
                                "file.report",
                                "file.reviewDaily",
                                "file.reviewWeekly",
                                "file.reviewQuarterly",
                                "file.picture"};

QString isoText(const QDate& day) {
    return day.toString(Qt::ISODate);
}

/// The quarter of a day, "2026-Q4".
QString quarterText(const QDate& day) {
    return QStringLiteral("%1-Q%2").arg(day.year()).arg((day.month() + 2) / 3);
}

/// Days to choose from; the first is chosen.
Choice daysOf(const QString& title, std::vector<Choice::Option> days) {
    return {title, OutputCommands::tr("The pack is written as PDF, A4 landscape."),
            OutputCommands::tr("Choose a file…"), std::move(days)};
}

} // namespace

OutputCommands::OutputCommands(const AppContext& context, MapLink& map, QObject* parent)
    : QObject(parent), context_(context), map_(map) {
    addExport("file.exportTerritories", "territories", tr("Export territories"));
    addExport("file.exportAssignments", "assignments", tr("Export assignments"));
    addExport("file.exportAccounts", "accounts", tr("Export accounts"));
    addExport("file.exportMoves", "moves", tr("Export moves"));
    addReport();
    addPicture();
    addReviews();
    connect(&context.session, &PlanSession::listsChanged, this, &OutputCommands::refresh);
    connect(&context.session, &PlanSession::closed, this, &OutputCommands::refresh);
    refresh();
}

void OutputCommands::addExport(const QString& action, const std::string& what,
                               const QString& title) {
    connect(context_.actions[action], &QAction::triggered, this, [this, what, title] {
        const std::string scenario = context_.session.figures().scenarioName.toStdString();
        ask(title,
            {tr("Excel workbook (*.xlsx)"), tr("Text table (*.csv)"), tr("GeoPackage (*.gpkg)"),
             tr("GeoJSON (*.geojson)"), tr("All files (*)")},
            QStringLiteral("%1.xlsx").arg(QString::fromStdString(what)),
            [what, scenario](core::Workspace& ws, const std::string& file, core::Job& job) {
                geo::ExportParams params;
                params.what = what;
                params.scenario = scenario;
                params.file = file;
                geo::exportTable(ws, params, job);
            });
    });
}

void OutputCommands::addReport() {
    connect(context_.actions["file.report"], &QAction::triggered, this, [this] {
        const std::string scenario = context_.session.figures().scenarioName.toStdString();
        ask(tr("Map book"), {tr("PDF (*.pdf)"), tr("Summary as Excel workbook (*.xlsx)")},
            QStringLiteral("map-book.pdf"),
            [scenario](core::Workspace& ws, const std::string& file, core::Job& job) {
                ReportParams params;
                params.file = file;
                params.scenario = scenario;
                report(ws, params, job);
            });
    });
}

/// What the map shows now, at the resolution of print.
void OutputCommands::addPicture() {
    connect(context_.actions["file.picture"], &QAction::triggered, this, [this] {
        RenderParams params;
        params.scenario = context_.session.figures().scenarioName.toStdString();
        const MapView& view = map_.canvas().view();
        const QSize size = (QSizeF(view.size) / view.pixelRatio).toSize();
        params.width = size.width();
        params.height = size.height();
        params.dpi = kPrintDpi;
        params.accounts = map_.accountView();
        const QPointF middle(view.size.width() / 2.0, view.size.height() / 2.0);
        params.view = {map_.degrees({view.toMetres(middle)}).front(), view.scaleDenominator()};
        if (map_.baseMapShown()) {
            params.baseMap = map_.baseMap();
        }
        for (const LayerRow& layer : map_.layers()) {
            if (layer.id == QLatin1String("graticule")) {
                params.graticule = layer.visible;
            } else if (!layer.visible && layer.id != QLatin1String("tiles")) {
                params.hidden.push_back(layer.id.toStdString());
            }
        }
        ask(tr("Picture of the map"), {tr("PNG (*.png)"), tr("PDF (*.pdf)"), tr("SVG (*.svg)")},
            QStringLiteral("map.png"),
            [params](core::Workspace& ws, const std::string& file, core::Job& job) mutable {
                params.file = file;
                render(ws, params, job);
            });
    });
}

void OutputCommands::askReview(const QString& title, const Choice& days, const QString& suggestion,
                               std::function<Work(const std::string& day)> work) {
    context_.ask.choose(context_.window, days,
                        [this, title, suggestion, work = std::move(work)](const QString& day) {
                            ask(title, {tr("PDF (*.pdf)")}, suggestion.arg(day),
                                work(day.toStdString()));
                        });
}

void OutputCommands::addReviews() {
    connect(context_.actions["file.reviewDaily"], &QAction::triggered, this, [this] {
        const QDate today = QDate::currentDate();
        askReview(tr("Daily review"),
                  daysOf(tr("Which day?"), {{isoText(today), tr("Today")},
                                            {isoText(today.addDays(1)), tr("Tomorrow")}}),
                  QStringLiteral("day-%1.pdf"), [](const std::string& day) -> Work {
                      DailyParams params;
                      params.review.date = day;
                      return [params](core::Workspace& ws, const std::string& file,
                                      core::Job& job) mutable {
                          params.pack.file = file;
                          daily(ws, params, job);
                      };
                  });
    });
    connect(context_.actions["file.reviewWeekly"], &QAction::triggered, this, [this] {
        const QDate today = QDate::currentDate();
        const QDate lastWeek = today.addDays(-today.dayOfWeek());
        askReview(tr("Weekly review"),
                  daysOf(tr("Which week?"), {{isoText(lastWeek), tr("Last week")},
                                             {isoText(today), tr("This week, as far as it is")}}),
                  QStringLiteral("week-%1.pdf"), [](const std::string& day) -> Work {
                      WeeklyParams params;
                      params.review.week.date = day;
                      return [params](core::Workspace& ws, const std::string& file,
                                      core::Job& job) mutable {
                          params.pack.file = file;
                          weekly(ws, params, job);
                      };
                  });
    });
    connect(context_.actions["file.reviewQuarterly"], &QAction::triggered, this, [this] {
        std::vector<Choice::Option> quarters;
        for (int back = 0; back < kQuarters; ++back) {
            const QString quarter = quarterText(QDate::currentDate().addMonths(-3 * back));
            quarters.push_back(
                {quarter, tr("Quarter %1 of %2").arg(quarter.right(1), quarter.left(4))});
        }
        askReview(tr("Quarterly review"), daysOf(tr("Which quarter?"), std::move(quarters)),
                  QStringLiteral("quarter-%1.pdf"), [](const std::string& quarter) -> Work {
                      QuarterlyParams params;
                      params.review.quarter = quarter;
                      return [params](core::Workspace& ws, const std::string& file,
                                      core::Job& job) mutable {
                          params.pack.file = file;
                          quarterly(ws, params, job);
                      };
                  });
    });
}

void OutputCommands::ask(const QString& title, const QStringList& filters,
                         const QString& suggestion, Work work) {
    context_.ask.saveFile(context_.window, title, filters, suggestion,
                          [this, title, work = std::move(work)](const QString& path) {
                              const std::string plan = context_.session.path().toStdString();
                              const std::string file = absolutePath(path).toStdString();
                              const auto run = [plan, file, work](core::Job& job) {
                                  core::Workspace workspace = core::Workspace::open(plan);
                                  work(workspace, file, job);
                                  return true;
                              };
                              context_.runner.enqueue(title, this, run, [this, path](bool) {
                                  emit said(tr("%1 is written").arg(QFileInfo(path).fileName()));
                              });
                          });
}

void OutputCommands::refresh() {
    const bool plan = context_.session.isOpen() && !context_.session.state().territories.empty();
    for (const char* id : kActions) {
        context_.actions.setEnabled(id, plan, tr("no territories yet"));
    }
}

} // namespace ui
