// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>

#include <array>

namespace ui {

/// CIE L*a*b* under D65.
struct Lab {
    double l = 0;
    double a = 0;
    double b = 0;
};

/// The colour difference CIEDE2000 with kL = kC = kH = 1 (Sharma, Wu and Dalal 2005).
double ciede2000(const Lab& first, const Lab& second);

/// The kinds of sight that a choice of colours has to hold for.
enum class Sight { Normal, Protan, Deutan, Tritan };

/// An sRGB colour as a person with that sight sees it (Machado, Oliveira and Fernandes 2009,
/// severity 1.0).
Lab labOf(QRgb colour, Sight sight = Sight::Normal);

/// The smallest CIEDE2000 distance over the four kinds of sight.
double smallestDistance(QRgb first, QRgb second);

} // namespace ui
