// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/pack_parts.h"
#include "ui/book/quarterly_parts.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(QuarterlyPack)
};

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

QString whole(double value) {
    return groupedText(std::llround(value));
}

QString percentOr(const std::optional<double>& share, int decimals = 1) {
    return share ? percentText(*share, decimals) : noFigure();
}

PackTable balanceTable(const core::QuarterlyReview& review) {
    PackTable table{
        Words::tr("Territories"),
        Words::tr("%1 against target, and work of a year").arg(measureTitle(plain(review.measure))),
        {},
        {}};
    table.addColumns({Words::tr("Code"), Words::tr("Territory"), Words::tr("Rep")},
                     {Words::tr("Accounts"), measureTitle(plain(review.measure)),
                      Words::tr("Target"), Words::tr("Of target"), Words::tr("Lowest"),
                      Words::tr("Highest"), Words::tr("Visits, h"), Words::tr("Driving, h"),
                      Words::tr("Hours"), Words::tr("Capacity"), Words::tr("Quota")});
    for (const core::QuarterTerritory& one : review.territories) {
        table.rows.push_back(
            {{plain(one.code), plain(one.name), one.rep.empty() ? noFigure() : plain(one.rep),
              groupedText(one.accounts), amountText(one.value, plain(review.unit)),
              amountText(one.target, plain(review.unit)), percentText(one.share()),
              percentText(one.low), percentText(one.high), whole(one.visitHours),
              whole(one.travelHours), whole(one.hours()),
              one.capacityHours ? whole(*one.capacityHours) : noFigure(),
              one.quota ? groupedText(*one.quota) : noFigure()},
             !one.inside,
             {}});
    }
    return table;
}

PackTable teamTable(const core::QuarterlyReview& review) {
    PackTable table{
        Words::tr("Team"), Words::tr("work of a year by the hours of so many reps"), {}, {}};
    table.addColumns({}, {Words::tr("Reps"), Words::tr("Of their hours"), Words::tr("Needed")});
    for (const core::TeamSize& size : review.sizes) {
        const bool needed = review.repsNeeded && *review.repsNeeded == size.reps;
        table.rows.push_back({{groupedText(size.reps), percentText(size.utilisation, 0),
                               needed ? Words::tr("needed") : QString()},
                              needed,
                              {}});
    }
    return table;
}

PackTable resultTable(const core::QuarterlyReview& review) {
    PackTable table{Words::tr("Results"), Words::tr("$ k"), {}, {}};
    table.addColumns({Words::tr("Territory"), Words::tr("Rep")},
                     {Words::tr("Won"), Words::tr("Before"), Words::tr("Growth"),
                      Words::tr("Expected"), Words::tr("From"), Words::tr("To"),
                      Words::tr("Deals won"), Words::tr("Deals lost"), Words::tr("Conversion"),
                      Words::tr("New accounts"), Words::tr("Open value"), Words::tr("Verdict")});
    const auto row = [&](const QString& name, const QString& rep,
                         const core::TerritoryPerformance& made, bool all) {
        const bool known = !all && made.verdict != core::Verdict::Unknown;
        const auto figure = [&](double value) { return known ? inThousands(value) : noFigure(); };
        const auto growth = made.growth();
        table.rows.push_back(
            {{name, rep, inThousands(made.won), inThousands(made.before),
              growth ? signedPercentText(*growth, 0) : noFigure(), figure(made.expected),
              figure(made.low), figure(made.high), groupedText(made.wonDeals),
              groupedText(made.lostDeals), percentOr(made.conversion(), 0),
              groupedText(made.newAccounts), inThousands(made.open),
              all ? QString() : verdictWords(made.verdict)},
             all || made.verdict == core::Verdict::Below,
             {}});
    };
    for (const core::QuarterTerritory& one : review.territories) {
        row(plain(one.name), one.rep.empty() ? noFigure() : plain(one.rep), one.made, false);
    }
    if (!table.rows.empty()) {
        row(Words::tr("All"), {}, review.all, true);
    }
    return table;
}

PackTable visitTable(const core::QuarterlyReview& review) {
    PackTable table{Words::tr("Visits"), Words::tr("planned and done"), {}, {}};
    table.none = Words::tr("No visits were planned or made in these days.");
    table.addColumns({Words::tr("Territory"), Words::tr("Rep")},
                     {Words::tr("Planned"), Words::tr("Done"), Words::tr("Not done"),
                      Words::tr("Not due"), Words::tr("Unplanned")});
    const auto row = [&](const QString& name, const QString& rep, const core::VisitTally& tally,
                         bool bold) {
        table.rows.push_back(
            {{name, rep, groupedText(tally.planned), groupedText(tally.inTime + tally.late),
              groupedText(tally.missed), groupedText(tally.open), groupedText(tally.unplanned)},
             bold,
             {}});
    };
    if (review.visits.planned + review.visits.unplanned == 0) {
        return table;
    }
    for (const core::QuarterTerritory& one : review.territories) {
        row(plain(one.name), one.rep.empty() ? noFigure() : plain(one.rep), one.visits, false);
    }
    row(Words::tr("All"), {}, review.visits, true);
    return table;
}

PackTable movedTable(const core::QuarterlyReview& review) {
    PackTable table{Words::tr("What changed hands"), Words::tr("by the ledger"), {}, {}};
    table.addColumns({Words::tr("Code"), Words::tr("Territory"), Words::tr("Rep")},
                     {Words::tr("Units"), Words::tr("Gained"), Words::tr("Lost"),
                      Words::tr("Accounts"), Words::tr("Gained"), Words::tr("Lost"),
                      Words::tr("Of target before"), Words::tr("Of target after")});
    if (!review.moved) {
        return table;
    }
    for (const core::LedgerShare& one : review.moved->territories) {
        table.rows.push_back(
            {{plain(one.code), plain(one.name),
              one.ownerThen.empty() ? noFigure() : plain(one.ownerThen), groupedText(one.units),
              groupedText(one.unitsGained), groupedText(one.unitsLost), groupedText(one.accounts),
              groupedText(one.gained), groupedText(one.lost), percentOr(one.shareThen),
              percentOr(one.share)},
             false,
             {}});
    }
    return table;
}

PackTable weekTable(const core::QuarterlyReview& review) {
    PackTable table{Words::tr("Share of target by week"), Words::tr("as it was kept"), {}, {}};
    if (review.weeks.empty()) {
        return table;
    }
    QStringList weeks;
    for (const core::QuarterWeek& week : review.weeks) {
        weeks << plain(week.week.substr(5));
    }
    table.addColumns({Words::tr("Territory")}, weeks);
    for (const core::QuarterTerritory& one : review.territories) {
        SheetRow row{{plain(one.name)}, false, {}};
        for (const auto& share : one.weeks) {
            row.cells.push_back(percentOr(share, 0));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

std::vector<BookPage> quarterlyTables(const QuarterlyPack& pack, double height) {
    const core::QuarterlyReview& review = pack.review;
    return packTablePages({balanceTable(review), resultTable(review), visitTable(review),
                           movedTable(review), weekTable(review), teamTable(review)},
                          height, [&pack](Sheet& sheet) { paintQuarterlyHead(sheet, pack); });
}

} // namespace ui
