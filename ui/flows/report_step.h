// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_data.h"
#include "ui/verbs/import_spreadsheet.h"

#include <QWidget>

#include <vector>

class QPushButton;

namespace ui {

class IssueList;
class KeyValues;
class Label;
class MatchReport;
class Theme;

/// The match report as lines: every level with its count and the error to expect.
std::vector<LevelRow> levelRows(const geo::LevelCounts& levels);

/// What became of an import: how exactly the records are located, how many came in, and what is
/// doubtful.
class ReportStep : public QWidget {
    Q_OBJECT

public:
    /// `canReview`: the window has a page where places are reviewed.
    ReportStep(const Theme& theme, bool canReview, QWidget* parent = nullptr);
    void setReport(core::records::Kind kind, const SpreadsheetReport& report);

signals:
    void reviewAsked();
    /// All remarks are to be written to a file.
    void saveAsked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
    bool canReview_;
    QWidget* places_;
    MatchReport* levels_;
    Label* placesDetail_ = nullptr;
    Label* placesNote_ = nullptr;
    QPushButton* review_;
    KeyValues* counts_;
    IssueList* issues_;
    QPushButton* save_;
    Label* issueDetail_ = nullptr;
};

} // namespace ui
