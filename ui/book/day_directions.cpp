// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/day_directions.h"

#include "ui/book/day_sheet_map.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <cmath>

namespace ui {

namespace {

using geo::RoadStep;
using geo::RoadTurn;

constexpr double kSamePlace = 20; ///< metres; nobody needs directions for less

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(DaySheet)
};

QString compassText(double heading) {
    switch (static_cast<int>(std::lround(heading / 45)) % 8) {
    case 0: return Words::tr("north");
    case 1: return Words::tr("north-east");
    case 2: return Words::tr("east");
    case 3: return Words::tr("south-east");
    case 4: return Words::tr("south");
    case 5: return Words::tr("south-west");
    case 6: return Words::tr("west");
    default: return Words::tr("north-west");
    }
}

QString namelessTurn(const RoadStep& step) {
    switch (step.turn) {
    case RoadTurn::Depart: return Words::tr("Set off to the %1").arg(compassText(step.heading));
    case RoadTurn::Straight: return Words::tr("Go straight on");
    case RoadTurn::SlightRight: return Words::tr("Keep right");
    case RoadTurn::Right: return Words::tr("Turn right");
    case RoadTurn::SharpRight: return Words::tr("Turn sharp right");
    case RoadTurn::SlightLeft: return Words::tr("Keep left");
    case RoadTurn::Left: return Words::tr("Turn left");
    case RoadTurn::SharpLeft: return Words::tr("Turn sharp left");
    case RoadTurn::Back: break;
    }
    return Words::tr("Turn round");
}

QString namedTurn(const RoadStep& step) {
    const QString road = QString::fromStdString(step.road);
    switch (step.turn) {
    case RoadTurn::Depart:
        return Words::tr("Set off to the %1 on %2").arg(compassText(step.heading), road);
    case RoadTurn::Straight: return Words::tr("Straight on along %1").arg(road);
    case RoadTurn::SlightRight: return Words::tr("Keep right onto %1").arg(road);
    case RoadTurn::Right: return Words::tr("Right onto %1").arg(road);
    case RoadTurn::SharpRight: return Words::tr("Sharp right onto %1").arg(road);
    case RoadTurn::SlightLeft: return Words::tr("Keep left onto %1").arg(road);
    case RoadTurn::Left: return Words::tr("Left onto %1").arg(road);
    case RoadTurn::SharpLeft: return Words::tr("Sharp left onto %1").arg(road);
    case RoadTurn::Back: break;
    }
    return Words::tr("Turn round onto %1").arg(road);
}

QString stepText(const RoadStep& step) {
    if (step.road.empty() && step.roadClass == geo::RoadClass::Link &&
        step.turn != RoadTurn::Depart) {
        return Words::tr("%1, onto the slip road").arg(namelessTurn(step));
    }
    return step.road.empty() ? namelessTurn(step) : namedTurn(step);
}

} // namespace

QString distanceText(double metres) {
    constexpr double kKilometre = 1000;
    return metres < kKilometre - 25
               ? QStringLiteral("%1\u2009m").arg(std::lround(metres / 10) * 10)
               : decimalText(metres / kKilometre, 1) + QStringLiteral("\u2009km");
}

QString minutesText(std::int64_t seconds) {
    const std::int64_t minutes = (seconds + 30) / 60;
    return minutes < 60 ? Words::tr("%1 min").arg(minutes)
                        : Words::tr("%1 h %2 min")
                              .arg(minutes / 60)
                              .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

std::vector<DirectionLine> directionsOf(const DaySheets& sheets, const DaySheet& day) {
    std::vector<DirectionLine> lines;
    for (std::size_t i = 0; i < day.legs.size(); ++i) {
        const SheetLeg& leg = day.legs[i];
        const bool back = i >= day.stops.size();
        if (i == 0 && !day.base) {
            continue; // nobody knows where the day begins
        }
        DirectionLine head;
        head.head = true;
        head.stop = back ? 0 : static_cast<int>(i) + 1;
        head.words = back ? Words::tr("Back to the base") : day.stops[i].name;
        head.right = minutesText(leg.seconds) + QStringLiteral(", ") + distanceText(leg.metres);
        lines.push_back(head);
        if (leg.metres < kSamePlace) {
            continue;
        }
        for (const RoadStep& step : leg.steps) {
            lines.push_back({0, false, stepText(step), distanceText(step.metres)});
        }
        if (leg.steps.empty()) {
            const QString compass = compassText(leg.heading);
            lines.push_back(
                {0,
                 false,
                 sheets.estimated
                     ? Words::tr("To the %1 as the crow flies; drive by estimate").arg(compass)
                     : Words::tr("To the %1 as the crow flies").arg(compass),
                 {}});
        }
    }
    return lines;
}

void paintDirection(Sheet& sheet, const DirectionLine& line, double x, double y, double width,
                    const QColor& colour) {
    const Tokens& tokens = sheet.style().tokens;
    const double indent = 26;
    if (!line.head) {
        const double taken =
            sheet.text(x + width, y + 13, line.right, {11.5, false, tokens.text2, Qt::AlignRight});
        sheet.text(x + indent, y + 13, line.words, {11.5, false, tokens.text},
                   width - indent - taken - 10);
        return;
    }
    sheet.line(x, y + 3, x + width, 1, tokens.hair);
    if (line.stop > 0) {
        paintStopDisc(sheet, {x + 9, y + 17}, 8.5, line.stop, colour);
    }
    const double taken =
        sheet.text(x + width, y + 21, line.right, {11.5, false, tokens.text2, Qt::AlignRight});
    sheet.text(x + indent, y + 21, line.words, {12, true, tokens.text},
               width - indent - taken - 10);
}

} // namespace ui
