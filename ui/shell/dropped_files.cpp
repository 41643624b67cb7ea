// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dropped_files.h"

#include "core/base/error.h"
#include "core/workspace/connection.h"
#include "ui/shell/paths.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace ui {

namespace {

/// Whether a GeoPackage is one of ours: asked of SQLite, which alone may open it.
bool isPlan(const QString& path) {
    try {
        const core::Connection db(path.toStdString(), core::Connection::Mode::ReadOnly);
        return db.integer("SELECT count(*) FROM sqlite_master WHERE name = 'evenlode_meta'") == 1;
    } catch (const core::Error&) {
        return true; // what is wrong with it is said when it is opened
    }
}

QStringList pathsOf(const QMimeData& data) {
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile()) {
            paths << url.toLocalFile();
        }
    }
    return paths;
}

} // namespace

FileKind kindOfFile(const QString& path) {
    const QString ending = extension(path).toLower();
    if (ending == QLatin1String("gpkg")) {
        return isPlan(path) ? FileKind::Plan : FileKind::Areas;
    }
    if (QStringList{"csv", "tsv", "txt", "psv", "xlsx", "xls", "ods"}.contains(ending)) {
        return FileKind::Table;
    }
    if (QStringList{"shp", "zip", "geojson", "json", "gz", "fgb", "kml"}.contains(ending)) {
        return FileKind::Areas;
    }
    return FileKind::Other;
}

DroppedFiles::DroppedFiles(QWidget* window) : QObject(window) {
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool DroppedFiles::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        const QStringList paths = pathsOf(*drop->mimeData());
        if (!paths.isEmpty()) {
            drop->acceptProposedAction();
            if (event->type() == QEvent::Drop) {
                take(paths);
            }
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void DroppedFiles::take(const QStringList& paths) {
    if (paths.size() > 1) {
        emit refused(tr("Drop one file at a time; %1 were dropped").arg(paths.size()));
        return;
    }
    const QString& path = paths.front();
    switch (kindOfFile(path)) {
    case FileKind::Plan: emit planDropped(path); return;
    case FileKind::Table: emit tableDropped(path); return;
    case FileKind::Areas: emit areasDropped(path); return;
    case FileKind::Other: break;
    }
    emit refused(tr("%1 is no plan, no table and no map file").arg(fileName(path)));
}

} // namespace ui
