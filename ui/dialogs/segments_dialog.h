// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/segment_preview.h"

#include <QDialog>
#include <QTimer>

#include <vector>

class QListWidget;
class QPushButton;

namespace ui {

class Label;
class RowModel;
class SegmentForm;
class TableView;
class Theme;

/// The schemes of segments of a plan: to make, to change, to work out anew and to remove. What a
/// scheme would put where is counted while it is written.
class SegmentsDialog : public QDialog {
    Q_OBJECT

public:
    explicit SegmentsDialog(const Theme& theme, QWidget* parent = nullptr);

    /// What there is now; the scheme that is named is shown, none: a new one.
    void setSchemes(std::vector<core::SegmentReport> schemes, const std::string& chosen);
    void setColumns(const std::vector<std::string>& columns);
    /// Counts of the scheme as it was asked for last.
    void showPreview(const core::SegmentPreview& preview);
    /// Something is being read or written.
    void setBusy(bool busy);
    /// Nothing waits to be counted.
    bool settled() const { return !typing_.isActive() && counted_; }

signals:
    void previewAsked(const core::SegmentScheme& scheme);
    void saveAsked(const core::SegmentScheme& scheme);
    void refreshAsked(const core::SegmentScheme& scheme);
    void removeAsked(const QString& name);

private:
    void build(const Theme& theme);
    void choose(int row);
    void formChanged();
    void ask();
    void refresh();
    const core::SegmentReport* known(const std::string& name) const;
    const core::SegmentReport* chosenScheme() const;

    std::vector<core::SegmentReport> schemes_;
    QListWidget* list_;
    SegmentForm* form_;
    RowModel* rows_;
    TableView* counts_;
    Label* note_;
    QPushButton* save_ = nullptr;
    QPushButton* refresh_ = nullptr;
    QPushButton* remove_ = nullptr;
    QTimer typing_;
    bool counted_ = false; ///< the counts are those of the form, and it may be kept
    bool sound_ = false;
    bool busy_ = false;
};

} // namespace ui
