// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/analysis_query.h"
#include "ui/analysis/analysis_sources.h"

#include <QTimer>
#include <QWidget>

#include <map>
#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;

namespace ui {

class SidePanel;
class Theme;

/// The fields of a view: what it is of, how it is counted. Shows those that the view has.
class AnalysisForm : public QWidget {
    Q_OBJECT

public:
    explicit AnalysisForm(const Theme& theme, QWidget* parent = nullptr);

    /// Choices that are still there stay.
    void setSources(const AnalysisSources& sources);
    /// Shows a query; what it names and is not there is replaced by what is.
    void setQuery(const AnalysisQuery& query);
    /// What the fields ask for, but for `where`.
    AnalysisQuery query() const;

signals:
    /// A field was changed by hand, and none has been for a moment.
    void changed();

private:
    enum Section {
        WhitespacePart,
        DealsPart,
        WorkloadPart,
        CoveragePart,
        OverlapPart,
        DensityPart
    };

    QFormLayout* addSection(SidePanel& panel, Section section, const QString& name);
    QComboBox* addCombo(QFormLayout& form, const char* name, const QString& label);
    QDoubleSpinBox* addNumber(QFormLayout& form, const char* name, const QString& label, double low,
                              double high, const QString& suffix);
    void addRow(QFormLayout& form, QWidget* field, const char* name, const QString& label);
    void addWhitespace(SidePanel& panel);
    void addDeals(SidePanel& panel);
    void addWorkload(SidePanel& panel);
    void addReach(SidePanel& panel);
    void addDensity(SidePanel& panel);
    void fillColumns();
    void fillWeights(const std::string& chosen);
    void showSections();
    void tell();

    const Theme& theme_;
    AnalysisSources sources_;
    AnalysisQuery query_;
    std::map<Section, QWidget*> sections_;
    QComboBox* market_ = nullptr;
    QComboBox* customers_ = nullptr;
    QComboBox* by_ = nullptr;
    QComboBox* classes_ = nullptr;
    QDoubleSpinBox* least_ = nullptr;
    QComboBox* amount_ = nullptr;
    QComboBox* stage_ = nullptr;
    QComboBox* order_ = nullptr;
    QFormLayout* deals_ = nullptr;
    QComboBox* measure_ = nullptr;
    QDoubleSpinBox* visits_ = nullptr;
    QDoubleSpinBox* visitMinutes_ = nullptr;
    QDoubleSpinBox* capacity_ = nullptr;
    QDoubleSpinBox* minutes_ = nullptr;
    QComboBox* reachValue_ = nullptr;
    QDoubleSpinBox* kilometres_ = nullptr;
    QComboBox* overlapValue_ = nullptr;
    QComboBox* of_ = nullptr;
    QComboBox* weight_ = nullptr;
    QComboBox* radius_ = nullptr;
    QFormLayout* density_ = nullptr;
    QTimer soon_; ///< after a change: others may follow at once
    bool filling_ = false;
};

} // namespace ui
