// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/app_context.h"
#include "ui/shell/bookmarks.h"

#include <QObject>

namespace ui {

class MapLink;

/// Ctrl+B keeps the view that is shown, Ctrl+7 lists the views that were kept.
class BookmarkCommands : public QObject {
    Q_OBJECT

public:
    BookmarkCommands(const AppContext& context, MapLink& map, QObject* parent);

signals:
    /// A sentence for the status bar.
    void said(const QString& sentence);

private:
    void keep();
    void list();
    void show(const Bookmark& bookmark);
    QString workspace() const;

    AppContext context_;
    MapLink& map_;
};

} // namespace ui
