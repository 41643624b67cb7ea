// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/visits/visit_settle.h"

#include "ui/crm/card_list.h"
#include "ui/review/panel_parts.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/visits/visit_rows.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_values.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {

VisitSettle::VisitSettle(const Theme& theme, AccountSearch search, QWidget* parent)
    : QWidget(parent), other_(new AccountField(std::move(search))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* panel = new SidePanel(theme, kVisitsSideWidth, this);
    panel->addHead(tr("Whose visit was it?"));
    about_ = new KeyValues(theme);
    about_->setObjectName("visitAbout");
    panel->add(about_);
    panel->addHead(tr("It may be"));
    near_ = new CardList(theme, tr("Accounts that may be meant"));
    near_->setObjectName("visitNear");
    panel->add(near_, 1);
    panel->addCaption(tr("Another account"));
    auto* box = new QWidget;
    auto* inner = new QVBoxLayout(box);
    inner->setContentsMargins(theme.metrics().dockPadding, 2, theme.metrics().dockPadding, 8);
    other_->setObjectName("visitOther");
    other_->setAccessibleName(tr("Another account"));
    inner->addWidget(other_);
    panel->add(box);
    settle_ = new QPushButton(tr("It was here"));
    settle_->setObjectName("visitSettle");
    setLook(settle_, Look::Primary);
    panel->addActs({}, {nullptr, settle_});
    column->addWidget(panel);
    connect(near_, &CardList::chosenChanged, this, [this] { refresh(); });
    connect(other_, &AccountField::accountChanged, this, &VisitSettle::refresh);
    connect(other_, &QLineEdit::returnPressed, this, [this] {
        if (settle_->isEnabled()) {
            settle_->click();
        }
    });
    connect(settle_, &QPushButton::clicked, this, [this] { emit settled(visit_, meant()); });
    refresh();
}

void VisitSettle::setVisit(const core::VisitLine& line,
                           const std::vector<core::VisitLine::Near>& named, const QString& reason) {
    if (visit_ != line.visit.id.value) {
        other_->setAccount({});
    }
    visit_ = line.visit.id.value;
    std::vector<KeyValue> rows = {{tr("When"), visitWhenText(line.visit.when), Tone::Text}};
    const std::pair<QString, QString> more[] = {
        {tr("Rep"), QString::fromStdString(line.repName)},
        {tr("About"), QString::fromStdString(line.visit.subject)},
        {tr("Where"), QString::fromStdString(line.visit.location)},
        {tr("Why it is open"), reason}};
    for (const auto& [name, text] : more) {
        if (!text.isEmpty()) {
            rows.push_back({name, text, Tone::Text2});
        }
    }
    about_->setRows(rows);
    std::vector<Card> cards;
    for (const auto* list : {&line.near, &named}) {
        for (const core::VisitLine::Near& near : *list) {
            const QString key = QString::fromStdString(near.account);
            const bool there = std::any_of(cards.begin(), cards.end(),
                                           [&](const Card& card) { return card.key == key; });
            if (!there) {
                Card card;
                card.key = key;
                card.name = QString::fromStdString(near.name);
                card.beside = key;
                if (near.metres > 0) {
                    card.lines << tr("%1 m away").arg(groupedText(std::llround(near.metres)));
                }
                cards.push_back(std::move(card));
            }
        }
    }
    near_->setCards(std::move(cards));
    refresh();
}

QString VisitSettle::meant() const {
    return other_->account().number.isEmpty() ? near_->chosen() : other_->account().number;
}

void VisitSettle::setBusy(bool busy) {
    busy_ = busy;
    refresh();
}

void VisitSettle::refresh() {
    settle_->setEnabled(!busy_ && !meant().isEmpty());
}

} // namespace ui
