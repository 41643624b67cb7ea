// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/review_sentence.h"
#include "core/verbs/week_figures.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

struct WeeklyReviewParams {
    WeekParams week;
    std::optional<double> fieldHours; ///< of a rep in a week; empty = none are marked as too many
    bool again = false; ///< take the figures anew although the week is over and they were kept
};

/// A week beside the one before it.
struct WeeklyReview {
    WeekFigures week;
    std::optional<WeekFigures> last; ///< as they were kept then; empty = nobody took them
    std::optional<double> fieldHours;
    std::string printed; ///< date
    std::vector<ReviewHead> heads;
    std::vector<ReviewDecision> decisions;
    std::vector<std::string> stages; ///< of both weeks, by open value

    /// Change of a stage's open value since last week, of one rep or of all (empty name); empty
    /// where last week is not known.
    std::optional<double> change(const std::string& stage, const std::string& rep = {}) const;
    bool tooLong(const WeekRep& rep) const { return fieldHours && rep.hours > *fieldHours + 1e-9; }
};
void to_json(Json& json, const WeeklyReview& review);

/// The figures of a week beside those of the week before. A week that is over is shown as it was
/// kept after its end, whatever has changed since; in the week itself and in the one after it the
/// figures are taken and kept unless that was done. Throws Error(Input) for an older week of which
/// nothing was kept, otherwise as `takeWeek`.
WeeklyReview weeklyReview(Workspace& ws, const WeeklyReviewParams& params, Job& job);

/// Fills in heads and decisions from the figures.
void addWeeklySentences(WeeklyReview& review);

} // namespace core
