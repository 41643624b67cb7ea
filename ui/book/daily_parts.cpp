// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/daily_parts.h"

#include "ui/book/day_sheet_map.h"
#include "ui/book/pack_parts.h"
#include "ui/book/review_words.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kTitles = 18;
constexpr double kRow = 24;
constexpr double kLowRow = 19; ///< where many reps would not fit otherwise
constexpr double kLegend = 24;
constexpr double kBar = 10;
constexpr double kGap = 24;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(DailyPack)
};

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

QString clock(core::visits::ClockTime time) {
    return plain(core::visits::clockTextOf(time));
}

std::size_t rowsIn(double height, double fixed, double row = kRow) {
    return static_cast<std::size_t>(std::max(1.0, (height - fixed) / row + 1e-9));
}

/// Of so many, those that are shown: all, or one less than fit, for a line that says so.
std::size_t shownOf(std::size_t count, std::size_t fits) {
    return count <= fits ? count : std::max<std::size_t>(1, fits - 1);
}

void paintRight(Sheet& sheet, double x, double baseline, const QString& words, bool bold = false,
                const QColor& colour = {}, double size = 12) {
    sheet.text(x, baseline, words,
               {size, bold, colour.isValid() ? colour : sheet.style().tokens.text, Qt::AlignRight});
}

void paintMore(Sheet& sheet, double x, double baseline, std::size_t more) {
    sheet.text(x, baseline, Words::tr("%Ln more on the next page", nullptr, static_cast<int>(more)),
               {12, false, sheet.style().tokens.text2});
}

/// So high that the reps of both lists fit, if they can.
double rowHeight(const core::DailyReview& day, double room) {
    const auto rows = static_cast<double>(day.reps.size() + day.byRep.size() + 2);
    return std::clamp(room / rows, kLowRow, kRow);
}

class RoutesPart {
public:
    RoutesPart(Sheet& sheet, const DailyPack& pack, const QRectF& rect, double row)
        : sheet_(sheet), day_(pack.day), rect_(rect), tokens_(sheet.style().tokens), row_(row) {
        int number = 0;
        for (const core::DailyRep& rep : day_.reps) {
            numbers_.push_back(rep.plan.empty() ? 0 : ++number);
            rows_.push_back(numbers_.size() - 1);
        }
        std::stable_sort(rows_.begin(), rows_.end(),
                         [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    }

    double paint() {
        sheet_.heading(rect_.left(), rect_.top(), rect_.width(), Words::tr("Today by rep"),
                       Words::tr("open value in $ k"));
        double y = rect_.top() + kHeadingHeight;
        if (rows_.empty()) {
            sheet_.text(rect_.left(), y + row_ - 7, Words::tr("No reps are known."),
                        {12, false, tokens_.text2});
            return y + row_;
        }
        titles(y);
        y += kTitles;
        const std::size_t shown =
            shownOf(rows_.size(), rowsIn(rect_.height(), kHeadingHeight + kTitles + row_, row_));
        for (std::size_t i = 0; i < shown; ++i) {
            row(rows_[i], y);
            y += row_;
        }
        if (shown < rows_.size()) {
            paintMore(sheet_, rect_.left(), y + row_ - 7, rows_.size() - shown);
            y += row_;
        }
        total(y);
        return y + row_;
    }

private:
    static constexpr double kCalls = 470;
    static constexpr double kHours = 360;
    static constexpr double kDrive = 268;
    static constexpr double kWay = 188;
    static constexpr double kSite = 92;

    /// Routes in their order, then visits by hand, then nothing.
    int rank(std::size_t i) const { return numbers_[i] > 0 ? 0 : day_.reps[i].idle() ? 2 : 1; }

    void titles(double y) {
        sheet_.text(rect_.left() + 28, y + 12, Words::tr("Rep"), {11, false, tokens_.text3});
        const auto title = [&](double right, const QString& words) {
            paintRight(sheet_, rect_.right() - right, y + 12, words, false, tokens_.text3, 11);
        };
        title(kCalls, Words::tr("Calls"));
        title(kHours, Words::tr("From, to"));
        title(kDrive, Words::tr("Drive, min"));
        title(kWay, Words::tr("km"));
        title(kSite, Words::tr("On site, min"));
        title(0, Words::tr("Open value"));
    }

    void row(std::size_t i, double y) {
        const core::DailyRep& rep = day_.reps[i];
        if (numbers_[i] > 0) {
            paintStopDisc(sheet_, {rect_.left() + 10, y + row_ / 2}, 8.5, numbers_[i],
                          dayColour(sheet_, numbers_[i] - 1));
        }
        const double room = rect_.width() - kCalls - 80;
        const double taken = 28 + sheet_.text(rect_.left() + 28, y + row_ - 7, plain(rep.rep),
                                              {12, true, tokens_.text}, room * 0.5);
        if (!rep.territories.empty() && rep.territories != rep.rep && room - taken > 40) {
            sheet_.text(rect_.left() + taken + 6, y + row_ - 7, plain(rep.territories),
                        {12, false, tokens_.text2}, room - taken - 6);
        }
        if (rep.idle()) {
            paintRight(sheet_, rect_.right(), y + row_ - 7, Words::tr("no route, no planned visit"),
                       true);
        } else {
            figures(rep, y);
        }
        sheet_.line(rect_.left(), y + row_, rect_.right(), 1, tokens_.hair);
    }

    void figures(const core::DailyRep& rep, double y) {
        paintRight(sheet_, rect_.right() - kCalls, y + row_ - 7,
                   groupedText(static_cast<qint64>(rep.calls.size())), true);
        if (rep.plan.empty()) {
            paintRight(sheet_, rect_.right() - kSite, y + row_ - 7, Words::tr("planned by hand"),
                       false, tokens_.text2);
        } else {
            paintRight(sheet_, rect_.right() - kHours, y + row_ - 7,
                       clock(rep.starts) + QStringLiteral("\u2013") + clock(rep.ends));
            paintRight(sheet_, rect_.right() - kDrive, y + row_ - 7,
                       wholeMinutes(static_cast<double>(rep.driving) / 60));
            paintRight(sheet_, rect_.right() - kWay, y + row_ - 7,
                       groupedText((rep.metres + 500) / 1000));
            paintRight(sheet_, rect_.right() - kSite, y + row_ - 7,
                       wholeMinutes(static_cast<double>(rep.onSite()) / 60));
        }
        paintRight(sheet_, rect_.right(), y + row_ - 7,
                   groupedText(std::llround(rep.openValue() / 1000)), true);
    }

    void total(double y) {
        sheet_.text(rect_.left() + 28, y + row_ - 7, Words::tr("All reps"),
                    {12, true, tokens_.text});
        std::int64_t site = 0;
        for (const core::DailyRep& rep : day_.reps) {
            site += rep.onSite();
        }
        paintRight(sheet_, rect_.right() - kCalls, y + row_ - 7, groupedText(day_.calls()), true);
        paintRight(sheet_, rect_.right() - kDrive, y + row_ - 7,
                   wholeMinutes(static_cast<double>(day_.driving()) / 60));
        paintRight(sheet_, rect_.right() - kWay, y + row_ - 7,
                   groupedText((day_.metres() + 500) / 1000));
        paintRight(sheet_, rect_.right() - kSite, y + row_ - 7,
                   wholeMinutes(static_cast<double>(site) / 60));
        paintRight(sheet_, rect_.right(), y + row_ - 7,
                   groupedText(std::llround(day_.openValue() / 1000)), true);
    }

    Sheet& sheet_;
    const core::DailyReview& day_;
    QRectF rect_;
    const Tokens& tokens_;
    double row_;
    std::vector<int> numbers_; ///< per rep; 0 = no route
    std::vector<std::size_t> rows_;
};

class BeforePart {
public:
    BeforePart(Sheet& sheet, const core::DailyReview& day, const QRectF& rect, double row)
        : sheet_(sheet), day_(day), rect_(rect), tokens_(sheet.style().tokens), row_(row) {
        for (const auto& [rep, tally] : day.byRep) {
            largest_ = std::max(largest_, tally.planned);
        }
    }

    void paint() {
        sheet_.heading(rect_.left(), rect_.top(), rect_.width(), Words::tr("Visits before"),
                       daysBeforeText(day_));
        double y = rect_.top() + kHeadingHeight;
        if (day_.byRep.empty()) {
            sheet_.text(rect_.left(), y + row_ - 7, Words::tr("No visits were planned or made."),
                        {12, false, tokens_.text2});
            return;
        }
        titles(y);
        y += kTitles;
        const std::size_t shown =
            shownOf(day_.byRep.size(),
                    rowsIn(rect_.height(), kHeadingHeight + kTitles + row_ + kLegend + 6, row_));
        std::size_t i = 0;
        for (const auto& [rep, tally] : day_.byRep) {
            if (i++ < shown) {
                row(rep.empty() ? Words::tr("nobody") : plain(rep), tally, y);
                y += row_;
            }
        }
        if (shown < day_.byRep.size()) {
            paintMore(sheet_, rect_.left(), y + row_ - 7, day_.byRep.size() - shown);
            y += row_;
        }
        sheet_.text(rect_.left(), y + row_ - 7, Words::tr("All reps"), {12, true, tokens_.text});
        cells(day_.looked, y);
        legend(y + row_ + 6);
    }

private:
    static constexpr double kBarLeft = 200;
    static constexpr double kBarWidth = 150;
    static constexpr double kPlanned = 446;
    static constexpr double kDone = 384;
    static constexpr double kShare = 322;
    static constexpr double kUnplanned = 226;
    static constexpr double kMinutes = 104;

    void titles(double y) {
        sheet_.text(rect_.left(), y + 12, Words::tr("Rep"), {11, false, tokens_.text3});
        const auto title = [&](double right, const QString& words) {
            paintRight(sheet_, rect_.right() - right, y + 12, words, false, tokens_.text3, 11);
        };
        title(kPlanned, Words::tr("Planned"));
        title(kDone, Words::tr("Done"));
        title(kShare, Words::tr("Share"));
        title(kUnplanned, Words::tr("Unplanned"));
        title(kMinutes, Words::tr("Planned, min"));
        title(0, Words::tr("Made, min"));
    }

    void row(const QString& rep, const core::VisitTally& tally, double y) {
        sheet_.text(rect_.left(), y + row_ - 7, rep, {12, false, tokens_.text}, kBarLeft - 10);
        const double scale = kBarWidth / static_cast<double>(std::max<std::int64_t>(1, largest_));
        const auto done = static_cast<double>(tally.inTime + tally.late);
        const double left = rect_.left() + kBarLeft;
        sheet_.fill({left, y + row_ / 2 - kBar / 2, done * scale, kBar}, packInk(sheet_));
        if (tally.planned > 0) {
            sheet_.frame(
                {left, y + row_ / 2 - kBar / 2, static_cast<double>(tally.planned) * scale, kBar},
                1, tokens_.text);
        }
        cells(tally, y);
        sheet_.line(rect_.left(), y + row_, rect_.right(), 1, tokens_.hair);
    }

    void cells(const core::VisitTally& tally, double y) {
        const std::int64_t done = tally.inTime + tally.late;
        paintRight(sheet_, rect_.right() - kPlanned, y + row_ - 7, groupedText(tally.planned),
                   false, tokens_.text2);
        paintRight(sheet_, rect_.right() - kDone, y + row_ - 7, groupedText(done), true);
        paintRight(sheet_, rect_.right() - kShare, y + row_ - 7,
                   shareWords(static_cast<double>(done), static_cast<double>(tally.planned)));
        paintRight(sheet_, rect_.right() - kUnplanned, y + row_ - 7, groupedText(tally.unplanned));
        paintRight(sheet_, rect_.right() - kMinutes, y + row_ - 7,
                   wholeMinutes(tally.plannedMinutes), false, tokens_.text2);
        paintRight(sheet_, rect_.right(), y + row_ - 7, wholeMinutes(tally.actualMinutes), true);
    }

    void legend(double y) {
        double x = rect_.left();
        sheet_.frame({x, y + 1, 16, 10}, 1, tokens_.text);
        x += 21;
        x += sheet_.text(x, y + 10, Words::tr("planned"), {11, false, tokens_.text2}) + 18;
        sheet_.fill({x, y + 1, 16, 10}, packInk(sheet_));
        x += 21;
        x += sheet_.text(x, y + 10, Words::tr("done"), {11, false, tokens_.text2}) + 18;
        if (day_.waiting > 0) {
            sheet_.text(x, y + 10,
                        Words::tr("%Ln made visits are not in the CRM yet, the oldest of %1",
                                  nullptr, static_cast<int>(day_.waiting))
                            .arg(dayText(plain(day_.waitingSince))),
                        {11, false, tokens_.text2}, rect_.right() - x);
        }
    }

    Sheet& sheet_;
    const core::DailyReview& day_;
    QRectF rect_;
    const Tokens& tokens_;
    double row_;
    std::int64_t largest_ = 0;
};

} // namespace

QString wholeMinutes(double minutes) {
    return groupedText(std::llround(minutes));
}

double paintDayLists(Sheet& sheet, const DailyPack& pack, const QRectF& rect) {
    const core::DailyReview& day = pack.day;
    const double fixed = kHeadingHeight + kTitles;
    const double legend = kLegend + 6;
    const double row = rowHeight(day, rect.height() - 2 * fixed - kGap - legend);
    const double before = fixed + row * static_cast<double>(day.byRep.size() + 1) + legend;
    const double room = std::max(rect.height() / 2, rect.height() - kGap - before);
    const double end =
        RoutesPart(sheet, pack, {rect.left(), rect.top(), rect.width(), room}, row).paint();
    BeforePart(sheet, day, {rect.left(), end + kGap, rect.width(), rect.bottom() - end - kGap}, row)
        .paint();
    return end;
}

void paintNotDone(Sheet& sheet, const DailyPack& pack, const QRectF& rect) {
    const Tokens& tokens = sheet.style().tokens;
    std::vector<const core::DailyVisit*> missed;
    for (const core::DailyVisit& visit : pack.day.visits) {
        if (visit.visit.state == core::VisitState::Missed) {
            missed.push_back(&visit);
        }
    }
    std::stable_sort(missed.begin(), missed.end(), [](const auto* a, const auto* b) {
        return std::pair(a->important, a->openValue) > std::pair(b->important, b->openValue);
    });
    sheet.heading(rect.left(), rect.top(), rect.width(), Words::tr("Not done"),
                  Words::tr("open value in $ k; bold: important"));
    double y = rect.top() + kHeadingHeight;
    if (missed.empty()) {
        sheet.text(rect.left(), y + 17, Words::tr("Every planned visit was made."),
                   {12, false, tokens.text2});
        return;
    }
    const std::size_t shown = shownOf(missed.size(), rowsIn(rect.height(), kHeadingHeight));
    for (std::size_t i = 0; i < shown; ++i) {
        const core::DailyVisit& one = *missed[i];
        sheet.text(rect.left(), y + 17, plain(one.visit.name), {12, one.important, tokens.text},
                   rect.width() * 0.52);
        sheet.text(rect.left() + rect.width() * 0.55, y + 17, plain(one.visit.rep),
                   {12, false, tokens.text2}, rect.width() * 0.3);
        paintRight(sheet, rect.right(), y + 17, groupedText(std::llround(one.openValue / 1000)),
                   one.important);
        y += kRow;
        sheet.line(rect.left(), y, rect.right(), 1, tokens.hair);
    }
    if (shown < missed.size()) {
        paintMore(sheet, rect.left(), y + 17, missed.size() - shown);
    }
}

} // namespace ui
