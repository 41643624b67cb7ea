// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/graticule.h"

#include "geo/crs/projection.h"

#include <gtest/gtest.h>

namespace {

ui::MapView viewOf(double metresPerPixel) {
    ui::MapView view;
    view.size = QSize(900, 600);
    view.metresPerPixel = metresPerPixel;
    view.topLeft = {1'500'000, 1'900'000};
    return view;
}

} // namespace

TEST(Graticule, LinesLieAtTheirDegreesAtAnyScale) {
    const geo::Projection plane("EPSG:5070");
    for (const double scale : {4000.0, 500.0, 40.0}) {
        const ui::MapView view = viewOf(scale);
        const auto lines = ui::graticuleOf(view, plane);
        EXPECT_GE(lines.size(), 6U);
        EXPECT_LE(lines.size(), 40U);
        for (const ui::GraticuleLine& line : lines) {
            for (const QPointF pixel : line.pixels) {
                const core::Point degrees = plane.toDegrees(view.toMetres(pixel));
                EXPECT_NEAR(line.meridian ? degrees.x : degrees.y, line.degrees, 1e-6);
            }
        }
    }
}

TEST(Graticule, IsWrittenWithItsSide) {
    EXPECT_EQ(ui::graticuleText({true, -74, {}}), QString::fromUtf8("74\u00b0\u2009W"));
    EXPECT_EQ(ui::graticuleText({false, 41.5, {}}), QString::fromUtf8("41.5\u00b0\u2009N"));
    EXPECT_EQ(ui::graticuleText({false, 0, {}}), QString::fromUtf8("0\u00b0"));
}
