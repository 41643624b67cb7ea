// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_fields.h"

#include "ui/review/panel_parts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kFieldWidth = 84;
/// Stands for "another table" among the paths of a box.
constexpr const char* kOther = "\n";

} // namespace

AnalysisFields::AnalysisFields(const Theme& theme, const QString& head) : theme_(theme) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* part = new SidePanel(theme, 0);
    part->addHead(head);
    auto* box = new QWidget;
    form_ = new QFormLayout(box);
    form_->setContentsMargins(theme.metrics().dockPadding, 8, theme.metrics().dockPadding, 8);
    form_->setHorizontalSpacing(8);
    form_->setVerticalSpacing(6);
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    part->add(box);
    column->addWidget(part);
}

void AnalysisFields::show(const AnalysisSources& sources, const AnalysisQuery& query) {
    filling_ = true;
    fill(sources, query);
    filling_ = false;
}

void AnalysisFields::tell() {
    if (!filling_) {
        emit changed();
    }
}

void AnalysisFields::addRow(QWidget* field, const char* name, const QString& label,
                            const QString& tip) {
    field->setObjectName(name);
    field->setAccessibleName(label);
    field->setToolTip(tip);
    field->setMinimumWidth(kFieldWidth);
    field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    form_->addRow(new Label(theme_, TextRole::Body, Tone::Text2, label), field);
}

QComboBox* AnalysisFields::addCombo(const char* name, const QString& label, const QString& tip) {
    auto* box = new QComboBox;
    addRow(box, name, label, tip);
    connect(box, QOverload<int>::of(&QComboBox::currentIndexChanged), this, &AnalysisFields::tell);
    return box;
}

QComboBox* AnalysisFields::addChoice(const char* name, const QString& label,
                                     std::initializer_list<std::pair<const char*, QString>> choices,
                                     const QString& tip) {
    QComboBox* box = addCombo(name, label, tip);
    filling_ = true;
    for (const auto& [value, text] : choices) {
        box->addItem(text, QLatin1String(value));
    }
    filling_ = false;
    box->setMinimumWidth(box->sizeHint().width()); // the longest of them is whole
    return box;
}

QDoubleSpinBox* AnalysisFields::addNumber(const char* name, const QString& label, double high,
                                          const QString& suffix, const QString& tip) {
    auto* box = new QDoubleSpinBox;
    box->setDecimals(0);
    box->setRange(0, high);
    box->setSuffix(suffix);
    box->setGroupSeparatorShown(true);
    addRow(box, name, label, tip);
    connect(box, QOverload<double>::of(&QDoubleSpinBox::valueChanged), this, &AnalysisFields::tell);
    return box;
}

QLineEdit* AnalysisFields::addText(const char* name, const QString& label, const QString& tip) {
    auto* line = new QLineEdit;
    addRow(line, name, label, tip);
    connect(line, &QLineEdit::editingFinished, this, [this, line] {
        if (line->isModified()) {
            line->setModified(false);
            tell();
        }
    });
    return line;
}

QDateEdit* AnalysisFields::addDay(const char* name, const QString& label) {
    auto* day = new QDateEdit;
    day->setCalendarPopup(true);
    day->setDisplayFormat(tr("d MMM yyyy"));
    addRow(day, name, label, {});
    connect(day, &QDateEdit::dateChanged, this, &AnalysisFields::tell);
    return day;
}

QComboBox* AnalysisFields::addTable(const char* name, const QString& label, OwnTable which,
                                    const QString& tip) {
    auto* box = new QComboBox;
    addRow(box, name, label, tip);
    connect(box, QOverload<int>::of(&QComboBox::activated), this, [this, box, which] {
        if (dataOf(*box) != kOther) {
            box->setProperty("shown", box->currentData());
            tell();
            return;
        }
        // What was there stays until there is another one.
        chooseData(*box, box->property("shown"));
        emit tableAsked(which);
    });
    return box;
}

void AnalysisFields::setTable(QComboBox& box, const QString& none, const std::string& path) {
    const QString file = QString::fromStdString(path);
    box.clear();
    if (!none.isEmpty()) {
        box.addItem(none, QString());
    }
    if (!file.isEmpty()) {
        box.addItem(QFileInfo(file).fileName(), file);
        box.setItemData(box.count() - 1, file, Qt::ToolTipRole);
    } else if (none.isEmpty()) {
        box.addItem(tr("none yet"), QString());
    }
    box.addItem(file.isEmpty() ? tr("A table…") : tr("Another table…"), QLatin1String(kOther));
    chooseData(box, file);
    box.setProperty("shown", file);
}

std::string dataOf(const QComboBox& box) {
    return box.currentData().toString().toStdString();
}

void chooseData(QComboBox& box, const QVariant& value) {
    box.setCurrentIndex(std::max(0, box.findData(value)));
}

void fillBox(QComboBox& box, const QString& none, const QStringList& columns,
             const std::string& chosen) {
    box.clear();
    if (!none.isEmpty()) {
        box.addItem(none, QString());
    }
    for (const QString& column : columns) {
        box.addItem(measureTitle(column), column);
    }
    chooseData(box, QString::fromStdString(chosen));
}

std::vector<AnalysisFields*> makeAnalysisFields(const Theme& theme) {
    return {makeMarketFields(theme),      makeDealFields(theme),     makeLeadFields(theme),
            makePerformanceFields(theme), makeWorkloadFields(theme), makeCoverageFields(theme),
            makeOverlapFields(theme),     makeDensityFields(theme)};
}

} // namespace ui
