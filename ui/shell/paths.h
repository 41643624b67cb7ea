// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// Questions about paths. None of them opens the file: a plan may be opened by the workspace only.
namespace ui {

QString absolutePath(const QString& path);
/// "Plan.gpkg".
QString fileName(const QString& path);
/// "Plan".
QString baseName(const QString& path);
QString extension(const QString& path);
QString folderOf(const QString& path);
bool fileExists(const QString& path);

} // namespace ui
