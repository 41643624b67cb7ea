// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/proposal_card.h"

#include "ui/balance/proposal_desk.h"
#include "ui/theme/style.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace ui {

namespace {

constexpr int kMargin = 12;
constexpr int kShadow = 6;

} // namespace

ProposalCard::ProposalCard(const Theme& theme, ProposalDesk& desk, QWidget* parent)
    : QWidget(parent), theme_(theme), desk_(desk),
      name_(new Label(theme, TextRole::BodyStrong, Tone::Text)),
      text_(new Label(theme, TextRole::Small, Tone::Text2)),
      selection_(new QPushButton(tr("Accept selection"))), all_(new QPushButton(tr("Accept all"))) {
    auto* list = new QPushButton(tr("List moves"));
    auto* discard = new QPushButton(tr("Discard"));
    setLook(list, Look::Flat, true);
    setLook(discard, Look::Plain, true);
    setLook(selection_, Look::Plain, true);
    setLook(all_, Look::Primary, true);
    discard->setObjectName("cardDiscard");
    selection_->setObjectName("cardAcceptSelection");
    all_->setObjectName("cardAcceptAll");
    text_->setElided(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12 + kShadow, 6 + kShadow, 8 + kShadow, 6 + kShadow);
    row->addWidget(name_);
    row->addSpacing(4);
    row->addWidget(text_, 1);
    row->addWidget(list);
    row->addWidget(discard);
    row->addWidget(selection_);
    row->addWidget(all_);
    connect(list, &QPushButton::clicked, this, &ProposalCard::listMovesAsked);
    connect(discard, &QPushButton::clicked, &desk, &ProposalDesk::discard);
    connect(selection_, &QPushButton::clicked, &desk, &ProposalDesk::acceptSelection);
    connect(all_, &QPushButton::clicked, &desk, &ProposalDesk::acceptAll);
    setAccessibleName(tr("Proposal"));
    parent->installEventFilter(this);
    hide();
}

void ProposalCard::setPlans(const PlanFigures& now, const PendingPlan* pending) {
    const bool shown = isVisibleTo(parentWidget());
    if (pending != nullptr) {
        name_->setText(tr("Proposal %1").arg(desk_.number()));
        text_->setText(pendingText(*pending, now));
        const bool some = !desk_.selectedMoves().empty();
        selection_->setEnabled(some);
        selection_->setToolTip(some ? QString() : tr("Select units that the proposal moves"));
        place();
        raise();
    }
    setVisible(pending != nullptr);
    if (shown != (pending != nullptr)) {
        emit placed();
    }
}

void ProposalCard::place() {
    const QSize wanted = sizeHint();
    const int wide = parentWidget()->width() - 2 * (kMargin - kShadow);
    setGeometry(kMargin - kShadow, kMargin - kShadow, wide, wanted.height());
}

bool ProposalCard::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        place();
        emit placed();
    }
    return QWidget::eventFilter(watched, event);
}

void ProposalCard::paintEvent(QPaintEvent* /*event*/) {
    const Tokens& t = theme_.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF card = QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow);
    for (int i = kShadow; i > 0; --i) {
        QColor shade = t.shadow;
        shade.setAlphaF(shade.alphaF() / (1.6 * kShadow));
        painter.setBrush(shade);
        painter.drawRoundedRect(card.adjusted(-i, -i + 2, i, i), 6 + i, 6 + i);
    }
    painter.setBrush(t.base);
    painter.drawRoundedRect(card, 6, 6);
}

} // namespace ui
