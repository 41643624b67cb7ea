// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/app_context.h"

#include <QObject>
#include <QString>

namespace ui {

/// Connects a CRM to the plan: for now a folder of tables that the CRM exports. Reads only; what is
/// written back waits for a publish.
class CrmCommands : public QObject {
    Q_OBJECT

public:
    CrmCommands(const AppContext& context, QObject* parent);

    /// Asks for the folder, and where no plan is open for a new one to read it into.
    void connectFolder();

signals:
    /// A sentence for the status bar.
    void said(const QString& sentence);

private:
    void read(const QString& folder);

    AppContext context_;
};

} // namespace ui
