// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/plan/shape.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace geo {

/// How exactly a place is known, best first.
enum class MatchLevel : std::uint8_t {
    Point,        ///< that very house number has a position of its own
    Parcel,       ///< the same, inside its parcel
    Interpolated, ///< between known numbers of its street
    Street,       ///< on its street, but not by its number
    Zip,          ///< the point of its ZIP
    City,         ///< the middle of its city
    None
};
/// "rooftop", "parcel", "interpolated", "street", "zip", "city", "none": as stored in workspaces.
const char* levelName(MatchLevel level);

/// A place that an address may stand for.
struct MatchCandidate {
    core::Point point; ///< degrees
    MatchLevel level = MatchLevel::None;
    /// 0 to 1: how likely it is that this is the place meant, as far as its level goes.
    double score = 0;
    /// Metres within which 95 of 100 such places are expected to lie.
    double errorMetres = 0;
    std::string label;                ///< "3042 SAVIERS RD, OXNARD, CA 93033"
    std::vector<std::string> reasons; ///< what was corrected or is doubtful; empty for all well
    std::string provider;             ///< who knows the place: "Census TIGER/Line"
    std::string vintage;              ///< of its data
    std::string source;               ///< identity of the reference source; empty for ZIP and city
};

/// What a geocoder makes of an address. Without a point, `level` is None and `reasons` say why.
struct Match {
    std::optional<core::Point> point;
    MatchLevel level = MatchLevel::None;
    double score = 0;
    double errorMetres = 0;
    std::string label;
    std::vector<std::string> reasons;
    std::string provider;
    std::string vintage;
    std::string source;
    /// Metres to the stated ZIP: to its point, where the caller has no area of it.
    std::optional<double> metresFromZip;
    /// Places on streets that were looked at, best first, at most five; the first is the match if
    /// it is one.
    std::vector<MatchCandidate> candidates;
};
void to_json(core::Json& json, const MatchCandidate& candidate);
void to_json(core::Json& json, const Match& match);

} // namespace geo
