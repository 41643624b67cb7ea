// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/pack_parts.h"

#include "ui/book/review_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

constexpr double kHeadsTop = 104;
constexpr double kDecisionRow = 25;
constexpr double kAboutWidth = 96;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReviewPack)
};

} // namespace

void paintPackHeads(Sheet& sheet, const std::vector<core::ReviewHead>& heads) {
    const Tokens& tokens = sheet.style().tokens;
    const double each = kBookWidth / static_cast<double>(std::max<std::size_t>(1, heads.size()));
    double x = Sheet::kMargin;
    for (const core::ReviewHead& head : heads) {
        const HeadWords words = headWords(head);
        sheet.fill({x, kHeadsTop, 3, 38}, tokens.text);
        sheet.text(x + 15, kHeadsTop + 15, words.figure, {15, true, tokens.text}, each - 36);
        sheet.text(x + 15, kHeadsTop + 33, words.text, {12, false, tokens.text2}, each - 36);
        x += each;
    }
}

double packDecisionsHeight(std::size_t decisions) {
    return kHeadingHeight +
           static_cast<double>(std::max<std::size_t>(1, decisions)) * kDecisionRow + 6;
}

void paintPackDecisions(Sheet& sheet, const std::vector<core::ReviewDecision>& decisions,
                        double top, const QString& none) {
    const Tokens& tokens = sheet.style().tokens;
    sheet.heading(Sheet::kMargin, top, kBookWidth, Words::tr("To decide"));
    double y = top + kHeadingHeight;
    for (const core::ReviewDecision& decision : decisions) {
        sheet.frame({Sheet::kMargin, y + 6, 12, 12}, 1.4, tokens.text);
        sheet.text(Sheet::kMargin + 26, y + 17, aboutWords(decision.about), {12, true, tokens.text},
                   kAboutWidth - 8);
        sheet.text(Sheet::kMargin + 26 + kAboutWidth, y + 17, decisionWords(decision),
                   {12, false, tokens.text}, kBookWidth - 26 - kAboutWidth - 160);
        sheet.text(Sheet::kWidth - Sheet::kMargin - 120, y + 17, Words::tr("Decided:"),
                   {12, false, tokens.text3});
        y += kDecisionRow;
        sheet.line(Sheet::kMargin, y, Sheet::kWidth - Sheet::kMargin, 1, tokens.hair);
    }
    if (decisions.empty()) {
        sheet.text(Sheet::kMargin, y + 17, none, {12, false, tokens.text2});
    }
}

void paintPackFoot(Sheet& sheet, const std::vector<QString>& source, const QString& right) {
    QString sentences;
    for (const QString& sentence : source) {
        sentences += (sentences.isEmpty() ? QString() : QStringLiteral(" ")) + sentence;
    }
    paintFootLine(sheet, sentences, right);
}

double paintParagraph(Sheet& sheet, QPointF topLeft, double width, const QString& words,
                      const Sheet::Text& how) {
    const double line = how.size * 1.38;
    double y = topLeft.y();
    QString row;
    const auto flush = [&] {
        y += line;
        sheet.text(topLeft.x(), y - line * 0.25, row, how, width);
        row.clear();
    };
    for (const QString& word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString longer = row.isEmpty() ? word : row + QLatin1Char(' ') + word;
        if (!row.isEmpty() && sheet.textWidth(longer, how.size, how.bold) > width) {
            flush();
            row = word;
        } else {
            row = longer;
        }
    }
    if (!row.isEmpty()) {
        flush();
    }
    return y;
}

void paintHatch(Sheet& sheet, const QRectF& rect) {
    QPainter& painter = sheet.painter();
    const QRectF box = sheet.device(rect);
    painter.save();
    painter.setClipRect(box);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(sheet.style().tokens.base, 1.6 * sheet.ratio()));
    for (double x = box.left() - box.height(); x < box.right(); x += 6 * sheet.ratio()) {
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    }
    painter.restore();
}

void paintDashes(Sheet& sheet, double x, double top, double bottom) {
    for (double y = top; y < bottom; y += 4) {
        sheet.fill({x - 0.5, y, 1, 2}, sheet.style().tokens.text2);
    }
}

QColor packInk(const Sheet& sheet) {
    return blend(sheet.style().tokens.inBand, sheet.style().tokens.text, 0.25);
}

QString noFigure() {
    return QStringLiteral("\u2013");
}

} // namespace ui
