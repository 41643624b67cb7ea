// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace ui {

/// What can be done with a file that somebody drops on the window.
enum class FileKind {
    Plan,  ///< a workspace: opened
    Table, ///< records: imported
    Areas, ///< shapes: imported as unit areas
    Other
};
/// By the ending of the name; a GeoPackage is looked into, as it may be either.
FileKind kindOfFile(const QString& path);

/// Takes files that are dropped anywhere on a window, and opens or imports them.
class DroppedFiles : public QObject {
    Q_OBJECT

public:
    explicit DroppedFiles(QWidget* window);

signals:
    void planDropped(const QString& path);
    void tableDropped(const QString& path);
    void areasDropped(const QString& path);
    /// Why nothing was done with what was dropped.
    void refused(const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void take(const QStringList& paths);
};

} // namespace ui
