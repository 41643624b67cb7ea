// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/day_sheets.h"

#include "core/base/error.h"
#include "core/base/time.h"
#include "ui/book/day_sheet_pages.h"
#include "ui/theme/language.h"
#include "ui/verbs/output_file.h"
#include "ui/verbs/pdf_pages.h"

#include <optional>

namespace ui {

void to_json(core::Json& json, const DaySheetsReport& report) {
    json = core::Json{{"file", report.file},
                      {"pages", report.pages},
                      {"days", report.days},
                      {"along_roads", report.alongRoads},
                      {"road_names", report.roadNames},
                      {"estimated", report.estimated}};
}

DaySheetsReport daySheets(const core::Workspace& ws, const DaySheetsParams& params,
                          core::Job& job) {
    loadMapFonts();
    requirePaper(params.paper);
    const QString language = QString::fromStdString(params.language);
    if (!isLanguageChoice(language)) {
        throw core::Error(core::Code::Usage, "there is no language \"" + params.language + "\"",
                          "use en or de", params.language);
    }
    if (!params.day.empty() && !core::isDate(params.day)) {
        throw core::Error(core::Code::Usage, "\"" + params.day + "\" is not a date",
                          "write it as 2026-11-30", params.day);
    }
    std::optional<Language> spoken;
    if (!language.isEmpty()) {
        spoken.emplace(language);
    }
    DaySheetsReport report;
    report.file = outputPath(ws, params.file, {".pdf"});
    const DaySheets sheets = [&] {
        const core::Job::Part part(job, 0, 0.4);
        return loadDaySheets(ws, {params.plan, params.rep, params.day}, job);
    }();
    PdfPages pdf{report.file, params.paper, sheets.plan, {}, {}};
    pdf.pages = [&](double height) { return daySheetPages(sheets, height); };
    pdf.foot = [&](Sheet& sheet, int page, int pages) { paintDayFoot(sheet, sheets, page, pages); };
    report.pages = writePdf(pdf, job);
    report.days = static_cast<int>(sheets.days.size());
    report.alongRoads = sheets.alongRoads;
    report.roadNames = sheets.named;
    report.estimated = sheets.estimated;
    job.step(1, "written");
    return report;
}

} // namespace ui
