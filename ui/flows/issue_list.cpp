// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/issue_list.h"

#include "ui/review/panel_parts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/label.h"

#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QLabel>
#include <QPainter>
#include <QRadioButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace ui {

namespace {

struct Sign {
    const char* icon;
    Tone tone;
};

Sign signOf(core::Severity severity) {
    switch (severity) {
    case core::Severity::Info: return {"dialog-information", Tone::Accent};
    case core::Severity::Warning: return {"dialog-warning", Tone::Warn};
    case core::Severity::Error: break;
    }
    return {"dialog-error", Tone::Danger};
}

/// A paragraph with a hair line below it.
class Paragraph : public QWidget {
public:
    explicit Paragraph(const Theme& theme) : theme_(theme) {}

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(rect(), theme_.tokens().base);
        painter.fillRect(QRect(0, height() - 1, width(), 1), theme_.tokens().hair);
    }

private:
    const Theme& theme_;
};

} // namespace

IssueList::IssueList(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
}

void IssueList::setIssues(const std::vector<geo::PreviewIssue>& issues) {
    // A box that was pressed must live until its event is over, and keeps the keyboard.
    const QWidget* focus = QApplication::focusWidget();
    const QString focused =
        focus != nullptr && isAncestorOf(focus) ? focus->objectName() : QString();
    build(issues);
    if (!focused.isEmpty()) {
        if (auto* again = findChild<QWidget*>(focused)) {
            again->setFocus(Qt::OtherFocusReason);
        }
    }
}

void IssueList::build(const std::vector<geo::PreviewIssue>& issues) {
    if (content_ != nullptr) {
        content_->hide();
        content_->setObjectName({});
        for (QWidget* old : content_->findChildren<QWidget*>()) {
            old->setObjectName({});
        }
        column_->removeWidget(content_);
        content_->deleteLater();
    }
    content_ = new QWidget(this);
    auto* rows = new QVBoxLayout(content_);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    for (std::size_t i = 0; i < issues.size(); ++i) {
        rows->addWidget(makeIssue(issues[i], static_cast<int>(i)));
    }
    if (issues.empty()) {
        auto* nothing = new Label(theme_, TextRole::Small, Tone::Text2,
                                  tr("Nothing to repair and nothing to decide."));
        nothing->setContentsMargins(16, 12, 16, 12);
        rows->addWidget(nothing);
    }
    column_->addWidget(content_);
}

QWidget* IssueList::makeIssue(const geo::PreviewIssue& issue, int number) {
    auto* box = new Paragraph(theme_);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(12, 9, 12, 9);
    row->setSpacing(8);
    const Sign sign = signOf(issue.severity);
    auto* icon = new QLabel;
    const int side = theme_.metrics().icon;
    icon->setPixmap(
        iconPixmap(QLatin1String(sign.icon), theme_.colour(sign.tone), side, devicePixelRatioF()));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    const QString title = coreText(issue.title);
    auto* head = new Label(theme_, TextRole::SmallStrong, Tone::Text, title);
    head->setWordWrap(true);
    column->addWidget(head);
    if (!issue.text.empty()) {
        auto* text = new Label(theme_, TextRole::Small, Tone::Text2, coreText(issue.text));
        text->setWordWrap(true);
        column->addWidget(text);
    }
    addChoices(issue, number, column);
    row->addLayout(column, 1);
    return box;
}

void IssueList::addChoices(const geo::PreviewIssue& issue, int number, QVBoxLayout* column) {
    if (issue.choices.empty()) {
        return;
    }
    const QString title = coreText(issue.title);
    column->addSpacing(5);
    const QString name =
        QString::fromStdString(issue.id + (issue.choices.size() > 1 ? "." + issue.column : ""));
    if (issue.choices.size() == 1) {
        auto* check = new QCheckBox(coreText(issue.choices[0].label));
        check->setObjectName("issue." + name);
        check->setFont(theme_.font(TextRole::Small));
        check->setAccessibleDescription(title);
        check->setChecked(issue.choices[0].chosen);
        connect(check, &QCheckBox::toggled, this,
                [this, number](bool on) { emit chosen(number, on ? 0 : -1); });
        column->addWidget(check);
        return;
    }
    auto* line = new QHBoxLayout;
    line->setSpacing(16);
    auto* group = new QButtonGroup(column->parentWidget());
    for (std::size_t i = 0; i < issue.choices.size(); ++i) {
        auto* radio = new QRadioButton(coreText(issue.choices[i].label));
        radio->setObjectName(QStringLiteral("issue.%1.%2").arg(name).arg(i));
        radio->setFont(theme_.font(TextRole::Small));
        radio->setAccessibleDescription(title);
        radio->setChecked(issue.choices[i].chosen);
        group->addButton(radio);
        connect(radio, &QRadioButton::toggled, this, [this, number, i](bool on) {
            if (on) {
                emit chosen(number, static_cast<int>(i));
            }
        });
        line->addWidget(radio);
    }
    line->addStretch(1);
    column->addLayout(line);
}

} // namespace ui
