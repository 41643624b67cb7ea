// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/match_report.h"

#include "ui/draw/hatch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ui {

namespace {

constexpr int kBar = 16;
constexpr int kSign = 12;
constexpr int kGap = 8;
constexpr double kKilometre = 1000;

} // namespace

QString errorText(double metres) {
    if (!(metres > 0)) {
        return QStringLiteral("–");
    }
    if (metres < kKilometre) {
        return MatchReport::tr("± %1 m").arg(groupedText(std::llround(metres)));
    }
    return MatchReport::tr("± %1 km").arg(decimalText(metres / kKilometre, 1));
}

MatchReport::MatchReport(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Match report"));
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void MatchReport::setRows(std::vector<LevelRow> rows) {
    rows_ = std::move(rows);
    total_ = std::accumulate(rows_.begin(), rows_.end(), qint64{0},
                             [](qint64 sum, const LevelRow& row) { return sum + row.count; });
    QStringList spoken;
    for (const LevelRow& row : rows_) {
        spoken << QStringLiteral("%1 %2").arg(row.name, groupedText(row.count));
    }
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int MatchReport::rowHeight() const {
    return QFontMetrics(theme_.font(TextRole::Small)).height() + 3;
}

QSize MatchReport::sizeHint() const {
    const int padding = theme_.metrics().dockPadding;
    return {240, padding + kBar + kGap + static_cast<int>(rows_.size()) * rowHeight() + 2};
}

void MatchReport::paintSign(QPainter& painter, const QRectF& rect, std::size_t row) const {
    const Tokens& t = theme_.tokens();
    if (rows_[row].count == 0) {
        painter.setPen(QPen(t.borderStrong, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    if (rows_[row].doubtful) {
        painter.fillRect(rect, t.warnSoft);
        painter.save();
        painter.setClipRect(rect);
        painter.setPen(QPen(t.warn, 1.4));
        for (double x = rect.left() - rect.height(); x < rect.right(); x += 5) {
            painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
        }
        painter.restore();
        return;
    }
    // Dark is surest in the light theme; the dark one runs the other way.
    const auto& ramp = t.sequential;
    const std::size_t step = std::min(row, ramp.size() - 2);
    painter.fillRect(rect, t.dark ? ramp[step + 1] : ramp[ramp.size() - 1 - step]);
}

void MatchReport::paintBar(QPainter& painter, const QRect& rect) const {
    double x = rect.left();
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (rows_[row].count == 0) {
            continue;
        }
        const double width = std::max(2.0, static_cast<double>(rows_[row].count) /
                                               static_cast<double>(total_) * rect.width());
        const double end = std::min(x + width, static_cast<double>(rect.right() + 1));
        paintSign(painter, QRectF(x, rect.top(), std::max(1.0, end - x - 1), rect.height()), row);
        x = end;
    }
}

void MatchReport::paintRow(QPainter& painter, const QRect& rect, std::size_t row) const {
    const LevelRow& line = rows_[row];
    const Tokens& t = theme_.tokens();
    paintSign(painter, QRectF(rect.left(), rect.center().y() - kSign / 2.0 + 1, kSign, kSign), row);
    const int share = rect.width() * 16 / 100;
    const int count = rect.width() * 15 / 100;
    const int error = rect.width() * 24 / 100;
    QRect cell = rect.adjusted(kSign + kGap, 0, 0, 0);
    painter.setFont(theme_.font(TextRole::Small));
    painter.setPen(line.count == 0 ? t.text3 : t.text);
    painter.drawText(cell, Qt::AlignVCenter | Qt::AlignLeft, line.name);
    const QString none = QStringLiteral("–");
    const auto right = [&](int from, int width, const QString& text) {
        painter.drawText(QRect(rect.right() - from - width + 1, rect.top(), width, rect.height()),
                         Qt::AlignVCenter | Qt::AlignRight, text);
    };
    painter.setPen(t.text3);
    right(0, share,
          line.count == 0
              ? none
              : percentText(static_cast<double>(line.count) / static_cast<double>(total_)));
    right(share + count, error, line.count == 0 ? none : errorText(line.errorMetres));
    painter.setFont(theme_.font(TextRole::SmallStrong));
    painter.setPen(line.count == 0 ? t.text3 : t.text);
    right(share, count, line.count == 0 ? none : groupedText(line.count));
}

void MatchReport::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int padding = theme_.metrics().dockPadding;
    QRect area = rect().adjusted(padding, padding, -padding, 0);
    if (total_ > 0) {
        paintBar(painter, QRect(area.topLeft(), QSize(area.width(), kBar)));
    }
    int top = area.top() + kBar + kGap;
    for (std::size_t row = 0; row < rows_.size(); ++row, top += rowHeight()) {
        paintRow(painter, QRect(area.left(), top, area.width(), rowHeight()), row);
    }
}

} // namespace ui
