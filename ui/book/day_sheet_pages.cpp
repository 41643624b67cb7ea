// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/day_sheet_pages.h"

#include "core/visits/route_plan.h"
#include "ui/book/day_directions.h"
#include "ui/book/day_sheet_map.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <memory>

namespace ui {

namespace {

constexpr double kMapWidth = 600;
constexpr double kRight = 676; ///< left edge of the calls on a first page
constexpr double kMapHeight = 630;
constexpr double kRow = 47; ///< of a call: its name, its address
constexpr double kNoteLine = 17;
constexpr double kRestRow = 25;
constexpr double kGap = 24;
constexpr int kColumns = 3; ///< of directions on a page of their own
constexpr double kLeastRoom = 150;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(DaySheet)
};

QString clock(core::visits::ClockTime time) {
    return QString::fromStdString(core::visits::clockTextOf(time));
}

QString longDay(const QString& day) {
    return QLocale().toString(QDate::fromString(day, Qt::ISODate), QLocale::LongFormat);
}

QString moneyText(double value) {
    return value > 0 ? amountText(value, QStringLiteral("$")) : QStringLiteral("\u2013");
}

/// A row of the table of calls: a call, a break, or the end of the day.
struct CallRow {
    enum class Kind { Call, Rest, End } kind = Kind::Call;
    std::size_t index = 0; ///< of the stop, or the break
    double height = 0;
};

/// A place for directions.
struct FlowSlot {
    std::size_t page = 0; ///< of the day
    double x = 0, y = 0, width = 0, height = 0;
    std::size_t first = 0, end = 0; ///< of the lines
};

/// The pages of one day, worked out before they are drawn.
class DayPages {
public:
    DayPages(const DaySheets& sheets, const DaySheet& day, double height)
        : sheets_(sheets), day_(day), height_(height), lines_(directionsOf(sheets, day)) {
        makeRows();
        shareRows();
        shareLines();
    }

    std::size_t count() const { return std::max(rowsOf_.size(), pages_); }

    void paint(Sheet& sheet, std::size_t page) const {
        paintHead(sheet, head(sheet));
        if (page == 0) {
            paintDayMap(sheet, sheets_, day_, mapRect());
            paintLegend(sheet);
            paintTotals(sheet);
            paintSaving(sheet);
        }
        if (page < rowsOf_.size()) {
            paintCalls(sheet, page);
        }
        for (const FlowSlot& slot : places_) {
            if (slot.page == page) {
                paintSlot(sheet, slot);
            }
        }
    }

private:
    double bottom() const { return height_ - kBookFoot; }
    QRectF mapRect() const {
        // On higher paper the map has what the totals do not need.
        const double extra = std::max(0.0, height_ - 1018);
        return {Sheet::kMargin, kBookTop, kMapWidth, kMapHeight + extra};
    }
    static double leftOf(std::size_t page) { return page == 0 ? kRight : Sheet::kMargin; }
    static double widthOf(std::size_t page) {
        return Sheet::kWidth - Sheet::kMargin - leftOf(page);
    }

    void makeRows() {
        std::vector<core::visits::RouteRest> rests = day_.rests;
        std::size_t rest = 0;
        for (std::size_t i = 0; i < day_.stops.size(); ++i) {
            while (rest < rests.size() && rests[rest].from < day_.stops[i].leaves) {
                rows_.push_back({CallRow::Kind::Rest, rest++, kRestRow});
            }
            const double note = day_.stops[i].note.isEmpty() ? 0 : kNoteLine;
            rows_.push_back({CallRow::Kind::Call, i, kRow + note});
        }
        for (; rest < rests.size(); ++rest) {
            rows_.push_back({CallRow::Kind::Rest, rest, kRestRow});
        }
        if (day_.base) {
            rows_.push_back({CallRow::Kind::End, 0, kRestRow});
        }
    }

    void shareRows() {
        double y = kBookTop + kHeadingHeight + kTableHead;
        std::size_t first = 0;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (y + rows_[i].height > bottom() && i > first) {
                rowsOf_.emplace_back(first, i);
                first = i;
                y = kBookTop + kHeadingHeight + kTableHead;
            }
            y += rows_[i].height;
        }
        rowsOf_.emplace_back(first, rows_.size());
        rowsEnd_ = y;
    }

    double heightOf(std::size_t first, std::size_t end) const {
        double height = 0;
        for (std::size_t i = first; i < end; ++i) {
            height += lines_[i].height();
        }
        return height;
    }

    /// Below the calls if all of it finds room there, else in columns on the pages after.
    void shareLines() {
        pages_ = rowsOf_.size();
        const std::size_t last = rowsOf_.size() - 1;
        const double room = bottom() - rowsEnd_ - kGap - kHeadingHeight;
        if (lines_.empty()) {
            return;
        }
        if (room >= kLeastRoom && heightOf(0, lines_.size()) <= room) {
            places_.push_back({last, leftOf(last), rowsEnd_ + kGap, widthOf(last),
                               room + kHeadingHeight, 0, lines_.size()});
            return;
        }
        std::size_t line = 0;
        while (line < lines_.size()) {
            for (int column = 0; column < kColumns && line < lines_.size(); ++column) {
                line = addColumn(pages_, column, line);
            }
            ++pages_;
        }
    }

    /// Fills a column; returns the first line that has no room. A head stays with its first step.
    std::size_t addColumn(std::size_t page, int column, std::size_t first) {
        const double width = (kBookWidth - (kColumns - 1) * kGap) / kColumns;
        const double room = bottom() - kBookTop - kHeadingHeight;
        std::size_t end = first;
        double taken = 0;
        while (end < lines_.size() && taken + lines_[end].height() <= room) {
            taken += lines_[end++].height();
        }
        if (end < lines_.size() && end > first + 1 && lines_[end - 1].head) {
            --end;
        }
        places_.push_back({page, Sheet::kMargin + column * (width + kGap), kBookTop, width,
                           room + kHeadingHeight, first, end});
        return end;
    }

    BookHead head(const Sheet& sheet) const {
        BookHead head;
        head.title = day_.rep;
        head.swatch = dayColour(sheet, day_.colour);
        head.after = longDay(day_.day) + QStringLiteral(" \u00B7 ") + sheets_.plan;
        head.right = Words::tr("%Ln calls", nullptr, static_cast<int>(day_.stops.size())) +
                     QStringLiteral(", ") +
                     Words::tr("%1 to %2").arg(clock(day_.starts), clock(day_.ends));
        head.rightBold = distanceText(day_.metres);
        const QString driving = minutesText(day_.driving);
        head.rightAfter =
            QStringLiteral(", ") +
            (sheets_.estimated ? Words::tr("%1 driving (estimate)") : Words::tr("%1 driving"))
                .arg(driving);
        return head;
    }

    void paintLegend(Sheet& sheet) const {
        const Tokens& tokens = sheet.style().tokens;
        const double y = mapRect().bottom() + 22;
        double x = Sheet::kMargin;
        QPainter& painter = sheet.painter();
        const double ratio = sheet.ratio();
        const bool straight = std::any_of(day_.legs.begin() + (day_.base ? 0 : 1), day_.legs.end(),
                                          [](const SheetLeg& leg) { return leg.line.empty(); });
        const auto entry = [&](bool dashed, const QString& words) {
            QPen pen(dayColour(sheet, day_.colour), 2.6 * ratio, Qt::SolidLine, Qt::FlatCap);
            if (dashed) {
                pen.setDashPattern({3, 2.5});
            }
            painter.setPen(pen);
            painter.drawLine(QPointF(x, y - 4) * ratio, QPointF(x + 30, y - 4) * ratio);
            x += 38 + sheet.text(x + 38, y, words, {11, false, tokens.text2}) + 22;
        };
        if (sheets_.alongRoads) {
            entry(false, Words::tr("along the roads"));
        }
        if (straight) {
            entry(true, sheets_.estimated ? Words::tr("straight line; drive times are an estimate")
                                          : Words::tr("straight line, no road at hand"));
        }
        if (day_.base) {
            painter.save();
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(tokens.ink, 1.4 * ratio));
            painter.setBrush(tokens.halo);
            const QPointF at = QPointF(x + 6, y - 4) * ratio;
            const double r = 5.5 * ratio;
            painter.drawPolygon(QPolygonF{at + QPointF(0, -r), at + QPointF(r, 0),
                                          at + QPointF(0, r), at + QPointF(-r, 0)});
            painter.restore();
            sheet.text(x + 18, y, Words::tr("base"), {11, false, tokens.text2});
        }
    }

    using Lines = std::vector<std::pair<QString, QString>>;

    void paintLines(Sheet& sheet, double x, double y, double width, const Lines& lines) const {
        const Tokens& tokens = sheet.style().tokens;
        for (const auto& [label, value] : lines) {
            const double taken =
                sheet.text(x + width, y + 15, value, {12, true, tokens.text, Qt::AlignRight});
            sheet.text(x, y + 15, label, {12, false, tokens.text2}, width - taken - 12);
            y += kTableRow;
            sheet.line(x, y, x + width, 1, tokens.hair);
        }
    }

    double totalsTop() const { return mapRect().bottom() + 48; }
    static double half() { return (kMapWidth - kGap) / 2; }

    void paintTotals(Sheet& sheet) const {
        std::int64_t rested = 0;
        for (const core::visits::RouteRest& rest : day_.rests) {
            rested += rest.to - rest.from;
        }
        double value = 0;
        for (const SheetStop& stop : day_.stops) {
            value += stop.openValue;
        }
        const std::int64_t all = day_.ends - day_.starts;
        const std::int64_t waiting =
            std::max<std::int64_t>(0, all - day_.driving - day_.onSite() - rested);
        Lines lines = {{Words::tr("On site"), minutesText(day_.onSite())},
                       {Words::tr("Driving"), minutesText(day_.driving)},
                       {Words::tr("Breaks"), minutesText(rested)},
                       {Words::tr("Waiting"), minutesText(waiting)},
                       {Words::tr("Distance"), distanceText(day_.metres)},
                       {Words::tr("Open value"), moneyText(value)}};
        sheet.heading(Sheet::kMargin, totalsTop(), half(), Words::tr("The day"));
        paintLines(sheet, Sheet::kMargin, totalsTop() + 24, half(), lines);
    }

    /// Against the order of the list, for all routes of the plan: a single day was never listed.
    void paintSaving(Sheet& sheet) const {
        const double x = Sheet::kMargin + half() + kGap;
        sheet.heading(x, totalsTop(), half(), Words::tr("Driving saved"),
                      Words::tr("by the whole plan"));
        const std::int64_t saved = sheets_.listed.driving - sheets_.driving;
        const auto with = [](const QString& minutes, std::int64_t calls) {
            return Words::tr("%1, %Ln calls", nullptr, static_cast<int>(calls)).arg(minutes);
        };
        Lines lines = {
            {Words::tr("In the order of the list"),
             with(minutesText(sheets_.listed.driving), sheets_.listed.served)},
            {Words::tr("Always on to the nearest"),
             with(minutesText(sheets_.nearest.driving), sheets_.nearest.served)},
            {Words::tr("As planned"), with(minutesText(sheets_.driving), sheets_.served)}};
        if (sheets_.listed.driving > 0) {
            const double share =
                static_cast<double>(saved) / static_cast<double>(sheets_.listed.driving);
            lines.push_back({Words::tr("Saved against the list"),
                             (saved < 0 ? QStringLiteral("\u2212") : QString()) +
                                 minutesText(std::abs(saved)) + QStringLiteral(" (") +
                                 percentText(share, 0) + QStringLiteral(")")});
        }
        paintLines(sheet, x, totalsTop() + 24, half(), lines);
    }

    /// Right edges of the columns of figures, and the left edge of the window.
    struct Edges {
        double time, name, window, last, value, drive, distance;
    };
    static Edges edgesOf(std::size_t page) {
        const double left = leftOf(page);
        const double right = left + widthOf(page);
        return {left + 32, left + 126, right - 398, right - 222, right - 138, right - 66, right};
    }

    void paintCalls(Sheet& sheet, std::size_t page) const {
        const Tokens& tokens = sheet.style().tokens;
        const auto [first, end] = rowsOf_[page];
        const double left = leftOf(page);
        const double width = widthOf(page);
        sheet.heading(left, kBookTop, width, Words::tr("Calls"),
                      page == 0 ? QString() : Words::tr("continued"));
        const Edges at = edgesOf(page);
        double y = kBookTop + kHeadingHeight;
        const auto title = [&](double x, const QString& words, Qt::Alignment align) {
            sheet.text(x, y + 14, words, {11, false, tokens.text2, align});
        };
        title(at.time, Words::tr("From, to"), Qt::AlignLeft);
        title(at.name, Words::tr("Account"), Qt::AlignLeft);
        title(at.window, Words::tr("Window"), Qt::AlignLeft);
        title(at.last, Words::tr("Last visit"), Qt::AlignRight);
        title(at.value, Words::tr("Open value"), Qt::AlignRight);
        title(at.drive, Words::tr("Drive"), Qt::AlignRight);
        title(at.distance, Words::tr("Distance"), Qt::AlignRight);
        y += kTableHead;
        sheet.line(left, y, left + width, 1, tokens.border);
        for (std::size_t i = first; i < end; ++i) {
            paintRow(sheet, rows_[i], page, y);
            y += rows_[i].height;
            sheet.line(left, y, left + width, 1, tokens.hair);
        }
    }

    void paintRow(Sheet& sheet, const CallRow& row, std::size_t page, double y) const {
        if (row.kind == CallRow::Kind::Call) {
            paintCall(sheet, row.index, page, y);
            return;
        }
        const Tokens& tokens = sheet.style().tokens;
        const Edges at = edgesOf(page);
        if (row.kind == CallRow::Kind::Rest) {
            const core::visits::RouteRest& rest = day_.rests[row.index];
            sheet.text(at.time, y + 17,
                       clock(rest.from) + QStringLiteral("\u2013") + clock(rest.to),
                       {12, false, tokens.text2});
            sheet.text(at.name, y + 17, Words::tr("Break"), {12, false, tokens.text2});
            return;
        }
        sheet.text(at.time, y + 17, clock(day_.ends), {12, false, tokens.text2});
        sheet.text(at.name, y + 17, Words::tr("Back at the base"), {12, false, tokens.text2});
        paintDrive(sheet, day_.legs.back(), at, y + 17);
    }

    static void paintDrive(Sheet& sheet, const SheetLeg& leg, const Edges& at, double baseline) {
        const QColor& colour = sheet.style().tokens.text;
        sheet.text(at.drive, baseline, minutesText(leg.seconds),
                   {12, false, colour, Qt::AlignRight});
        sheet.text(at.distance, baseline, distanceText(leg.metres),
                   {12, false, colour, Qt::AlignRight});
    }

    void paintCall(Sheet& sheet, std::size_t index, std::size_t page, double y) const {
        const Tokens& tokens = sheet.style().tokens;
        const SheetStop& stop = day_.stops[index];
        const Edges at = edgesOf(page);
        const double left = leftOf(page);
        const double right = left + widthOf(page);
        paintStopDisc(sheet, {left + 11, y + 15}, 10, static_cast<int>(index) + 1,
                      dayColour(sheet, day_.colour));
        sheet.text(at.time, y + 20,
                   clock(stop.starts) + QStringLiteral("\u2013") + clock(stop.leaves),
                   {12, true, tokens.text});
        sheet.text(at.name, y + 20, stop.name, {12.5, true, tokens.text}, at.window - at.name - 14);
        if (stop.opens && stop.closes) {
            sheet.text(at.window, y + 20,
                       clock(*stop.opens) + QStringLiteral("\u2013") + clock(*stop.closes),
                       {12, false, tokens.text}, 90);
        }
        sheet.text(at.last, y + 20,
                   stop.lastVisit.isEmpty() ? Words::tr("none") : dayText(stop.lastVisit),
                   {12, false, tokens.text, Qt::AlignRight}, 86);
        sheet.text(at.value, y + 20, moneyText(stop.openValue),
                   {12, false, tokens.text, Qt::AlignRight}, 74);
        if (index > 0 || day_.base) {
            paintDrive(sheet, day_.legs[index], at, y + 20);
        }
        if (stop.arrives < stop.starts) {
            sheet.text(at.time, y + 37, Words::tr("there %1").arg(clock(stop.arrives)),
                       {11, false, tokens.text2}, at.name - at.time - 8);
        }
        QStringList parts{stop.address, stop.phone, stop.account};
        parts.removeAll(QString());
        sheet.text(at.name, y + 37, parts.join(QStringLiteral(" \u00B7 ")),
                   {11, false, tokens.text2}, right - at.name);
        if (!stop.note.isEmpty()) {
            sheet.text(at.name, y + 37 + kNoteLine,
                       Words::tr("Note: %1").arg(stop.note.simplified()), {11, false, tokens.text},
                       right - at.name);
        }
    }

    void paintSlot(Sheet& sheet, const FlowSlot& slot) const {
        if (slot.first == 0 || slot.x == Sheet::kMargin) {
            QString after = slot.first == 0 ? QString() : Words::tr("continued");
            if (slot.first == 0 && sheets_.alongRoads && !sheets_.named) {
                after = Words::tr("the roads have no names: import them again to have them");
            }
            const double width = slot.page < rowsOf_.size() ? slot.width : kBookWidth;
            sheet.heading(slot.x, slot.y, width, Words::tr("Directions"), after);
        }
        double y = slot.y + kHeadingHeight;
        for (std::size_t i = slot.first; i < slot.end; ++i) {
            paintDirection(sheet, lines_[i], slot.x, y, slot.width, dayColour(sheet, day_.colour));
            y += lines_[i].height();
        }
    }

    const DaySheets& sheets_;
    const DaySheet& day_;
    double height_;
    std::vector<DirectionLine> lines_;
    std::vector<CallRow> rows_;
    std::vector<std::pair<std::size_t, std::size_t>> rowsOf_; ///< first and end by page
    double rowsEnd_ = 0;                                      ///< y below the last row
    std::vector<FlowSlot> places_;
    std::size_t pages_ = 0;
};

} // namespace

std::vector<BookPage> daySheetPages(const DaySheets& sheets, double height) {
    std::vector<BookPage> pages;
    for (const DaySheet& day : sheets.days) {
        const auto all = std::make_shared<const DayPages>(sheets, day, height);
        for (std::size_t page = 0; page < all->count(); ++page) {
            pages.push_back([all, page](Sheet& sheet) { all->paint(sheet, page); });
        }
    }
    return pages;
}

void paintDayFoot(Sheet& sheet, const DaySheets& sheets, int page, int pages) {
    paintFootLine(sheet, sheets.attribution,
                  Words::tr("Day sheets \u00B7 page %1 of %2 \u00B7 printed %3")
                      .arg(page)
                      .arg(pages)
                      .arg(sheets.printedOn));
}

} // namespace ui
