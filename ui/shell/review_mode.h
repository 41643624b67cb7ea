// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_desk.h"
#include "ui/shell/app_context.h"

#include <QKeySequence>
#include <QObject>

#include <utility>
#include <vector>

class QAction;

namespace ui {

class DuplicatesLink;
class LocationsLink;
class MapLink;

/// The review of data as a mode of the window: keeps its desk in step with the session and the map
/// while it is open, and gives it the plain keys, which belong to the map otherwise.
class ReviewMode : public QObject {
    Q_OBJECT

public:
    ReviewMode(const AppContext& context, MapLink& map, QObject* parent);

    ReviewDesk& desk() { return *desk_; }
    void open(ReviewTopic topic);
    /// Asks to be left, as the button for it does.
    void leave() { emit leaveAsked(changed_); }
    /// To be called when the desk is no longer shown.
    void close();
    bool isOpen() const { return open_; }
    bool settled() const;

signals:
    /// Words for the status bar: what the keys do.
    void hintChanged(const QString& act, const QString& hint,
                     const QList<std::pair<QString, QString>>& keys);
    /// Something was decided meanwhile: the plan has to be read again.
    void leaveAsked(bool changed);

private:
    void showTopic(ReviewTopic topic);
    void showScene();
    void takePlainKeys();
    void givePlainKeysBack();

    AppContext context_;
    MapLink& map_;
    ReviewDesk* desk_;
    LocationsLink* locations_;
    DuplicatesLink* duplicates_;
    std::vector<std::pair<QAction*, QList<QKeySequence>>> keys_;
    bool open_ = false;
    bool changed_ = false;
    bool searched_ = false;
};

} // namespace ui
