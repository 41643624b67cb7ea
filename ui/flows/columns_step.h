// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/flows/import_choices.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;

namespace ui {

class ColumnModel;
class IssueList;
class KeyValues;
class Label;
class PreviewModel;
class TableView;
class Theme;

/// The second step of an import: what each column is, what was found, and the rows as they will be
/// read.
class ColumnsStep : public QWidget {
    Q_OBJECT

public:
    /// `choices` must outlive the step.
    ColumnsStep(const Theme& theme, ImportChoices& choices, QWidget* parent = nullptr);

    /// Shows the preview that the choices hold now.
    void refresh();
    /// A new file: goes to what the first issue is about.
    void begin();
    TableView& columns() { return *columns_; }
    TableView& rows() { return *rows_; }
    PreviewModel& rowModel() { return *rowModel_; }

signals:
    /// A person has decided something: the preview is out of date.
    void decided();
    void sheetChosen(const QString& sheet);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeSide();
    QWidget* makePreview();
    void refreshFilters();
    void refreshFacts();
    void fitRows();
    void fitColumns();
    void toggleCurrent();

    const Theme& theme_;
    ImportChoices& choices_;
    ColumnModel* columnModel_;
    PreviewModel* rowModel_;
    TableView* columns_;
    TableView* rows_ = nullptr;
    IssueList* issues_ = nullptr;
    Label* issueDetail_ = nullptr;
    KeyValues* facts_ = nullptr;
    QComboBox* sheet_ = nullptr;
    QWidget* sheetRow_ = nullptr;
    QHBoxLayout* filters_ = nullptr;
    Label* rowsNote_ = nullptr;
    QWidget* previewBox_ = nullptr;
};

} // namespace ui
