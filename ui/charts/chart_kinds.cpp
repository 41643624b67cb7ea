// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_kinds.h"

#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"

#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

constexpr double kDot = 7; ///< diameter

QString wholePercent(double share) {
    return groupedText(std::llround(share * 100));
}

/// Three sets below, in and above the band, stacked.
template <class Clicked>
QStackedBarSeries* stackOf(const std::array<QList<qreal>, 3>& values,
                           const std::array<QColor, 3>& colours, QObject* context,
                           const Clicked& clicked) {
    auto* series = new QStackedBarSeries;
    series->setBarWidth(0.72);
    for (std::size_t state = 0; state < 3; ++state) {
        auto* set = new QBarSet(QString());
        set->append(values[state]);
        set->setColor(colours[state]);
        set->setPen(Qt::NoPen);
        QObject::connect(set, &QBarSet::clicked, context, clicked);
        series->append(set);
    }
    return series;
}

} // namespace

int DistributionChart::binOf(int row) const {
    for (std::size_t i = 0; i < data().bins.size(); ++i) {
        const auto& members = data().bins[i].members;
        if (std::find(members.begin(), members.end(), row) != members.end()) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

void DistributionChart::build() {
    const auto& bins = data().bins;
    std::array<QList<qreal>, 3> counts;
    QStringList labels;
    std::size_t tallest = 1;
    const bool crowded = bins.size() > 12;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        std::array<int, 3> here{};
        for (const int member : bins[i].members) {
            ++here[static_cast<std::size_t>(
                stateOf(data().rows[static_cast<std::size_t>(member)].share))];
        }
        for (std::size_t state = 0; state < 3; ++state) {
            counts[state].append(here[state]);
        }
        tallest = std::max(tallest, bins[i].members.size());
        // Categories must differ; those that are not written differ by their spaces.
        const QString word = wholePercent(bins[i].from) + QStringLiteral("–");
        labels << (crowded && i % 3 != 0 ? QString(static_cast<int>(i) + 1, QLatin1Char(' '))
                                         : word);
    }
    series_ = stackOf(counts, {colourOf(0), colourOf(1), colourOf(2)}, this, [this](int bin) {
        const auto& members = data().bins[static_cast<std::size_t>(bin)].members;
        // A second click goes on to the next territory of the class.
        const auto now = std::find_if(members.begin(), members.end(),
                                      [this](int row) { return isSelected(row); });
        if (!members.empty()) {
            select(now == members.end() || now + 1 == members.end() ? members.front() : now[1]);
        }
    });
    series_->setBarWidth(0.9);
    chart()->addSeries(series_);
    auto* shares = new QBarCategoryAxis;
    shares->append(labels);
    dress(shares, tr("Share of target, %"));
    shares->setGridLineVisible(false);
    auto* number = new QValueAxis;
    number->setRange(0, static_cast<double>(tallest));
    number->setLabelFormat(QStringLiteral("%d"));
    number->setTickCount(2 + (tallest > 3 && tallest % 2 == 0 ? 1 : 0));
    dress(number, tr("Territories"));
    chart()->addAxis(shares, Qt::AlignBottom);
    chart()->addAxis(number, Qt::AlignLeft);
    series_->attachAxis(shares);
    series_->attachAxis(number);
}

void DistributionChart::paintUnder(QPainter& painter) {
    const auto& first = data().bins.front();
    const double width = first.to - first.from;
    const QRectF plot = chart()->plotArea();
    const auto x = [&](double share) {
        const double place = (share - first.from) / width - 0.5;
        return std::clamp(chart()->mapToPosition({place, 0}, series_).x(), plot.left(),
                          plot.right());
    };
    const double left = x(1 - data().tolerance);
    painter.fillRect(QRectF(left, plot.top(), x(1 + data().tolerance) - left, plot.height()),
                     theme().tokens().band);
    painter.fillRect(QRectF(x(1), plot.top(), 1, plot.height()), theme().tokens().borderStrong);
}

QRectF DistributionChart::signRect(int row) const {
    const int bin = binOf(row);
    if (bin < 0 || !series_) {
        return {};
    }
    const double count =
        static_cast<double>(data().bins[static_cast<std::size_t>(bin)].members.size());
    const QPointF from = chart()->mapToPosition({bin - 0.45, count}, series_);
    const QPointF to = chart()->mapToPosition({bin + 0.45, 0}, series_);
    return {from, to};
}

QString DistributionChart::summary() const {
    int inside = 0;
    for (const ChartRow& row : data().rows) {
        inside += stateOf(row.share) == 1 ? 1 : 0;
    }
    return tr("%1 of %2 territories in their band").arg(inside).arg(data().rows.size());
}

std::vector<int> DistributionChart::order() const {
    std::vector<int> rows;
    for (const auto& bin : data().bins) {
        rows.insert(rows.end(), bin.members.begin(), bin.members.end());
    }
    return rows;
}

void LorenzChart::build() {
    const Tokens& t = theme().tokens();
    const auto line = [&](const std::vector<core::analysis::LorenzPoint>& curve, const QPen& pen) {
        auto* made = new QLineSeries;
        for (const auto& point : curve) {
            made->append(100 * point.targets, 100 * point.amounts);
        }
        made->setPen(pen);
        chart()->addSeries(made);
        return made;
    };
    line({{0, 0, -1}, {1, 1, -1}}, QPen(t.borderStrong, 1));
    if (!data().lorenzBefore.empty()) {
        line(data().lorenzBefore, QPen(t.text3, 1.5, Qt::DashLine));
    }
    line(data().lorenz, QPen(t.accent, 2));
    auto* dots = new QScatterSeries;
    for (const auto& point : data().lorenz) {
        if (point.member >= 0) {
            dots->append(100 * point.targets, 100 * point.amounts);
        }
    }
    dots->setMarkerSize(data().rows.size() > 60 ? kDot / 2 : kDot);
    dots->setColor(t.accent);
    dots->setBorderColor(t.base);
    connect(dots, &QXYSeries::clicked, this, [this](QPointF at) {
        int nearest = -1;
        double least = 1e9;
        for (const auto& point : data().lorenz) {
            const double away = std::abs(100 * point.targets - at.x());
            if (point.member >= 0 && away < least) {
                least = away;
                nearest = point.member;
            }
        }
        select(nearest);
    });
    chart()->addSeries(dots);
    series_ = dots;
    for (const auto& [side, title] :
         {std::pair(Qt::AlignBottom, tr("Territories, poorest first, %")),
          std::pair(Qt::AlignLeft, tr("%1, %").arg(capitalised(data().measure)))}) {
        auto* axis = new QValueAxis;
        axis->setRange(0, 100);
        axis->setTickCount(side == Qt::AlignLeft ? 3 : 5);
        axis->setLabelFormat(QStringLiteral("%d"));
        dress(axis, title);
        chart()->addAxis(axis, side);
        for (QAbstractSeries* series : chart()->series()) {
            series->attachAxis(axis);
        }
    }
}

void LorenzChart::paintOver(QPainter& painter) {
    const QRectF plot = chart()->plotArea();
    const QFont strong = theme().font(TextRole::SmallStrong);
    painter.setFont(strong);
    painter.setPen(theme().tokens().text);
    const double line = QFontMetricsF(strong).height();
    painter.drawText(plot.topLeft() + QPointF(10, line),
                     tr("Gini %1").arg(decimalText(data().gini, 3)));
    if (data().giniBefore) {
        painter.setFont(theme().font(TextRole::Small));
        painter.setPen(theme().tokens().text3);
        painter.drawText(
            plot.topLeft() + QPointF(10, 2 * line + 2),
            tr("%1 (dashed) %2").arg(data().against, decimalText(*data().giniBefore, 3)));
    }
}

QRectF LorenzChart::signRect(int row) const {
    for (const auto& point : data().lorenz) {
        if (point.member == row && series_) {
            const QPointF at =
                chart()->mapToPosition({100 * point.targets, 100 * point.amounts}, series_);
            return {at.x() - kDot / 2, at.y() - kDot / 2, kDot, kDot};
        }
    }
    return {};
}

QString LorenzChart::summary() const {
    return tr("Gini coefficient %1 of %2").arg(decimalText(data().gini, 3), data().measure);
}

std::vector<int> LorenzChart::order() const {
    std::vector<int> rows;
    for (const auto& point : data().lorenz) {
        if (point.member >= 0) {
            rows.push_back(point.member);
        }
    }
    return rows;
}

void BeforeAfterChart::build() {
    std::array<QList<qreal>, 3> values;
    QStringList names;
    double low = 1 - 2 * data().tolerance;
    double high = 1 + 2 * data().tolerance;
    for (std::size_t i = 0; i < data().rows.size(); ++i) {
        const ChartRow& row = data().rows[i];
        low = std::min({low, row.share, row.before.value_or(row.share)});
        high = std::max({high, row.share, row.before.value_or(row.share)});
        names << QString::number(i + 1);
    }
    // Bars begin at zero, else their lengths would not be their shares.
    low_ = 0;
    for (const ChartRow& row : data().rows) {
        for (int state = 0; state < 3; ++state) {
            values[static_cast<std::size_t>(state)].append(
                stateOf(row.share) == state ? 100 * row.share : 0);
        }
    }
    series_ = stackOf(values, {colourOf(0), colourOf(1), colourOf(2)}, this,
                      [this](int row) { select(row); });
    chart()->addSeries(series_);
    auto* territories = new QBarCategoryAxis;
    territories->append(names);
    dress(territories, tr("Territory, by its key"));
    territories->setGridLineVisible(false);
    auto* shares = new QValueAxis;
    const double step = high <= 1.5 ? 50 : high <= 4 ? 100 : 100 * std::ceil(high / 4);
    const double top = std::max(step * std::ceil(100 * high / step), step);
    shares->setRange(low_, top);
    shares->setTickCount(static_cast<int>(std::lround(top / step)) + 1);
    shares->setLabelFormat(QStringLiteral("%d"));
    dress(shares, tr("Share of target, %"));
    chart()->addAxis(territories, Qt::AlignBottom);
    chart()->addAxis(shares, Qt::AlignLeft);
    series_->attachAxis(territories);
    series_->attachAxis(shares);
}

void BeforeAfterChart::paintUnder(QPainter& painter) {
    const QRectF plot = chart()->plotArea();
    const auto y = [&](double share) {
        return chart()->mapToPosition({0, 100 * share}, series_).y();
    };
    painter.fillRect(QRectF(plot.left(), y(1 + data().tolerance), plot.width(),
                            y(1 - data().tolerance) - y(1 + data().tolerance)),
                     theme().tokens().band);
    painter.fillRect(QRectF(plot.left(), y(1), plot.width(), 1), theme().tokens().borderStrong);
}

void BeforeAfterChart::paintOver(QPainter& painter) {
    for (std::size_t i = 0; i < data().rows.size(); ++i) {
        if (!data().rows[i].before) {
            continue;
        }
        const double x = static_cast<double>(i);
        const double y = 100 * *data().rows[i].before;
        const QPointF left = chart()->mapToPosition({x - 0.44, y}, series_);
        const QPointF right = chart()->mapToPosition({x + 0.44, y}, series_);
        painter.fillRect(QRectF(left.x(), left.y() - 1, right.x() - left.x(), 2),
                         theme().tokens().text);
    }
}

QRectF BeforeAfterChart::signRect(int row) const {
    if (!series_) {
        return {};
    }
    const double share = 100 * data().rows[static_cast<std::size_t>(row)].share;
    return {chart()->mapToPosition({row - 0.36, share}, series_),
            chart()->mapToPosition({row + 0.36, low_}, series_)};
}

QString BeforeAfterChart::summary() const {
    return data().against.isEmpty()
               ? tr("Shares of target")
               : tr("Shares of target, %1 against %2").arg(data().now, data().against);
}

} // namespace ui
