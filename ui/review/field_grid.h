// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_data.h"

#include <QWidget>

class QButtonGroup;
class QGridLayout;

namespace ui {

class Theme;

/// The records of a cluster side by side, field by field: the survivor's column is marked, and of
/// each field that differs one value is kept.
class FieldGrid : public QWidget {
    Q_OBJECT

public:
    explicit FieldGrid(const Theme& theme, QWidget* parent = nullptr);
    void setCase(const ClusterCase& cluster);
    /// Index of the record that the others point to.
    int survivor() const { return survivor_; }
    /// Which record's value each field keeps, in the order of the case's fields; -1 = none.
    std::vector<int> kept() const { return kept_; }

signals:
    void survivorChanged(int record);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addHead(const ClusterCase& cluster);
    void addField(const FieldLine& line, int row, std::size_t field);
    void emphasise();
    void clear();

    const Theme& theme_;
    QGridLayout* grid_;
    QButtonGroup* survivors_ = nullptr;
    int survivor_ = 0;
    std::vector<int> kept_;
    std::vector<std::vector<QWidget*>> cells_; ///< per field and record; null = empty
    std::vector<QWidget*> heads_;
};

} // namespace ui
