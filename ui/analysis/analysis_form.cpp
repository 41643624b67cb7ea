// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_form.h"

#include "ui/analysis/analysis_parts.h"
#include "ui/review/panel_parts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kSoonMs = 250;
constexpr int kFieldWidth = 84;

/// Fills a box with columns and what stands for none; keeps `chosen` if it is there.
void fillBox(QComboBox& box, const QString& none, const QStringList& columns,
             const std::string& chosen) {
    box.clear();
    if (!none.isEmpty()) {
        box.addItem(none, QString());
    }
    for (const QString& column : columns) {
        box.addItem(measureTitle(column), column);
    }
    box.setCurrentIndex(std::max(0, box.findData(QString::fromStdString(chosen))));
}

std::string dataOf(const QComboBox& box) {
    return box.currentData().toString().toStdString();
}

void chooseData(QComboBox& box, const QVariant& value) {
    box.setCurrentIndex(std::max(0, box.findData(value)));
}

} // namespace

AnalysisForm::AnalysisForm(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* panel = new SidePanel(theme, 0);
    addWhitespace(*panel);
    addDeals(*panel);
    addWorkload(*panel);
    addReach(*panel);
    addDensity(*panel);
    column->addWidget(panel);
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, &AnalysisForm::changed);
    setSources({});
}

QFormLayout* AnalysisForm::addSection(SidePanel& panel, Section section, const QString& name) {
    auto* part = new SidePanel(theme_, 0);
    part->addHead(name);
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 8);
    form->setHorizontalSpacing(8);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    part->add(box);
    panel.add(part);
    sections_[section] = part;
    return form;
}

void AnalysisForm::addRow(QFormLayout& form, QWidget* field, const char* name,
                          const QString& label) {
    field->setObjectName(name);
    field->setAccessibleName(label);
    field->setMinimumWidth(kFieldWidth);
    field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    form.addRow(new Label(theme_, TextRole::Body, Tone::Text2, label), field);
}

QComboBox* AnalysisForm::addCombo(QFormLayout& form, const char* name, const QString& label) {
    auto* box = new QComboBox;
    addRow(form, box, name, label);
    connect(box, QOverload<int>::of(&QComboBox::currentIndexChanged), this, &AnalysisForm::tell);
    return box;
}

QDoubleSpinBox* AnalysisForm::addNumber(QFormLayout& form, const char* name, const QString& label,
                                        double low, double high, const QString& suffix) {
    auto* box = new QDoubleSpinBox;
    box->setDecimals(0);
    box->setRange(low, high);
    box->setSuffix(suffix);
    box->setGroupSeparatorShown(true);
    addRow(form, box, name, label);
    connect(box, QOverload<double>::of(&QDoubleSpinBox::valueChanged), this, &AnalysisForm::tell);
    return box;
}

void AnalysisForm::addWhitespace(SidePanel& panel) {
    QFormLayout& form = *addSection(panel, WhitespacePart, tr("Whitespace"));
    market_ = addCombo(form, "analysisMarket", tr("Market"));
    market_->setToolTip(tr("The measure of the layer that says how large the market is"));
    customers_ = addCombo(form, "analysisCustomers", tr("Customers"));
    customers_->setToolTip(tr("What is sold already: the number of accounts or what they hold"));
    by_ = addCombo(form, "analysisBy", tr("By"));
    classes_ = addCombo(form, "analysisClasses", tr("Classes"));
    classes_->addItem(tr("Round breaks"), false);
    classes_->addItem(tr("Quantiles"), true);
    least_ = addNumber(form, "analysisLeast", tr("Hatch below"), 0, 1e9, {});
    least_->setToolTip(tr("Areas with less market are hatched: their figures say too little"));
}

void AnalysisForm::addDeals(SidePanel& panel) {
    deals_ = addSection(panel, DealsPart, tr("Deals"));
    amount_ = addCombo(*deals_, "analysisAmount", tr("Value"));
    stage_ = addCombo(*deals_, "analysisStage", tr("Stage"));
    order_ = addCombo(*deals_, "analysisOrder", tr("List"));
    order_->addItem(tr("Most won first"), false);
    order_->addItem(tr("Most lost first"), true);
}

void AnalysisForm::addWorkload(SidePanel& panel) {
    QFormLayout& form = *addSection(panel, WorkloadPart, tr("Workload"));
    measure_ = addCombo(form, "analysisMeasure", tr("Load"));
    visits_ = addNumber(form, "analysisVisits", tr("Visits a year"), 0, 366, {});
    visits_->setToolTip(tr("To each account"));
    visitMinutes_ = addNumber(form, "analysisVisitMinutes", tr("Visit length"), 1, 480, tr(" min"));
    capacity_ = addNumber(form, "analysisCapacity", tr("Capacity"), 0, 8784, tr(" h"));
    capacity_->setSpecialValueText(tr("of the reps"));
    capacity_->setToolTip(tr("Hours of one rep in a year"));
}

void AnalysisForm::addReach(SidePanel& panel) {
    QFormLayout& reach = *addSection(panel, CoveragePart, tr("Coverage"));
    minutes_ = addNumber(reach, "analysisMinutes", tr("Beyond"), 1, 600, tr(" min"));
    reachValue_ = addCombo(reach, "analysisReachValue", tr("Value"));
    QFormLayout& overlap = *addSection(panel, OverlapPart, tr("Overlap"));
    kilometres_ = addNumber(overlap, "analysisKilometres", tr("Closer than"), 0, 1000, tr(" km"));
    overlapValue_ = addCombo(overlap, "analysisOverlapValue", tr("Value"));
}

void AnalysisForm::addDensity(SidePanel& panel) {
    density_ = addSection(panel, DensityPart, tr("Density"));
    of_ = addCombo(*density_, "analysisOf", tr("Of"));
    weight_ = addCombo(*density_, "analysisWeight", tr("Weighted by"));
    radius_ = addCombo(*density_, "analysisRadius", tr("Radius"));
    for (const double km : kDensityRadii) {
        radius_->addItem(tr("%1 km on ground").arg(decimalText(km, 0)), km);
    }
    connect(of_, QOverload<int>::of(&QComboBox::currentIndexChanged), this, [this] {
        if (!filling_) {
            filling_ = true;
            fillWeights(dataOf(*weight_));
            filling_ = false;
        }
    });
}

void AnalysisForm::setSources(const AnalysisSources& sources) {
    const AnalysisQuery asked = query(); // by the choices there were
    sources_ = sources;
    setQuery(asked);
}

void AnalysisForm::fillColumns() {
    fillBox(*market_, {}, sources_.measures, query_.market);
    fillBox(*customers_, tr("Number"), sources_.accountValues, query_.customers);
    fillBox(*amount_, tr("Number"), sources_.dealValues, query_.amount);
    fillBox(*measure_, tr("The plan's"), sources_.measures, query_.measure);
    fillBox(*reachValue_, tr("Number"), sources_.accountValues, query_.value);
    fillBox(*overlapValue_, tr("Number"), sources_.accountValues, query_.value);
    by_->clear();
    by_->addItem(sources_.zips ? tr("ZIP") : tr("Unit"), QStringLiteral("unit"));
    by_->addItem(tr("County"), QStringLiteral("county"));
    stage_->clear();
    stage_->addItem(tr("All open"), QString());
    for (const QString& stage : sources_.stages) {
        stage_->addItem(stage, stage);
    }
    of_->clear();
    for (const QString& records : sources_.records) {
        of_->addItem(capitalised(recordsWord(records.toStdString())), records);
    }
    chooseData(*of_, QString::fromStdString(query_.of));
    fillWeights(query_.weight);
}

/// Columns of the records that the density is of.
void AnalysisForm::fillWeights(const std::string& chosen) {
    const std::string of = dataOf(*of_);
    fillBox(*weight_, tr("Number"),
            of == "accounts"        ? sources_.accountValues
            : of == "opportunities" ? sources_.dealValues
                                    : QStringList(),
            chosen);
}

void AnalysisForm::setQuery(const AnalysisQuery& query) {
    query_ = query;
    filling_ = true;
    fillColumns();
    chooseData(*by_, QString::fromStdString(query.by));
    chooseData(*classes_, query.quantiles);
    least_->setValue(query.least);
    chooseData(*stage_, QString::fromStdString(query.stage));
    chooseData(*order_, query.lowestFirst);
    visits_->setValue(query.visits);
    visitMinutes_->setValue(query.visitMinutes);
    capacity_->setValue(query.capacityHours);
    minutes_->setValue(query.minutes);
    kilometres_->setValue(query.kilometres);
    chooseData(*radius_, query.radiusKm);
    filling_ = false;
    showSections();
}

AnalysisQuery AnalysisForm::query() const {
    AnalysisQuery asked = query_;
    if (sources_.records.isEmpty() && sources_.measures.isEmpty()) {
        return asked; // nothing has been read yet that could be chosen
    }
    asked.market = dataOf(*market_);
    asked.customers = dataOf(*customers_);
    asked.by = dataOf(*by_);
    asked.quantiles = classes_->currentData().toBool();
    asked.least = least_->value();
    asked.amount = dataOf(*amount_);
    asked.stage = dataOf(*stage_);
    asked.lowestFirst = order_->currentData().toBool();
    asked.measure = dataOf(*measure_);
    asked.visits = visits_->value();
    asked.visitMinutes = visitMinutes_->value();
    asked.capacityHours = capacity_->value();
    asked.minutes = minutes_->value();
    asked.kilometres = kilometres_->value();
    asked.value = dataOf(query_.kind == AnalysisKind::Overlap ? *overlapValue_ : *reachValue_);
    asked.of = sources_.records.isEmpty() ? query_.of : dataOf(*of_);
    asked.weight = dataOf(*weight_);
    asked.radiusKm = radius_->currentData().toDouble();
    return asked;
}

void AnalysisForm::showSections() {
    const AnalysisKind kind = query_.kind;
    const bool deals = kind == AnalysisKind::WonLost || kind == AnalysisKind::Pipeline;
    sections_[WhitespacePart]->setVisible(kind == AnalysisKind::Whitespace);
    sections_[DealsPart]->setVisible(deals);
    sections_[WorkloadPart]->setVisible(kind == AnalysisKind::Workload);
    sections_[CoveragePart]->setVisible(kind == AnalysisKind::Coverage);
    sections_[OverlapPart]->setVisible(kind == AnalysisKind::Overlap);
    sections_[DensityPart]->setVisible(kind != AnalysisKind::Workload);
    deals_->setRowVisible(stage_, kind == AnalysisKind::Pipeline);
    deals_->setRowVisible(order_, kind == AnalysisKind::WonLost);
    density_->setRowVisible(of_, !deals); // the density is of the deals themselves
    density_->setRowVisible(weight_, !deals);
}

void AnalysisForm::tell() {
    if (!filling_) {
        soon_.start();
    }
}

} // namespace ui
