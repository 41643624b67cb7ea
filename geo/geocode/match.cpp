// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/match.h"

namespace geo {

const char* levelName(MatchLevel level) {
    switch (level) {
    case MatchLevel::Point: return "rooftop";
    case MatchLevel::Parcel: return "parcel";
    case MatchLevel::Interpolated: return "interpolated";
    case MatchLevel::Street: return "street";
    case MatchLevel::Zip: return "zip";
    case MatchLevel::City: return "city";
    case MatchLevel::None: break;
    }
    return "none";
}

void to_json(core::Json& json, const MatchCandidate& candidate) {
    json = core::Json{{"lon", candidate.point.x},
                      {"lat", candidate.point.y},
                      {"level", levelName(candidate.level)},
                      {"score", candidate.score},
                      {"error_m", candidate.errorMetres},
                      {"label", candidate.label},
                      {"reasons", candidate.reasons},
                      {"provider", candidate.provider},
                      {"vintage", candidate.vintage},
                      {"source", candidate.source}};
}

void to_json(core::Json& json, const Match& match) {
    json = core::Json{{"level", levelName(match.level)}, {"score", match.score},
                      {"error_m", match.errorMetres},    {"label", match.label},
                      {"reasons", match.reasons},        {"provider", match.provider},
                      {"vintage", match.vintage},        {"source", match.source},
                      {"candidates", match.candidates}};
    json["lon"] = match.point ? core::Json(match.point->x) : core::Json();
    json["lat"] = match.point ? core::Json(match.point->y) : core::Json();
    json["metres_from_zip"] = match.metresFromZip ? core::Json(*match.metresFromZip) : core::Json();
}

} // namespace geo
