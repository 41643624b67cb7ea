// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/analysis_query.h"
#include "ui/analysis/analysis_sources.h"

#include <QTimer>
#include <QWidget>

#include <vector>

namespace ui {

class AnalysisFields;
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
    /// A table of one's own is to be chosen.
    void tableAsked(ui::OwnTable which);

private:
    void take();

    AnalysisSources sources_;
    AnalysisQuery query_;
    std::vector<AnalysisFields*> fields_;
    QTimer soon_; ///< after a change: others may follow at once
};

} // namespace ui
