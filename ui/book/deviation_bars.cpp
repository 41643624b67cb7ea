// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/deviation_bars.h"

#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kNames = 260;   ///< width of the column of names
constexpr double kFigures = 90;  ///< room for figures at either end of the axis
constexpr double kAxis = 30;     ///< height above the first bar
constexpr double kKey = 26;      ///< height below the last bar, for what the marks mean
constexpr double kLeastRow = 22; ///< height of a bar with the room round it
constexpr double kMostRow = 40;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(MapBook)
};

/// The axis: one of a few round ends, and where its lines stand.
struct Axis {
    double middle = 0; ///< x of the target
    double scale = 1;  ///< units of the page for a deviation of 1
    double extent = 0.15;
    double step = 0.05;

    double at(double deviation) const {
        return middle + std::clamp(deviation, -extent, extent) * scale;
    }
};

Axis axisFor(const BookData& data, const QRectF& plot) {
    double largest = data.tolerance * 1.2;
    for (std::size_t t = 0; t < data.count(); ++t) {
        if (const auto* known = data.figuresOf(t)) {
            largest = std::max(largest, std::abs(known->deviations[0]));
        }
        if (std::isfinite(data.shareBefore(t))) {
            largest = std::max(largest, std::abs(data.shareBefore(t) - 1));
        }
    }
    Axis axis;
    for (const auto& [end, step] :
         {std::pair(0.08, 0.02), {0.15, 0.05}, {0.3, 0.1}, {0.6, 0.2}, {1.0, 0.25}}) {
        axis.extent = end;
        axis.step = step;
        if (largest <= end) {
            break;
        }
    }
    axis.middle = plot.center().x();
    axis.scale = plot.width() / 2 / axis.extent;
    return axis;
}

void paintAxis(Sheet& sheet, const BookData& data, const Axis& axis, const QRectF& plot) {
    const Tokens& tokens = sheet.style().tokens;
    sheet.fill({axis.at(-data.tolerance), plot.top(),
                axis.at(data.tolerance) - axis.at(-data.tolerance), plot.height()},
               tokens.band);
    const int lines = static_cast<int>(std::round(axis.extent / axis.step));
    for (int i = -lines; i <= lines; ++i) {
        const double x = axis.at(i * axis.step);
        sheet.painter().setPen(QPen(i == 0 ? tokens.text : tokens.border, sheet.ratio()));
        sheet.painter().drawLine(QPointF(x, plot.top() - 4) * sheet.ratio(),
                                 QPointF(x, plot.bottom()) * sheet.ratio());
        sheet.text(x, plot.top() - 10,
                   i == 0 ? Words::tr("target") : signedPercentText(i * axis.step, 0),
                   {11, false, tokens.text3, Qt::AlignHCenter});
    }
}

void paintBar(Sheet& sheet, const BookData& data, std::size_t t, const Axis& axis,
              const QRectF& row) {
    const core::TerritoryFigures* known = data.figuresOf(t);
    if (known == nullptr) {
        return;
    }
    const Tokens& tokens = sheet.style().tokens;
    const double y = row.center().y();
    const double half = std::min(row.height() * 0.3, 9.0);
    sheet.swatch({row.left(), y - 6, 12, 12}, territoryColour(sheet, data, t));
    const double name =
        sheet.text(row.left() + 20, y + 4, data.name(t), {13, true, tokens.text}, kNames * 0.6);
    sheet.text(row.left() + 28 + name, y + 4, data.owner(t), {12, false, tokens.text2},
               std::max(1.0, kNames - 44 - name));
    const double deviation = known->deviations[0];
    const double x = axis.at(deviation);
    sheet.fill(
        {std::min(axis.middle, x), y - half, std::max(1.5, std::abs(x - axis.middle)), 2 * half},
        tokens.deviationColour(deviation, data.tolerance));
    double tick = x;
    if (const double before = data.shareBefore(t); std::isfinite(before)) {
        tick = axis.at(before - 1);
        sheet.fill({tick - 1, y - half - 3, 2, 2 * half + 6}, tokens.text);
    }
    // The figure stands beyond the bar, and beyond the tick where that is on the same side.
    const bool over = deviation >= 0;
    const double beyond =
        over ? (tick > x && tick - x < 60 ? tick : x) : (tick < x && x - tick < 60 ? tick : x);
    sheet.text(over ? beyond + 7 : beyond - 7, y + 4, signedPercentText(deviation),
               {12, true, tokens.text, over ? Qt::AlignLeft : Qt::AlignRight});
}

void paintKey(Sheet& sheet, const BookData& data, double x, double y) {
    const Tokens& tokens = sheet.style().tokens;
    sheet.fill({x, y, 22, 12}, tokens.band);
    x += 28 + sheet.text(x + 28, y + 10, Words::tr("band %1").arg(bandText(data)),
                         {11, false, tokens.text2});
    if (data.former) {
        sheet.fill({x + 24, y - 1, 2, 14}, tokens.text);
        sheet.text(x + 34, y + 10, Words::tr("until now (%1)").arg(data.former->label),
                   {11, false, tokens.text2});
    }
}

} // namespace

double deviationBarsHeight(std::size_t count) {
    return kAxis + kKey + static_cast<double>(count) * kLeastRow;
}

std::size_t deviationBarsIn(double height) {
    return static_cast<std::size_t>(
        std::max(1.0, std::floor((height - kAxis - kKey) / (kLeastRow + 4))));
}

void paintDeviationBars(Sheet& sheet, const BookData& data, std::size_t from, std::size_t to,
                        const QRectF& rect) {
    const auto rows = static_cast<double>(to - from);
    const double row = std::clamp((rect.height() - kAxis - kKey) / rows, kLeastRow, kMostRow);
    const QRectF plot(rect.left() + kNames + kFigures, rect.top() + kAxis,
                      rect.width() - kNames - 2 * kFigures, row * rows);
    const Axis axis = axisFor(data, plot);
    paintAxis(sheet, data, axis, plot);
    for (std::size_t t = from; t < to; ++t) {
        paintBar(
            sheet, data, t, axis,
            {rect.left(), plot.top() + row * static_cast<double>(t - from), rect.width(), row});
    }
    paintKey(sheet, data, plot.left(), plot.bottom() + 12);
}

} // namespace ui
