// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/app_context.h"

#include <QObject>

namespace ui {

/// What the File menu and the start page do.
class FileCommands : public QObject {
    Q_OBJECT

public:
    FileCommands(const AppContext& context, QObject* parent);

    /// Opens a plan; what fails is reported and the present one stays.
    void openPlan(const QString& path);

private:
    void newPlan();
    void askForPlan();
    void closePlan();

    AppContext context_;
};

} // namespace ui
