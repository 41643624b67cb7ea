// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/table_view.h"

#include "ui/theme/theme.h"
#include "ui/views/delegates.h"

#include <QHeaderView>
#include <QPainter>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace ui {

TableView::TableView(const Theme& theme, QWidget* parent) : QTableView(parent), theme_(theme) {
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setItemDelegate(new CellDelegate(theme, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed | DoubleClicked);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideMiddle);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumSectionSize(16);
    verticalHeader()->setMinimumSectionSize(16);
    dress();
    connect(&theme, &Theme::changed, this, &TableView::dress);
}

void TableView::setColumnWidths(const QVector<int>& widths) {
    widths_ = widths;
    dress();
}

int TableView::widthOfFigures(int column, const QString& total) const {
    constexpr int kPadding = 12;
    const QFontMetrics head(theme_.font(TextRole::Small));
    const QFontMetrics figure(theme_.font(TextRole::SmallStrong));
    int width =
        std::max(head.horizontalAdvance(
                     model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()),
                 figure.horizontalAdvance(total));
    // Digits are as wide as each other, so that of texts of one shape one needs the ruler.
    QSet<QString> seen;
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QString text = model()->index(row, column).data().toString();
        QString shape = text;
        for (QChar& letter : shape) {
            letter = letter.isDigit() ? QChar('0') : letter;
        }
        const auto before = seen.size();
        seen.insert(shape);
        if (seen.size() > before) {
            width = std::max(width, figure.horizontalAdvance(text));
        }
    }
    return static_cast<int>(std::ceil((width + kPadding) / theme_.textScale()));
}

void TableView::setGrowing(int most) {
    growTo_ = most;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    updateGeometry();
}

void TableView::setEmptyText(const QString& sentence) {
    emptyText_ = sentence;
    setAccessibleDescription(sentence);
    viewport()->update();
}

void TableView::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (emptyText_.isEmpty() || (model() != nullptr && model()->rowCount() > 0)) {
        return;
    }
    constexpr int kIndent = 16; // from the edge, as empty states of panels
    QPainter painter(viewport());
    painter.setFont(theme_.font(TextRole::Body));
    painter.setPen(theme_.colour(Tone::Text2));
    painter.drawText(viewport()->rect().adjusted(kIndent, kIndent, -kIndent, -kIndent),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, emptyText_);
}

QSize TableView::sizeHint() const {
    const int rows = growTo_ > 0 && model() ? std::clamp(model()->rowCount(), 1, growTo_) : 4;
    const int head = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sizeHint().height();
    return {QTableView::sizeHint().width(), head + rows * verticalHeader()->defaultSectionSize()};
}

QSize TableView::minimumSizeHint() const {
    const int head = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sizeHint().height();
    return {80, head + 2 * verticalHeader()->defaultSectionSize()};
}

void TableView::dress() {
    const QFontMetrics small(theme_.font(TextRole::Small));
    verticalHeader()->setDefaultSectionSize(std::max(theme_.metrics().row, small.height() + 8));
    QHeaderView* head = horizontalHeader();
    head->setFont(theme_.font(TextRole::Small));
    const int columns = std::min<int>(static_cast<int>(widths_.size()), head->count());
    for (int column = 0; column < columns; ++column) {
        const bool rest = widths_[column] == 0;
        head->setSectionResizeMode(column, rest ? QHeaderView::Stretch : QHeaderView::Fixed);
        if (!rest) {
            head->resizeSection(
                column, static_cast<int>(std::lround(widths_[column] * theme_.textScale())));
        }
    }
}

} // namespace ui
