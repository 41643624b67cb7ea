// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/clash_view.h"

#include "ui/theme/style.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_column.h"

#include <QFrame>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

enum Column { Loosen, From, To, Touches, Act };

QString text(const std::string& value) {
    return coreText(value);
}

void clear(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

QFrame* line(QFrame::Shape shape) {
    auto* frame = new QFrame;
    frame->setFrameShape(shape);
    return frame;
}

} // namespace

ClashView::ClashView(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), banner_(new Banner(theme)),
      rulesTitle_(new Label(theme, TextRole::BodyStrong, Tone::Text)), rules_(new QVBoxLayout),
      proof_(new Label(theme, TextRole::Small, Tone::Text2)), ways_(new QGridLayout),
      none_(new Label(theme, TextRole::Small, Tone::Text2,
                      tr("No single change of a rule was found that helps."))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner_);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(new ScrollColumn(buildRules()), 330);
    row->addWidget(line(QFrame::VLine));
    row->addWidget(new ScrollColumn(buildWays()), 482);
    column->addLayout(row, 1);
    connect(banner_, &Banner::linkClicked, this, &ClashView::allRulesAsked);
}

QWidget* ClashView::buildRules() {
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(12, 6, 12, 6);
    column->setSpacing(4);
    column->addWidget(rulesTitle_);
    rules_->setSpacing(0);
    column->addLayout(rules_);
    proof_->setWordWrap(true);
    column->addWidget(proof_);
    column->addStretch(1);
    return side;
}

QWidget* ClashView::buildWays() {
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(12, 6, 12, 6);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->addWidget(new Label(theme_, TextRole::BodyStrong, Tone::Text, tr("Cheapest ways out")));
    head->addStretch(1);
    head->addWidget(new Label(theme_, TextRole::Small, Tone::Text2,
                              tr("each alone helps, least change first")));
    column->addLayout(head);
    ways_->setHorizontalSpacing(12);
    ways_->setVerticalSpacing(0);
    ways_->setColumnStretch(Touches, 1);
    column->addLayout(ways_);
    column->addWidget(none_);
    column->addStretch(1);
    return side;
}

bool ClashView::setReport(const core::BalanceReport& report) {
    const core::align::Reason* clash = core::smallestClash(report.reasons);
    if (clash == nullptr) {
        clear(ways_);
        return false;
    }
    banner_->setState(BannerKind::Danger,
                      clash->rules.size() == 1
                          ? tr("No plan can keep all rules: one of them cannot be kept by itself.")
                          : tr("No plan can keep all rules. Smallest clash: %n rules. Drop or "
                               "loosen any one of them.",
                               nullptr, static_cast<int>(clash->rules.size())),
                      tr("All rules"));
    showRules(*clash);
    showWays(report.waysOut);
    return true;
}

void ClashView::showRules(const core::align::Reason& clash) {
    clear(rules_);
    rulesTitle_->setText(clash.rules.size() == 1 ? tr("The rule that cannot be kept")
                                                 : tr("The %n that clash", nullptr,
                                                      static_cast<int>(clash.rules.size())));
    int number = 0;
    for (const std::string& rule : clash.rules) {
        auto* label = new Label(theme_, TextRole::Small, Tone::Text,
                                QStringLiteral("%1   %2").arg(++number).arg(text(rule)));
        label->setWordWrap(true);
        label->setMinimumHeight(theme_.metrics().row);
        rules_->addWidget(label);
        rules_->addWidget(line(QFrame::HLine));
    }
    proof_->setText(tr("Why: %1.").arg(text(clash.message)));
}

void ClashView::showWays(const std::vector<core::WayOut>& ways) {
    clear(ways_);
    none_->setVisible(ways.empty());
    if (ways.empty()) {
        return;
    }
    const std::pair<Column, QString> heads[] = {
        {Loosen, tr("Loosen")}, {From, tr("From")}, {To, tr("To")}, {Touches, tr("Touches")}};
    for (const auto& [column, name] : heads) {
        auto* label = new Label(theme_, TextRole::Small, Tone::Text2, name);
        label->setMinimumHeight(theme_.metrics().row);
        label->setAlignment((column == From || column == To ? Qt::AlignRight : Qt::AlignLeft) |
                            Qt::AlignVCenter);
        ways_->addWidget(label, 0, column);
    }
    int row = 1;
    for (const core::WayOut& way : ways) {
        ways_->addWidget(line(QFrame::HLine), row++, 0, 1, Act + 1);
        addWay(row++, way);
    }
}

void ClashView::addCell(int row, int column, const QString& words, bool strong) {
    const bool figure = column == From || column == To;
    auto* label = new Label(theme_, strong ? TextRole::SmallStrong : TextRole::Small,
                            column == Loosen || strong ? Tone::Text : Tone::Text2, words);
    label->setWordWrap(!figure);
    label->setAlignment((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    ways_->addWidget(label, row, column);
}

void ClashView::addWay(int row, const core::WayOut& way) {
    addCell(row, Loosen, text(way.loosen));
    addCell(row, From, text(way.from));
    addCell(row, To, text(way.to), true);
    addCell(row, Touches, text(way.touches));
    ways_->setRowMinimumHeight(row, theme_.metrics().formRow + 2);
    if (way.kind == core::WayOut::Kind::Other) {
        return;
    }
    auto* allow = new QPushButton(tr("Allow"));
    // One primary button: the first, which gives up least.
    setLook(allow, row == 2 ? Look::Primary : Look::Plain, true);
    allow->setObjectName(QStringLiteral("allow%1").arg(row / 2));
    allow->setAccessibleName(tr("Allow: %1, %2").arg(text(way.loosen), text(way.to)));
    allow->setToolTip(tr("Loosens the rule and searches again"));
    connect(allow, &QPushButton::clicked, this, [this, way] { emit allowed(way); });
    ways_->addWidget(allow, row, Act);
}

} // namespace ui
