// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/once_totals.h"

#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kNames = 122;
constexpr int kNarrowest = 58;

} // namespace

OnceTotals::OnceTotals(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("In the totals"));
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void OnceTotals::setTable(const OnceTable& table) {
    table_ = table;
    updateGeometry();
    update();
}

int OnceTotals::rowHeight() const {
    return std::max(theme_.metrics().row, QFontMetrics(theme_.font(TextRole::Small)).height() + 8);
}

QSize OnceTotals::sizeHint() const {
    return {600, 4 * rowHeight()};
}

void OnceTotals::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = theme_.tokens();
    painter.fillRect(rect(), t.base);
    const int height = rowHeight();
    const int padding = theme_.metrics().dockPadding;
    const int room = width() - 2 * padding - kNames;
    const int shown =
        std::min<int>(static_cast<int>(table_.territories.size()), std::max(1, room / kNarrowest));
    const int column = shown > 0 ? room / shown : room;
    const QFont small = theme_.font(TextRole::Small);
    const QFontMetrics metrics(small);
    const auto figures = [&](int row, const QString& name, const std::vector<double>& shares,
                             bool strong) {
        const QRect line(padding, row * height, width() - 2 * padding, height);
        painter.setFont(small);
        painter.setPen(t.text);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, name);
        painter.setFont(theme_.font(strong ? TextRole::SmallStrong : TextRole::Small));
        for (int i = 0; i < shown && i < static_cast<int>(shares.size()); ++i) {
            const double share = shares[static_cast<std::size_t>(i)];
            const double away = share - 1;
            painter.setPen(std::abs(away) <= table_.tolerance ? t.text
                           : away > 0                         ? t.over
                                                              : t.under);
            painter.drawText(QRect(padding + kNames + i * column, line.top(), column, height),
                             Qt::AlignRight | Qt::AlignVCenter, decimalText(share * 100));
        }
        painter.fillRect(QRect(0, line.bottom(), width(), 1), t.hair);
    };
    painter.setFont(small);
    painter.setPen(t.text3);
    for (int i = 0; i < shown; ++i) {
        painter.drawText(QRect(padding + kNames + i * column, 0, column, height),
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(table_.territories[static_cast<std::size_t>(i)],
                                            Qt::ElideMiddle, column - 6));
    }
    painter.fillRect(QRect(0, height - 1, width(), 1), t.border);
    figures(1, tr("Counted as they are"), table_.asTheyAre, !table_.on);
    figures(2, tr("Counted once"), table_.once, table_.on);
    painter.setFont(small);
    painter.setPen(t.text3);
    painter.drawText(QRect(padding, 3 * height, width() - 2 * padding, height),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(table_.note, Qt::ElideRight, width() - 2 * padding));
}

} // namespace ui
