// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QString>

#include <array>
#include <vector>

namespace ui {

enum class ThemeKind { Light, Dark };

/// Sizes that both themes share: point sizes of the type roles, and lengths in pixels at 96 dpi.
/// Heights are floors; everything is laid out by font metrics above them.
struct Metrics {
    double display = 0, heading = 0, body = 0, small = 0, micro = 0, mapName = 0, printTitle = 0;
    int menuBar = 0, toolBar = 0, dockTitle = 0, row = 0, formRow = 0, button = 0, buttonSmall = 0,
        statusBar = 0, chip = 0;
    int grid = 0, dockPadding = 0, labelGap = 0, groupGap = 0, pageMargin = 0;
    int icon = 0, tileIcon = 0;
    int fieldRadius = 0, cardRadius = 0, barRadius = 0, swatchRadius = 0, checkRadius = 0;
    int dockLeft = 0, dockLeftMin = 0, dockLeftMax = 0;
    int dockRight = 0, dockRightMin = 0, dockRightMax = 0, dockRightNarrow = 0;
    int dockBottom = 0, dockBottomBalance = 0;
    int narrowWindow = 0;       ///< windows narrower than this fold the left dock
    int motion = 0;             ///< longest movement, milliseconds
    double disabledOpacity = 1; ///< share of the colour that disabled things keep
};

/// Every colour and measure of the window, the map and the print. Colours are written in
/// resources/theme/*.json and nowhere else; light and dark have the same names.
struct Tokens {
    bool dark = false;
    bool highContrast = false;

    QColor window, panel, base, alt, border, borderStrong, hair;
    QColor text, text2, text3;
    QColor accent, accentHover, onAccent, accentSoft, rowSelection, focus;
    QColor over, overSoft, under, underSoft, inBand, band;
    QColor danger, dangerSoft, warn, warnSoft, ok, okSoft;
    QColor tip, onTip, shadow, swatchEdge;

    QColor water, land, landLine, unitLine, coast, outline, halo, ink, selectionLine, point, noData;

    /// Fills of the territories, in the order in which they are handed out.
    std::array<QColor, 24> territories;
    std::array<QColor, 6> sequential; ///< low to high
    std::array<QColor, 6> heat;       ///< low to high
    std::array<QColor, 7> diverging;  ///< below to above, the middle is the target or zero
    std::array<QColor, 4> routes;
    std::array<QColor, 8> accounts; ///< of accounts by category, on any fill

    Metrics metrics;

    /// The fill of a territory; numbers beyond the last start again.
    const QColor& territoryFill(int fill) const;
    /// `over`, `under` or `inBand` for a deviation (0.07 = 7 % above target) and a tolerance.
    const QColor& deviationColour(double deviation, double tolerance) const;
};

/// The tokens compiled into the program. Throws core::Error(Bug) if those files are broken.
Tokens loadTokens(ThemeKind kind);

/// Reads tokens from the text of a theme file and of the metrics file. `name` is what messages call
/// the theme file. Throws core::Error(Input) naming the key if one is missing, unknown or no
/// colour.
Tokens readTokens(const QByteArray& theme, const QByteArray& metrics, const QString& name);

/// The same with edges and secondary text as strong as text, and without shadows.
Tokens withHighContrast(Tokens tokens);

/// Contrast ratio of WCAG 2.1 (1 to 21) of two opaque colours.
double contrastRatio(const QColor& a, const QColor& b);

/// `top` laid over `bottom` with the given share (0 to 1).
QColor blend(const QColor& top, const QColor& bottom, double share);

} // namespace ui
