// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_fields.h"

#include "ui/analysis/analysis_parts.h"
#include "ui/widgets/figures.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>

namespace ui {

namespace {

constexpr double kMostMoney = 1e12;

/// Deals: what of them counts.
class DealFields : public AnalysisFields {
    Q_DECLARE_TR_FUNCTIONS(DealFields)

public:
    explicit DealFields(const Theme& theme) : AnalysisFields(theme, tr("Deals")) {
        amount_ = addCombo("analysisAmount", tr("Value"));
        stage_ = addCombo("analysisStage", tr("Stage"));
        order_ = addCombo("analysisOrder", tr("List"));
        order_->addItem(tr("Most won first"), false);
        order_->addItem(tr("Most lost first"), true);
    }

    bool isOf(AnalysisKind kind) const override {
        return recordsOf(kind) == std::string("opportunities");
    }

    void read(AnalysisQuery& query) const override {
        query.amount = dataOf(*amount_);
        query.stage = dataOf(*stage_);
        query.lowestFirst = order_->currentData().toBool();
    }

protected:
    void fill(const AnalysisSources& sources, const AnalysisQuery& query) override {
        fillBox(*amount_, tr("Number"), sources.dealValues, query.amount);
        stage_->clear();
        stage_->addItem(tr("All open"), QString());
        for (const QString& stage : sources.stages) {
            stage_->addItem(stage, stage);
        }
        chooseData(*stage_, QString::fromStdString(query.stage));
        chooseData(*order_, query.lowestFirst);
        form().setRowVisible(stage_, query.kind == AnalysisKind::Pipeline);
        form().setRowVisible(order_, query.kind == AnalysisKind::WonLost);
    }

private:
    QComboBox* amount_;
    QComboBox* stage_;
    QComboBox* order_;
};

/// When, against which target and which potential, and what of it the maps show.
class PerformanceFields : public AnalysisFields {
    Q_DECLARE_TR_FUNCTIONS(PerformanceFields)

public:
    explicit PerformanceFields(const Theme& theme) : AnalysisFields(theme, tr("Performance")) {
        period_ = addChoice("analysisPeriod", tr("Period"),
                            {{"year", tr("12 months")},
                             {"quarter", tr("This quarter")},
                             {"last-quarter", tr("Last quarter")},
                             {"calendar", tr("This year")},
                             {"last-year", tr("Last year")},
                             {"days", tr("From … to …")}},
                            tr("When deals were closed; before that, a period of the same length "
                               "is what growth goes by"));
        from_ = addDay("analysisFrom", tr("From"));
        to_ = addDay("analysisTo", tr("To"));
        potential_ = addCombo("analysisPotential", tr("Potential"),
                              tr("The measure that results are set against"));
        target_ = addNumber("analysisTarget", tr("Target"), kMostMoney, {},
                            tr("Of all territories together, to be shared out by potential; no "
                               "share is farther than 30 % from the mean one"));
        target_->setSpecialValueText(tr("not set"));
        figure_ = addChoice("analysisFigure", tr("Upper map"),
                            {{"target", tr("Won, of target")},
                             {"won", tr("Won")},
                             {"growth", tr("Growth")},
                             {"conversion", tr("Conversion")},
                             {"new", tr("New accounts")}});
        part_ = addChoice("analysisPart", tr("Lower map"),
                          {{"own", tr("Beyond potential")}, {"structural", tr("The territory's")}},
                          tr("What was won beyond what potential lets expect, or what the "
                             "territory itself brings"));
    }

    void arrange(const AnalysisQuery& query) override {
        form().setRowVisible(from_, query.period == "days");
        form().setRowVisible(to_, query.period == "days");
    }

    bool isOf(AnalysisKind kind) const override { return kind == AnalysisKind::Performance; }

    void read(AnalysisQuery& query) const override {
        query.period = dataOf(*period_);
        if (query.period == "days") {
            query.from = from_->date().toString(Qt::ISODate).toStdString();
            query.to = to_->date().toString(Qt::ISODate).toStdString();
        }
        query.measure = dataOf(*potential_);
        query.target = target_->value();
        query.figure = dataOf(*figure_);
        query.part = dataOf(*part_);
    }

protected:
    void fill(const AnalysisSources& sources, const AnalysisQuery& query) override {
        chooseData(*period_, QString::fromStdString(query.period));
        const auto [from, to] = daysOf(query, QDate::currentDate());
        from_->setDate(from);
        to_->setDate(to);
        arrange(query);
        fillBox(*potential_, tr("The plan's"), sources.measures, query.measure);
        target_->setValue(query.target);
        chooseData(*figure_, QString::fromStdString(query.figure));
        chooseData(*part_, QString::fromStdString(query.part));
    }

private:
    QComboBox* period_;
    QDateEdit* from_;
    QDateEdit* to_;
    QComboBox* potential_;
    QDoubleSpinBox* target_;
    QComboBox* figure_;
    QComboBox* part_;
};

/// What calls take and what a rep has, and what the load is measured by.
class WorkloadFields : public AnalysisFields {
    Q_DECLARE_TR_FUNCTIONS(WorkloadFields)

public:
    explicit WorkloadFields(const Theme& theme) : AnalysisFields(theme, tr("Workload")) {
        measure_ = addCombo("analysisMeasure", tr("Load"));
        error_ = addNumber("analysisError", tr("Data error"), 90, tr(" %"),
                           tr("So far the data may be off: the ranges of the loads, and whether "
                              "their order still holds, follow from it"));
        calls_ = addText("analysisCalls", tr("Calls"),
                         tr("Visits a year x minutes each by class of account, as in "
                            "A=26x60,B=12x45; empty = all accounts alike"));
        calls_->setPlaceholderText(QStringLiteral("A=26x60,B=12x45"));
        visits_ = addNumber("analysisVisits", tr("Visits a year"), 366, {},
                            tr("To each account that is of no class above"));
        visitMinutes_ = addNumber("analysisVisitMinutes", tr("Visit length"), 480, tr(" min"));
        visitMinutes_->setMinimum(1);
        capacity_ = addNumber("analysisCapacity", tr("Capacity"), 8784, tr(" h"),
                              tr("Hours of one rep in a year"));
        capacity_->setSpecialValueText(tr("of the reps"));
        quota_ = addNumber("analysisQuota", tr("Quota"), kMostMoney, {},
                           tr("Of all territories together, to be proposed by potential; no share "
                              "is farther than 30 % from the mean one"));
        quota_->setSpecialValueText(tr("not set"));
    }

    bool isOf(AnalysisKind kind) const override { return kind == AnalysisKind::Workload; }

    void read(AnalysisQuery& query) const override {
        query.measure = dataOf(*measure_);
        query.error = error_->value();
        query.calls = calls_->text().trimmed().toStdString();
        query.visits = visits_->value();
        query.visitMinutes = visitMinutes_->value();
        query.capacityHours = capacity_->value();
        query.quota = quota_->value();
    }

protected:
    void fill(const AnalysisSources& sources, const AnalysisQuery& query) override {
        fillBox(*measure_, tr("The plan's"), sources.measures, query.measure);
        error_->setValue(query.error);
        calls_->setText(QString::fromStdString(query.calls));
        visits_->setValue(query.visits);
        visitMinutes_->setValue(query.visitMinutes);
        capacity_->setValue(query.capacityHours);
        quota_->setValue(query.quota);
    }

private:
    QComboBox* measure_;
    QDoubleSpinBox* error_;
    QLineEdit* calls_;
    QDoubleSpinBox* visits_;
    QDoubleSpinBox* visitMinutes_;
    QDoubleSpinBox* capacity_;
    QDoubleSpinBox* quota_;
};

/// A distance and what accounts are worth: of coverage, or of overlap.
class ReachFields : public AnalysisFields {
public:
    struct Words {
        AnalysisKind kind;
        double AnalysisQuery::*distance;
        QString head;
        const char* distanceName;
        QString distanceLabel;
        double least;
        double most;
        QString suffix;
        const char* valueName;
        QString valueLabel;
        QString number; ///< what stands for no column
    };
    ReachFields(const Theme& theme, const Words& words)
        : AnalysisFields(theme, words.head), words_(words) {
        distance_ = addNumber(words.distanceName, words.distanceLabel, words.most, words.suffix);
        distance_->setMinimum(words.least);
        value_ = addCombo(words.valueName, words.valueLabel);
    }

    bool isOf(AnalysisKind kind) const override { return kind == words_.kind; }

    void read(AnalysisQuery& query) const override {
        query.*words_.distance = distance_->value();
        query.value = dataOf(*value_);
    }

protected:
    void fill(const AnalysisSources& sources, const AnalysisQuery& query) override {
        distance_->setValue(query.*words_.distance);
        fillBox(*value_, words_.number, sources.accountValues, query.value);
    }

private:
    Words words_;
    QDoubleSpinBox* distance_;
    QComboBox* value_;
};

/// What the second map is a density of.
class DensityFields : public AnalysisFields {
    Q_DECLARE_TR_FUNCTIONS(DensityFields)

public:
    explicit DensityFields(const Theme& theme) : AnalysisFields(theme, tr("Density")) {
        of_ = addCombo("analysisOf", tr("Of"));
        weight_ = addCombo("analysisWeight", tr("Weighted by"));
        radius_ = addCombo("analysisRadius", tr("Radius"));
        for (const double km : kDensityRadii) {
            radius_->addItem(tr("%1 km on ground").arg(decimalText(km, 0)), km);
        }
        radius_->setMinimumWidth(radius_->sizeHint().width()); // the longest of them is whole
        fixed_ = new QCheckBox(tr("Fixed scale"));
        fixed_->setObjectName("analysisFixedScale");
        fixed_->setToolTip(tr("A colour means the same wherever you look. Without it, the scale "
                              "goes by what is in view"));
        form().addRow(fixed_);
        connect(fixed_, &QCheckBox::toggled, this, [this] { tell(); });
        connect(of_, QOverload<int>::of(&QComboBox::currentIndexChanged), this, [this] {
            if (!filling()) {
                AnalysisQuery now = shown_;
                read(now);
                show(sources_, now); // other records have other columns
            }
        });
    }

    bool isOf(AnalysisKind kind) const override {
        return kind != AnalysisKind::Workload && kind != AnalysisKind::Performance;
    }

    void read(AnalysisQuery& query) const override {
        query.of = of_->count() == 0 ? query.of : dataOf(*of_);
        query.weight = dataOf(*weight_);
        query.radiusKm = radius_->currentData().toDouble();
        query.fixedScale = fixed_->isChecked();
    }

protected:
    void fill(const AnalysisSources& sources, const AnalysisQuery& query) override {
        sources_ = sources;
        shown_ = query;
        of_->clear();
        for (const QString& records : sources.records) {
            of_->addItem(capitalised(recordsWord(records.toStdString())), records);
        }
        chooseData(*of_, QString::fromStdString(query.of));
        const std::string of = dataOf(*of_);
        fillBox(*weight_, tr("Number"),
                of == "accounts"        ? sources.accountValues
                : of == "opportunities" ? sources.dealValues
                                        : QStringList(),
                query.weight);
        chooseData(*radius_, query.radiusKm);
        fixed_->setChecked(query.fixedScale);
        // In views of deals or leads the density is of those themselves.
        const bool free = recordsOf(query.kind) == std::string("accounts");
        form().setRowVisible(of_, free);
        form().setRowVisible(weight_, free);
    }

private:
    AnalysisSources sources_;
    AnalysisQuery shown_;
    QComboBox* of_;
    QComboBox* weight_;
    QComboBox* radius_;
    QCheckBox* fixed_;
};

/// Where translators find the texts of the fields of reach.
struct ReachWords {
    Q_DECLARE_TR_FUNCTIONS(ReachFields)
};

} // namespace

AnalysisFields* makeDealFields(const Theme& theme) {
    return new DealFields(theme);
}
AnalysisFields* makePerformanceFields(const Theme& theme) {
    return new PerformanceFields(theme);
}
AnalysisFields* makeWorkloadFields(const Theme& theme) {
    return new WorkloadFields(theme);
}
AnalysisFields* makeCoverageFields(const Theme& theme) {
    return new ReachFields(
        theme, {AnalysisKind::Coverage, &AnalysisQuery::minutes, ReachWords::tr("Coverage"),
                "analysisMinutes", ReachWords::tr("Beyond"), 1, 600, ReachWords::tr(" min"),
                "analysisReachValue", ReachWords::tr("Value"), ReachWords::tr("Number")});
}
AnalysisFields* makeOverlapFields(const Theme& theme) {
    return new ReachFields(
        theme, {AnalysisKind::Overlap, &AnalysisQuery::kilometres, ReachWords::tr("Overlap"),
                "analysisKilometres", ReachWords::tr("Closer than"), 0, 1000, ReachWords::tr(" km"),
                "analysisOverlapValue", ReachWords::tr("Value"), ReachWords::tr("Number")});
}
AnalysisFields* makeDensityFields(const Theme& theme) {
    return new DensityFields(theme);
}

} // namespace ui
