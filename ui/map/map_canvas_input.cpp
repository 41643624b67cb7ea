// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_canvas.h"
#include "ui/map/unit_cursor.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace ui {

namespace {

constexpr int kKeyPan = 64;         ///< Alt and an arrow, widget pixels
constexpr double kWheelZoom = 1.25; ///< per notch
constexpr double kFine = 0.25;      ///< of a notch, with Ctrl held
constexpr double kNotch = 120;      ///< eighths of a degree

QPoint arrow(int key) {
    switch (key) {
    case Qt::Key_Left: return {-1, 0};
    case Qt::Key_Right: return {1, 0};
    case Qt::Key_Up: return {0, -1};
    case Qt::Key_Down: return {0, 1};
    default: return {};
    }
}

} // namespace

void MapCanvas::mousePressEvent(QMouseEvent* event) {
    pointer_ = panFrom_ = event->position();
    if (!scene_) {
        return;
    }
    if (event->button() == Qt::BackButton) {
        goBack();
    } else if (event->button() == Qt::ForwardButton) {
        goForward();
    } else if (event->button() == Qt::MiddleButton) {
        middleDrag_ = true;
        setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton && !spaceHeld_) {
        toolPressed_ = true;
        carryOut(tool_->press(inputAt(event->position(), event->modifiers())));
        gestureChanged();
    }
}

void MapCanvas::mouseMoveEvent(QMouseEvent* event) {
    pointer_ = event->position();
    pointerInside_ = true;
    if (!scene_) {
        return;
    }
    if (middleDrag_ || spaceHeld_) {
        spacePanned_ = spacePanned_ || spaceHeld_;
        setCursor(Qt::ClosedHandCursor);
        dragTo(pointer_);
        return;
    }
    carryOut(tool_->move(inputAt(pointer_, event->modifiers()), toolPressed_));
    setHovered(tool_->active() ? -1 : unitAt(pointer_));
    if (tool_->active() || tool_->tipsOnHover() || !tipUnits_.empty()) {
        gestureChanged();
    } else if (tool_->assigns()) {
        update();
    }
    emit pointerMoved(view_.toMetres(pointer_ * ratio()));
}

void MapCanvas::mouseReleaseEvent(QMouseEvent* event) {
    pointer_ = event->position();
    if (event->button() == Qt::MiddleButton) {
        middleDrag_ = false;
    } else if (event->button() == Qt::LeftButton && toolPressed_ && scene_) {
        toolPressed_ = false;
        carryOut(tool_->release(inputAt(pointer_, event->modifiers())));
        gestureChanged();
    }
    setCursor(spaceHeld_ ? QCursor(Qt::OpenHandCursor) : tool_->cursor());
}

void MapCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && scene_) {
        const bool active = tool_->active();
        const auto intent = tool_->doubleClick(inputAt(event->position(), event->modifiers()));
        if (active || intent) {
            toolPressed_ = false;
            carryOut(intent);
            gestureChanged();
            return;
        }
    }
    mousePressEvent(event);
}

void MapCanvas::wheelEvent(QWheelEvent* event) {
    const bool fine = event->modifiers() & Qt::ControlModifier;
    const double notches = event->angleDelta().y() / kNotch * (fine ? kFine : 1);
    if (notches != 0) {
        zoomBy(std::pow(kWheelZoom, notches), event->position());
    }
    event->accept();
}

void MapCanvas::keyPressEvent(QKeyEvent* event) {
    if (!scene_ || !(handleViewKey(event) || handleUnitKey(event))) {
        QWidget::keyPressEvent(event);
    }
}

bool MapCanvas::handleViewKey(QKeyEvent* event) {
    const bool ctrl = event->modifiers() & Qt::ControlModifier;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const QPoint direction = arrow(event->key());
    if (!direction.isNull() && event->modifiers() & Qt::AltModifier) {
        panBy(-direction * kKeyPan);
    } else if ((ctrl && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)) ||
               event->key() == Qt::Key_PageUp) {
        zoomIn();
    } else if ((ctrl && event->key() == Qt::Key_Minus) || event->key() == Qt::Key_PageDown) {
        zoomOut();
    } else if (event->key() == Qt::Key_Back) {
        goBack();
    } else if (event->key() == Qt::Key_Forward) {
        goForward();
    } else if (ctrl && shift && event->key() == Qt::Key_F) {
        fitPlan();
    } else if (ctrl && !shift && event->key() == Qt::Key_J) {
        fitSelection();
    } else if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        if (!event->isAutoRepeat()) {
            spaceHeld_ = true;
            spacePanned_ = false;
            panFrom_ = pointer_;
            setCursor(Qt::OpenHandCursor);
        }
    } else {
        return false;
    }
    return true;
}

bool MapCanvas::handleUnitKey(QKeyEvent* event) {
    const QPoint direction = arrow(event->key());
    if (event->key() == Qt::Key_Escape) {
        const bool cancelled = tool_->cancel();
        toolPressed_ = false;
        gestureChanged();
        if (cancelled) {
            return true;
        }
        if (!selectedUnits().empty()) {
            emit unitsChosen({});
            return true;
        }
        return false;
    }
    if (tool_->key(event->key())) {
        carryOut(tool_->keyIntent());
        gestureChanged();
    } else if (!direction.isNull() && event->modifiers() == Qt::NoModifier) {
        moveCursor(direction);
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (event->modifiers() != Qt::NoModifier && event->modifiers() != Qt::KeypadModifier) {
            return false;
        }
        std::vector<int> units = selectedUnits();
        if (units.empty() && cursorUnit_ >= 0) {
            units = {cursorUnit_};
        }
        if (!units.empty()) {
            emit assignRequested(units);
        }
    } else {
        return false;
    }
    return true;
}

void MapCanvas::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space || event->isAutoRepeat() || !spaceHeld_) {
        QWidget::keyReleaseEvent(event);
        return;
    }
    spaceHeld_ = false;
    setCursor(tool_->cursor());
    if (!spacePanned_) {
        tapSelect();
    }
}

void MapCanvas::tapSelect() {
    const int unit = cursorUnit_ >= 0 ? cursorUnit_ : hovered_;
    if (unit < 0) {
        return;
    }
    const auto i = static_cast<std::size_t>(unit);
    const bool was = i < selected_.size() && selected_[i];
    emit unitsChosen(
        combined({Intent::Kind::Choose, {unit}, was ? ChooseMode::Remove : ChooseMode::Add}));
}

void MapCanvas::moveCursor(QPoint direction) {
    if (cursorUnit_ < 0) {
        cursorUnit_ = hovered_ >= 0 ? hovered_ : unitAt(QRectF(rect()).center());
        for (int unit = 0; cursorUnit_ < 0 && unit < scene_->units->count(); ++unit) {
            cursorUnit_ = scene_->units->bounds(unit).empty() ? -1 : unit;
        }
    } else {
        cursorUnit_ = unitTowards(*scene_->units, cursorUnit_, direction);
    }
    if (cursorUnit_ < 0) {
        return;
    }
    // Keep it in sight: bring it to the middle when it is near the edge.
    const QPointF at = positionOf(scene_->units->unit(cursorUnit_).centroid);
    if (!QRectF(rect()).adjusted(24, 24, -24, -24).contains(at)) {
        panBy((QRectF(rect()).center() - at).toPoint());
    }
    setHovered(cursorUnit_);
    announce(unitText(cursorUnit_));
}

void MapCanvas::leaveEvent(QEvent*) {
    pointerInside_ = false;
    if (tool_->tipsOnHover()) {
        tip_.reset();
    }
    if (!tool_->active()) {
        setHovered(-1);
    }
    update();
}

void MapCanvas::focusOutEvent(QFocusEvent* event) {
    spaceHeld_ = false;
    setCursor(tool_->cursor());
    QWidget::focusOutEvent(event);
}

bool MapCanvas::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && scene_) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int unit = tool_->active() ? -1 : unitAt(help->pos());
        QToolTip::showText(help->globalPos(), unit >= 0 ? unitText(unit) : QString(), this);
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride && scene_) {
        // Plain keys belong to the map while it has the focus, also where a menu wants them.
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool brush = key->key() == Qt::Key_BracketLeft || key->key() == Qt::Key_BracketRight;
        if ((tool_->active() &&
             (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Backspace)) ||
            brush || key->key() == Qt::Key_Space) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace ui
