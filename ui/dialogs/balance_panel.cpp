// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/balance_panel.h"

#include "ui/shell/plan_data.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {

BalancePanel::BalancePanel(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), measure_(new QComboBox), territories_(new QSpinBox),
      tolerance_(new QDoubleSpinBox), seed_(new QSpinBox), run_(new QPushButton(tr("Run"))),
      stop_(new QPushButton(tr("Stop, keep best"))), chip_(new Chip(theme)), bar_(new QProgressBar),
      said_(new Label(theme, TextRole::Small, Tone::Text2)), outcome_(new KeyValues(theme)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildForm());
    auto* line = new QFrame;
    line->setFrameShape(QFrame::VLine);
    row->addWidget(line);
    row->addWidget(buildProgress(), 1);
    connect(run_, &QPushButton::clicked, this, [this] { emit runAsked(params()); });
    connect(stop_, &QPushButton::clicked, this, &BalancePanel::stopAsked);
    showIdle({});
}

QWidget* BalancePanel::buildForm() {
    auto* form = new QWidget;
    auto* rows = new QFormLayout(form);
    rows->setContentsMargins(12, 10, 16, 10);
    rows->setHorizontalSpacing(16);
    rows->setVerticalSpacing(6);
    rows->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    territories_->setRange(2, 2000);
    tolerance_->setRange(0.1, 50);
    tolerance_->setDecimals(1);
    tolerance_->setSuffix(QString(QChar(0x2009)) + "%");
    tolerance_->setPrefix(QString(QChar(0x00B1)));
    seed_->setRange(1, 999999);
    measure_->setObjectName("balanceMeasure");
    territories_->setObjectName("balanceTerritories");
    tolerance_->setObjectName("balanceTolerance");
    seed_->setObjectName("balanceSeed");
    seed_->setToolTip(tr("The same seed gives the same plan"));
    const auto label = [this](const QString& text) {
        return new Label(theme_, TextRole::Small, Tone::Text2, text);
    };
    rows->addRow(label(tr("Measure")), measure_);
    rows->addRow(label(tr("Territories")), territories_);
    rows->addRow(label(tr("Tolerance")), tolerance_);
    rows->addRow(label(tr("Seed")), seed_);
    for (QWidget* field : {static_cast<QWidget*>(measure_), static_cast<QWidget*>(territories_),
                           static_cast<QWidget*>(tolerance_), static_cast<QWidget*>(seed_)}) {
        field->setMinimumWidth(160);
    }
    return form;
}

QWidget* BalancePanel::buildProgress() {
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 10, 12, 10);
    column->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 0, 0);
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);
    bar_->setMaximumWidth(160);
    bar_->setMaximumHeight(theme_.metrics().icon);
    said_->setWordWrap(true);
    head->addWidget(chip_);
    head->addWidget(bar_);
    head->addWidget(said_, 1);
    column->addLayout(head);
    column->addWidget(outcome_);
    column->addStretch(1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(12, 0, 0, 0);
    run_->setObjectName("balanceRun");
    stop_->setObjectName("balanceStop");
    setLook(run_, Look::Primary);
    stop_->setIcon(icon(theme_, "media-playback-stop"));
    foot->addStretch(1);
    foot->addWidget(stop_);
    foot->addWidget(run_);
    column->addLayout(foot);
    return side;
}

void BalancePanel::setPlan(const LayerData* layer, const PlanState& state) {
    const QString chosen = measure_->currentText();
    measure_->clear();
    const bool able = layer && !layer->measures.empty();
    if (layer) {
        for (const core::Measure& measure : layer->measures) {
            measure_->addItem(QString::fromStdString(measure.name));
        }
        layerName_ = layer->layer.name;
    }
    const bool first = state.territories.empty() || state.scenario.name != scenarioName_;
    scenarioName_ = state.scenario.name;
    fresh_ = state.territories.empty();
    const QString present =
        layer && layer->measure.id ? QString::fromStdString(layer->measure.name) : chosen;
    measure_->setCurrentIndex(std::max(0, measure_->findText(present)));
    if (first) {
        territories_->setValue(fresh_ ? 8 : static_cast<int>(state.territories.size()));
        tolerance_->setValue(fresh_ ? 5 : state.scenario.tolerance * 100);
        seed_->setValue(static_cast<int>(state.scenario.seed));
    }
    territories_->setEnabled(fresh_);
    territories_->setToolTip(fresh_ ? QString() : tr("Those of this scenario keep their names"));
    run_->setEnabled(able && !running_);
    run_->setToolTip(able ? QString() : tr("The units have no measure yet: import one"));
    if (!running_ && outcome_->isHidden()) {
        showIdle(able ? (fresh_ ? tr("Makes a new scenario.")
                                : tr("Changes this scenario; one step to undo."))
                      : tr("The units have no measure to balance by."));
    }
}

core::BalanceParams BalancePanel::params() const {
    core::BalanceParams params;
    params.layer = layerName_;
    core::ScenarioMeasure measure;
    measure.measure = measure_->currentText().toStdString();
    params.measures = {measure};
    params.tolerance = std::round(tolerance_->value() * 10) / 1000;
    params.seed = static_cast<std::uint64_t>(seed_->value());
    if (fresh_) {
        params.territories = territories_->value();
    } else {
        params.scenario = scenarioName_;
        params.from = scenarioName_;
    }
    return params;
}

void BalancePanel::setRunning(bool running) {
    running_ = running;
    run_->setEnabled(!running && measure_->count() > 0);
    stop_->setVisible(running);
    bar_->setVisible(running);
    for (QWidget* field : {static_cast<QWidget*>(measure_), static_cast<QWidget*>(tolerance_),
                           static_cast<QWidget*>(seed_)}) {
        field->setEnabled(!running);
    }
    territories_->setEnabled(!running && fresh_);
}

void BalancePanel::showRunning(const JobState& job) {
    setRunning(true);
    outcome_->hide();
    chip_->setState(tr("Searching"), ChipKind::Accent);
    bar_->setValue(static_cast<int>(job.fraction * 1000));
    stop_->setEnabled(!job.stopping);
    said_->setText(job.stopping      ? tr("stopping with the best plan so far")
                   : job.secondsLeft ? timeLeftText(*job.secondsLeft)
                                     : job.text);
}

void BalancePanel::showIdle(const QString& text) {
    setRunning(false);
    chip_->setState({}, ChipKind::Neutral);
    said_->setText(text);
    outcome_->hide();
}

void BalancePanel::showResult(const core::BalanceReport& report) {
    setRunning(false);
    chip_->setState(report.feasible ? tr("Done") : tr("Best found"),
                    report.feasible ? ChipKind::Ok : ChipKind::Warn);
    const core::ScoreReport& figures = report.figures;
    said_->setText(report.feasible ? tr("The plan is on the map. Undo takes it back.")
                   : report.reasons.empty()
                       ? tr("No plan within all rules was found; the best one is on the map.")
                       : QString::fromStdString(report.reasons.front().message));
    said_->setToolTip(said_->text());
    std::vector<KeyValue> rows{
        {tr("In band"), tr("%1 of %2").arg(figures.inBand).arg(figures.territories.size())},
        {tr("Largest deviation"), percentText(figures.maxDeviation)},
        {tr("Contiguous"), figures.contiguous ? tr("Yes") : tr("No")},
        {tr("Search"),
         tr("%1 s, seed %2").arg(decimalText(report.seconds), QString::number(report.seed))}};
    if (figures.disruption.units > 0) {
        rows.push_back({tr("Units that moved"), groupedText(figures.disruption.units)});
    }
    outcome_->setRows(rows);
    outcome_->show();
}

} // namespace ui
