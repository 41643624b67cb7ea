// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace ui {

class Settings;

/// The plans that were opened last, newest first, for the File menu.
class RecentMenu : public QMenu {
    Q_OBJECT

public:
    RecentMenu(const Settings& settings, QWidget* parent);

signals:
    void chosen(const QString& path);

private:
    void fill();

    const Settings& settings_;
};

} // namespace ui
