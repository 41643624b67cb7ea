// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/weekly_pages.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <memory>

namespace ui {

namespace {

constexpr double kSpace = 20;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(WeeklyPack)
};

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

QString none() {
    return QStringLiteral("\u2013");
}

struct Table {
    QString title, after;
    std::vector<SheetColumn> columns;
    std::vector<SheetRow> rows;
};

QString inThousands(double value) {
    return groupedText(std::llround(value / 1000));
}

Table repTable(const core::WeeklyReview& review) {
    Table table{Words::tr("Reps"), Words::tr("open value in $ k"), {}, {}};
    for (const QString& title : {Words::tr("Rep"), Words::tr("Territories")}) {
        table.columns.push_back({title, 0, false});
    }
    for (const QString& title : {Words::tr("Hours"), Words::tr("Last"), Words::tr("Planned"),
                                 Words::tr("Done"), Words::tr("Not due"), Words::tr("Unplanned"),
                                 Words::tr("Open value"), Words::tr("Change")}) {
        table.columns.push_back({title, 0, true});
    }
    for (const core::WeekRep& rep : review.week.reps) {
        const core::WeekRep* before = review.last ? review.last->rep(rep.rep) : nullptr;
        table.rows.push_back(
            {{plain(rep.rep), plain(rep.territories), decimalText(rep.hours, 1),
              before != nullptr ? decimalText(before->hours, 1) : none(), groupedText(rep.planned),
              groupedText(rep.done), groupedText(rep.open), groupedText(rep.unplanned),
              inThousands(rep.openValue()),
              before != nullptr ? signedText((rep.openValue() - before->openValue()) / 1000, 0)
                                : none()},
             false,
             {}});
    }
    return table;
}

Table stageTable(const core::WeeklyReview& review) {
    Table table{Words::tr("Pipeline by stage and rep"), Words::tr("open value in $ k"), {}, {}};
    table.columns.push_back({Words::tr("Rep"), 0, false});
    for (const std::string& stage : review.stages) {
        table.columns.push_back({plain(stage), 0, true});
        table.columns.push_back({Words::tr("Change"), 0, true});
    }
    const auto row = [&](const std::string& who, const QString& name, bool bold) {
        SheetRow out{{name}, bold, {}};
        for (const std::string& stage : review.stages) {
            const core::WeekRep* rep = review.week.rep(who);
            const double value = who.empty()                     ? review.week.stageValue(stage)
                                 : rep->pipeline.contains(stage) ? rep->pipeline.at(stage)
                                                                 : 0;
            const auto change = review.change(stage, who);
            out.cells.push_back(inThousands(value));
            out.cells.push_back(change ? signedText(*change / 1000, 0) : none());
        }
        table.rows.push_back(std::move(out));
    };
    for (const core::WeekRep& rep : review.week.reps) {
        row(rep.rep, plain(rep.rep), false);
    }
    row({}, Words::tr("All reps"), true);
    return table;
}

Table territoryTable(const core::WeeklyReview& review) {
    const core::WeekFigures& week = review.week;
    Table table{Words::tr("Territories"),
                Words::tr("%1 against its target").arg(plain(week.measure)),
                {},
                {}};
    for (const QString& title : {Words::tr("Code"), Words::tr("Territory"), Words::tr("Rep")}) {
        table.columns.push_back({title, 0, false});
    }
    for (const QString& title :
         {Words::tr("Accounts"), measureTitle(plain(week.measure)), Words::tr("Target"),
          Words::tr("Last week"), Words::tr("This week"), Words::tr("Repaired")}) {
        table.columns.push_back({title, 0, true});
    }
    table.columns.push_back({Words::tr("State"), 0, true});
    for (const core::WeekTerritory& territory : week.territories) {
        const core::WeekTerritory* before =
            review.last ? review.last->territory(territory.code) : nullptr;
        table.rows.push_back(
            {{plain(territory.code), plain(territory.name), plain(territory.rep),
              groupedText(territory.accounts), amountText(territory.value, plain(week.unit)),
              amountText(territory.target, plain(week.unit)),
              before != nullptr ? percentText(before->share()) : none(),
              percentText(territory.share()),
              territory.repairedShare ? percentText(*territory.repairedShare) : none(),
              territory.inside ? Words::tr("in band") : Words::tr("outside")},
             !territory.inside,
             {}});
    }
    return table;
}

Table moveTable(const core::WeeklyReview& review) {
    const core::WeekFigures& week = review.week;
    Table table{Words::tr("Units that the repair moves"), {}, {}, {}};
    for (const QString& title :
         {Words::tr("Unit"), Words::tr("Name"), Words::tr("From"), Words::tr("To")}) {
        table.columns.push_back({title, 0, false});
    }
    table.columns.push_back({Words::tr("Accounts"), 0, true});
    table.columns.push_back({measureTitle(plain(week.measure)), 0, true});
    const auto name = [&](const std::string& code) {
        const core::WeekTerritory* territory = week.territory(code);
        return plain(territory == nullptr ? code : territory->name);
    };
    for (const core::WeekDrift::Move& move : week.drift.moves) {
        table.rows.push_back(
            {{plain(move.unit), plain(move.unitName), name(move.from), name(move.to),
              groupedText(move.accounts), amountText(move.value, plain(week.unit))},
             false,
             {}});
    }
    return table;
}

/// A part of a table on a page.
struct Slice {
    std::size_t table = 0, first = 0, end = 0;
    double y = 0;
};

} // namespace

std::vector<BookPage> weeklyTables(const WeeklyPack& pack, double height) {
    auto tables = std::make_shared<std::vector<Table>>();
    tables->push_back(territoryTable(pack.review));
    tables->push_back(repTable(pack.review));
    if (!pack.review.stages.empty()) {
        tables->push_back(stageTable(pack.review));
    }
    if (!pack.review.week.drift.moves.empty()) {
        tables->push_back(moveTable(pack.review));
    }
    std::vector<std::vector<Slice>> layout(1);
    double y = kBookTop;
    const double bottom = height - kBookFoot;
    for (std::size_t t = 0; t < tables->size(); ++t) {
        std::size_t first = 0;
        while (first < (*tables)[t].rows.size()) {
            const double room = bottom - y - kHeadingHeight - kTableHead;
            if (room < 3 * kTableRow && y > kBookTop) {
                layout.emplace_back();
                y = kBookTop;
                continue;
            }
            const std::size_t end =
                std::min((*tables)[t].rows.size(),
                         first + std::max<std::size_t>(
                                     1, static_cast<std::size_t>(std::max(0.0, room / kTableRow))));
            layout.back().push_back({t, first, end, y});
            y +=
                kHeadingHeight + kTableHead + static_cast<double>(end - first) * kTableRow + kSpace;
            first = end;
        }
    }
    std::vector<BookPage> pages;
    for (const std::vector<Slice>& slices : layout) {
        pages.push_back([&pack, tables, slices](Sheet& sheet) {
            paintWeeklyHead(sheet, pack);
            for (const Slice& slice : slices) {
                const Table& table = (*tables)[slice.table];
                std::vector<SheetColumn> columns = table.columns;
                fitColumns(sheet, columns, table.rows, kBookWidth);
                sheet.heading(Sheet::kMargin, slice.y, kBookWidth, table.title, table.after);
                paintTable(sheet, {Sheet::kMargin, slice.y + kHeadingHeight}, columns,
                           std::span(table.rows).subspan(slice.first, slice.end - slice.first));
            }
        });
    }
    return pages;
}

} // namespace ui
