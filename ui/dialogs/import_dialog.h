// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/verbs/import_spreadsheet.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;

namespace ui {

class Label;
class Theme;

/// Which column is what: the guess with its confidence and sample values, to be checked before the
/// import. Fills `SpreadsheetParams` and nothing else.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    /// `offerAreas`: the plan has no units yet, so that approximate ZIP areas can be made.
    ImportDialog(const Theme& theme, TablePreview preview, bool offerAreas, QWidget* parent);

    SpreadsheetParams params() const;

private:
    struct Line {
        std::string field;
        QComboBox* column;
        Label* sample;
        QWidget* confidence;
    };
    void addLine(QGridLayout* grid, std::size_t field);
    void refresh(const Line& line);
    QString sampleOf(int column) const;

    const Theme& theme_;
    TablePreview preview_;
    std::vector<Line> lines_;
    QCheckBox* areas_ = nullptr;
};

} // namespace ui
