// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

#include <vector>

namespace ui {

class Theme;

/// A library that the program stands on.
struct LibraryLine {
    QString name;
    QString version;
    QString licence;
    QString use; ///< what it does here
};
/// All that is linked or compiled in, with the versions found while running.
std::vector<LibraryLine> libraryLines();

/// Name, version and licence of the program, and those of everything in it. Deletes itself when it
/// is closed.
class AboutDialog : public QDialog {
    Q_OBJECT

public:
    AboutDialog(const Theme& theme, QWidget* parent);

private:
    /// The same as text, for reports of trouble.
    static QString plainText();
};

} // namespace ui
