// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace ui {

/// What does not fit downwards can be scrolled to; sideways it always fits. Has no frame, no ground
/// of its own and no focus: what it holds has it.
class ScrollColumn : public QScrollArea {
    Q_OBJECT

public:
    explicit ScrollColumn(QWidget* content = nullptr, QWidget* parent = nullptr);
    /// Instead of QScrollArea::setWidget.
    void setContent(QWidget* content);
};

} // namespace ui
