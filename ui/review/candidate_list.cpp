// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/candidate_list.h"

#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"

#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kDisc = 20;
constexpr int kPad = 8;
constexpr int kTextLeft = 42;
constexpr int kSignWidth = 14;

} // namespace

CandidateItem::CandidateItem(const Theme& theme, int number, const CandidateCard& card,
                             QWidget* parent)
    : QWidget(parent), theme_(theme), number_(number), card_(card) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(
        tr("Candidate %1: %2, score %3").arg(number).arg(card.title, decimalText(card.score, 2)));
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void CandidateItem::setChosen(bool chosen) {
    chosen_ = chosen;
    update();
}

QSize CandidateItem::sizeHint() const {
    const int title = QFontMetrics(theme_.font(TextRole::BodyStrong)).height();
    const int line = QFontMetrics(theme_.font(TextRole::Small)).height();
    const int lines = 1 + static_cast<int>(card_.reasons.size());
    return {320, 2 * kPad + title + lines * line + 4};
}

void CandidateItem::paintEvent(QPaintEvent*) {
    const Tokens& t = theme_.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), chosen_ ? t.rowSelection : hovered_ ? t.alt : t.base);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.hair);
    const QRectF disc(theme_.metrics().dockPadding, kPad + 1, kDisc, kDisc);
    painter.setPen(QPen(chosen_ ? t.accent : t.text, 1.5));
    painter.setBrush(chosen_ ? t.accent : t.base);
    painter.drawEllipse(disc.adjusted(0.75, 0.75, -0.75, -0.75));
    painter.setFont(theme_.font(TextRole::SmallStrong));
    painter.setPen(chosen_ ? t.onAccent : t.text);
    painter.drawText(disc, Qt::AlignCenter, QString::number(number_));

    const int right = width() - theme_.metrics().dockPadding;
    const QString score = decimalText(card_.score, 2);
    const int scoreWidth = painter.fontMetrics().horizontalAdvance(score) + 8;
    painter.setPen(t.text);
    const QFont strong = theme_.font(TextRole::BodyStrong);
    const QFontMetrics strongMetrics(strong);
    int top = kPad;
    const QRect titleRect(kTextLeft, top, right - kTextLeft, strongMetrics.height());
    painter.drawText(titleRect, Qt::AlignRight | Qt::AlignVCenter, score);
    painter.setFont(strong);
    painter.drawText(
        titleRect.adjusted(0, 0, -scoreWidth, 0), Qt::AlignLeft | Qt::AlignVCenter,
        strongMetrics.elidedText(card_.title, Qt::ElideMiddle, titleRect.width() - scoreWidth));
    top += strongMetrics.height();
    const QFont small = theme_.font(TextRole::Small);
    const QFontMetrics metrics(small);
    painter.setFont(small);
    painter.setPen(t.text2);
    const auto line = [&](int left, const QString& text) {
        painter.drawText(QRect(left, top, right - left, metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, right - left));
    };
    line(kTextLeft, card_.subtitle);
    top += metrics.height() + 4;
    for (const ReasonLine& reason : card_.reasons) {
        painter.setPen(reason.favours ? t.ok : t.over);
        line(kTextLeft, reason.favours ? QStringLiteral("+") : QStringLiteral("−"));
        painter.setPen(t.text);
        line(kTextLeft + kSignWidth, reason.text);
        top += metrics.height();
    }
}

void CandidateItem::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        emit clicked();
    }
}

void CandidateItem::enterEvent(QEnterEvent*) {
    hovered_ = true;
    update();
}

void CandidateItem::leaveEvent(QEvent*) {
    hovered_ = false;
    update();
}

CandidateList::CandidateList(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
}

void CandidateList::setCandidates(const std::vector<CandidateCard>& candidates) {
    qDeleteAll(items_);
    items_.clear();
    chosen_ = -1;
    int number = 0;
    for (const CandidateCard& card : candidates) {
        auto* item = new CandidateItem(theme_, ++number, card, this);
        column_->addWidget(item);
        connect(item, &CandidateItem::clicked, this, [this, number] { emit picked(number - 1); });
        items_.push_back(item);
    }
    setVisible(!items_.empty());
}

void CandidateList::setChosen(int index) {
    chosen_ = index;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        items_[i]->setChosen(static_cast<int>(i) == index);
    }
}

} // namespace ui
