// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPainter;

namespace ui {

class Theme;

enum class ChipKind { Neutral, Accent, Ok, Warn, Danger };

/// The size of a chip with that word.
QSize chipSize(const QString& word, const Theme& theme);
void paintChip(QPainter* painter, const QRect& rect, const QString& word, ChipKind kind,
               const Theme& theme);

/// A state in one word. Never clickable.
class Chip : public QWidget {
    Q_OBJECT

public:
    explicit Chip(const Theme& theme, QWidget* parent = nullptr);
    void setState(const QString& word, ChipKind kind);
    QString word() const { return word_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
    QString word_;
    ChipKind kind_ = ChipKind::Neutral;
};

/// A key as it is printed on the keyboard: "Ctrl+Z".
class KeyCap : public QWidget {
    Q_OBJECT

public:
    KeyCap(const Theme& theme, const QString& key, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
    QString key_;
};

QSize keyCapSize(const QString& key, const Theme& theme);
void paintKeyCap(QPainter* painter, const QRect& rect, const QString& key, const Theme& theme);

} // namespace ui
