// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/verbs/preview_import.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace ui {

class Theme;

/// What was found in a file, one paragraph each, with the choice there is.
class IssueList : public QWidget {
    Q_OBJECT

public:
    explicit IssueList(const Theme& theme, QWidget* parent = nullptr);
    /// Boxes stay where they are while only their state and words change.
    void setIssues(const std::vector<geo::PreviewIssue>& issues);

signals:
    /// One of the ways of an issue; -1 = its only one is switched off.
    void chosen(int issue, int choice);

private:
    void build(const std::vector<geo::PreviewIssue>& issues);
    QWidget* makeIssue(const geo::PreviewIssue& issue, int number);
    void addChoices(const geo::PreviewIssue& issue, int number, QVBoxLayout* column);

    const Theme& theme_;
    QVBoxLayout* column_;
    QWidget* content_ = nullptr;
};

} // namespace ui
