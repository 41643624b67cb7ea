// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

struct ChipColours {
    QColor ground;
    QColor ink;
};

ChipColours coloursOf(ChipKind kind, const Tokens& t) {
    switch (kind) {
    case ChipKind::Neutral: return {t.band, t.text2};
    case ChipKind::Accent: return {t.accentSoft, t.accent};
    case ChipKind::Ok: return {t.okSoft, t.ok};
    case ChipKind::Warn: return {t.warnSoft, t.warn};
    case ChipKind::Danger: return {t.dangerSoft, t.danger};
    }
    return {t.band, t.text2};
}

} // namespace

QSize chipSize(const QString& word, const Theme& theme) {
    const QFontMetrics metrics(theme.font(TextRole::MicroStrong));
    return {metrics.horizontalAdvance(word) + 16,
            std::max(theme.metrics().chip, metrics.height() + 2)};
}

void paintChip(QPainter* painter, const QRect& rect, const QString& word, ChipKind kind,
               const Theme& theme) {
    const ChipColours colours = coloursOf(kind, theme.tokens());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours.ground);
    painter->drawRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
    painter->setPen(colours.ink);
    painter->setFont(theme.font(TextRole::MicroStrong));
    painter->drawText(rect, Qt::AlignCenter, word);
    painter->restore();
}

Chip::Chip(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Chip::setState(const QString& word, ChipKind kind) {
    word_ = word;
    kind_ = kind;
    setAccessibleName(word);
    setVisible(!word.isEmpty());
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const {
    return chipSize(word_, theme_);
}

void Chip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintChip(&painter, rect(), word_, kind_, theme_);
}

QSize keyCapSize(const QString& key, const Theme& theme) {
    const QFontMetrics metrics(theme.font(TextRole::Micro));
    return {std::max(metrics.horizontalAdvance(key) + 10, 16), metrics.height() + 1};
}

void paintKeyCap(QPainter* painter, const QRect& rect, const QString& key, const Theme& theme) {
    const Tokens& t = theme.tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(t.borderStrong);
    painter->setBrush(t.base);
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->setPen(t.text2);
    painter->setFont(theme.font(TextRole::Micro));
    painter->drawText(rect, Qt::AlignCenter, key);
    painter->restore();
}

KeyCap::KeyCap(const Theme& theme, const QString& key, QWidget* parent)
    : QWidget(parent), theme_(theme), key_(key) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(key);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize KeyCap::sizeHint() const {
    return keyCapSize(key_, theme_);
}

void KeyCap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintKeyCap(&painter, rect(), key_, theme_);
}

} // namespace ui
