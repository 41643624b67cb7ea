// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace ui {

/// What models tell delegates beyond Qt's own roles. Models know no colours and fonts, only what a
/// figure means.
enum CellRole {
    ToneRole = Qt::UserRole + 1, ///< ui::Tone as int; text colour
    StrongRole,                  ///< bool; Semibold
    BodyRole,                    ///< bool; body size instead of small
    FillRole,                    ///< int; number of a territory's fill
    DeviationRole,               ///< double; 0.07 = 7 % above target
    AfterRole,                   ///< double; deviation after the gesture, absent without one
    ToleranceRole,               ///< double; half width of the band
    AxisRole,                    ///< double; half width of the whole bar
    IconNameRole,                ///< QString; an icon centred in the cell
    IdRole,                      ///< qint64; id of what the row is about
    ChipRole,                    ///< ui::ChipKind as int
    SortRole,                    ///< what to sort by
    TiedRole,                    ///< bool; the row below belongs to it: no line between them
    NoteRole,                    ///< QString; after the text, lighter
    ProposedFillRole,            ///< int; fill of the territory that a proposal gives the row to
};

} // namespace ui
