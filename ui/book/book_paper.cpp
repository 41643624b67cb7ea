// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/book_paper.h"

#include "ui/draw/legend.h"
#include "ui/draw/map_render.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kMapMargin = 14; ///< pixels at 96 dpi between a plan and its frame
constexpr double kThinLines = 0.6;
constexpr double kColumnGap = 14;
constexpr double kCellGap = 8; ///< as `paintTable` leaves it at the end of a cell
constexpr double kSwatchIndent = 18;
constexpr double kLeastWords = 40; ///< width of a column of words

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(MapBook)
};

bool anyNew(const BookData& data, int territory) {
    for (int unit = 0; unit < data.scene->units->count(); ++unit) {
        if (data.moved(unit) && (territory < 0 || data.ownerOf(unit) == territory)) {
            return true;
        }
    }
    return false;
}

/// In a book the plan is decided: what the window calls proposed is new.
void sayWhatIsNew(std::vector<LegendEntry>& entries, const BookData& data) {
    for (LegendEntry& entry : entries) {
        if (entry.symbol == LegendEntry::Symbol::Proposed) {
            entry.words = Words::tr("new in this plan");
        } else if (entry.symbol == LegendEntry::Symbol::OldBorder) {
            entry.words = Words::tr("border until now (%1)").arg(data.former->label);
        }
    }
}

double naturalWidth(const Sheet& sheet, const SheetColumn& column, std::size_t index,
                    const std::vector<SheetRow>& rows) {
    double width = sheet.textWidth(column.title, 11, false);
    for (const SheetRow& row : rows) {
        if (index < row.cells.size()) {
            const double indent = index == 0 && row.swatch.isValid() ? kSwatchIndent : 0;
            width = std::max(width, sheet.textWidth(row.cells[index], 12, row.bold) + indent);
        }
    }
    return width + 1;
}

} // namespace

void paintHead(Sheet& sheet, const BookHead& head) {
    const Tokens& tokens = sheet.style().tokens;
    double x = Sheet::kMargin;
    if (head.swatch.isValid()) {
        sheet.swatch({x, 52, 22, 22}, head.swatch);
        x += 34;
    }
    const double rightWidth = std::max(sheet.textWidth(head.right, 12, false),
                                       sheet.textWidth(head.rightBold, 15, true) +
                                           sheet.textWidth(head.rightAfter, 12, false));
    const double room = Sheet::kWidth - Sheet::kMargin - rightWidth - 24 - x;
    const double after = sheet.textWidth(head.after, 15, false);
    const double title = sheet.text(x, 71, head.title, {26, true, tokens.text},
                                    std::max(room - after - 16, room * 0.45));
    sheet.text(x + title + 16, 71, head.after, {15, false, tokens.text2}, room - title - 16);
    const double edge = Sheet::kWidth - Sheet::kMargin;
    sheet.text(edge, 55, head.right, {12, false, tokens.text2, Qt::AlignRight});
    const double tail =
        sheet.text(edge, 73, head.rightAfter, {12, false, tokens.text2, Qt::AlignRight});
    sheet.text(edge - tail, 73, head.rightBold, {15, true, tokens.text, Qt::AlignRight});
    sheet.line(Sheet::kMargin, 84, edge, 2, tokens.text);
}

void paintFootLine(Sheet& sheet, const QString& source, const QString& right) {
    const Tokens& tokens = sheet.style().tokens;
    const double y = sheet.height() - 48;
    sheet.line(Sheet::kMargin, y, Sheet::kWidth - Sheet::kMargin, 1, tokens.border);
    const double taken = sheet.text(Sheet::kWidth - Sheet::kMargin, y + 18, right,
                                    {11, false, tokens.text3, Qt::AlignRight});
    sheet.text(Sheet::kMargin, y + 18, source, {11, false, tokens.text3}, kBookWidth - taken - 24);
}

void paintFoot(Sheet& sheet, const BookData& data, int page, int pages) {
    const QString right = Words::tr("Territory map book \u00B7 page %1 of %2 \u00B7 printed %3")
                              .arg(page)
                              .arg(pages)
                              .arg(data.printedOn);
    QString source = data.scene->attribution;
    if (data.scene->approximate) {
        source = Words::tr("Approximate ZIP areas.") + QLatin1Char(' ') + source;
    }
    paintFootLine(sheet, source, right);
}

BookHead territoryHead(const Sheet& sheet, const BookData& data, std::size_t t) {
    BookHead head;
    head.title = data.name(t);
    head.swatch = territoryColour(sheet, data, t);
    const QString owner = data.owner(t);
    head.after = (owner.isEmpty() ? QString() : owner + QStringLiteral(" \u00B7 ")) +
                 Words::tr("scenario %1, %2").arg(data.scenario, data.printedOn);
    if (const auto* known = data.figuresOf(t)) {
        head.right =
            Words::tr("%1 %2 of %3 target")
                .arg(measureTitle(data.measure), amountText(known->values[0], data.measureUnit),
                     amountText(known->targets[0], data.measureUnit));
        head.rightBold = percentText(1 + known->deviations[0]);
        const bool in = std::abs(known->deviations[0]) <= data.tolerance + 1e-9;
        head.rightAfter =
            (in ? Words::tr(", in band %1") : Words::tr(", outside band %1")).arg(bandText(data));
    }
    return head;
}

void paintMap(Sheet& sheet, const MapScene& shown, const BookMap& map) {
    MapScene scene = shown;
    scene.attribution.clear(); // it stands at the foot
    MapStyle style = sheet.style();
    style.onlyTerritory = map.only;
    if (map.small) {
        style.lineFactor *= kThinLines;
        style.tokens.water = style.tokens.base;
    }
    const QRectF device = sheet.device(map.rect);
    const double margin = map.small ? kMapMargin / 2 : kMapMargin;
    const MapView view = fitView(map.box, device.size().toSize(),
                                 QMarginsF(margin, margin, margin, margin), sheet.ratio());
    QPainter& painter = sheet.painter();
    painter.save();
    painter.translate(device.topLeft());
    painter.setClipRect(view.rect());
    MapPainter(scene, view, style, view.rect()).paintGround(painter);
    if (!map.small) {
        paintMapAbove(painter, scene, view, style);
    }
    painter.restore();
    sheet.frame(map.rect, 1,
                map.small ? sheet.style().tokens.border : sheet.style().tokens.borderStrong);
}

void paintLegend(Sheet& sheet, const BookData& data, double y, double width, int only) {
    MapStyle style = sheet.style();
    style.onlyTerritory = only;
    std::vector<LegendEntry> entries = legendOf(*data.scene);
    if (only >= 0) {
        std::erase_if(entries, [](const LegendEntry& entry) {
            return entry.symbol == LegendEntry::Symbol::Territory;
        });
    }
    if (!anyNew(data, only)) {
        std::erase_if(entries, [](const LegendEntry& entry) {
            return entry.symbol == LegendEntry::Symbol::Proposed;
        });
    }
    sayWhatIsNew(entries, data);
    paintLegendRow(sheet.painter(), entries, sheet.device({Sheet::kMargin, y, width, 30}),
                   *data.scene, style, sheet.ratio());
}

QColor territoryColour(const Sheet& sheet, const BookData& data, std::size_t t) {
    return sheet.style().tokens.territoryFill(data.scene->territories[t].fill);
}

QString bandText(const BookData& data) {
    const double percent = data.tolerance * 100;
    return QChar(0x00B1) + percentText(data.tolerance, percent == std::round(percent) ? 0 : 1);
}

QString unitsText(const BookData& data) {
    return data.zips ? Words::tr("ZIPs") : Words::tr("Units");
}

QString countedUnits(const BookData& data, qint64 count) {
    return countedUnits(count, data.zips);
}

QString amountText(double value, const QString& unit) {
    const ValueScale scale = scaleFor(std::abs(value), unit, value == std::round(value));
    // People read a count of people or accounts as it is; only money is shortened early.
    return !scale.money && std::abs(value) < 1e7 && scale.divisor > 1
               ? groupedText(std::llround(value))
               : scale.text(value);
}

void fitColumns(const Sheet& sheet, std::vector<SheetColumn>& columns,
                const std::vector<SheetRow>& rows, double width) {
    double left = width + kCellGap; // the last cell ends with the heading's line
    for (std::size_t i = 0; i < columns.size(); ++i) {
        columns[i].width = naturalWidth(sheet, columns[i], i, rows) + kColumnGap;
        left -= columns[i].width;
    }
    const double each = left / static_cast<double>(std::max<std::size_t>(columns.size(), 1));
    for (SheetColumn& column : columns) {
        column.width += std::max(0.0, each);
    }
    for (; left < 0; left += 1) {
        const auto widest = std::max_element(
            columns.begin(), columns.end(), [](const SheetColumn& a, const SheetColumn& b) {
                return (a.figures ? 0 : a.width) < (b.figures ? 0 : b.width);
            });
        if (widest == columns.end() || widest->figures || widest->width < kLeastWords) {
            break;
        }
        widest->width -= 1;
    }
}

} // namespace ui
