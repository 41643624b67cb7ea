// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/weekly_pages.h"

#include "ui/book/pack_parts.h"
#include "ui/book/review_words.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(WeeklyPack)
};

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

QString inThousands(double value) {
    return groupedText(std::llround(value / 1000));
}

PackTable repTable(const core::WeeklyReview& review) {
    PackTable table{Words::tr("Reps"), Words::tr("open value in $ k"), {}, {}};
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
            {{seatWords(rep.rep), plain(rep.territories), decimalText(rep.hours, 1),
              before != nullptr ? decimalText(before->hours, 1) : noFigure(),
              groupedText(rep.planned), groupedText(rep.done), groupedText(rep.open),
              groupedText(rep.unplanned), inThousands(rep.openValue()),
              before != nullptr ? signedText((rep.openValue() - before->openValue()) / 1000, 0)
                                : noFigure()},
             false,
             {}});
    }
    return table;
}

PackTable stageTable(const core::WeeklyReview& review) {
    PackTable table{Words::tr("Pipeline by stage and rep"), Words::tr("open value in $ k"), {}, {}};
    table.columns.push_back({Words::tr("Rep"), 0, false});
    for (const std::string& stage : review.stages) {
        table.columns.push_back({seatWords(stage), 0, true});
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
            out.cells.push_back(change ? signedText(*change / 1000, 0) : noFigure());
        }
        table.rows.push_back(std::move(out));
    };
    for (const core::WeekRep& rep : review.week.reps) {
        row(rep.rep, seatWords(rep.rep), false);
    }
    row({}, Words::tr("All reps"), true);
    return table;
}

PackTable territoryTable(const core::WeeklyReview& review) {
    const core::WeekFigures& week = review.week;
    PackTable table{Words::tr("Territories"),
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
              before != nullptr ? percentText(before->share()) : noFigure(),
              percentText(territory.share()),
              territory.repairedShare ? percentText(*territory.repairedShare) : noFigure(),
              territory.inside ? Words::tr("in band") : Words::tr("outside")},
             !territory.inside,
             {}});
    }
    return table;
}

PackTable moveTable(const core::WeeklyReview& review) {
    const core::WeekFigures& week = review.week;
    PackTable table{Words::tr("Units that the repair moves"), {}, {}, {}};
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

} // namespace

std::vector<BookPage> weeklyTables(const WeeklyPack& pack, double height) {
    std::vector<PackTable> tables{territoryTable(pack.review), repTable(pack.review)};
    if (!pack.review.stages.empty()) {
        tables.push_back(stageTable(pack.review));
    }
    tables.push_back(moveTable(pack.review));
    return packTablePages(std::move(tables), height,
                          [&pack](Sheet& sheet) { paintWeeklyHead(sheet, pack); });
}

} // namespace ui
