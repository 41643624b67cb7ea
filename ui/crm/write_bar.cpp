// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/write_bar.h"

#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"

#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int kBar = 10;
constexpr int kLeast = 6; // a few records of many are still seen

} // namespace

WriteBar::WriteBar(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
    setCounts({});
}

void WriteBar::setCounts(const PublishCounts& counts) {
    counts_ = counts;
    setAccessibleName(tr("%1 ready, %2 in conflict, %3 refused")
                          .arg(groupedText(counts.ready), groupedText(counts.conflicts),
                               groupedText(counts.refused)));
    setToolTip(accessibleName());
    update();
}

void WriteBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = theme_.tokens();
    const int padding = theme_.metrics().dockPadding;
    const QRect area(padding, height() - kBar, width() - 2 * padding, kBar);
    const qint64 all = counts_.ready + counts_.conflicts + counts_.refused;
    if (all == 0) {
        painter.fillRect(area, t.band);
        return;
    }
    const auto wide = [&](qint64 count) {
        const auto share = static_cast<int>(static_cast<double>(area.width()) *
                                            static_cast<double>(count) / static_cast<double>(all));
        return count == 0 ? 0 : std::max(kLeast, share);
    };
    const int refused = wide(counts_.refused);
    const int conflicts = wide(counts_.conflicts);
    int x = area.left();
    const auto part = [&](int width, const QColor& colour) {
        if (width > 0) {
            painter.fillRect(QRect(x, area.top(), width - 1, kBar), colour);
            x += width;
        }
    };
    part(counts_.ready == 0 ? 0 : area.width() - refused - conflicts, t.ok);
    part(counts_.ready == 0 ? area.width() - refused : conflicts, t.warn);
    part(refused, t.danger);
}

} // namespace ui
