// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/rule_list.h"

#include "ui/theme/style.h"
#include "ui/views/plan_figures.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <cmath>

namespace ui {

RuleList::RuleList(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), moves_(new QCheckBox), drive_(new QCheckBox),
      gentle_(new QCheckBox(tr("As few moves as it takes"))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 0, 12, 8);
    column->setSpacing(0);
    contiguous_ = addFact(tr("Contiguous territories"));
    contiguous_.box->setChecked(true);
    contiguous_.box->setEnabled(false);
    contiguous_.box->setToolTip(tr("Every territory is one piece, always"));
    centres_ = addFact(tr("Centres fixed at rep bases"));
    locks_ = addFact(tr("Keep locks"));
    locks_.box->setChecked(true);
    locks_.box->setEnabled(false);
    locks_.box->setToolTip(tr("Locked units and territories never move; unlock them to let them"));
    overrides_ = addFact(tr("Same rep for named accounts"));
    overrides_.box->setEnabled(false);
    overrides_.box->setToolTip(tr("Accounts with a territory of their own keep it"));
    scope_ = addFact(tr("Only these may move"));
    scope_.box->setObjectName("balanceScope");
    scope_.box->setToolTip(tr("The areas that were sent from Analysis; all others stay"));
    setScope({}, false);
    moves_->setText(tr("Accounts that move, at most"));
    mostMoves_ = addLimit(moves_, 15, 100, QString(QChar(0x2009)) + "%");
    drive_->setText(tr("Drive from base, at most"));
    mostDrive_ = addLimit(drive_, 60, 600, tr(" min"));
    mostDrive_->setToolTip(tr("By the roads of the workspace; where there are none, an estimate: "
                              "great circle with a detour factor"));
    gentle_->setMinimumHeight(theme_.metrics().row);
    column->addWidget(gentle_);
    gentle_->setToolTip(tr("Repairs the plan instead of looking for a better one"));
    column->addStretch(1);
    connect(drive_, &QCheckBox::toggled, this,
            [this](bool on) { centres_.box->setChecked(on || centres_.box->isChecked()); });
    setFacts({});
}

RuleList::Row RuleList::addFact(const QString& text) {
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    Row made{new QCheckBox(text), new Label(theme_, TextRole::Small, Tone::Text2)};
    made.detail->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(made.box);
    row->addWidget(made.detail, 1);
    line->setMinimumHeight(theme_.metrics().row);
    layout()->addWidget(line);
    return made;
}

QDoubleSpinBox* RuleList::addLimit(QCheckBox* box, double value, double most,
                                   const QString& suffix) {
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    auto* limit = new QDoubleSpinBox;
    limit->setRange(0, most);
    limit->setDecimals(0);
    limit->setValue(value);
    limit->setSuffix(suffix);
    limit->setButtonSymbols(QAbstractSpinBox::NoButtons);
    limit->setAlignment(Qt::AlignRight);
    limit->setFixedWidth(64);
    setLook(limit, Look::Plain, true);
    line->setMinimumHeight(theme_.metrics().row);
    limit->setEnabled(false);
    limit->setAccessibleName(box->text());
    row->addWidget(box, 1);
    row->addWidget(limit);
    connect(box, &QCheckBox::toggled, limit, &QWidget::setEnabled);
    layout()->addWidget(line);
    return limit;
}

void RuleList::setFacts(const RuleFacts& facts) {
    fresh_ = facts.fresh;
    centres_.box->setEnabled(facts.bases > 0);
    centres_.detail->setText(
        facts.bases > 0 ? tr("%Ln bases", nullptr, static_cast<int>(facts.bases)) : tr("no bases"));
    drive_->setEnabled(facts.bases > 0);
    if (facts.bases == 0) {
        centres_.box->setChecked(false);
        drive_->setChecked(false);
        drive_->setToolTip(tr("No rep has a home yet: import reps"));
    }
    QStringList locks;
    if (facts.lockedTerritories > 0) {
        locks << countedTerritories(facts.lockedTerritories);
    }
    if (facts.lockedUnits > 0) {
        locks << countedUnits(facts.lockedUnits, facts.zips);
    }
    locks_.detail->setText(locks.isEmpty() ? tr("none set") : locks.join(", "));
    overrides_.box->setChecked(facts.overrides > 0);
    overrides_.detail->setText(facts.overrides > 0 ? countedAccounts(facts.overrides)
                                                   : tr("none set"));
    for (QCheckBox* box : {moves_, gentle_}) {
        box->setEnabled(!facts.fresh);
        if (facts.fresh) {
            box->setChecked(false);
            box->setToolTip(tr("There is no plan yet that could be changed"));
        }
    }
}

bool RuleList::centresAtBases() const {
    return centres_.box->isChecked() && centres_.box->isEnabled();
}

void RuleList::setScope(const std::vector<std::string>& keys, bool zips) {
    scopeKeys_ = keys;
    scope_.box->setChecked(!keys.empty());
    scope_.detail->setText(countedUnits(static_cast<qint64>(keys.size()), zips));
    scope_.box->parentWidget()->setVisible(!keys.empty());
}

bool RuleList::loosen(const core::WayOut& way) {
    switch (way.kind) {
    case core::WayOut::Kind::DriveLimit: mostDrive_->setValue(std::ceil(way.value)); return true;
    case core::WayOut::Kind::Disruption:
        mostMoves_->setValue(std::ceil(way.value * 100));
        return true;
    default: return false;
    }
}

void RuleList::apply(core::BalanceParams& params) const {
    if (moves_->isChecked()) {
        params.maxDisruption = mostMoves_->value() / 100;
        params.disruptionMeasure = "accounts";
    }
    if (drive_->isChecked() && drive_->isEnabled()) {
        params.maxTravelMinutes = mostDrive_->value();
    }
    params.gentle = gentle_->isChecked();
    if (scope_.box->isChecked()) {
        params.scope = scopeKeys_;
    }
}

} // namespace ui
