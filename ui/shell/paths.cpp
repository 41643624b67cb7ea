// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/paths.h"

#include <QFileInfo>

namespace ui {

QString absolutePath(const QString& path) {
    return QFileInfo(path).absoluteFilePath();
}

QString fileName(const QString& path) {
    return QFileInfo(path).fileName();
}

QString baseName(const QString& path) {
    return QFileInfo(path).completeBaseName();
}

QString extension(const QString& path) {
    return QFileInfo(path).suffix();
}

QString folderOf(const QString& path) {
    return QFileInfo(path).absolutePath();
}

bool fileExists(const QString& path) {
    return QFileInfo::exists(path);
}

} // namespace ui
