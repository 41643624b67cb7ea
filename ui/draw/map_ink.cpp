// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/map_ink.h"

#include "ui/draw/map_scene.h"

#include <QFontDatabase>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

// Scales at which a stage holds unmixed; the limits of the table (4 M, 400 k) lie between them.
constexpr double kNation = 6e6;
constexpr double kStateFar = 3e6;
constexpr double kStateNear = 6e5;
constexpr double kCity = 2.5e5;

constexpr double kClusterScale = 4e6;
constexpr double kPointHaloScale = 4e5;
constexpr double kUnitLabelScale = 4.5e5;
constexpr double kHiddenUnit = 4; ///< mean unit side in pixels below which single units blur

/// 0 at `from`, 1 at `to`, even in the logarithm.
double logShare(double value, double from, double to) {
    return std::clamp(std::log(value / from) / std::log(to / from), 0.0, 1.0);
}

double mix(double nation, double state, double city, double scale) {
    if (scale >= kStateFar) {
        return nation + (state - nation) * logShare(scale, kNation, kStateFar);
    }
    return state + (city - state) * logShare(scale, kStateNear, kCity);
}

} // namespace

double unitLineOpacity(double unitPixels) {
    return std::clamp((unitPixels - kHiddenUnit) / 2, 0.0, 1.0);
}

MapInk inkAt(const MapView& view, double meanSide) {
    const double scale = std::max(1.0, view.scaleDenominator());
    const double unitPixels = meanSide / (view.metresPerPixel * view.pixelRatio);
    MapInk ink;
    ink.outline = mix(1.2, 1.7, 2.2, scale);
    ink.unitLine = mix(0.35, 0.7, 0.9, scale);
    ink.unitLineOpacity = unitLineOpacity(unitPixels);
    ink.countyOpacity = mix(0, 0.55, 0.8, scale);
    ink.pointRadius = {mix(2.0, 2.7, 4.0, scale), mix(1.4, 1.9, 3.0, scale),
                       mix(0.9, 1.25, 2.2, scale)};
    ink.pointHalo = scale < kPointHaloScale ? 0.7 : 0;
    ink.nameSize = mix(12, 14, 14, scale);
    ink.valueSize = scale < kClusterScale ? 12 : 0;
    ink.clusters = scale > kClusterScale;
    ink.unitLabels = scale < kUnitLabelScale;
    return ink;
}

QColor classColour(const Tokens& tokens, const Choropleth& choropleth, int index) {
    const int classes = static_cast<int>(choropleth.edges.size()) - 1;
    if (!choropleth.diverging) {
        return classColour(tokens, index, classes);
    }
    // The classes lie around the middle of the ramp, whichever of its ends they reach.
    const auto middle = static_cast<int>(tokens.diverging.size() / 2);
    const int last = static_cast<int>(tokens.diverging.size()) - 1;
    return tokens
        .diverging[static_cast<std::size_t>(std::clamp(index - classes / 2 + middle, 0, last))];
}

QColor classColour(const Tokens& tokens, int index, int classes) {
    const auto& ramp = tokens.sequential;
    const double step = classes > 1 ? static_cast<double>(index) / (classes - 1) : 0.5;
    const double place = (tokens.dark ? 1 - step : step) * static_cast<double>(ramp.size() - 1);
    const auto low = static_cast<std::size_t>(place);
    const std::size_t high = std::min(low + 1, ramp.size() - 1);
    return blend(ramp[high], ramp[low], place - static_cast<double>(low));
}

void loadMapFonts() {
    static const bool kLoaded = [] {
        for (const char* file : {"OpenSans-Regular", "OpenSans-Semibold", "OpenSans-Italic"}) {
            QFontDatabase::addApplicationFont(
                QStringLiteral(":/evenlode/fonts/%1.ttf").arg(QLatin1String(file)));
        }
        return true;
    }();
    static_cast<void>(kLoaded);
}

QFont mapFont(double pixels, const MapView& view, bool semibold) {
    QFont font(QStringLiteral("Open Sans"));
    font.setPixelSize(std::max(1, qRound(pixels * view.pixelRatio)));
    font.setWeight(semibold ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace ui
