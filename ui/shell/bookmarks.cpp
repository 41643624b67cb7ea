// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/bookmarks.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSettings>

namespace ui {

namespace {

QString groupOf(const QString& workspace) {
    const QByteArray path = QFileInfo(workspace).absoluteFilePath().toUtf8();
    return QStringLiteral("bookmarks/%1")
        .arg(QLatin1String(QCryptographicHash::hash(path, QCryptographicHash::Sha1).toHex()));
}

} // namespace

std::vector<Bookmark> loadBookmarks(const QString& workspace) {
    QSettings settings;
    std::vector<Bookmark> bookmarks;
    const int count = settings.beginReadArray(groupOf(workspace));
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const Bookmark bookmark{
            settings.value("name").toString(),
            {settings.value("lon").toDouble(), settings.value("lat").toDouble()},
            settings.value("scale").toDouble()};
        if (bookmark.scale > 0) {
            bookmarks.push_back(bookmark);
        }
    }
    settings.endArray();
    return bookmarks;
}

void saveBookmarks(const QString& workspace, const std::vector<Bookmark>& bookmarks) {
    QSettings settings;
    settings.remove(groupOf(workspace));
    settings.beginWriteArray(groupOf(workspace), static_cast<int>(bookmarks.size()));
    for (std::size_t i = 0; i < bookmarks.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        settings.setValue("name", bookmarks[i].name);
        settings.setValue("lon", bookmarks[i].centre.x);
        settings.setValue("lat", bookmarks[i].centre.y);
        settings.setValue("scale", bookmarks[i].scale);
    }
    settings.endArray();
}

} // namespace ui
