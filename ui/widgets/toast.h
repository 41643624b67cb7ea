// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace ui {

class Theme;

/// What has just been done and can be taken back: over the map for five seconds, with Undo inside.
/// Never for what went wrong.
class Toast : public QWidget {
    Q_OBJECT

public:
    explicit Toast(const Theme& theme, QWidget* parent);
    void say(const QString& sentence);
    const QString& sentence() const { return sentence_; }
    QSize sizeHint() const override;

signals:
    void undoAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect linkRect() const;
    void take();

    const Theme& theme_;
    QString sentence_;
    QTimer gone_;
};

} // namespace ui
