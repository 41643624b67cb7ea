// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/report.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "ui/draw/scene_loader.h"
#include "ui/verbs/map_book.h"
#include "ui/verbs/output_file.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QPdfWriter>

#include <algorithm>

namespace ui {

namespace {

constexpr int kDpi = 300;
constexpr double kPrintLines = 1.15;

QPageSize pageSize(const std::string& paper) {
    const std::string name = core::lower(paper);
    if (name == "a4") {
        return QPageSize(QPageSize::A4);
    }
    if (name == "letter") {
        return QPageSize(QPageSize::Letter);
    }
    throw core::Error(core::Code::Usage, "there is no paper \"" + paper + "\"", "use a4 or letter",
                      paper);
}

bool looksLikeZips(const MapUnits& units) {
    int fiveDigits = 0;
    for (int i = 0; i < units.count(); ++i) {
        const QString& key = units.unit(i).key;
        fiveDigits += key.size() == 5 &&
                      std::all_of(key.begin(), key.end(), [](QChar c) { return c.isDigit(); });
    }
    return fiveDigits * 2 > units.count();
}

BookData loadBook(const core::Connection& db, const std::string& name, core::Job& job) {
    const core::Snapshot snapshot(db);
    const core::Scenario scenario = core::requireScenario(db, name);
    const core::UnitLayer layer = core::requireLayer(db, scenario.layerName);
    const LayerMap map = loadLayerMap(db, layer, job);
    BookData data;
    data.scenario = QString::fromStdString(scenario.name);
    data.layer = QString::fromStdString(layer.name);
    data.tolerance = scenario.tolerance;
    data.unitValues.assign(static_cast<std::size_t>(map.units->count()), 0);
    data.unitAccounts.assign(static_cast<std::size_t>(map.units->count()), 0);
    if (!scenario.measures.empty()) {
        data.figures = core::score(db, {scenario.name, {}, {}}, job);
        const core::Measure measure =
            core::requireMeasure(db, layer.id, scenario.measures.front().measure);
        data.measure = QString::fromStdString(measure.name);
        data.measureUnit = QString::fromStdString(measure.unit);
        for (const auto& [unit, value] : core::loadValues(db, measure.id)) {
            if (const int index = map.units->indexOf(unit); index >= 0) {
                data.unitValues[static_cast<std::size_t>(index)] = value;
            }
        }
    }
    for (const MapPoint& point : *map.points) {
        if (point.unit >= 0) {
            ++data.unitAccounts[static_cast<std::size_t>(point.unit)];
        }
    }
    data.territories = core::loadTerritories(db, scenario.id);
    std::erase_if(data.territories, [](const core::Territory& t) { return t.level != 0; });
    data.scene = finishScene(planScene(db, map, scenario, data.figures ? &*data.figures : nullptr));
    data.unitWord = looksLikeZips(*map.units) ? QCoreApplication::translate("MapBook", "ZIPs")
                                              : QCoreApplication::translate("MapBook", "Units");
    data.printedOn = QLocale().toString(QDate::currentDate(), QStringLiteral("d MMM yyyy"));
    return data;
}

} // namespace

void to_json(core::Json& json, const ReportReport& report) {
    json = core::Json{{"file", report.file}, {"pages", report.pages}, {"issues", report.issues}};
}

ReportReport report(core::Workspace& ws, const ReportParams& params, core::Job& job) {
    loadMapFonts();
    const QPageSize paper = pageSize(params.paper);
    ReportReport result;
    result.file = outputPath(ws, params.file, {".pdf"});
    const BookData data = [&] {
        const core::Job::Part part(job, 0, 0.4);
        return loadBook(ws.reader(), params.scenario, job);
    }();
    QPdfWriter writer(QString::fromStdString(result.file));
    writer.setResolution(kDpi);
    writer.setPageLayout(
        QPageLayout(paper, QPageLayout::Landscape, QMarginsF(), QPageLayout::Point));
    writer.setTitle(data.scenario);
    writer.setCreator(QStringLiteral("Evenlode"));
    MapStyle style;
    style.tokens = loadTokens(ThemeKind::Light);
    style.vector = true;
    style.lineFactor = kPrintLines;
    QPainter painter;
    if (!painter.begin(&writer)) {
        throwUnwritable(result.file);
    }
    const QSizeF size = QSizeF(writer.width(), writer.height());
    Sheet sheet(painter, size, style);
    const std::vector<BookPage> pages = bookPages(data, sheet.height());
    result.pages = static_cast<int>(pages.size());
    for (int page = 0; page < result.pages; ++page) {
        job.step(0.4 + 0.6 * page / result.pages,
                 core::format("page {} of {}", page + 1, result.pages));
        if (page > 0 && !writer.newPage()) {
            throwUnwritable(result.file);
        }
        pages[static_cast<std::size_t>(page)](sheet);
        paintFoot(sheet, data, page + 1, result.pages);
    }
    if (!painter.end()) {
        throwUnwritable(result.file);
    }
    if (data.figures) {
        result.issues = data.figures->issues;
    }
    job.step(1, "written");
    return result;
}

} // namespace ui
