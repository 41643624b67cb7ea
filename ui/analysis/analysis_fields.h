// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/analysis_query.h"
#include "ui/analysis/analysis_sources.h"

#include <QWidget>

#include <initializer_list>
#include <utility>
#include <vector>

class QComboBox;
class QDateEdit;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;

namespace ui {

class Theme;

/// Some fields of the Analysis workspace that belong together, under a head.
class AnalysisFields : public QWidget {
    Q_OBJECT

public:
    AnalysisFields(const Theme& theme, const QString& head);

    /// Whether a view of that kind has these fields.
    virtual bool isOf(AnalysisKind kind) const = 0;
    /// Shows a query; what it names and is not there is replaced by what is.
    void show(const AnalysisSources& sources, const AnalysisQuery& query);
    /// Shows and hides rows by what others say, once one was changed by hand.
    virtual void arrange(const AnalysisQuery&) {}
    /// Puts what the fields say into a query.
    virtual void read(AnalysisQuery& query) const = 0;

signals:
    /// A field was changed by hand.
    void changed();
    /// A table of one's own is to be chosen.
    void tableAsked(ui::OwnTable which);

protected:
    virtual void fill(const AnalysisSources& sources, const AnalysisQuery& query) = 0;

    QComboBox* addCombo(const char* name, const QString& label, const QString& tip = {});
    /// A box with fixed choices: what the query calls them, and what they are called.
    QComboBox* addChoice(const char* name, const QString& label,
                         std::initializer_list<std::pair<const char*, QString>> choices,
                         const QString& tip = {});
    QDoubleSpinBox* addNumber(const char* name, const QString& label, double high,
                              const QString& suffix = {}, const QString& tip = {});
    QLineEdit* addText(const char* name, const QString& label, const QString& tip);
    QDateEdit* addDay(const char* name, const QString& label);
    /// A box that offers a table and to choose another one; `setTable` fills it.
    QComboBox* addTable(const char* name, const QString& label, OwnTable which, const QString& tip);
    /// `none`: what stands for no table at all; empty = there has to be one.
    void setTable(QComboBox& box, const QString& none, const std::string& path);
    void addRow(QWidget* field, const char* name, const QString& label, const QString& tip);
    void tell();

    QFormLayout& form() { return *form_; }
    bool filling() const { return filling_; }

private:
    const Theme& theme_;
    QFormLayout* form_;
    bool filling_ = false;
};

/// What the boxes of those fields hold.
std::string dataOf(const QComboBox& box);
void chooseData(QComboBox& box, const QVariant& value);
/// Fills a box with columns and what stands for none; keeps `chosen` if it is there.
void fillBox(QComboBox& box, const QString& none, const QStringList& columns,
             const std::string& chosen);

/// The fields of all views, in the order in which they stand below each other.
std::vector<AnalysisFields*> makeAnalysisFields(const Theme& theme);

AnalysisFields* makeMarketFields(const Theme& theme);
AnalysisFields* makeDealFields(const Theme& theme);
AnalysisFields* makePerformanceFields(const Theme& theme);
AnalysisFields* makeLeadFields(const Theme& theme);
AnalysisFields* makeWorkloadFields(const Theme& theme);
AnalysisFields* makeCoverageFields(const Theme& theme);
AnalysisFields* makeOverlapFields(const Theme& theme);
AnalysisFields* makeDensityFields(const Theme& theme);

} // namespace ui
