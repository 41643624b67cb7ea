// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dock.h"

#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/widgets/label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

/// The strip that carries the title, with the hair line under it.
class TitleBar : public QWidget {
public:
    TitleBar(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {}

    QSize sizeHint() const override {
        const int line = QFontMetrics(theme_.font(TextRole::BodyStrong)).height();
        const int content = layout() ? layout()->sizeHint().height() : 0;
        return {80, std::max({theme_.metrics().dockTitle, line + 12, content})};
    }
    QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(rect(), theme_.tokens().panel);
        painter.fillRect(QRect(0, height() - 1, width(), 1), theme_.tokens().hair);
    }

private:
    const Theme& theme_;
};

/// What lies under a dock's content is `panel`.
class Ground : public QWidget {
public:
    Ground(const Theme& theme, QWidget* content) : theme_(theme) {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(content);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter(this).fillRect(rect(), theme_.tokens().panel);
    }

private:
    const Theme& theme_;
};

} // namespace

Dock::Dock(const Theme& theme, const QString& id, const QString& title, QWidget* content,
           QWidget* parent)
    : QDockWidget(title, parent), theme_(theme), bar_(new TitleBar(theme, this)),
      row_(new QHBoxLayout(bar_)),
      title_(new Label(theme, TextRole::BodyStrong, Tone::Text, title, bar_)),
      subtitle_(new Label(theme, TextRole::Small, Tone::Text3, {}, bar_)),
      detail_(new Label(theme, TextRole::Small, Tone::Text3, {}, bar_)) {
    setObjectName(id);
    setFeatures(DockWidgetMovable | DockWidgetClosable);
    row_->setContentsMargins(theme.metrics().dockPadding, 0, 4, 1);
    row_->setSpacing(4);
    row_->addWidget(title_);
    row_->addSpacing(4);
    row_->addWidget(subtitle_);
    row_->addStretch(1);
    row_->addWidget(detail_);
    row_->addSpacing(8);
    subtitle_->setElided(true);
    subtitle_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    detail_->setElided(true);
    setTitleBarWidget(bar_);
    setWidget(new Ground(theme, content));
    setSubtitle({});
    setDetail({});
}

void Dock::setDetail(const QString& detail) {
    if (detail == detail_->text() && detail_->isHidden() == detail.isEmpty()) {
        return;
    }
    detail_->setText(detail);
    detail_->setVisible(!detail.isEmpty());
    detail_->setMinimumWidth(detail.isEmpty() ? 0
                                              : detail_->fontMetrics().horizontalAdvance(detail));
}

void Dock::setSubtitle(const QString& subtitle) {
    subtitle_->setText(subtitle);
    subtitle_->setVisible(!subtitle.isEmpty());
}

void Dock::addTitleAction(QAction* action) {
    auto* button = new QToolButton(bar_);
    button->setDefaultAction(action);
    setLook(button, Look::Plain, true);
    row_->insertWidget(menuButton_ ? row_->count() - 1 : row_->count(), button);
}

void Dock::addTitleWidget(QWidget* widget) {
    row_->setContentsMargins(theme_.metrics().dockPadding, 4, 4, 5);
    row_->insertWidget(row_->indexOf(subtitle_) + 1, widget, 100);
}

void Dock::addCloseButton() {
    auto* button = new QToolButton(bar_);
    button->setIcon(icon(theme_, "window-close", Tone::Text3));
    button->setToolTip(tr("Close %1").arg(windowTitle()));
    button->setAccessibleName(button->toolTip());
    setLook(button, Look::Plain, true);
    connect(button, &QToolButton::clicked, this, &Dock::closeAsked);
    row_->addWidget(button);
}

QMenu* Dock::titleMenu() {
    if (!menuButton_) {
        menuButton_ = new QToolButton(bar_);
        menuButton_->setIcon(icon(theme_, "overflow-menu", Tone::Text3));
        menuButton_->setToolTip(tr("More for %1").arg(windowTitle()));
        menuButton_->setAccessibleName(menuButton_->toolTip());
        menuButton_->setPopupMode(QToolButton::InstantPopup);
        menuButton_->setMenu(new QMenu(menuButton_));
        setLook(menuButton_, Look::Plain, true);
        row_->addWidget(menuButton_);
    }
    return menuButton_->menu();
}

} // namespace ui
