// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/settings.h"

#include <QAbstractButton>
#include <QWidget>

#include <functional>
#include <vector>

class QGridLayout;
class QVBoxLayout;

namespace ui {

class Actions;
class Label;
class Theme;

/// One way in: icon, title, what it gives, and its key.
class StartTile : public QAbstractButton {
    Q_OBJECT

public:
    struct Words {
        QString icon;
        QString title;
        QString text;
        QString key;
        bool emphasised = false;
    };
    StartTile(const Theme& theme, Words words, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRect textRect(int width) const;

    const Theme& theme_;
    Words words_;
};

/// A plan that was opened before, with its picture.
class RecentTile : public QAbstractButton {
    Q_OBJECT

public:
    RecentTile(const Theme& theme, RecentPlan plan, QWidget* parent = nullptr);
    const QString& path() const { return plan_.path; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
    RecentPlan plan_;
};

/// A picture in a card, drawn to the size it has: `draw` is called with the pixels wanted.
class PreviewCard : public QWidget {
    Q_OBJECT

public:
    using Draw = std::function<QImage(QSize size, double devicePixelRatio, bool dark)>;

    explicit PreviewCard(const Theme& theme, QWidget* parent = nullptr);
    /// The picture and the sentence under it; without a picture the card stays hidden.
    void setPreview(Draw draw, const QString& title, const QString& text);
    bool hasPreview() const { return static_cast<bool>(draw_); }
    /// The row under the picture, for a button.
    void setButton(QWidget* button);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QRect pictureRect() const;

    const Theme& theme_;
    Draw draw_;
    Label* title_;
    Label* text_;
    QWidget* foot_;
    QImage picture_;
    bool pictureDark_ = false;
};

/// What the window shows before a plan is open.
class StartPage : public QWidget {
    Q_OBJECT

public:
    StartPage(const Theme& theme, const Actions& actions, QWidget* parent = nullptr);

    void setRecent(const std::vector<RecentPlan>& plans);
    PreviewCard& preview() { return *preview_; }

signals:
    void recentChosen(const QString& path);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeTile(const StartTile::Words& words, const QString& action);
    void buildStart(QVBoxLayout* column);
    void buildKeys(QVBoxLayout* column);
    void buildRight(QVBoxLayout* column);

    const Theme& theme_;
    const Actions& actions_;
    PreviewCard* preview_;
    Label* sampleTitle_;
    Label* recentTitle_;
    QGridLayout* recent_;
    QWidget* page_;
};

} // namespace ui
