// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/book/book_data.h"
#include "ui/book/column_flow.h"

namespace ui {

/// Which way the units or accounts of a list went.
enum class Shown {
    Here,   ///< what a territory holds; what is new is bold
    Gained, ///< what came, and from whom
    Lost,   ///< what went, and to whom
    Moves   ///< what changed hands, from whom to whom
};

/// A list of units, in the order given: key, place, who had or has it, accounts, value. Columns
/// that would be empty throughout are left out.
FlowBlock unitList(const BookData& data, const std::vector<int>& units, Shown shown);

/// A list of accounts: name, unit, who had or has it, value; of what is here also segment and
/// class.
FlowBlock accountList(const BookData& data, const std::vector<const BookAccount*>& accounts,
                      Shown shown);

/// "Rep 04"; the territory's name where nobody is in charge; a dash for nobody's.
QString chargeText(const BookData& data, int territory);
QString chargeText(const FormerTerritory* former);

} // namespace ui
