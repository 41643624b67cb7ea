// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/place_records.h"

#include "core/base/text.h"

namespace geo {

using core::records::Placement;
using core::records::PlacementInput;

namespace {

/// From this score on there is nothing to choose.
constexpr double kNoDoubt = 0.9;

std::string_view textOf(const core::records::Value& value) {
    return value ? std::string_view(*value) : std::string_view();
}

} // namespace

Address addressOf(const PlacementInput& input) {
    return parseAddress({textOf(input.street), textOf(input.city), textOf(input.state),
                         textOf(input.zip), textOf(input.country)});
}

Placement placementOf(const Match& match) {
    Placement placement;
    placement.point = match.point;
    placement.level = levelName(match.level);
    placement.score = match.score;
    placement.provider = match.provider;
    placement.vintage = match.vintage;
    placement.note = core::join(match.reasons, "; ");
    placement.errorM = match.errorMetres;
    return placement;
}

std::vector<core::records::MatchCandidate> candidatesOf(const Match& match) {
    std::vector<core::records::MatchCandidate> kept;
    if (match.level <= MatchLevel::Interpolated && match.score >= kNoDoubt) {
        return kept;
    }
    for (const MatchCandidate& candidate : match.candidates) {
        core::records::MatchCandidate made{candidate.point, levelName(candidate.level),
                                           candidate.score, candidate.errorMetres,
                                           candidate.label, {}};
        for (const std::string& reason : candidate.reasons) {
            made.reasons.push_back({false, reason});
        }
        kept.push_back(std::move(made));
    }
    return kept;
}

Placement placeRecord(const PlacementInput& input, const Match& match, const ZipPlacer& placer) {
    if (!input.given && match.level <= MatchLevel::Street) {
        return placementOf(match);
    }
    Placement placement = placer.place(input);
    // Why no street was found matters only to those that have one, and streets to find.
    if (placement.level == "zip" && placement.note.empty() && !match.candidates.empty()) {
        placement.note = core::join(match.reasons, "; ");
    }
    return placement;
}

} // namespace geo
