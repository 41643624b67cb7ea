// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_desk.h"

#include "ui/review/duplicates_page.h"
#include "ui/review/locations_page.h"
#include "ui/review/panel_parts.h"
#include "ui/shell/actions.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

struct TopicSpec {
    const char* words;
    const char* icon;
    const char* tip;
};

constexpr TopicSpec kTopics[] = {
    {QT_TRANSLATE_NOOP("ui::ReviewDesk", "Locations"), "mark-location",
     QT_TRANSLATE_NOOP("ui::ReviewDesk", "accounts whose place is not sure")},
    {QT_TRANSLATE_NOOP("ui::ReviewDesk", "Duplicates"), "edit-copy",
     QT_TRANSLATE_NOOP("ui::ReviewDesk", "records that are probably one account")},
    {QT_TRANSLATE_NOOP("ui::ReviewDesk", "Stale"), "clock",
     QT_TRANSLATE_NOOP("ui::ReviewDesk", "places found for an address that has changed since")}};

} // namespace

ReviewDesk::ReviewDesk(const Theme& theme, Actions& actions, QWidget* parent)
    : QWidget(parent), theme_(theme), stack_(new QStackedWidget),
      locations_(new LocationsPage(theme)), duplicates_(new DuplicatesPage(theme)) {
    setObjectName("reviewDesk");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar(actions));
    column->addWidget(new HairLine(theme, Qt::Horizontal));
    column->addWidget(stack_, 1);
    stack_->addWidget(locations_);
    stack_->addWidget(duplicates_);
    show(ReviewTopic::Locations);
}

QWidget* ReviewDesk::makeBar(Actions& actions) {
    auto* bar = new QWidget;
    bar->setMinimumHeight(theme_.metrics().toolBar);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(6);
    auto* group = new QButtonGroup(this);
    for (int i = 0; i < 3; ++i) {
        topics_[i] = new QToolButton;
        topics_[i]->setCheckable(true);
        topics_[i]->setAutoRaise(true);
        topics_[i]->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        topics_[i]->setIcon(icon(theme_, QLatin1String(kTopics[i].icon)));
        topics_[i]->setToolTip(tr(kTopics[i].tip));
        topics_[i]->setObjectName(QStringLiteral("topic%1").arg(i));
        group->addButton(topics_[i], i);
        row->addWidget(topics_[i]);
        setCount(static_cast<ReviewTopic>(i), 0);
    }
    connect(group, &QButtonGroup::idClicked, this, [this](int id) {
        show(static_cast<ReviewTopic>(id));
        emit topicChosen(topic_);
    });
    row->addWidget(new HairLine(theme_, Qt::Vertical));
    whereWord_ = new Label(theme_, TextRole::Small, Tone::Text3, tr("Where"));
    row->addWidget(whereWord_);
    where_ = new QLineEdit;
    where_->setPlaceholderText(tr("all accounts"));
    where_->setAccessibleName(tr("Filter of accounts"));
    where_->setToolTip(tr("An expression over the columns of accounts: segment = 'A' AND state IN "
                          "('CT', 'RI')"));
    where_->setMaximumWidth(240);
    where_->setClearButtonEnabled(true);
    connect(where_, &QLineEdit::editingFinished, this, [this] { emit whereChanged(where()); });
    row->addWidget(where_);
    fromWord_ = new Label(theme_, TextRole::Small, Tone::Text3, tr("Listed from"));
    row->addWidget(fromWord_);
    from_ = new QComboBox;
    from_->setAccessibleName(tr("Listed from score"));
    for (const double score : {0.60, 0.70, 0.80, 0.90}) {
        from_->addItem(decimalText(score, 2), score);
    }
    from_->setCurrentIndex(2);
    connect(from_, &QComboBox::activated, this, [this] { emit listedFromChanged(listedFrom()); });
    row->addWidget(from_);
    again_ = new QPushButton(icon(theme_, "view-refresh"), tr("Match again…"));
    again_->setObjectName("matchAgain");
    connect(again_, &QPushButton::clicked, this, &ReviewDesk::matchAgainAsked);
    row->addWidget(again_);
    row->addWidget(new HairLine(theme_, Qt::Vertical));
    for (const char* id : {"edit.undo", "edit.redo"}) {
        auto* button = new QToolButton;
        button->setDefaultAction(actions[id]);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    row->addStretch(1);
    auto* back = new QPushButton(tr("Back to the plan"));
    back->setObjectName("leaveReview");
    back->setToolTip(tr("Esc"));
    connect(back, &QPushButton::clicked, this, &ReviewDesk::left);
    row->addWidget(back);
    return bar;
}

void ReviewDesk::show(ReviewTopic topic) {
    topic_ = topic;
    const bool duplicates = topic == ReviewTopic::Duplicates;
    for (int i = 0; i < 3; ++i) {
        topics_[i]->setChecked(i == static_cast<int>(topic));
    }
    where_->setVisible(!duplicates);
    whereWord_->setVisible(!duplicates);
    again_->setVisible(!duplicates);
    from_->setVisible(duplicates);
    fromWord_->setVisible(duplicates);
    QWidget* page = duplicates ? static_cast<QWidget*>(duplicates_) : locations_;
    stack_->setCurrentWidget(page);
    page->setFocus();
}

void ReviewDesk::setCount(ReviewTopic topic, int count) {
    const auto i = static_cast<std::size_t>(topic);
    topics_[i]->setText(QStringLiteral("%1  %2").arg(tr(kTopics[i].words), groupedText(count)));
}

QString ReviewDesk::where() const {
    return where_->text().trimmed();
}

double ReviewDesk::listedFrom() const {
    return from_->currentData().toDouble();
}

void ReviewDesk::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        emit left();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace ui
