// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/totals_row.h"

#include "ui/theme/style_looks.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace ui {

TotalsRow::TotalsRow(const Theme& theme, QTableView& table, std::function<QString(int)> text,
                     QWidget* parent)
    : QWidget(parent), theme_(theme), table_(table), text_(std::move(text)) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const auto repaint = [this] { update(); };
    connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, repaint);
    connect(table.horizontalHeader(), &QHeaderView::geometriesChanged, this, repaint);
    connect(&theme, &Theme::changed, this, repaint);
}

QSize TotalsRow::sizeHint() const {
    return {100,
            std::max(theme_.metrics().row, QFontMetrics(theme_.font(TextRole::Body)).height() + 8)};
}

void TotalsRow::paintEvent(QPaintEvent*) {
    const Tokens& t = theme_.tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.border);
    const QHeaderView& head = *table_.horizontalHeader();
    for (int column = 0; column < head.count(); ++column) {
        const QString text = text_(column);
        if (text.isEmpty() || head.isSectionHidden(column)) {
            continue;
        }
        QRect cell(head.sectionViewportPosition(column), 0, head.sectionSize(column), height());
        const int alignment =
            table_.model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
        const bool quiet = column == quietColumn_;
        const bool name = column == nameColumn_;
        painter.setFont(theme_.font(name    ? TextRole::BodyStrong
                                    : quiet ? TextRole::Small
                                            : TextRole::SmallStrong));
        painter.setPen(quiet ? t.text3 : t.text);
        cell.adjust(column == 0 ? 6 + kFirstColumnIndent : 6, 0, name ? 60 : -6, 0);
        painter.drawText(cell, quiet ? static_cast<int>(Qt::AlignCenter) : alignment, text);
    }
}

} // namespace ui
