// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_ink.h"
#include "ui/draw/map_scene.h"

#include <QPainter>

#include <vector>

namespace ui {

/// One symbol of a picture and the words for it.
struct LegendEntry {
    enum class Symbol {
        Territory,
        Class, ///< a class of the choropleth; `index` counts from the lowest
        NoData,
        Proposed,
        OldBorder,
        Accounts,
        AccountsOneSize,
        AccountMix,  ///< what colours tell accounts apart by
        AccountMark, ///< a category of accounts by `index`
        RepBase,
        Approximate
    };
    Symbol symbol = Symbol::Territory;
    int index = 0;
    QString words;
};

/// One line per symbol that the scene draws, high classes on top.
std::vector<LegendEntry> legendOf(const MapScene& scene);

/// A symbol, `size` pixels wide and high, at `topLeft`.
void paintSymbol(QPainter& painter, const LegendEntry& entry, const QRectF& rect,
                 const MapScene& scene, const MapStyle& style, double pixelRatio);

/// The entries in one row, as under a printed map; returns the width that was used. What does not
/// fit goes into further rows.
double paintLegendRow(QPainter& painter, const std::vector<LegendEntry>& entries,
                      const QRectF& rect, const MapScene& scene, const MapStyle& style,
                      double pixelRatio);

/// A choropleth's title, unit and classes as a card, 12 from the edge, and below it one of the
/// categories of accounts where colours tell them apart; nothing for other scenes.
void paintLegendCard(QPainter& painter, const MapScene& scene, const MapView& view,
                     const MapStyle& style);

/// "1,200 – 2,500", "under 1,200": the bounds of a class.
QString classText(const Choropleth& choropleth, int index);

} // namespace ui
