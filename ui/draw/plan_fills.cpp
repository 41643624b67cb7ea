// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/plan_fills.h"

#include "ui/theme/tokens.h"

namespace ui {

namespace {

std::vector<QRgb> fillsOf(ThemeKind kind) {
    std::vector<QRgb> fills;
    for (const QColor& colour : loadTokens(kind).territories) {
        fills.push_back(colour.rgb());
    }
    return fills;
}

} // namespace

const FillDistances& themeFillDistances() {
    static const FillDistances kDistances(fillsOf(ThemeKind::Light), fillsOf(ThemeKind::Dark));
    return kDistances;
}

} // namespace ui
