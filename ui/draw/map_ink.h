// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_view.h"
#include "ui/theme/tokens.h"

#include <QFont>

#include <array>

namespace ui {

struct Choropleth;

/// How a picture is inked: the tokens, and what print and high contrast make of the widths.
struct MapStyle {
    Tokens tokens;
    double lineFactor = 1; ///< 1.15 in print
    double textFactor = 1; ///< text scale of the settings
    /// Vector output (PDF, SVG): nothing is drawn from pixels that a path can draw.
    bool vector = false;
    /// Territories are drawn grey but this one, for its page of the map book; -1 = all in colour.
    int onlyTerritory = -1;

    bool dark() const { return tokens.dark; }
};

/// Widths, radii and sizes at a scale, in pixels at 96 dpi (cartography table of the UI spec).
/// Between the stages nation, state and city they change with the logarithm of the scale.
struct MapInk {
    double outline = 0;
    double unitLine = 0;
    double unitLineOpacity = 0;          ///< 0 = not drawn
    double countyOpacity = 0;            ///< of county lines outside the plan
    std::array<double, 3> pointRadius{}; ///< classes A, B, C
    double pointHalo = 0;
    double nameSize = 0;
    double valueSize = 0; ///< 0 = no second line
    bool clusters = false;
    bool unitLabels = false;
};

/// `meanSide` is the mean side of a unit in metres.
MapInk inkAt(const MapView& view, double meanSide);

/// How strongly the lines of units of that size (mean side, pixels at 96 dpi) are drawn, 0 to 1.
double unitLineOpacity(double unitPixels);

/// The colour of a class of a choropleth on the sequential ramp, which is used from end to end
/// however few classes there are. On dark ground it runs the other way.
QColor classColour(const Tokens& tokens, int index, int classes);

/// The same of a scene's choropleth: a diverging one has the grey of the ramp where zero lies.
QColor classColour(const Tokens& tokens, const Choropleth& choropleth, int index);

/// Open Sans in a size of pixels at 96 dpi, for an image with that many pixels per pixel.
QFont mapFont(double pixels, const MapView& view, bool semibold);

/// Makes the font of the maps known to the application; does it once.
void loadMapFonts();

} // namespace ui
