// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/crs/projection.h"
#include "ui/book/day_sheet_map.h"
#include "ui/book/pack_parts.h"
#include "ui/book/review_words.h"
#include "ui/book/weekly_parts.h"
#include "ui/draw/map_render.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <set>

namespace ui {

namespace {

constexpr double kMapHeight = 190;
constexpr double kMapShare = 0.52; ///< of the part's width
constexpr double kAround = 1.6;    ///< so many times its size is shown on each side of what moves
constexpr double kRow = 24;
constexpr double kTitles = 18;
constexpr std::size_t kMostRows = 4;
constexpr std::size_t kMostMoves = 4;
constexpr double kDisc = 9;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(WeeklyPack)
};

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

/// What moves with its surroundings; the whole plan where that would be about as much.
core::Box around(const core::Box& box, const core::Box& plan) {
    const double size = std::max(box.width(), box.height()) * kAround;
    const core::Box wide{box.minX - size, box.minY - size, box.maxX + size, box.maxY + size};
    return wide.width() > plan.width() || wide.height() > plan.height() ? plan : wide;
}

/// Share of target last week, now and repaired, with its state in words.
void paintShareRow(Sheet& sheet, const WeeklyPack& pack, const core::WeekTerritory& territory,
                   const QRectF& rect, double y, bool repaired) {
    const Tokens& tokens = sheet.style().tokens;
    const core::WeekTerritory* before =
        pack.review.last ? pack.review.last->territory(territory.code) : nullptr;
    const double name = sheet.text(rect.left(), y + 16, plain(territory.name),
                                   {12, true, tokens.text}, rect.width() * 0.36);
    if (territory.rep != territory.name) {
        sheet.text(rect.left() + name + 5, y + 16, plain(territory.rep), {12, false, tokens.text2},
                   rect.width() * 0.42 - name);
    }
    const auto figure = [&](double right, const QString& words, bool bold, const QColor& colour) {
        sheet.text(rect.right() - right, y + 16, words, {12, bold, colour, Qt::AlignRight});
    };
    figure(222, before != nullptr ? percentText(before->share()) : QStringLiteral("\u2013"), false,
           tokens.text2);
    figure(140, percentText(territory.share()), true, territory.inside ? tokens.text : tokens.over);
    if (repaired) {
        figure(72,
               territory.repairedShare ? percentText(*territory.repairedShare)
                                       : QStringLiteral("\u2013"),
               true, tokens.text);
    }
    figure(0, territory.inside ? Words::tr("in band") : Words::tr("outside"), !territory.inside,
           tokens.text);
    sheet.line(rect.left(), y + kRow, rect.right(), 1, tokens.hair);
}

void paintShareTitles(Sheet& sheet, const QRectF& rect, double y, bool repaired) {
    const QColor grey = sheet.style().tokens.text3;
    const auto title = [&](double right, const QString& words) {
        sheet.text(rect.right() - right, y + 12, words, {11, false, grey, Qt::AlignRight});
    };
    sheet.text(rect.left(), y + 12, Words::tr("Share of target"), {11, false, grey});
    title(222, Words::tr("Last week"));
    title(140, Words::tr("This week"));
    if (repaired) {
        title(72, Words::tr("Repaired"));
    }
    title(0, Words::tr("State"));
}

/// Territories that are out of band, then those that the repair touches.
std::vector<const core::WeekTerritory*> touched(const core::WeekFigures& week) {
    std::set<std::string> codes;
    for (const core::WeekDrift::Move& move : week.drift.moves) {
        codes.insert({move.from, move.to});
    }
    std::vector<const core::WeekTerritory*> out;
    for (const core::WeekTerritory& territory : week.territories) {
        if (!territory.inside || codes.contains(territory.code)) {
            out.push_back(&territory);
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const auto* a, const auto* b) {
        return std::abs(a->share() - 1) > std::abs(b->share() - 1);
    });
    if (out.size() > kMostRows) {
        out.resize(kMostRows);
    }
    return out;
}

QString movesTitle(const core::WeekDrift& drift, bool zips) {
    return drift.fewest ? Words::tr("Smallest repair: %1").arg(countedUnits(drift.units, zips))
                        : Words::tr("A repair, not proven smallest: %1")
                              .arg(countedUnits(drift.units, zips));
}

/// What the repair moves, and what that means.
QString repairText(const core::WeekFigures& week) {
    QStringList moves;
    int accounts = 0;
    double value = 0;
    for (std::size_t i = 0; i < week.drift.moves.size(); ++i) {
        const core::WeekDrift::Move& move = week.drift.moves[i];
        accounts += move.accounts;
        value += move.value;
        if (i < kMostMoves) {
            const core::WeekTerritory* to = week.territory(move.to);
            moves.push_back(
                Words::tr("%1 goes to %2").arg(plain(move.unit), plain(to ? to->name : move.to)));
        }
    }
    if (week.drift.moves.size() > kMostMoves) {
        moves.push_back(Words::tr("and %Ln more", nullptr,
                                  static_cast<int>(week.drift.moves.size() - kMostMoves)));
    }
    QString text = Words::tr("%1: %2, %3.")
                       .arg(moves.join(QStringLiteral(", ")), countedAccounts(accounts),
                            amountText(value, plain(week.unit)));
    if (week.drift.fewest) {
        text += QLatin1Char(' ') +
                Words::tr("Nothing smaller restores all %1.").arg(week.territories.size());
    }
    return text;
}

QString noRepairText(const core::WeekDrift& drift) {
    return drift.atLeast > 0 ? Words::tr("No repair was found; it would take %Ln units or more",
                                         nullptr, drift.atLeast)
                             : Words::tr("No repair was found");
}

/// Why, and what would help, as text beside the map; returns the y below it.
double paintWhy(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect) {
    const Tokens& tokens = sheet.style().tokens;
    const core::WeekFigures& week = pack.review.week;
    const Sheet::Text body{12, false, tokens.text};
    const Sheet::Text bold{12.5, true, tokens.text};
    double y = rect.top() - 2;
    const auto rows = touched(week);
    if (week.inBand == static_cast<int>(week.territories.size())) {
        y = paintParagraph(sheet, {rect.left(), y}, rect.width(),
                           Words::tr("All territories are in band."), bold);
    } else {
        const QString who =
            week.inBand + 1 == static_cast<int>(week.territories.size())
                ? Words::tr("%1 is out of band").arg(plain(rows.front()->name))
                : Words::tr("%Ln territories are out of band", nullptr,
                            static_cast<int>(week.territories.size()) - week.inBand);
        y = paintParagraph(sheet, {rect.left(), y}, rect.width(), who, bold);
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(2, week.drift.causes.size()); ++i) {
        y = paintParagraph(sheet, {rect.left(), y + 3}, rect.width(),
                           causeWords(week.drift.causes[i], week.measure, week.unit), body);
    }
    if (week.inBand < static_cast<int>(week.territories.size())) {
        const bool zips = looksLikeZips(*pack.scene->units);
        if (week.drift.found) {
            y = paintParagraph(sheet, {rect.left(), y + 8}, rect.width(),
                               movesTitle(week.drift, zips), bold);
        }
        y = paintParagraph(sheet, {rect.left(), y + 3}, rect.width(),
                           week.drift.found ? repairText(week) : noRepairText(week.drift), body);
    }
    return y;
}

} // namespace

double paintDrift(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect) {
    const core::WeekFigures& week = pack.review.week;
    sheet.heading(rect.left(), rect.top(), rect.width(), Words::tr("Drift"),
                  Words::tr("since %1").arg(dayText(plain(week.since))));
    const double top = rect.top() + kHeadingHeight + 2;
    const double width = rect.width() * kMapShare;
    const QRectF map(rect.left(), top, width, kMapHeight);
    paintMap(sheet, *pack.scene,
             {map,
              pack.moved.empty() ? pack.scene->units->bounds()
                                 : around(pack.moved, pack.scene->units->bounds()),
              -1, pack.moved.empty()});
    const double why = paintWhy(
        sheet, pack, {rect.left() + width + 16, top, rect.width() - width - 16, kMapHeight});
    double y = std::max(top + kMapHeight, why + 2) + 10;
    const auto rows = touched(week);
    if (rows.empty()) {
        return y;
    }
    paintShareTitles(sheet, rect, y, week.drift.found);
    y += kTitles;
    for (const core::WeekTerritory* territory : rows) {
        paintShareRow(sheet, pack, *territory, rect, y, week.drift.found);
        y += kRow;
    }
    return y;
}

void paintShares(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect) {
    sheet.heading(rect.left(), rect.top(), rect.width(), Words::tr("Territories"),
                  Words::tr("share of target"));
    double y = rect.top() + kHeadingHeight;
    paintShareTitles(sheet, rect, y, false);
    y += kTitles;
    const auto fits = static_cast<std::size_t>(std::max(1.0, (rect.bottom() - y) / kRow));
    const auto& all = pack.review.week.territories;
    const std::size_t shown = all.size() <= fits ? all.size() : fits - 1;
    for (std::size_t i = 0; i < shown; ++i) {
        paintShareRow(sheet, pack, all[i], rect, y, false);
        y += kRow;
    }
    if (shown < all.size()) {
        sheet.text(
            rect.left(), y + 16,
            Words::tr("%Ln more on the next page", nullptr, static_cast<int>(all.size() - shown)),
            {12, false, sheet.style().tokens.text2});
    }
}

void paintFlags(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect) {
    const Tokens& tokens = sheet.style().tokens;
    const core::WeekFigures& week = pack.review.week;
    sheet.heading(rect.left(), rect.top(), rect.width(), Words::tr("Whitespace flags"),
                  Words::tr("most to win, by %1").arg(plain(week.market)));
    const double top = rect.top() + kHeadingHeight + 2;
    const double width = rect.width() * 0.42;
    const QRectF map(rect.left(), top, width, std::min(kMapHeight, rect.bottom() - top));
    MapScene scene = *pack.scene;
    scene.layers.units = scene.layers.labels = scene.layers.unitLabels = false;
    scene.derived.proposing = false;
    paintMap(sheet, scene, {map, scene.units->bounds(), -1, true});
    const QRectF device = sheet.device(map);
    const double margin = 8;
    const MapView view = fitView(scene.units->bounds(), device.size().toSize(),
                                 QMarginsF(margin, margin, margin, margin), sheet.ratio());
    const geo::Projection projection(scene.crs);
    const double list = rect.left() + width + 16;
    double y = top;
    sheet.text(list + 24, y + 12, Words::tr("Area"), {11, false, tokens.text3});
    sheet.text(rect.right(), y + 12, Words::tr("to win"),
               {11, false, tokens.text3, Qt::AlignRight});
    y += kTitles;
    std::vector<QPointF> discs;
    for (const core::WeekFlag& flag : week.flags) {
        discs.push_back(view.toPixel(projection.toMetres({flag.lon, flag.lat})));
    }
    pushApart(discs, (2 * kDisc + 2) * sheet.ratio());
    for (std::size_t i = 0; i < week.flags.size() && y + kRow <= rect.bottom(); ++i) {
        const core::WeekFlag& flag = week.flags[i];
        const int number = static_cast<int>(i) + 1;
        paintStopDisc(sheet, map.topLeft() + discs[i] / sheet.ratio(), kDisc, number, tokens.text2);
        sheet.text(list, y + 16, QString::number(number), {12, false, tokens.text2});
        const QString words = plain(flag.name.empty() ? flag.area : flag.area + " " + flag.name);
        const double taken = sheet.text(list + 24, y + 16, words, {12, false, tokens.text},
                                        (rect.right() - list) * 0.5);
        sheet.text(list + 24 + taken + 6, y + 16, plain(flag.rep), {12, false, tokens.text2},
                   rect.right() - list - 24 - taken - 70);
        sheet.text(rect.right(), y + 16, groupedText(std::llround(flag.toWin)),
                   {12, true, tokens.text, Qt::AlignRight});
        y += kRow;
        sheet.line(list, y, rect.right(), 1, tokens.hair);
    }
}

} // namespace ui
