// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/bar_table.h"
#include "ui/book/pack_parts.h"
#include "ui/book/quarterly_parts.h"
#include "ui/book/review_words.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kBar = 10;

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

/// Visits, then driving hatched; the capacity as a dashed line.
void paintHours(Sheet& sheet, const core::QuarterTerritory& one, double largest,
                const QRectF& rect) {
    const auto x = [&](double hours) { return rect.left() + rect.width() * hours / largest; };
    const bool much = one.capacityHours && one.hours() > *one.capacityHours + 1e-9;
    const QColor ink = much ? sheet.style().tokens.over : packInk(sheet);
    sheet.fill({rect.left(), rect.center().y() - kBar / 2, x(one.visitHours) - rect.left(), kBar},
               ink);
    const QRectF drive(x(one.visitHours), rect.center().y() - kBar / 2,
                       x(one.hours()) - x(one.visitHours), kBar);
    sheet.fill(drive, ink);
    paintHatch(sheet, drive);
    if (one.capacityHours && *one.capacityHours <= largest) {
        paintDashes(sheet, x(*one.capacityHours), rect.top() + 2, rect.bottom() - 1);
    }
}

void paintDone(Sheet& sheet, const core::VisitTally& tally, double largest, const QRectF& rect) {
    const double scale = rect.width() / largest;
    sheet.fill({rect.left(), rect.center().y() - kBar / 2,
                static_cast<double>(tally.inTime + tally.late) * scale, kBar},
               packInk(sheet));
    if (tally.planned > 0) {
        sheet.frame({rect.left(), rect.center().y() - kBar / 2,
                     static_cast<double>(tally.planned) * scale, kBar},
                    1, sheet.style().tokens.text);
    }
}

} // namespace

void paintQuarterWork(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect) {
    const core::QuarterlyReview& review = pack.review;
    double largest = 1;
    for (const core::QuarterTerritory& one : review.territories) {
        largest = std::max({largest, one.hours(), one.capacityHours.value_or(0)});
    }
    BarTable table;
    table.title = Words::tr("Work of a year");
    table.after = Words::tr("hours; hatched: driving, an estimate; dashed: capacity");
    table.nameTitle = Words::tr("Territory");
    table.tallest = 30;
    table.nameWidth = 180;
    table.barWidth = 190;
    table.columns = {{Words::tr("Visits, h"), 76, false},
                     {Words::tr("Driving, h"), 80, false},
                     {Words::tr("Hours"), 70, true},
                     {Words::tr("Of capacity"), 88, false}};
    double visits = 0;
    for (const core::QuarterTerritory& one : review.territories) {
        visits += one.visitHours;
        const bool much = one.capacityHours && one.hours() > *one.capacityHours + 1e-9;
        BarTable::Row row{
            plain(one.name),
            plain(one.rep),
            {whole(one.visitHours), whole(one.travelHours), whole(one.hours()),
             one.capacityHours ? shareWords(one.hours(), *one.capacityHours) : noFigure()},
            much,
            {}};
        row.bar = [&sheet, &one, largest](const QRectF& part) {
            paintHours(sheet, one, largest, part);
        };
        table.rows.push_back(std::move(row));
    }
    table.total = {whole(visits), whole(review.hours - visits), whole(review.hours), QString()};
    const double end = paintBarTable(sheet, table, rect.adjusted(0, 0, 0, -20));
    sheet.text(rect.left(), end + 16,
               Words::tr("%1 visits a year to each account, of %2 min.")
                   .arg(plainNumber(review.calls.perYear), plainNumber(review.calls.minutes)),
               {11, false, sheet.style().tokens.text2}, rect.width());
}

void paintQuarterTeam(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect) {
    const core::QuarterlyReview& review = pack.review;
    BarTable table;
    table.title = Words::tr("Team");
    table.after =
        review.capacityPerRep
            ? Words::tr("%1 h a year in the field of a rep").arg(whole(*review.capacityPerRep))
            : QString();
    table.nameTitle = Words::tr("Size");
    table.nameWidth = 190;
    table.barWidth = 240;
    table.none = Words::tr("How many reps the work takes is not known: reps have no hours, and no "
                           "capacity is given.");
    table.columns = {{Words::tr("Of their hours"), 120, true}};
    double largest = 1;
    for (const core::TeamSize& size : review.sizes) {
        largest = std::max(largest, size.utilisation);
    }
    for (const core::TeamSize& size : review.sizes) {
        const bool needed = review.repsNeeded && *review.repsNeeded == size.reps;
        BarTable::Row row{Words::tr("%Ln reps", nullptr, size.reps),
                          needed ? Words::tr("needed") : QString(),
                          {percentText(size.utilisation, 0)},
                          false,
                          {}};
        const double utilisation = size.utilisation;
        row.bar = [&sheet, utilisation, largest](const QRectF& part) {
            const QRectF bar(part.left(), part.center().y() - kBar / 2,
                             part.width() * utilisation / largest, kBar);
            sheet.fill(bar, utilisation > 1 ? sheet.style().tokens.over : packInk(sheet));
            if (utilisation > 1) {
                paintHatch(sheet, bar);
            }
            paintDashes(sheet, part.left() + part.width() / largest, part.top() + 2,
                        part.bottom() - 1);
        };
        table.rows.push_back(std::move(row));
    }
    paintBarTable(sheet, table, rect);
}

void paintQuarterVisits(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect) {
    const core::QuarterlyReview& review = pack.review;
    std::int64_t most = 1;
    for (const core::QuarterTerritory& one : review.territories) {
        most = std::max(most, one.visits.planned);
    }
    const auto largest = static_cast<double>(most);
    BarTable table;
    table.title = Words::tr("Visits");
    table.after = Words::tr("frame: planned; filled: done");
    table.nameTitle = Words::tr("Territory");
    table.tallest = 30;
    table.nameWidth = 190;
    table.barWidth = 170;
    table.columns = {{Words::tr("Planned"), 78, false},
                     {Words::tr("Done"), 66, true},
                     {Words::tr("Share"), 66, false},
                     {Words::tr("Unplanned"), 84, false}};
    const auto cells = [](const core::VisitTally& tally) {
        const std::int64_t done = tally.inTime + tally.late;
        return std::vector<QString>{
            groupedText(tally.planned), groupedText(done),
            shareWords(static_cast<double>(done), static_cast<double>(tally.planned)),
            groupedText(tally.unplanned)};
    };
    for (const core::QuarterTerritory& one : review.territories) {
        BarTable::Row row{plain(one.name), plain(one.rep), cells(one.visits), false, {}};
        row.bar = [&sheet, &one, largest](const QRectF& part) {
            paintDone(sheet, one.visits, largest, part);
        };
        table.rows.push_back(std::move(row));
    }
    table.total = cells(review.visits);
    const double end = paintBarTable(sheet, table, rect.adjusted(0, 0, 0, -24));
    if (review.otherVisits > 0) {
        sheet.text(rect.left(), end + 20,
                   Words::tr("%Ln visits to accounts of no territory count in the sum.", nullptr,
                             static_cast<int>(review.otherVisits)),
                   {11, false, sheet.style().tokens.text2}, rect.width());
    }
}

} // namespace ui
