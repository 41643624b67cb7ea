// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/pack_parts.h"
#include "ui/book/review_words.h"
#include "ui/book/weekly_parts.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

constexpr std::size_t kMostReps = 9;
constexpr double kTitles = 18;
constexpr double kRow = 25;
constexpr double kBar = 10;
constexpr double kLegend = 22;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(WeeklyPack)
};

QString hoursText(double hours) {
    return decimalText(hours, 1);
}

QString shareOf(int part, int whole) {
    return whole > 0 ? percentText(static_cast<double>(part) / whole, 0) : QStringLiteral("\u2013");
}

struct Cell {
    QString words;
    double right = 0; ///< from the right edge of the part
    bool bold = false;
    QColor colour;
};

void paintCells(Sheet& sheet, const QRectF& rect, double baseline, const std::vector<Cell>& cells,
                double size = 12) {
    for (const Cell& cell : cells) {
        const QColor colour = cell.colour.isValid() ? cell.colour : sheet.style().tokens.text;
        sheet.text(rect.right() - cell.right, baseline, cell.words,
                   {size, cell.bold, colour, Qt::AlignRight});
    }
}

/// The name of a rep with his territories, as far as there is room.
void paintName(Sheet& sheet, double x, double baseline, const core::WeekRep& rep, double room,
               bool territories) {
    const Tokens& tokens = sheet.style().tokens;
    const QString name = seatWords(rep.rep);
    const double taken = sheet.text(x, baseline, name, {12, false, tokens.text}, room);
    if (territories && rep.territories != rep.rep && room - taken > 30) {
        sheet.text(x + taken + 5, baseline, QString::fromStdString(rep.territories),
                   {12, false, tokens.text2}, room - taken - 5);
    }
}

class LoadPart {
public:
    LoadPart(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect)
        : sheet_(sheet), review_(pack.review), rect_(rect), reps_(shownReps(pack, kMostReps)),
          tokens_(sheet.style().tokens) {
        largest_ = review_.fieldHours.value_or(1);
        for (const core::WeekRep* rep : reps_) {
            largest_ = std::max({largest_, rep->hours, lastHours(*rep).value_or(0)});
        }
    }

    double paint() {
        sheet_.heading(rect_.left(), rect_.top(), rect_.width(), Words::tr("Load by rep"),
                       review_.fieldHours ? Words::tr("hours of visits and driving; dashed: %1 h")
                                                .arg(QLocale().toString(*review_.fieldHours))
                                          : Words::tr("hours of visits and driving"));
        double y = rect_.top() + kHeadingHeight;
        sheet_.text(rect_.left(), y + 12, Words::tr("Rep"), {11, false, tokens_.text3});
        titles(y);
        y += kTitles;
        const double first = y;
        for (const core::WeekRep* rep : reps_) {
            row(*rep, y);
            y += kRow;
        }
        if (review_.fieldHours) {
            paintDashes(sheet_, barX(*review_.fieldHours), first + 3, y);
        }
        total(y);
        y += kRow + 6;
        legend(y);
        return y + kLegend;
    }

private:
    static constexpr double kBarLeft = 138;
    static constexpr double kBarWidth = 136;

    std::optional<double> lastHours(const core::WeekRep& rep) const {
        const core::WeekRep* before = review_.last ? review_.last->rep(rep.rep) : nullptr;
        return before == nullptr ? std::nullopt : std::optional(before->hours);
    }
    double barX(double hours) const {
        return rect_.left() + kBarLeft + kBarWidth * hours / largest_;
    }

    void titles(double y) {
        const QColor grey = tokens_.text3;
        paintCells(sheet_, rect_, y + 12,
                   {{Words::tr("h"), 100, false, grey},
                    {Words::tr("Last"), 54, false, grey},
                    {Words::tr("Change"), 0, false, grey}},
                   11);
    }

    void row(const core::WeekRep& rep, double y) {
        const bool much = review_.tooLong(rep);
        paintName(sheet_, rect_.left(), y + 17, rep, kBarLeft - 8, true);
        const QRectF bar(barX(0), y + 8, barX(rep.hours) - barX(0), kBar);
        sheet_.fill(bar, much ? tokens_.over : packInk(sheet_));
        if (much) {
            paintHatch(sheet_, {barX(*review_.fieldHours), bar.top(),
                                bar.right() - barX(*review_.fieldHours), kBar});
        }
        const auto last = lastHours(rep);
        if (last) {
            sheet_.fill({barX(*last) - 1, y + 5, 2.4, kBar + 6}, tokens_.text);
        }
        cells(rep.hours, last, y, true, much ? tokens_.over : tokens_.text);
        sheet_.line(rect_.left(), y + kRow, rect_.right(), 1, tokens_.hair);
    }

    void cells(double hours, std::optional<double> last, double y, bool bold,
               const QColor& colour) {
        paintCells(sheet_, rect_, y + 17,
                   {{hoursText(hours), 100, bold, colour},
                    {last ? hoursText(*last) : QStringLiteral("\u2013"), 54, false, tokens_.text2},
                    {last ? signedText(hours - *last, 1) : QStringLiteral("\u2013"), 0, false,
                     tokens_.text}});
    }

    void total(double y) {
        sheet_.text(rect_.left(), y + 17, Words::tr("All reps"), {12, true, tokens_.text});
        cells(review_.week.hours(),
              review_.last ? std::optional(review_.last->hours()) : std::nullopt, y, true,
              tokens_.text);
    }

    void legend(double y) {
        double x = rect_.left();
        const auto say = [&](const QString& words) {
            x += sheet_.text(x, y + 10, words, {11, false, tokens_.text2}) + 18;
        };
        sheet_.fill({x, y + 1, 16, 10}, packInk(sheet_));
        x += 21;
        say(Words::tr("this week"));
        sheet_.fill({x, y - 1, 2.4, 14}, tokens_.text);
        x += 8;
        say(Words::tr("last week"));
        if (review_.fieldHours) {
            sheet_.fill({x, y + 1, 16, 10}, tokens_.over);
            paintHatch(sheet_, {x, y + 1, 16, 10});
            x += 21;
            say(Words::tr("beyond"));
        }
        if (reps_.size() < review_.week.reps.size()) {
            say(Words::tr("%1 of %2 reps").arg(reps_.size()).arg(review_.week.reps.size()));
        } else {
            say(Words::tr("as planned"));
        }
    }

    Sheet& sheet_;
    const core::WeeklyReview& review_;
    QRectF rect_;
    std::vector<const core::WeekRep*> reps_;
    const Tokens& tokens_;
    double largest_ = 1;
};

class VisitsPart {
public:
    VisitsPart(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect)
        : sheet_(sheet), review_(pack.review), rect_(rect), reps_(shownReps(pack, kMostReps)),
          tokens_(sheet.style().tokens) {
        for (const core::WeekRep* rep : reps_) {
            largest_ = std::max(largest_, rep->planned);
        }
    }

    double paint() {
        sheet_.heading(rect_.left(), rect_.top(), rect_.width(), Words::tr("Visits"),
                       Words::tr("planned and done"));
        double y = rect_.top() + kHeadingHeight;
        sheet_.text(rect_.left(), y + 12, Words::tr("Rep"), {11, false, tokens_.text3});
        const QColor grey = tokens_.text3;
        paintCells(sheet_, rect_, y + 12,
                   {{Words::tr("Planned"), 186, false, grey},
                    {Words::tr("Done"), 132, false, grey},
                    {Words::tr("Share"), 84, false, grey},
                    {Words::tr("Last week"), 0, false, grey}},
                   11);
        y += kTitles;
        for (const core::WeekRep* rep : reps_) {
            row(*rep, y);
            y += kRow;
        }
        const core::WeekFigures& week = review_.week;
        sheet_.text(rect_.left(), y + 17, Words::tr("All reps"), {12, true, tokens_.text});
        cells(week.planned(), week.done(), review_.last ? review_.last->planned() : 0,
              review_.last ? review_.last->done() : 0, y);
        y += kRow + 6;
        legend(y);
        return y + kLegend;
    }

private:
    static constexpr double kBarLeft = 88;
    static constexpr double kBarWidth = 58;

    void row(const core::WeekRep& rep, double y) {
        paintName(sheet_, rect_.left(), y + 17, rep, kBarLeft - 8, false);
        const double scale = kBarWidth / std::max(1, largest_);
        const double left = rect_.left() + kBarLeft;
        sheet_.fill({left, y + 8, rep.done * scale, kBar}, packInk(sheet_));
        if (rep.planned > 0) {
            sheet_.frame({left, y + 8, rep.planned * scale, kBar}, 1, tokens_.text);
        }
        const core::WeekRep* before = review_.last ? review_.last->rep(rep.rep) : nullptr;
        cells(rep.planned, rep.done, before == nullptr ? 0 : before->planned,
              before == nullptr ? 0 : before->done, y);
        sheet_.line(rect_.left(), y + kRow, rect_.right(), 1, tokens_.hair);
    }

    void cells(int planned, int done, int lastPlanned, int lastDone, double y) {
        paintCells(sheet_, rect_, y + 17,
                   {{groupedText(planned), 186, false, tokens_.text2},
                    {groupedText(done), 132, true, {}},
                    {shareOf(done, planned), 84, false, {}},
                    {shareOf(lastDone, lastPlanned), 0, false, tokens_.text2}});
    }

    void legend(double y) {
        double x = rect_.left();
        sheet_.frame({x, y + 1, 16, 10}, 1, tokens_.text);
        x += 21;
        x += sheet_.text(x, y + 10, Words::tr("planned"), {11, false, tokens_.text2}) + 18;
        sheet_.fill({x, y + 1, 16, 10}, packInk(sheet_));
        x += 21;
        x += sheet_.text(x, y + 10, Words::tr("done"), {11, false, tokens_.text2}) + 18;
        int unplanned = 0;
        for (const core::WeekRep& rep : review_.week.reps) {
            unplanned += rep.unplanned;
        }
        if (unplanned > 0) {
            sheet_.text(x, y + 10, Words::tr("%Ln more that nobody planned", nullptr, unplanned),
                        {11, false, tokens_.text2});
        }
    }

    Sheet& sheet_;
    const core::WeeklyReview& review_;
    QRectF rect_;
    std::vector<const core::WeekRep*> reps_;
    const Tokens& tokens_;
    int largest_ = 0;
};

} // namespace

std::vector<const core::WeekRep*> shownReps(const WeeklyPack& pack, std::size_t most) {
    std::vector<const core::WeekRep*> reps;
    for (const core::WeekRep& rep : pack.review.week.reps) {
        reps.push_back(&rep);
    }
    if (reps.size() > most) {
        std::vector<const core::WeekRep*> busiest = reps;
        std::stable_sort(busiest.begin(), busiest.end(), [](const auto* a, const auto* b) {
            return std::pair(a->hours, a->openValue()) > std::pair(b->hours, b->openValue());
        });
        busiest.resize(most);
        std::erase_if(reps, [&](const core::WeekRep* rep) {
            return std::find(busiest.begin(), busiest.end(), rep) == busiest.end();
        });
    }
    return reps;
}

double paintLoad(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect) {
    return LoadPart(sheet, pack, rect).paint();
}

double paintVisits(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect) {
    return VisitsPart(sheet, pack, rect).paint();
}

} // namespace ui
