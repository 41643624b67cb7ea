// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace ui {

namespace {

struct Looks {
    const char* icon;
    Tone tone;
    QColor Tokens::*ground;
};

Looks looksOf(BannerKind kind) {
    switch (kind) {
    case BannerKind::Warning: return {"dialog-warning", Tone::Warn, &Tokens::warnSoft};
    case BannerKind::Danger: return {"dialog-error", Tone::Danger, &Tokens::dangerSoft};
    case BannerKind::Ok: return {"dialog-ok", Tone::Ok, &Tokens::okSoft};
    case BannerKind::Info: break;
    }
    return {"dialog-information", Tone::Accent, &Tokens::accentSoft};
}

} // namespace

Banner::Banner(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), icon_(new QLabel(this)),
      text_(new Label(theme, TextRole::Small, Tone::Text, {}, this)), link_(new QPushButton(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme.metrics().dockPadding, 4, 4, 4);
    row->setSpacing(8);
    row->addWidget(icon_);
    row->addWidget(text_);
    row->addWidget(link_);
    row->addStretch(1);
    setLook(link_, Look::Flat, true);
    connect(link_, &QPushButton::clicked, this, &Banner::linkClicked);
    connect(&theme, &Theme::changed, this, &Banner::dress);
}

void Banner::setState(BannerKind kind, const QString& sentence, const QString& link) {
    kind_ = kind;
    text_->setText(sentence);
    link_->setText(link);
    link_->setVisible(!link.isEmpty());
    setAccessibleName(sentence);
    dress();
}

QString Banner::sentence() const {
    return text_->text();
}

void Banner::dress() {
    const Looks looks = looksOf(kind_);
    icon_->setPixmap(
        icon(theme_, QLatin1String(looks.icon), looks.tone).pixmap(theme_.metrics().icon));
    link_->setFont(theme_.font(TextRole::Small));
    update();
}

void Banner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.tokens().*looksOf(kind_).ground);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme_.tokens().border);
}

} // namespace ui
