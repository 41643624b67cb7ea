// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/report.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "ui/book/map_book.h"
#include "ui/book/summary_workbook.h"
#include "ui/verbs/output_file.h"
#include "ui/verbs/pdf_pages.h"

namespace ui {

namespace {

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

int writePages(const std::string& file, const BookData& data, const ReportParams& params,
               core::Job& job) {
    PdfPages pdf{file, params.paper, data.scenario, {}, {}};
    pdf.pages = [&](double height) {
        std::vector<BookPage> pages =
            bookPages(data, height, {QString::fromStdString(params.rep), params.movesOnly});
        if (pages.empty()) {
            throwEmpty(data, params);
        }
        return pages;
    };
    pdf.foot = [&](Sheet& sheet, int page, int pages) { paintFoot(sheet, data, page, pages); };
    return writePdf(pdf, job);
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
    requirePaper(params.paper);
    ReportReport result;
    result.file = outputPath(ws, params.file, {".pdf", ".xlsx"});
    const BookData data = [&] {
        const core::Job::Part part(job, 0, 0.4);
        return loadBook(ws.reader(), {params.scenario, params.from, params.changes}, job);
    }();
    if (core::lower(result.file).ends_with(".xlsx")) {
        result.rows = writeSummary(result.file, data);
    } else {
        result.pages = writePages(result.file, data, params, job);
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
