// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/review_mode.h"

#include "geo/crs/projection.h"
#include "ui/map/map_canvas.h"
#include "ui/review/duplicates_link.h"
#include "ui/review/duplicates_page.h"
#include "ui/review/locations_link.h"
#include "ui/review/locations_page.h"
#include "ui/shell/actions.h"
#include "ui/shell/map_link.h"
#include "ui/shell/plan_session.h"

#include <QAction>

#include <algorithm>

namespace ui {

namespace {

/// One key without Ctrl, Alt or Meta: what a review wants for itself.
bool plain(const QKeySequence& keys) {
    return keys.count() == 1 &&
           (keys[0].keyboardModifiers() & ~Qt::KeyboardModifiers(Qt::ShiftModifier)) ==
               Qt::NoModifier &&
           keys[0].key() < Qt::Key_Escape;
}

} // namespace

ReviewMode::ReviewMode(const AppContext& context, MapLink& map, QObject* parent)
    : QObject(parent), context_(context), map_(map),
      desk_(new ReviewDesk(context.theme, context.actions)),
      locations_(new LocationsLink(context, *desk_, this)),
      duplicates_(new DuplicatesLink(context, *desk_, this)) {
    const auto noteChange = [this] { changed_ = true; };
    connect(locations_, &LocationsLink::decided, this, noteChange);
    connect(duplicates_, &DuplicatesLink::decided, this, noteChange);
    connect(desk_, &ReviewDesk::topicChosen, this, &ReviewMode::showTopic);
    connect(desk_, &ReviewDesk::left, this, &ReviewMode::leave);
    connect(&map, &MapLink::sceneChanged, this, &ReviewMode::showScene);
    connect(&context.session, &PlanSession::planChanged, this, [this] {
        if (open_) { // an undo, or another program
            locations_->refresh();
            duplicates_->refresh();
        }
    });
}

bool ReviewMode::settled() const {
    return !locations_->busy() && !duplicates_->busy() &&
           (desk_->topic() == ReviewTopic::Duplicates || !desk_->locations().map().scene() ||
            desk_->locations().map().isExact());
}

void ReviewMode::open(ReviewTopic topic) {
    if (!open_) {
        open_ = true;
        changed_ = false;
        searched_ = false;
        takePlainKeys();
        showScene();
        locations_->refresh();
        duplicates_->refresh();
    }
    desk_->show(topic);
    showTopic(topic);
}

void ReviewMode::close() {
    if (open_) {
        open_ = false;
        givePlainKeysBack();
    }
}

void ReviewMode::showTopic(ReviewTopic topic) {
    if (topic == ReviewTopic::Duplicates) {
        emit hintChanged(tr("Duplicates"), {},
                         {{tr("Enter"), tr("links")},
                          {tr("Del"), tr("ignores")},
                          {QStringLiteral("N"), tr("next without deciding")}});
        if (!searched_) {
            searched_ = true;
            duplicates_->search();
        }
        return;
    }
    locations_->setStaleOnly(topic == ReviewTopic::Stale);
    emit hintChanged(tr("Review"), {},
                     {{tr("Enter"), tr("accepts")},
                      {QStringLiteral("1–9"), tr("pick")},
                      {QStringLiteral("N"), tr("next without deciding")}});
}

void ReviewMode::showScene() {
    if (!open_) {
        return;
    }
    LocationsPage::Plane plane;
    if (map_.plane() != nullptr) {
        // A copy: the map may get another plane while the page still shows this one.
        const auto projection = std::make_shared<geo::Projection>(map_.plane()->workCrs());
        plane.toMetres = [projection](core::Point p) { return projection->toMetres(p); };
        plane.toDegrees = [projection](core::Point p) { return projection->toDegrees(p); };
    }
    desk_->locations().setScene(map_.scene(), std::move(plane));
}

void ReviewMode::takePlainKeys() {
    for (QAction* action : context_.actions.all()) {
        const QList<QKeySequence> keys = action->shortcuts();
        if (std::any_of(keys.begin(), keys.end(), plain)) {
            keys_.emplace_back(action, keys);
            action->setShortcuts(QList<QKeySequence>());
        }
    }
}

void ReviewMode::givePlainKeysBack() {
    for (const auto& [action, keys] : keys_) {
        action->setShortcuts(keys);
    }
    keys_.clear();
}

} // namespace ui
