// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/plan_tool_bar.h"

#include "ui/dialogs/keep_dialog.h"
#include "ui/shell/actions.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/target_combo.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace ui {

PlanToolBar::PlanToolBar(const AppContext& context, QWidget* parent)
    : QToolBar(tr("Tools"), parent), context_(context), scenario_(new QComboBox(this)),
      state_(new Chip(context.theme, this)), search_(new QToolButton(this)),
      target_(new TargetCombo(context.theme, context.selection, this)),
      scope_(new QComboBox(this)) {
    setObjectName("tools");
    setMovable(false);
    setMinimumHeight(context.theme.metrics().toolBar);
    addScenario();
    addSeparator();
    addActions({context.actions["edit.undo"], context.actions["edit.redo"]});
    addSeparator();
    addTools();
    addSeparator();
    addTarget();
    addScope();
    addSeparator();
    addPlanButtons();
    addSearch();
    connect(&context.session, &PlanSession::planChanged, this, &PlanToolBar::refresh);
}

void PlanToolBar::addScenario() {
    scenario_->setObjectName("scenario");
    scenario_->setAccessibleName(tr("Scenario"));
    scenario_->setToolTip(tr("Scenario that is shown and edited"));
    scenario_->setMinimumWidth(196);
    scenario_->setFocusPolicy(Qt::TabFocus);
    scenario_->setFont(context_.theme.font(TextRole::BodyStrong));
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(6, 0, 2, 0);
    row->addWidget(state_);
    addWidget(scenario_);
    addWidget(holder);
    connect(scenario_, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!filling_ && index >= 0) {
            context_.session.showScenario(
                core::ScenarioId(scenario_->itemData(index).toLongLong()));
        }
    });
    connect(&context_.theme, &Theme::changed, scenario_,
            [this] { scenario_->setFont(context_.theme.font(TextRole::BodyStrong)); });
}

void PlanToolBar::addTools() {
    for (const char* id : {"tool.select", "tool.lasso", "tool.box", "tool.paint", "tool.flood",
                           "tool.split", "tool.draw", "tool.measure"}) {
        addAction(context_.actions[id]);
    }
    auto* draw = qobject_cast<QToolButton*>(widgetForAction(context_.actions["tool.draw"]));
    auto* shapes = new QMenu(draw);
    for (const char* id :
         {"tool.draw", "tool.drawFreehand", "tool.drawRadius", "tool.drawBoundary"}) {
        shapes->addAction(context_.actions[id]);
    }
    // Held down, the button offers the other shapes, which are in the menus too.
    draw->setMenu(shapes);
    draw->setPopupMode(QToolButton::DelayedPopup);
}

void PlanToolBar::addTarget() {
    auto* word = new Label(context_.theme, TextRole::Small, Tone::Text3, tr("Target"), this);
    word->setContentsMargins(4, 0, 6, 0);
    word->setBuddy(target_);
    addWidget(word);
    addWidget(target_);
}

void PlanToolBar::addScope() {
    scope_->setObjectName("scope");
    scope_->setAccessibleName(tr("What tools move"));
    scope_->setToolTip(tr("What tools move: units; or only the accounts in them, which then keep "
                          "their territory whatever becomes of the unit; or both: units, and the "
                          "accounts in them that are named to another territory, which then follow "
                          "their unit again. Holdouts stay held out"));
    scope_->setFocusPolicy(Qt::TabFocus);
    scope_->addItem(tr("Units"));
    scope_->addItem(tr("Accounts"));
    scope_->addItem(tr("Both"));
    addWidget(scope_);
    connect(scope_, &QComboBox::activated, this, [this](int index) {
        if (index != 1) {
            context_.session.setScope(index == 2 ? PlanSession::Scope::Both
                                                 : PlanSession::Scope::Units);
            return;
        }
        context_.session.setScope(PlanSession::Scope::Units);
        scope_->setCurrentIndex(0); // until there is a reason
        askReason();
    });
}

void PlanToolBar::askReason() {
    auto* dialog = new KeepDialog(context_.theme,
                                  {tr("Move accounts without their units"), tr("Move accounts"),
                                   tr("named account"),
                                   tr("Kept with each account that the tools move from now on.")},
                                  context_.window);
    connect(dialog, &KeepDialog::answered, this, [this](const KeepReason& reason) {
        context_.session.setScope(PlanSession::Scope::Accounts, reason);
        scope_->setCurrentIndex(1);
    });
    dialog->open();
}

void PlanToolBar::addPlanButtons() {
    for (const char* id : {"plan.balance", "plan.compare", "crm.publish"}) {
        if (!context_.actions.contains(id)) {
            continue;
        }
        addAction(context_.actions[id]);
        auto* button = qobject_cast<QToolButton*>(widgetForAction(context_.actions[id]));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        setLook(button, Look::Outlined);
        planButtons_.push_back(button);
    }
}

void PlanToolBar::addSearch() {
    auto* room = new QWidget(this);
    room->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(room);
    search_->setObjectName("search");
    search_->setIcon(icon(context_.theme, "edit-find", Tone::Text3));
    search_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    search_->setToolTip(context_.actions["view.palette"]->toolTip());
    search_->setAccessibleName(tr("Find a place, an account or an action"));
    setLook(search_, Look::Outlined);
    addWidget(search_);
    connect(search_, &QToolButton::clicked, context_.actions["view.palette"], &QAction::trigger);
    setNarrow(false);
}

void PlanToolBar::setNarrow(bool narrow) {
    const QList<QKeySequence> keys = context_.actions.shortcuts("view.palette");
    const QString key =
        keys.isEmpty() ? QString() : keys.front().toString(QKeySequence::NativeText);
    search_->setText(narrow ? key : tr("Place, account or action   %1").arg(key));
    scenario_->setMinimumWidth(narrow ? 164 : 196);
    fit();
}

void PlanToolBar::resizeEvent(QResizeEvent* event) {
    QToolBar::resizeEvent(event);
    fit();
}

void PlanToolBar::fit() {
    for (const auto style : {Qt::ToolButtonTextBesideIcon, Qt::ToolButtonIconOnly}) {
        for (QToolButton* button : planButtons_) {
            button->setToolButtonStyle(style);
        }
        if (sizeHint().width() <= width()) {
            break;
        }
    }
}

void PlanToolBar::refresh() {
    const PlanSession& session = context_.session;
    filling_ = true;
    const std::vector<ScenarioRow>& scenarios = session.scenarios();
    bool same = scenario_->count() == static_cast<int>(scenarios.size());
    for (int i = 0; same && i < scenario_->count(); ++i) {
        const ScenarioRow& row = scenarios[static_cast<std::size_t>(i)];
        same = scenario_->itemText(i) == row.name &&
               scenario_->itemData(i).toLongLong() == row.id.value;
    }
    if (!same) {
        scenario_->clear();
        for (const ScenarioRow& row : scenarios) {
            scenario_->addItem(row.name, QVariant::fromValue<qint64>(row.id.value));
        }
    }
    scenario_->setCurrentIndex(
        scenario_->findData(QVariant::fromValue<qint64>(session.figures().scenario.value)));
    scenario_->setEnabled(scenario_->count() > 0);
    filling_ = false;
    const QString status = session.figures().status;
    if (status == QLatin1String("published")) {
        state_->setState(tr("In force"), ChipKind::Ok);
    } else if (status == QLatin1String("archived")) {
        state_->setState(tr("Archived"), ChipKind::Neutral);
    } else {
        state_->setState(status.isEmpty() ? QString() : tr("Draft"), ChipKind::Neutral);
    }
    target_->setFigures(session.figures());
}

} // namespace ui
