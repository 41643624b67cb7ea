// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_view.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace ui {

/// What a gesture would do, beside the pointer: at most four lines.
struct TotalsTip {
    /// A territory that it touches: shares of target, 1 = on target.
    struct Row {
        QString name;
        double before = 0;
        double after = 0;
    };
    QString title; ///< "Move 6 ZIPs to Norwich"
    std::vector<Row> rows;
    QString foot;           ///< "Both stay contiguous · 13 accounts, $0.45 M"
    bool refused = false;   ///< the act cannot be done; `foot` says why
    QStringList lines = {}; ///< below the rows, plain; the last of them is set in bold
};

/// Answers what moving units to a territory would do; both are indices of the scene. Must answer
/// within a frame. Empty = no tip.
using TotalsProvider =
    std::function<std::optional<TotalsTip>(const std::vector<int>& units, int territory)>;

/// The words of a tip as one sentence, for screen readers.
QString spokenTip(const TotalsTip& tip);

/// Where a tip of that size lies: 26 below and to the left of the pointer, flipped where it would
/// leave `room`. All in 96 dpi pixels of the view.
QRectF tipRect(QSizeF size, QPointF pointer, const QRectF& room);

/// Size of the tip and its painting, 96 dpi pixels; `ratio` image pixels each.
QSizeF tipSize(const TotalsTip& tip);
void paintTip(QPainter& painter, const TotalsTip& tip, const QRectF& rect, const Tokens& tokens);

} // namespace ui
