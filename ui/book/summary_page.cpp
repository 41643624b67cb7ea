// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/summary_page.h"

#include "ui/book/deviation_bars.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kKeyFigures = 64; ///< height of the line of key figures
constexpr double kChartGap = 30;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(MapBook)
};

/// What changes hands against the plan before.
struct Changes {
    int units = 0;
    int accounts = 0;
    double value = 0;
};

Changes changesOf(const BookData& data) {
    Changes changes;
    for (int unit = 0; unit < data.scene->units->count(); ++unit) {
        if (data.moved(unit)) {
            ++changes.units;
            changes.value += data.unitValues[static_cast<std::size_t>(unit)];
        }
    }
    changes.accounts = static_cast<int>(
        std::count_if(data.accounts.begin(), data.accounts.end(),
                      [&](const BookAccount& account) { return data.moved(account); }));
    return changes;
}

void paintKeyFigures(Sheet& sheet, const BookData& data) {
    const core::ScoreReport& figures = *data.figures;
    std::vector<std::pair<QString, QString>> cells = {
        {Words::tr("In band (%1)").arg(bandText(data)),
         Words::tr("%1 of %2").arg(figures.inBand).arg(data.count())},
        {Words::tr("Largest deviation"), percentText(figures.maxDeviation)},
        {Words::tr("Balance index (100 = even)"),
         decimalText(figures.measures.front().score.balanceIndex)},
        {Words::tr("Contiguous"), figures.contiguous ? Words::tr("Yes") : Words::tr("No")},
        {Words::tr("Without a territory"), countedUnits(data, figures.unassignedUnits)}};
    if (data.former) {
        const Changes changes = changesOf(data);
        cells.emplace_back(Words::tr("New since %1").arg(data.former->label),
                           countedUnits(data, changes.units) + QStringLiteral(", ") +
                               countedAccounts(changes.accounts));
    }
    double x = Sheet::kMargin;
    const double step = kBookWidth / static_cast<double>(cells.size());
    for (const auto& [label, value] : cells) {
        sheet.text(x, kBookTop + 14, label, {12, false, sheet.style().tokens.text2}, step - 12);
        sheet.text(x, kBookTop + 38, value, {15, true, sheet.style().tokens.text}, step - 12);
        x += step;
    }
}

std::vector<SheetColumn> tableColumns(const BookData& data) {
    std::vector<SheetColumn> columns = {{Words::tr("Territory"), 0, false},
                                        {Words::tr("Rep"), 0, false},
                                        {unitsText(data), 0, true},
                                        {Words::tr("Accounts"), 0, true}};
    if (data.figures) {
        columns.push_back({measureTitle(data.measure), 0, true});
        columns.push_back({Words::tr("Target"), 0, true});
        columns.push_back({Words::tr("Index"), 0, true});
        columns.push_back({Words::tr("Deviation"), 0, true});
        if (data.former) {
            columns.push_back({Words::tr("Until now"), 0, true});
        }
        columns.push_back({Words::tr("Pieces"), 0, true});
    }
    columns.push_back({Words::tr("Page"), 0, true});
    return columns;
}

int accountsOf(const BookData& data, int territory) {
    return static_cast<int>(
        std::count_if(data.accounts.begin(), data.accounts.end(), [&](const BookAccount& account) {
            return territory < 0 ? account.territory >= 0 : account.territory == territory;
        }));
}

ValueScale valueScale(const BookData& data) {
    double largest = 0;
    bool whole = true;
    for (const core::TerritoryFigures& known : data.figures->territories) {
        largest = std::max({largest, std::abs(known.values[0]), std::abs(known.targets[0])});
        whole = whole && known.values[0] == std::round(known.values[0]);
    }
    return scaleFor(largest, data.measureUnit, whole);
}

SheetRow tableRow(const Sheet& sheet, const BookData& data, std::size_t t, int page) {
    SheetRow row;
    row.swatch = territoryColour(sheet, data, t);
    const QString owner = data.owner(t);
    row.cells = {data.name(t), owner.isEmpty() ? QString(QChar(0x2013)) : owner,
                 groupedText(static_cast<qint64>(data.unitsOf(t).size())),
                 groupedText(accountsOf(data, static_cast<int>(t)))};
    if (const core::TerritoryFigures* known = data.figuresOf(t)) {
        const ValueScale scale = valueScale(data);
        row.cells.push_back(scale.text(known->values[0]));
        row.cells.push_back(scale.text(known->targets[0]));
        row.cells.push_back(decimalText(100 * (1 + known->deviations[0])));
        row.cells.push_back(signedPercentText(known->deviations[0]));
        if (data.former) {
            row.cells.push_back(signedPercentText(data.shareBefore(t) - 1));
        }
        row.cells.push_back(groupedText(known->components));
        row.bold = std::abs(known->deviations[0]) > data.tolerance + 1e-9;
    }
    row.cells.push_back(QString::number(page));
    return row;
}

SheetRow totalsRow(const BookData& data) {
    const auto& owners = data.scene->derived.shownOf;
    const auto units = std::count_if(owners.begin(), owners.end(), [](int t) { return t >= 0; });
    SheetRow row;
    row.bold = true;
    row.cells = {countedTerritories(static_cast<qint64>(data.count())),
                 {},
                 groupedText(units),
                 groupedText(accountsOf(data, -1))};
    if (data.figures) {
        double value = 0;
        double target = 0;
        for (const core::TerritoryFigures& known : data.figures->territories) {
            value += known.values[0];
            target += known.targets[0];
        }
        const ValueScale scale = valueScale(data);
        row.cells.push_back(scale.text(value));
        row.cells.push_back(scale.text(target));
    }
    return row;
}

/// The table of some territories; returns the y below it.
double paintTerritories(Sheet& sheet, const BookData& data, std::size_t from, std::size_t to,
                        const std::vector<int>& pageOf) {
    paintHead(sheet, {Words::tr("Summary"), data.scenario, {}, {}, {}, {}});
    if (data.figures) {
        paintKeyFigures(sheet, data);
    }
    std::vector<SheetColumn> columns = tableColumns(data);
    std::vector<SheetRow> rows;
    for (std::size_t t = 0; t < data.count(); ++t) {
        rows.push_back(tableRow(sheet, data, t, pageOf[t]));
    }
    rows.push_back(totalsRow(data));
    // Widths are those of all rows, so that the columns stand still from page to page.
    fitColumns(sheet, columns, rows, kBookWidth);
    const std::size_t end = to == data.count() ? to + 1 : to;
    return paintTable(sheet, {Sheet::kMargin, kBookTop + (data.figures ? kKeyFigures : 8)}, columns,
                      std::span(rows).subspan(from, end - from));
}

BookHead chartHead(const BookData& data) {
    return {Words::tr("Imbalance"),
            Words::tr("%1, % from target").arg(measureTitle(data.measure)),
            {},
            {},
            {},
            {}};
}

} // namespace

BookPage overviewPage(const BookData& data, double height) {
    return [&data, height](Sheet& sheet) {
        BookHead head;
        head.title = data.scenario;
        head.after = QStringLiteral("%1 \u00B7 %2 \u00B7 %3")
                         .arg(countedTerritories(static_cast<qint64>(data.count())),
                              countedUnits(data, data.scene->units->count()), data.printedOn);
        if (data.figures) {
            head.right =
                Words::tr("Largest deviation %1").arg(percentText(data.figures->maxDeviation));
            head.rightBold = Words::tr("%1 of %2").arg(data.figures->inBand).arg(data.count());
            head.rightAfter = Words::tr(" in band %1").arg(bandText(data));
        }
        paintHead(sheet, head);
        const double bottom = height - kBookFoot - kBookLegend;
        paintMap(sheet, *data.scene,
                 {{Sheet::kMargin, kBookTop, kBookWidth, bottom - kBookTop},
                  data.scene->units->bounds()});
        paintLegend(sheet, data, bottom + 10, kBookWidth, -1);
    };
}

std::vector<BookPage> summaryPages(const BookData& data, double height,
                                   const std::vector<int>& pageOf) {
    std::vector<BookPage> pages;
    const double top = kBookTop + (data.figures ? kKeyFigures : 8) + kTableHead;
    const double bottom = height - kBookFoot - 24;
    const auto perPage =
        static_cast<std::size_t>(std::max(1.0, std::floor((bottom - top) / kTableRow) - 1));
    const double below = top + static_cast<double>(data.count() + 1) * kTableRow + kChartGap;
    const double chart = deviationBarsHeight(data.count()) + kHeadingHeight;
    const bool together = data.figures && below + chart <= bottom;
    for (std::size_t from = 0; from == 0 || from < data.count(); from += perPage) {
        const std::size_t to = std::min(data.count(), from + perPage);
        pages.push_back([&data, &pageOf, from, to, together, bottom](Sheet& sheet) {
            const double end = paintTerritories(sheet, data, from, to, pageOf);
            if (together) {
                sheet.heading(Sheet::kMargin, end + kChartGap, kBookWidth, Words::tr("Imbalance"),
                              chartHead(data).after);
                paintDeviationBars(sheet, data, 0, data.count(),
                                   {Sheet::kMargin, end + kChartGap + kHeadingHeight, kBookWidth,
                                    bottom - end - kChartGap - kHeadingHeight});
            }
        });
    }
    if (data.figures && !together) {
        const std::size_t bars = deviationBarsIn(bottom - kBookTop);
        for (std::size_t from = 0; from < data.count(); from += bars) {
            const std::size_t to = std::min(data.count(), from + bars);
            pages.push_back([&data, from, to, bottom](Sheet& sheet) {
                paintHead(sheet, chartHead(data));
                paintDeviationBars(sheet, data, from, to,
                                   {Sheet::kMargin, kBookTop, kBookWidth, bottom - kBookTop});
            });
        }
    }
    return pages;
}

} // namespace ui
