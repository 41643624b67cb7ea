// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/report.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "ui/book/map_book.h"
#include "ui/book/summary_workbook.h"
#include "ui/verbs/output_file.h"

#include <QPdfWriter>

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

MapStyle printStyle() {
    MapStyle style;
    style.tokens = loadTokens(ThemeKind::Light);
    style.vector = true;
    style.lineFactor = kPrintLines;
    return style;
}

[[noreturn]] void throwEmpty(const BookData& data, const ReportParams& params) {
    if (params.movesOnly && !data.former) {
        throw core::Error(core::Code::Input,
                          core::format("\"{}\" is based on no other scenario, so nothing moves",
                                       data.scenario.toStdString()),
                          "name what to compare with: --from SCENARIO or a day", params.scenario);
    }
    if (!params.rep.empty()) {
        throw core::Error(core::Code::Input,
                          params.movesOnly
                              ? core::format("nothing changes hands for \"{}\"", params.rep)
                              : core::format("no territory of \"{}\" is in charge of \"{}\"",
                                             data.scenario.toStdString(), params.rep),
                          "evenlode score lists territories and reps", params.rep);
    }
    throw core::Error(core::Code::Input, "nothing changes hands", "compare with another scenario",
                      params.from);
}

/// Draws the pages one after the other; returns their number.
int writePages(const std::string& file, const QPageSize& paper, const BookData& data,
               const ReportParams& params, core::Job& job) {
    QPdfWriter writer(QString::fromStdString(file));
    writer.setResolution(kDpi);
    writer.setPageLayout(
        QPageLayout(paper, QPageLayout::Landscape, QMarginsF(), QPageLayout::Point));
    writer.setTitle(data.scenario);
    writer.setCreator(QStringLiteral("Evenlode"));
    const double height = Sheet::kWidth * writer.height() / writer.width();
    const std::vector<BookPage> pages =
        bookPages(data, height, {QString::fromStdString(params.rep), params.movesOnly});
    if (pages.empty()) {
        throwEmpty(data, params);
    }
    const MapStyle style = printStyle();
    QPainter painter;
    if (!painter.begin(&writer)) {
        throwUnwritable(file);
    }
    Sheet sheet(painter, QSizeF(writer.width(), writer.height()), style);
    const int count = static_cast<int>(pages.size());
    for (int page = 0; page < count; ++page) {
        job.step(0.4 + 0.6 * page / count, core::format("page {} of {}", page + 1, count));
        if (page > 0 && !writer.newPage()) {
            throwUnwritable(file);
        }
        pages[static_cast<std::size_t>(page)](sheet);
        paintFoot(sheet, data, page + 1, count);
    }
    if (!painter.end()) {
        throwUnwritable(file);
    }
    return count;
}

} // namespace

void to_json(core::Json& json, const ReportReport& report) {
    json = core::Json{{"file", report.file},
                      {"pages", report.pages},
                      {"rows", report.rows},
                      {"from", report.from.empty() ? core::Json(nullptr) : core::Json(report.from)},
                      {"issues", report.issues}};
}

ReportReport report(core::Workspace& ws, const ReportParams& params, core::Job& job) {
    loadMapFonts();
    const QPageSize paper = pageSize(params.paper);
    ReportReport result;
    result.file = outputPath(ws, params.file, {".pdf", ".xlsx"});
    const BookData data = [&] {
        const core::Job::Part part(job, 0, 0.4);
        return loadBook(ws.reader(), {params.scenario, params.from, params.changes}, job);
    }();
    if (core::lower(result.file).ends_with(".xlsx")) {
        result.rows = writeSummary(result.file, data);
    } else {
        result.pages = writePages(result.file, paper, data, params, job);
    }
    if (data.figures) {
        result.issues = data.figures->issues;
    }
    if (data.former) {
        result.from = data.former->label.toStdString();
    }
    job.step(1, "written");
    return result;
}

} // namespace ui
