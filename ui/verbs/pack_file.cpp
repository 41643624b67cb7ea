// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/pack_file.h"

#include "core/base/error.h"
#include "geo/verbs/locate_accounts.h"
#include "geo/verbs/refresh_measures.h"
#include "ui/theme/language.h"
#include "ui/verbs/output_file.h"

#include <optional>

namespace ui {

void addPackJson(core::Json& json, const WrittenPack& pack) {
    json["file"] = pack.file.empty() ? core::Json(nullptr) : core::Json(pack.file);
    json["pages"] = pack.pages;
}

WrittenPack preparePack(const core::Workspace& ws, const PackFile& asked) {
    WrittenPack pack;
    if (asked.file.empty()) {
        return pack;
    }
    loadMapFonts();
    requirePaper(asked.paper);
    if (!isLanguageChoice(QString::fromStdString(asked.language))) {
        throw core::Error(core::Code::Usage, "there is no language \"" + asked.language + "\"",
                          "use en or de", asked.language);
    }
    pack.file = outputPath(ws, asked.file, {".pdf"});
    return pack;
}

void writePack(const PackFile& asked, WrittenPack& pack, const std::function<PdfPages()>& make,
               core::Job& job) {
    if (pack.file.empty()) {
        return;
    }
    std::optional<Language> spoken;
    if (!asked.language.empty()) {
        spoken.emplace(QString::fromStdString(asked.language));
    }
    PdfPages pdf = make();
    pdf.file = pack.file;
    pdf.paper = asked.paper;
    pack.pages = writePdf(pdf, job);
}

std::vector<core::Issue> bringUpToDate(core::Workspace& ws, core::Job& job) {
    geo::locateAccounts(ws, job);
    return geo::refreshMeasures(ws, job).issues;
}

} // namespace ui
