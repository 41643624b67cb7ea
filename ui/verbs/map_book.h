// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/score.h"
#include "ui/draw/map_scene.h"
#include "ui/draw/sheet.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace ui {

/// What the map book tells of a plan. Index t is the same territory everywhere.
struct BookData {
    std::shared_ptr<const MapScene> scene; ///< finished
    QString scenario;
    QString layer;
    QString unitWord;    ///< "ZIPs" or "units"
    QString measure;     ///< empty = the plan has none
    QString measureUnit; ///< "$", "people"; may be empty
    double tolerance = 0.05;
    std::optional<core::ScoreReport> figures; ///< of `measure`; empty = none
    std::vector<core::Territory> territories;
    std::vector<double> unitValues; ///< of the measure, per unit
    std::vector<int> unitAccounts;  ///< per unit
    QString printedOn;
};

/// A page that can be drawn.
using BookPage = std::function<void(Sheet&)>;

/// The pages of the book on paper of that height (units of a Sheet), without their feet.
std::vector<BookPage> bookPages(const BookData& data, double pageHeight);

/// Source, page number and date at the foot of a page.
void paintFoot(Sheet& sheet, const BookData& data, int page, int pages);

/// "$6.74 M", "455,987": an amount in the measure's unit.
QString amountText(double value, const QString& unit);

} // namespace ui
