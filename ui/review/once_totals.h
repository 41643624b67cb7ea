// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_data.h"

#include <QWidget>

namespace ui {

class Label;
class Theme;

/// The index of each territory with all records counted, and with each cluster counted once.
class OnceTotals : public QWidget {
    Q_OBJECT

public:
    explicit OnceTotals(const Theme& theme, QWidget* parent = nullptr);
    void setTable(const OnceTable& table);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    const Theme& theme_;
    OnceTable table_;
};

} // namespace ui
