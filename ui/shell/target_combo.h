// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/plan_figures.h"

#include <QComboBox>

namespace ui {

class Selection;
class Theme;

/// The territory that moves go to: its key, its swatch and its name.
class TargetCombo : public QComboBox {
    Q_OBJECT

public:
    TargetCombo(const Theme& theme, Selection& selection, QWidget* parent = nullptr);
    void setFigures(const PlanFigures& figures);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void follow();
    void measure();

    const Theme& theme_;
    Selection& selection_;
    bool filling_ = false;
    int widest_ = 0; ///< of the names, in pixels
};

} // namespace ui
