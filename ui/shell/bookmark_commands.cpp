// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/bookmark_commands.h"

#include "geo/crs/projection.h"
#include "ui/dialogs/bookmark_dialog.h"
#include "ui/map/map_canvas.h"
#include "ui/shell/actions.h"
#include "ui/shell/map_link.h"
#include "ui/shell/plan_session.h"
#include "ui/widgets/figures.h"

#include <algorithm>
#include <cmath>

namespace ui {

BookmarkCommands::BookmarkCommands(const AppContext& context, MapLink& map, QObject* parent)
    : QObject(parent), context_(context), map_(map) {
    connect(context.actions["view.bookmark"], &QAction::triggered, this, &BookmarkCommands::keep);
    connect(context.actions["view.bookmarks"], &QAction::triggered, this, &BookmarkCommands::list);
    const auto refresh = [this] {
        for (const char* id : {"view.bookmark", "view.bookmarks"}) {
            context_.actions.setEnabled(id, map_.scene() != nullptr, tr("no map is shown"));
        }
    };
    connect(&map, &MapLink::sceneChanged, this, refresh);
    connect(&context.session, &PlanSession::closed, this, refresh);
    refresh();
}

QString BookmarkCommands::workspace() const {
    return QString::fromStdString(context_.session.workspace().path());
}

/// Named after the territory in the middle and the scale, to be renamed in the list.
void BookmarkCommands::keep() {
    if (!map_.scene()) {
        return;
    }
    const MapView& view = map_.canvas().view();
    const QPointF middle(view.size.width() / 2.0, view.size.height() / 2.0);
    Bookmark bookmark;
    bookmark.centre = map_.degrees({view.toMetres(middle)}).front();
    bookmark.scale = view.scaleDenominator();
    const int unit = map_.scene()->units->unitAt(view.toMetres(middle));
    const int territory = unit < 0 ? -1 : map_.scene()->territoryOf[static_cast<std::size_t>(unit)];
    const QString place = territory >= 0
                              ? map_.scene()->territories[static_cast<std::size_t>(territory)].name
                          : unit >= 0 ? map_.scene()->units->unit(unit).key
                                      : context_.session.figures().scenarioName;
    bookmark.name = tr("%1, 1 : %2").arg(place, groupedText(std::llround(bookmark.scale)));
    std::vector<Bookmark> bookmarks = loadBookmarks(workspace());
    bookmarks.push_back(bookmark);
    saveBookmarks(workspace(), bookmarks);
    const QList<QKeySequence> keys = context_.actions.shortcuts("view.bookmarks");
    emit said(keys.isEmpty()
                  ? tr("Kept this view as \u201c%1\u201d").arg(bookmark.name)
                  : tr("Kept this view as \u201c%1\u201d; %2 lists the views")
                        .arg(bookmark.name, keys.front().toString(QKeySequence::NativeText)));
}

void BookmarkCommands::list() {
    if (!context_.session.isOpen()) {
        return;
    }
    auto* dialog = new BookmarkDialog(loadBookmarks(workspace()), context_.window);
    connect(dialog, &BookmarkDialog::chosen, this, &BookmarkCommands::show);
    connect(dialog, &BookmarkDialog::changed, this, [this](const std::vector<Bookmark>& bookmarks) {
        saveBookmarks(workspace(), bookmarks);
    });
    dialog->open();
}

void BookmarkCommands::show(const Bookmark& bookmark) {
    if (map_.plane() == nullptr) {
        return;
    }
    MapView view = map_.canvas().view();
    view.metresPerPixel *= bookmark.scale / view.scaleDenominator();
    const core::Point middle = map_.plane()->toMetres(bookmark.centre);
    view.topLeft = {middle.x - view.size.width() / 2.0 * view.metresPerPixel,
                    middle.y + view.size.height() / 2.0 * view.metresPerPixel};
    map_.canvas().setView(view);
    map_.canvas().setFocus();
}

} // namespace ui
