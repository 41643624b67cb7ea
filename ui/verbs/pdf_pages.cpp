// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/pdf_pages.h"

#include "core/base/error.h"
#include "core/base/text.h"
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

} // namespace

void requirePaper(const std::string& paper) {
    pageSize(paper);
}

int writePdf(const PdfPages& pdf, core::Job& job) {
    QPdfWriter writer(QString::fromStdString(pdf.file));
    writer.setResolution(kDpi);
    writer.setPageLayout(
        QPageLayout(pageSize(pdf.paper), QPageLayout::Landscape, QMarginsF(), QPageLayout::Point));
    writer.setTitle(pdf.title);
    writer.setCreator(QStringLiteral("Evenlode"));
    const std::vector<BookPage> pages = pdf.pages(Sheet::kWidth * writer.height() / writer.width());
    const MapStyle style = printStyle();
    QPainter painter;
    if (!painter.begin(&writer)) {
        throwUnwritable(pdf.file);
    }
    Sheet sheet(painter, QSizeF(writer.width(), writer.height()), style);
    const int count = static_cast<int>(pages.size());
    for (int page = 0; page < count; ++page) {
        job.step(0.4 + 0.6 * page / count, core::format("page {} of {}", page + 1, count));
        if (page > 0 && !writer.newPage()) {
            throwUnwritable(pdf.file);
        }
        pages[static_cast<std::size_t>(page)](sheet);
        pdf.foot(sheet, page + 1, count);
    }
    if (!painter.end()) {
        throwUnwritable(pdf.file);
    }
    return count;
}

} // namespace ui
