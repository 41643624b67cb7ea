// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/segments.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;
class QTableWidget;

namespace ui {

class Theme;

/// The fields of a scheme of segments: those that its way of telling accounts apart has.
class SegmentForm : public QWidget {
    Q_OBJECT

public:
    explicit SegmentForm(const Theme& theme, QWidget* parent = nullptr);

    /// Columns of accounts that a value can be taken from.
    void setColumns(const std::vector<std::string>& columns);
    void setScheme(const core::SegmentScheme& scheme);
    core::SegmentScheme scheme() const;
    /// What has to be filled in before accounts can be counted; empty if nothing.
    QString missing() const;
    void focusName();

signals:
    /// A field was changed by hand.
    void changed();

private:
    void addField(QWidget* field, const char* name, const QString& label);
    QWidget* makeRules(const Theme& theme);
    void connectFields();
    void addRule(const core::SegmentRule& rule);
    void removeRule();
    void raiseRule();
    void showFields();

    QFormLayout* form_;
    QLineEdit* name_;
    QComboBox* by_;
    QTableWidget* rules_;
    QWidget* rulesField_;
    QLineEdit* otherwise_;
    QComboBox* value_;
    QLineEdit* shares_;
    QSpinBox* classes_;
    QLineEdit* labels_;
    QLineEdit* until_;
    QLineEdit* where_;
    bool filling_ = false;
};

} // namespace ui
