// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/recent_menu.h"

#include "ui/shell/paths.h"
#include "ui/shell/settings.h"

namespace ui {

RecentMenu::RecentMenu(const Settings& settings, QWidget* parent)
    : QMenu(tr("Open &recent"), parent), settings_(settings) {
    setObjectName("recent");
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &RecentMenu::fill);
    fill();
}

void RecentMenu::fill() {
    clear();
    int number = 0;
    for (const RecentPlan& plan : settings_.recentPlans()) {
        // An ampersand in the name is no mnemonic.
        const QString name = baseName(plan.path).replace('&', QLatin1String("&&"));
        QAction* action = addAction(QStringLiteral("&%1  %2").arg(++number).arg(name));
        action->setToolTip(plan.path);
        connect(action, &QAction::triggered, this, [this, path = plan.path] { emit chosen(path); });
    }
    if (number == 0) {
        QAction* none = addAction(tr("No plan was opened yet"));
        none->setEnabled(false);
    }
}

} // namespace ui
