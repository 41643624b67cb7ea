// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/swipe_map.h"

#include "ui/map/map_canvas.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kHandleWide = 30;
constexpr int kMargin = 12;
constexpr double kStep = 0.02;

/// The name of a side, floating over its map.
class SideCard : public QWidget {
public:
    SideCard(const Theme& theme, const QString& side, Label* name, QWidget* parent)
        : QWidget(parent), theme_(theme) {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(12, 5, 12, 5);
        row->addWidget(new Label(theme, TextRole::Small, Tone::Text2, side));
        row->addWidget(name);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme_.tokens().border, 1));
        painter.setBrush(theme_.tokens().base);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }

private:
    const Theme& theme_;
};

} // namespace

/// The line between the maps with its knob.
class SwipeMap::Handle : public QWidget {
public:
    Handle(const Theme& theme, SwipeMap* map) : QWidget(map), theme_(theme), map_(map) {
        setCursor(Qt::SplitHCursor);
        setFocusPolicy(Qt::StrongFocus);
        setObjectName("swipeHandle");
        setAccessibleName(tr("Border between the maps; arrow keys move it"));
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        const Tokens& t = theme_.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double x = width() / 2.0;
        painter.fillRect(QRectF(x - 2.5, 0, 5, height()), t.base);
        painter.fillRect(QRectF(x - 1, 0, 2, height()), t.outline);
        const QPointF knob(x, height() * 0.6);
        painter.setPen(QPen(hasFocus() ? t.focus : t.outline, hasFocus() ? 2.5 : 1.6));
        painter.setBrush(t.base);
        painter.drawEllipse(knob, 13, 13);
        painter.setPen(QPen(t.text, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        for (const double side : {-1.0, 1.0}) {
            painter.drawPolyline(QPolygonF{knob + QPointF(side * 3, -4),
                                           knob + QPointF(side * 7, 0),
                                           knob + QPointF(side * 3, 4)});
        }
    }
    void mouseMoveEvent(QMouseEvent* event) override {
        if ((event->buttons() & Qt::LeftButton) != 0) {
            map_->setSplit(mapToParent(event->position()).x() / std::max(1, map_->width()));
        }
    }
    void mousePressEvent(QMouseEvent* event) override { event->accept(); }
    void keyPressEvent(QKeyEvent* event) override { map_->keyPressEvent(event); }

private:
    const Theme& theme_;
    SwipeMap* map_;
};

SwipeMap::SwipeMap(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), left_(new MapCanvas(this)), right_(new MapCanvas(this)),
      handle_(new Handle(theme, this)),
      leftName_(new Label(theme, TextRole::BodyStrong, Tone::Text)),
      rightName_(new Label(theme, TextRole::BodyStrong, Tone::Text)) {
    leftCard_ = new SideCard(theme, tr("Left"), leftName_, this);
    rightCard_ = new SideCard(theme, tr("Right"), rightName_, this);
    left_->setAccessibleName(tr("Map of the left scenario"));
    right_->setAccessibleName(tr("Map of the right scenario"));
    setMinimumSize(320, 240);
    const auto dress = [this, &theme] {
        left_->setTokens(theme.tokens());
        right_->setTokens(theme.tokens());
        update();
    };
    dress();
    connect(&theme, &Theme::changed, this, dress);
    connect(right_, &MapCanvas::viewMoved, this, [this] { follow(*right_, *left_); });
    connect(left_, &MapCanvas::viewMoved, this, [this] { follow(*left_, *right_); });
    right_->lower();
    left_->raise();
    handle_->raise();
    leftCard_->raise();
    rightCard_->raise();
    left_->installEventFilter(this);
    right_->installEventFilter(this);
}

void SwipeMap::follow(MapCanvas& moved, MapCanvas& other) {
    if (following_ || moved.size() != other.size()) {
        return;
    }
    following_ = true;
    other.setView(moved.view());
    following_ = false;
}

void SwipeMap::setScenes(std::shared_ptr<const MapScene> left,
                         std::shared_ptr<const MapScene> right) {
    left_->setScene(std::move(left));
    right_->setScene(std::move(right));
    if (!fitted_ && right_->scene() != nullptr) {
        fitted_ = true;
        fitPlan();
    }
}

void SwipeMap::fitPlan() {
    right_->fitPlan();
    follow(*right_, *left_);
}

void SwipeMap::setNames(const QString& left, const QString& right) {
    leftName_->setText(left);
    rightName_->setText(right);
    place();
}

void SwipeMap::setMode(SidesShown mode) {
    mode_ = mode;
    place();
    fitPlan();
}

void SwipeMap::setSplit(double share) {
    split_ = std::clamp(share, 0.0, 1.0);
    place();
    emit splitChanged(split_);
}

bool SwipeMap::isExact() const {
    return right_->isExact() && (mode_ == SidesShown::Difference || left_->isExact());
}

void SwipeMap::place() {
    const bool beside = mode_ == SidesShown::SideBySide;
    const int half = width() / 2;
    const int border = beside ? half : static_cast<int>(std::lround(split_ * width()));
    left_->setVisible(mode_ != SidesShown::Difference);
    leftCard_->setVisible(mode_ != SidesShown::Difference);
    handle_->setVisible(mode_ == SidesShown::Swipe);
    if (beside) {
        left_->clearMask();
        left_->setGeometry(0, 0, half - 1, height());
        right_->setGeometry(width() - half + 1, 0, half - 1, height());
    } else {
        left_->setGeometry(rect());
        right_->setGeometry(rect());
        left_->setMask(QRegion(0, 0, std::max(1, border), height()));
    }
    handle_->setGeometry(border - kHandleWide / 2, 0, kHandleWide, height());
    leftCard_->adjustSize();
    rightCard_->adjustSize();
    leftCard_->move(kMargin, kMargin);
    rightCard_->move(width() - rightCard_->width() - kMargin, kMargin);
    follow(*right_, *left_);
    keepLabelsWhole(border);
}

/// A territory is named by the map on whose side its place lies; names keep clear of the border and
/// the cards.
void SwipeMap::keepLabelsWhole(int border) {
    const bool swipe = mode_ == SidesShown::Swipe;
    using Rects = std::vector<QRectF>;
    left_->setObstacles({QRectF(leftCard_->geometry())});
    right_->setObstacles({QRectF(rightCard_->geometry().translated(-right_->pos()))});
    left_->setCovered(swipe ? Rects{QRectF(border, 0, width() - border, height())} : Rects{});
    right_->setCovered(swipe ? Rects{QRectF(0, 0, border, height())} : Rects{});
}

void SwipeMap::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

void SwipeMap::keyPressEvent(QKeyEvent* event) {
    if (mode_ == SidesShown::Swipe && event->key() == Qt::Key_Left) {
        setSplit(split_ - kStep);
    } else if (mode_ == SidesShown::Swipe && event->key() == Qt::Key_Right) {
        setSplit(split_ + kStep);
    } else {
        QWidget::keyPressEvent(event);
    }
}

/// Arrow keys belong to the border here, also where a map has the focus.
bool SwipeMap::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && mode_ == SidesShown::Swipe) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool arrow = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right;
        if (arrow && key->modifiers() == Qt::NoModifier) {
            keyPressEvent(key);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
