// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/panel_parts.h"

#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace ui {

HairLine::HairLine(const Theme& theme, Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent), theme_(theme) {
    if (orientation == Qt::Vertical) {
        setFixedWidth(1);
    } else {
        setFixedHeight(1);
    }
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void HairLine::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), theme_.tokens().border);
}

SidePanel::SidePanel(const Theme& theme, int width, QWidget* parent)
    : QWidget(parent), theme_(theme), width_(width), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
    adoptWidth();
    connect(&theme, &Theme::changed, this, &SidePanel::adoptWidth);
}

void SidePanel::adoptWidth() {
    if (width_ > 0) {
        setMinimumWidth(wantedWidth() * 4 / 5);
        setMaximumWidth(wantedWidth());
    }
    updateGeometry();
    update();
}

int SidePanel::wantedWidth() const {
    return static_cast<int>(std::lround(width_ * theme_.textScale()));
}

QSize SidePanel::sizeHint() const {
    const QSize content = QWidget::sizeHint();
    return width_ > 0 ? QSize(wantedWidth(), content.height()) : content;
}

void SidePanel::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), theme_.tokens().base);
}

std::pair<Label*, Label*> SidePanel::head() {
    auto* bar = new QWidget(this);
    bar->setAutoFillBackground(true);
    bar->setMinimumHeight(theme_.metrics().dockTitle);
    const auto dress = [this, bar] {
        QPalette palette = bar->palette();
        palette.setColor(QPalette::Window, theme_.tokens().panel);
        bar->setPalette(palette);
    };
    dress();
    connect(&theme_, &Theme::changed, bar, dress);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(theme_.metrics().dockPadding, 0, theme_.metrics().dockPadding, 0);
    auto* name = new Label(theme_, TextRole::BodyStrong, Tone::Text);
    auto* detail = new Label(theme_, TextRole::Small, Tone::Text3);
    row->addWidget(name);
    row->addStretch(1);
    row->addWidget(detail);
    if (column_->count() > 0) {
        column_->addWidget(new HairLine(theme_, Qt::Horizontal, this));
    }
    column_->addWidget(bar);
    column_->addWidget(new HairLine(theme_, Qt::Horizontal, this));
    return {name, detail};
}

Label* SidePanel::addHead(const QString& name) {
    const auto [title, detail] = head();
    title->setText(name);
    return detail;
}

Label* SidePanel::addTitle() {
    const auto [title, detail] = head();
    title->setElided(true);
    titleDetail_ = detail;
    return title;
}

void SidePanel::addCaption(const QString& text) {
    auto* label = new Label(theme_, TextRole::Small, Tone::Text2, text);
    label->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 2);
    column_->addWidget(label);
}

Label* SidePanel::addNote() {
    auto* label = new Label(theme_, TextRole::Small, Tone::Text3);
    label->setWordWrap(true);
    label->setContentsMargins(theme_.metrics().dockPadding, 6, theme_.metrics().dockPadding, 10);
    column_->addWidget(label);
    return label;
}

void SidePanel::add(QWidget* widget, int stretch) {
    column_->addWidget(widget, stretch);
}

void SidePanel::addActs(const QString& remark, const std::vector<QPushButton*>& buttons) {
    column_->addWidget(new HairLine(theme_, Qt::Horizontal, this));
    if (!remark.isEmpty()) {
        auto* label = new Label(theme_, TextRole::Small, Tone::Text2, remark);
        label->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 0);
        label->setWordWrap(true);
        column_->addWidget(label);
    }
    auto* row = new QHBoxLayout;
    row->setContentsMargins(theme_.metrics().dockPadding, 6, theme_.metrics().dockPadding, 8);
    row->setSpacing(6);
    for (QPushButton* button : buttons) {
        if (button == nullptr) {
            row->addStretch(1);
        } else {
            row->addWidget(button);
        }
    }
    column_->addLayout(row);
}

void groundLikeTables(const Theme& theme, QWidget& widget) {
    const auto dress = [&theme, &widget] {
        QPalette palette = widget.palette();
        palette.setColor(QPalette::Window, theme.tokens().base);
        widget.setPalette(palette);
    };
    widget.setAutoFillBackground(true);
    dress();
    QObject::connect(&theme, &Theme::changed, &widget, dress);
}

} // namespace ui
