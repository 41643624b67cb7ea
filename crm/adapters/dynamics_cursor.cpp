// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_cursor.h"

#include "core/base/json.h"
#include "crm/http/json_body.h"

namespace crm {

using core::Json;

namespace {

constexpr const char* kWays[] = {"whole", "changes", "since"};

DynamicsTrack trackFrom(const Json& json) {
    DynamicsTrack track;
    const auto text = [&](const char* key) {
        const Json& found = jsonAt(json, key);
        return found.is_string() ? found.get<std::string>() : std::string();
    };
    const auto moment = [&](const char* key) {
        const Json& found = jsonAt(json, key);
        return found.is_number_integer() ? found.get<core::InstantMs>() : 0;
    };
    track.olderLink = text("older");
    track.newerLink = text("newer");
    track.latestLink = text("latest");
    track.olderAt = moment("older_at");
    track.newerAt = moment("newer_at");
    track.mark = moment("mark");
    track.catchUp = moment("catch_up");
    track.page = text("page");
    track.start = moment("start");
    for (std::size_t i = 0; i < std::size(kWays); ++i) {
        track.way = text("way") == kWays[i] ? static_cast<DynamicsWay>(i) : track.way;
    }
    if (track.newerLink.empty()) {
        track.newerLink = track.olderLink;
        track.newerAt = track.olderAt;
    }
    return track;
}

Json toJson(const DynamicsTrack& track) {
    Json json = Json::object();
    const auto put = [&](const char* key, const auto& value, bool there) {
        if (there) {
            json[key] = value;
        }
    };
    put("older", track.olderLink, !track.olderLink.empty());
    put("older_at", track.olderAt, !track.olderLink.empty());
    put("newer", track.newerLink, track.newerLink != track.olderLink);
    put("newer_at", track.newerAt, track.newerLink != track.olderLink);
    put("latest", track.latestLink, !track.latestLink.empty());
    put("mark", track.mark, track.mark != 0);
    put("catch_up", track.catchUp, track.catchUp != 0);
    put("page", track.page, !track.page.empty());
    put("way", kWays[static_cast<std::size_t>(track.way)], !track.page.empty());
    put("start", track.start, !track.page.empty());
    return json;
}

} // namespace

std::optional<DynamicsCursor> DynamicsCursor::parse(const std::string& text) {
    const auto json = tryParseJson(text);
    if (!json || !json->is_object() || !jsonAt(*json, "tables").is_object()) {
        return std::nullopt;
    }
    DynamicsCursor cursor;
    cursor.want = jsonText(jsonAt(*json, "want"));
    const Json& missing = jsonAt(*json, "missing");
    for (std::size_t i = 0; missing.is_array() && i < missing.size(); ++i) {
        cursor.missing.push_back(jsonText(missing[i]));
    }
    for (const auto& [set, track] : (*json)["tables"].items()) {
        cursor.tables[set] = trackFrom(track);
    }
    return cursor;
}

std::string DynamicsCursor::text() const {
    Json json = {{"want", want}, {"tables", Json::object()}};
    if (!missing.empty()) {
        json["missing"] = missing;
    }
    for (const auto& [set, track] : tables) {
        json["tables"][set] = toJson(track);
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace crm
