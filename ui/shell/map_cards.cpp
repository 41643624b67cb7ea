// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/map_cards.h"

#include "ui/map/map_canvas.h"
#include "ui/shell/actions.h"
#include "ui/shell/plan_session.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/toast.h"

#include <QEvent>

namespace ui {

namespace {

constexpr int kToastAbove = 16; ///< pixels from the foot of the map

} // namespace

MapCards::MapCards(const AppContext& context, MapCanvas& canvas, QObject* parent)
    : QObject(parent), context_(context), canvas_(canvas),
      banner_(new Banner(context.theme, &canvas)), toast_(new Toast(context.theme, &canvas)) {
    banner_->setObjectName("planningBanner");
    banner_->setCursor(Qt::ArrowCursor);
    banner_->hide();
    canvas.installEventFilter(this);
    connect(banner_, &Banner::linkClicked, context.actions["plan.makeDraft"], &QAction::trigger);
    connect(toast_, &Toast::undoAsked, this, [this] { context_.session.undo(); });
    connect(&context.session, &PlanSession::planChanged, this, &MapCards::refresh);
    connect(&context.session, &PlanSession::closed, toast_, &QWidget::hide);
    connect(&context.session, &PlanSession::acted, this, [this](const QString& label) {
        toast_->say(label);
        place();
    });
    connect(&context.session, &PlanSession::takenBack, toast_, &QWidget::hide);
}

void MapCards::refresh() {
    const bool off = context_.session.isOpen() && !context_.session.planning();
    banner_->setState(BannerKind::Info, tr("Planning mode is off: this plan is published."),
                      tr("Make a draft"));
    banner_->setVisible(off);
    place();
}

void MapCards::place() {
    banner_->setGeometry(0, 0, canvas_.width(), banner_->sizeHint().height());
    const QSize size = toast_->sizeHint();
    toast_->setGeometry((canvas_.width() - size.width()) / 2,
                        canvas_.height() - size.height() - kToastAbove, size.width(),
                        size.height());
}

bool MapCards::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) {
        place();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui
