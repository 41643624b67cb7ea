// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/measure_rows.h"

#include "ui/balance/weight_slider.h"
#include "ui/theme/style.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QGridLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr double kNoLimit = -1;
enum Column { Use, Weight, WeightText, Least, Ideal, Most, NowBar, NowText, BestBar, BestText };

} // namespace

MeasureRows::MeasureRows(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(12, 0, 12, 0);
    grid_->setHorizontalSpacing(6);
    grid_->setVerticalSpacing(2);
    grid_->setColumnStretch(Use, 3);
    grid_->setColumnStretch(Weight, 2);
    grid_->setColumnStretch(NowBar, 2);
    grid_->setColumnStretch(BestBar, 2);
    addHead();
}

void MeasureRows::addHead() {
    const auto head = [&](int column, const QString& text, int span = 1,
                          Qt::Alignment align = Qt::AlignLeft) {
        auto* label = new Label(theme_, TextRole::Small, Tone::Text3, text);
        label->setElided(span > 1);
        label->setAlignment(align | Qt::AlignVCenter);
        grid_->addWidget(label, 0, column, 1, span);
    };
    head(Use, tr("Measure"));
    head(Weight, tr("Weight"), 2);
    head(Least, tr("Min"), 1, Qt::AlignRight);
    head(Ideal, tr("Ideal"), 1, Qt::AlignRight);
    head(Most, tr("Max"), 1, Qt::AlignRight);
    head(NowBar, tr("Spread now, %"), 2);
    head(BestBar, tr("Best so far"), 2);
}

QDoubleSpinBox* MeasureRows::limitBox(const QString& what) {
    auto* box = new QDoubleSpinBox;
    box->setRange(kNoLimit, 1000);
    box->setDecimals(0);
    box->setSpecialValueText(tr("band"));
    box->setSuffix(QString(QChar(0x2009)) + "%");
    box->setValue(kNoLimit);
    box->setAccessibleName(what);
    box->setToolTip(tr("%1. \"band\" means: as the tolerance says").arg(what));
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setAlignment(Qt::AlignRight);
    box->setFixedWidth(56);
    setLook(box, Look::Plain, true);
    connect(box, QOverload<double>::of(&QDoubleSpinBox::valueChanged), this, &MeasureRows::edited);
    return box;
}

MeasureRows::Row MeasureRows::addRow(int line, const QString& name) {
    Row row;
    row.name = name;
    row.use = new QCheckBox(measureTitle(name));
    row.weight = new WeightSlider(theme_);
    row.weight->setAccessibleName(tr("Weight of %1").arg(name));
    row.weightText = new Label(theme_, TextRole::Small, Tone::Text);
    row.least =
        limitBox(tr("The least a territory may have of %1, in percent of an even share").arg(name));
    row.most =
        limitBox(tr("The most a territory may have of %1, in percent of an even share").arg(name));
    row.nowBar = new RangeBar(theme_);
    row.nowText = new Label(theme_, TextRole::Small, Tone::Text2);
    row.bestBar = new RangeBar(theme_);
    row.bestText = new Label(theme_, TextRole::SmallStrong, Tone::Text);
    row.weightText->setMinimumWidth(22);
    row.weightText->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.nowText->setMinimumWidth(42);
    row.bestText->setMinimumWidth(42);
    auto* ideal = new Label(theme_, TextRole::Small, Tone::Text3, QStringLiteral("100\u2009%"));
    ideal->setToolTip(tr("Every territory's share by its target weight"));
    const auto put = [&](QWidget* widget, int column, Qt::Alignment align = {}) {
        grid_->addWidget(widget, line, column, align);
    };
    put(row.use, Use);
    put(row.weight, Weight);
    put(row.weightText, WeightText);
    put(row.least, Least);
    put(ideal, Ideal, Qt::AlignRight | Qt::AlignVCenter);
    put(row.most, Most);
    put(row.nowBar, NowBar);
    put(row.nowText, NowText);
    put(row.bestBar, BestBar);
    put(row.bestText, BestText);
    const auto refresh = [this, row] {
        for (QWidget* field : {static_cast<QWidget*>(row.weight), static_cast<QWidget*>(row.least),
                               static_cast<QWidget*>(row.most)}) {
            field->setEnabled(row.use->isChecked());
        }
        row.weightText->setText(row.use->isChecked() ? QString::number(row.weight->value()) : "0");
        row.weightText->setTone(row.use->isChecked() ? Tone::Text : Tone::Text3);
    };
    connect(row.use, &QCheckBox::toggled, this, [this, refresh] {
        refresh();
        emit edited();
    });
    connect(row.weight, &QSlider::valueChanged, this, [this, refresh] {
        refresh();
        emit edited();
    });
    return row;
}

void MeasureRows::setMeasures(const std::vector<MeasureFacts>& facts,
                              const std::vector<core::ScenarioMeasure>& chosen) {
    const bool same = facts.size() == rows_.size() &&
                      std::equal(facts.begin(), facts.end(), rows_.begin(),
                                 [](const auto& a, const Row& b) { return a.name == b.name; });
    if (!same) {
        while (QLayoutItem* item = grid_->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        rows_.clear();
        addHead();
        for (const MeasureFacts& fact : facts) {
            rows_.push_back(addRow(static_cast<int>(rows_.size()) + 1, fact.name));
        }
        double heaviest = 0;
        for (const core::ScenarioMeasure& measure : chosen) {
            heaviest = std::max(heaviest, measure.weight);
        }
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto found =
                std::find_if(chosen.begin(), chosen.end(), [&](const core::ScenarioMeasure& m) {
                    return QString::fromStdString(m.measure) == rows_[i].name;
                });
            const bool use = chosen.empty() ? i == 0 : found != chosen.end() && found->weight > 0;
            rows_[i].weight->setValue(
                use && !chosen.empty() && heaviest > 0
                    ? std::max(1, static_cast<int>(60 * found->weight / heaviest))
                    : 60);
            rows_[i].use->setChecked(!use);
            rows_[i].use->setChecked(use);
        }
    }
    setSpreads(facts, tolerance_);
}

void MeasureRows::show(Row& row, const MeasureFacts& facts) {
    row.total = facts.total;
    row.nowBar->setSpread(facts.now, tolerance_);
    row.nowText->setText(facts.now ? spreadText(*facts.now) : QStringLiteral("–"));
    row.bestBar->setSpread(facts.best, tolerance_);
    row.bestText->setText(facts.best ? spreadText(*facts.best) : QStringLiteral("–"));
}

void MeasureRows::setSpreads(const std::vector<MeasureFacts>& facts, double tolerance) {
    tolerance_ = tolerance;
    for (std::size_t i = 0; i < rows_.size() && i < facts.size(); ++i) {
        show(rows_[i], facts[i]);
    }
}

std::vector<core::ScenarioMeasure> MeasureRows::chosen(int territories) const {
    std::vector<core::ScenarioMeasure> measures;
    for (const Row& row : rows_) {
        if (!row.use->isChecked() || row.weight->value() == 0) {
            continue;
        }
        core::ScenarioMeasure measure;
        measure.measure = row.name.toStdString();
        measure.weight = row.weight->value();
        const double share = row.total / std::max(1, territories) / 100;
        if (row.least->value() >= 0) {
            measure.minimum = row.least->value() * share;
        }
        if (row.most->value() >= 0) {
            measure.maximum = row.most->value() * share;
        }
        measures.push_back(std::move(measure));
    }
    // The first measure is the one that plans are made compact by.
    std::stable_sort(measures.begin(), measures.end(),
                     [](const auto& a, const auto& b) { return a.weight > b.weight; });
    // What counts is how weights compare; a single measure has weight 1, as on the command line.
    for (std::size_t i = measures.size(); i-- > 0;) {
        measures[i].weight /= measures.front().weight;
    }
    return measures;
}

} // namespace ui
