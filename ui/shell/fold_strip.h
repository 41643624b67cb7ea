// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

#include <vector>

namespace ui {

class Dock;
class Theme;

/// Folded docks as words along the left edge; a click shows one of them and hides it again.
class FoldStrip : public QToolBar {
    Q_OBJECT

public:
    FoldStrip(const Theme& theme, const std::vector<Dock*>& docks, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
};

} // namespace ui
