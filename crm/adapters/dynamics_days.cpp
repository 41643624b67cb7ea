// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_days.h"

#include "core/base/text.h"
#include "crm/adapters/dynamics_activity.h"
#include "crm/http/json_body.h"

namespace crm {

using core::Json;

namespace {

constexpr const char* kNoZone = "none";

} // namespace

Json DynamicsDays::ask(const std::string& path, core::Job& job) {
    const ApiAnswer answer = client_.read(path, {}, job);
    return answer.ok() ? answer.json : Json();
}

core::InstantMs DynamicsDays::begins(const std::string& day, core::Job& job) {
    const auto known = days_.find(day);
    if (known != days_.end()) {
        return known->second;
    }
    const core::InstantMs utc = core::parseInstant(day).value_or(0);
    const DynamicsConfig& config = client_.config();
    if (zone_.empty()) {
        const std::string user = jsonText(jsonAt(ask(config.path("who"), job), "UserId"));
        const Json settings = ask(config.path("settings", {}, user) + "?$select=timezonecode", job);
        zone_ = jsonText(jsonAt(settings, "timezonecode"));
        zone_ = zone_.empty() ? kNoZone : zone_;
    }
    core::InstantMs begins = utc;
    if (zone_ != kNoZone) {
        const Json answer =
            ask(config.path("utc") + core::format("?@p1={}T00:00:00Z&@p2={}", day, zone_), job);
        const auto moment = core::parseInstant(jsonText(jsonAt(answer, "UtcTime")));
        // On the far side of the date line it would be read back as another day.
        begins = moment && dynamicsDay(*moment) == day ? *moment : utc;
    }
    return days_[day] = begins;
}

} // namespace crm
