// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/balance_panel.h"

#include "ui/balance/clash_view.h"

#include "ui/balance/search_chart.h"
#include "ui/shell/plan_data.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_column.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QStackedWidget>
#include <QThread>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

QWidget* verticalLine() {
    auto* line = new QFrame;
    line->setFrameShape(QFrame::VLine);
    return line;
}

/// Scrolls downwards only: it is never narrower than its content.
class Column : public ScrollColumn {
public:
    explicit Column(QWidget* content) : ScrollColumn(content) {}
    QSize minimumSizeHint() const override {
        return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), 80};
    }
    QSize sizeHint() const override { return widget()->sizeHint(); }
};

} // namespace

BalancePanel::BalancePanel(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), pages_(new QStackedWidget), clash_(new ClashView(theme)),
      measures_(new MeasureRows(theme)), rules_(new RuleList(theme)),
      chart_(new SearchChart(theme)), objective_(new QComboBox), territories_(new QSpinBox),
      tolerance_(new QDoubleSpinBox), seed_(new QSpinBox), run_(new QPushButton(tr("Search"))),
      stop_(new QPushButton(tr("Stop, keep best"))), chip_(new Chip(theme)), bar_(new QProgressBar),
      said_(new Label(theme, TextRole::Small, Tone::Text2)),
      outcome_(new Label(theme, TextRole::Small, Tone::Text2)),
      note_(new Label(theme, TextRole::Small, Tone::Text3)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    head_ = buildHead();
    auto* settings = new QWidget;
    auto* row = new QHBoxLayout(settings);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildMeasures(), 708);
    row->addWidget(verticalLine());
    row->addWidget(buildRules(), 284);
    row->addWidget(verticalLine());
    row->addWidget(buildSearch(), 448);
    pages_->addWidget(settings);
    pages_->addWidget(clash_);
    column->addWidget(pages_, 1);
    connect(clash_, &ClashView::allRulesAsked, this, [this] { pages_->setCurrentIndex(0); });
    connect(clash_, &ClashView::allowed, this, &BalancePanel::wayOutAsked);
    connect(run_, &QPushButton::clicked, this, &BalancePanel::runAsked);
    connect(stop_, &QPushButton::clicked, this, &BalancePanel::stopAsked);
    chip_->hide();
    setRunning(false);
}

QWidget* BalancePanel::buildHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);
    bar_->setFixedWidth(130);
    bar_->setMaximumHeight(theme_.metrics().icon);
    said_->setElided(true);
    run_->setObjectName("balanceRun");
    stop_->setObjectName("balanceStop");
    setLook(run_, Look::Primary, true);
    setLook(stop_, Look::Plain, true);
    stop_->setIcon(icon(theme_, "media-playback-stop"));
    row->addWidget(chip_);
    row->addWidget(bar_);
    row->addWidget(said_, 1);
    row->addWidget(stop_);
    row->addWidget(run_);
    return head;
}

QWidget* BalancePanel::buildMeasures() {
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 6, 0, 6);
    column->setSpacing(6);
    auto* title = new Label(theme_, TextRole::BodyStrong, Tone::Text, tr("Measures"));
    title->setContentsMargins(12, 0, 0, 0);
    column->addWidget(title);
    column->addWidget(measures_);
    column->addStretch(1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(12, 0, 12, 0);
    foot->setSpacing(8);
    const auto field = [&](const QString& text, QWidget* widget, const char* name) {
        widget->setObjectName(name);
        widget->setAccessibleName(text);
        foot->addWidget(new Label(theme_, TextRole::Small, Tone::Text2, text));
        foot->addWidget(widget);
    };
    objective_->addItems({tr("compact territories"), tr("short drives")});
    territories_->setRange(2, 5000);
    tolerance_->setRange(0.1, 50);
    tolerance_->setDecimals(1);
    tolerance_->setSuffix(QString(QChar(0x2009)) + "%");
    tolerance_->setPrefix(QString(QChar(0x00B1)));
    seed_->setRange(1, 999999);
    seed_->setToolTip(tr("The same seed gives the same plan"));
    for (QAbstractSpinBox* box :
         {static_cast<QAbstractSpinBox*>(territories_), static_cast<QAbstractSpinBox*>(tolerance_),
          static_cast<QAbstractSpinBox*>(seed_)}) {
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
        box->setFixedWidth(64);
        box->setAlignment(Qt::AlignRight);
    }
    field(tr("Prefer"), objective_, "balanceObjective");
    field(tr("Territories"), territories_, "balanceTerritories");
    field(tr("Band"), tolerance_, "balanceTolerance");
    field(tr("Seed"), seed_, "balanceSeed");
    foot->addStretch(1);
    column->addLayout(foot);
    return new Column(side);
}

QWidget* BalancePanel::buildRules() {
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 6, 0, 6);
    column->setSpacing(4);
    auto* title = new Label(theme_, TextRole::BodyStrong, Tone::Text, tr("Rules"));
    title->setContentsMargins(12, 0, 0, 0);
    column->addWidget(title);
    column->addWidget(rules_, 1);
    outcome_->setWordWrap(true);
    outcome_->setContentsMargins(12, 0, 12, 0);
    outcome_->hide();
    column->addWidget(outcome_);
    return new Column(side);
}

QWidget* BalancePanel::buildSearch() {
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 6, 0, 6);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 12, 0);
    head->addWidget(new Label(theme_, TextRole::BodyStrong, Tone::Text, tr("Search")));
    head->addStretch(1);
    head->addWidget(new Label(theme_, TextRole::Small, Tone::Text3, tr("cost, lower bound = 1")));
    column->addLayout(head);
    column->addWidget(chart_, 1);
    note_->setWordWrap(true);
    note_->setContentsMargins(12, 0, 12, 0);
    note_->setText(tr("No plan within the bands can cost less than the bound. It ignores "
                      "contiguity."));
    column->addWidget(note_);
    return side;
}

void BalancePanel::setPlan(const LayerData* layer, const PlanState& state) {
    const bool published = state.scenario.status == "published";
    const bool measured = layer != nullptr && !layer->measures.empty();
    able_ = measured && !published;
    layerName_ = layer ? layer->layer.name : std::string();
    const bool first = state.territories.empty() || state.scenario.name != scenarioName_;
    scenarioName_ = state.scenario.name;
    fresh_ = state.territories.empty();
    zips_ = layer != nullptr && layer->zips;
    if (first) {
        setScope({}); // it was of another plan
        territories_->setValue(fresh_ ? 8 : static_cast<int>(state.territories.size()));
        tolerance_->setValue(fresh_ ? 5 : state.scenario.tolerance * 100);
        seed_->setValue(static_cast<int>(state.scenario.seed));
    }
    if (layer != nullptr) {
        std::vector<MeasureFacts> facts;
        for (const core::Measure& measure : layer->measures) {
            facts.push_back({QString::fromStdString(measure.name), 0, {}, {}});
        }
        measures_->setMeasures(facts, state.scenario.measures);
    }
    territories_->setToolTip(fresh_ ? QString() : tr("Those of this scenario keep their names"));
    run_->setToolTip(able_ ? tr("Looks for a better plan; nothing changes before you accept it")
                     : measured ? tr("A published plan is not changed: save it as a scenario first")
                                : tr("The units have no measure yet: import one"));
    if (!running_) {
        said_->setText(!measured   ? tr("The units have no measure to balance by.")
                       : published ? tr("This plan is published. Save it as a scenario to balance "
                                        "a copy of it.")
                       : fresh_    ? tr("Makes a first plan.")
                       : first     ? QString()
                                   : said_->text());
    }
    setRunning(running_);
}

void BalancePanel::setFacts(const std::vector<MeasureFacts>& facts, const RuleFacts& rules) {
    measures_->setSpreads(facts, tolerance_->value() / 100);
    rules_->setFacts(rules);
}

void BalancePanel::setScope(const std::vector<std::string>& keys) {
    rules_->setScope(keys, zips_);
}

core::BalanceParams BalancePanel::params() const {
    core::BalanceParams params;
    params.layer = layerName_;
    params.measures = measures_->chosen(territories_->value());
    params.tolerance = std::round(tolerance_->value() * 10) / 1000;
    params.seed = static_cast<std::uint64_t>(seed_->value());
    params.objective =
        objective_->currentIndex() == 1 ? core::Objective::Travel : core::Objective::Compactness;
    if (fresh_) {
        params.territories = territories_->value();
    } else {
        params.scenario = scenarioName_;
        params.from = scenarioName_;
    }
    rules_->apply(params);
    return params;
}

void BalancePanel::setRunning(bool running) {
    running_ = running;
    run_->setEnabled(!running && able_);
    run_->setVisible(!running);
    stop_->setVisible(running);
    bar_->setVisible(running);
    measures_->setEnabled(!running);
    rules_->setEnabled(!running);
    for (QWidget* field : {static_cast<QWidget*>(objective_), static_cast<QWidget*>(tolerance_),
                           static_cast<QWidget*>(seed_)}) {
        field->setEnabled(!running);
    }
    territories_->setEnabled(!running && fresh_);
}

void BalancePanel::showRunning(const JobState& job) {
    if (!running_) {
        setRunning(true);
        pages_->setCurrentIndex(0);
        outcome_->hide();
    }
    chip_->setState(tr("Searching"), ChipKind::Accent);
    chip_->show();
    bar_->setValue(static_cast<int>(job.fraction * 1000));
    stop_->setEnabled(!job.stopping);
    said_->setText(job.stopping      ? tr("stopping with the best plan so far")
                   : job.secondsLeft ? tr("%1; better plans appear on the map as they are found")
                                           .arg(timeLeftText(*job.secondsLeft))
                                     : job.text);
}

void BalancePanel::showCurve(SearchCurve curve, double seconds) {
    if (running_ && !curve.best.empty()) {
        showOutcome(tr("Best plan so far keeps every rule"), true);
    }
    chart_->setCurve(std::move(curve), seconds);
}

void BalancePanel::showDone(const QString& text, bool proposal) {
    setRunning(false);
    chip_->setVisible(proposal);
    chip_->setState(proposal ? tr("Proposal") : QString(),
                    proposal ? ChipKind::Accent : ChipKind::Neutral);
    said_->setText(text);
}

void BalancePanel::showOutcome(const QString& text, bool kept) {
    outcome_->setText(text);
    outcome_->setTone(kept ? Tone::Ok : Tone::Warn);
    outcome_->setVisible(!text.isEmpty());
}

bool BalancePanel::showClash(const core::BalanceReport& report) {
    const bool any = clash_->setReport(report);
    pages_->setCurrentIndex(any ? 1 : 0);
    return any;
}

bool BalancePanel::loosen(const core::WayOut& way) {
    switch (way.kind) {
    case core::WayOut::Kind::Band: tolerance_->setValue(way.value * 100); return true;
    case core::WayOut::Kind::Territories:
        territories_->setValue(static_cast<int>(way.value));
        return fresh_;
    default: return rules_->loosen(way);
    }
}

void BalancePanel::focusSearch() {
    run_->setFocus(Qt::ShortcutFocusReason);
}

} // namespace ui
