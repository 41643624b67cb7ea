// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/account_categories.h"

#include <QToolButton>

#include <vector>

namespace ui {

class Theme;

/// Writes the filter for a segment of accounts: a menu of the schemes and their segments.
class SegmentButton : public QToolButton {
    Q_OBJECT

public:
    explicit SegmentButton(const Theme& theme, QWidget* parent = nullptr);
    void setSchemes(std::vector<core::AccountChoices::Scheme> schemes);

signals:
    /// An expression over accounts; empty for all of them.
    void chosen(const QString& expression);

private:
    void fillMenu();

    std::vector<core::AccountChoices::Scheme> schemes_;
};

} // namespace ui
