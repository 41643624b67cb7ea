// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/draft_name.h"

#include "ui/shell/plan_session.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::PlanCommands)
};

} // namespace

QString draftName(const PlanSession& session) {
    const QString present = session.figures().scenarioName;
    const auto taken = [&](const QString& name) {
        return std::any_of(session.scenarios().begin(), session.scenarios().end(),
                           [&](const ScenarioRow& row) { return row.name == name; });
    };
    QString name = Words::tr("%1, draft").arg(present);
    for (int number = 2; taken(name); ++number) {
        name = Words::tr("%1, draft %2").arg(present).arg(number);
    }
    return name;
}

} // namespace ui
