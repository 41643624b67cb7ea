// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/fold_strip.h"

#include "ui/shell/dock.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

/// A word that reads upwards.
class FoldTab : public QAbstractButton {
public:
    FoldTab(const Theme& theme, const QString& word, QWidget* parent)
        : QAbstractButton(parent), theme_(theme) {
        setText(word);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setAccessibleName(word);
    }

    QSize sizeHint() const override {
        const QFontMetrics metrics(theme_.font(TextRole::BodyStrong));
        return {std::max(30, metrics.height() + 12), metrics.horizontalAdvance(text()) + 24};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& t = theme_.tokens();
        QPainter painter(this);
        if (isChecked()) {
            painter.fillRect(rect(), t.accentSoft);
        } else if (underMouse()) {
            painter.fillRect(rect(), t.hair);
        }
        painter.setFont(theme_.font(isChecked() ? TextRole::BodyStrong : TextRole::Body));
        painter.setPen(isChecked() ? t.text : t.text2);
        painter.translate(0, height());
        painter.rotate(-90);
        painter.drawText(QRect(0, 0, height(), width()), Qt::AlignCenter, text());
    }

private:
    const Theme& theme_;
};

} // namespace

FoldStrip::FoldStrip(const Theme& theme, const std::vector<Dock*>& docks, QWidget* parent)
    : QToolBar(parent), theme_(theme) {
    setObjectName("foldStrip");
    setWindowTitle(tr("Folded docks"));
    setMovable(false);
    setOrientation(Qt::Vertical);
    // A toolbar asks the style for its margin once, while it still lies flat.
    QEvent standing(QEvent::StyleChange);
    QCoreApplication::sendEvent(this, &standing);
    setContextMenuPolicy(Qt::PreventContextMenu);
    std::vector<FoldTab*> tabs;
    for (Dock* dock : docks) {
        auto* tab = new FoldTab(theme, dock->windowTitle(), this);
        addWidget(tab);
        connect(dock, &QDockWidget::visibilityChanged, tab,
                [tab, dock] { tab->setChecked(dock->isVisible()); });
        connect(tab, &QAbstractButton::clicked, this, [dock, docks](bool on) {
            for (Dock* other : docks) {
                other->setVisible(other == dock && on);
            }
        });
    }
}

void FoldStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.tokens().panel);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme_.tokens().border);
}

} // namespace ui
