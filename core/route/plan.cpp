// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/plan.h"

namespace core::route {

const char* reasonName(Reason reason) noexcept {
    switch (reason) {
    case Reason::Unusable: return "unusable";
    case Reason::NobodyAllowed: return "nobody_allowed";
    case Reason::NoSkill: return "no_skill";
    case Reason::Unreachable: return "unreachable";
    case Reason::TooFar: return "too_far";
    case Reason::WindowUnreachable: return "window_unreachable";
    case Reason::OverCapacity: return "over_capacity";
    case Reason::PatternFull: return "pattern_full";
    case Reason::DayFull: return "day_full";
    case Reason::LowerPriority: return "lower_priority";
    case Reason::NotWorthIt: return "not_worth_it";
    case Reason::LeftOut: return "left_out";
    }
    return "";
}

const char* remedyName(Remedy::Kind kind) noexcept {
    switch (kind) {
    case Remedy::Kind::Overtime: return "overtime";
    case Remedy::Kind::WidenWindow: return "widen_window";
    case Remedy::Kind::DropStop: return "drop_stop";
    case Remedy::Kind::MoreDriving: return "more_driving";
    case Remedy::Kind::MoreStops: return "more_stops";
    case Remedy::Kind::MoreRoom: return "more_room";
    case Remedy::Kind::AllowRep: return "allow_rep";
    case Remedy::Kind::AddSkill: return "add_skill";
    case Remedy::Kind::RaisePrize: return "raise_prize";
    }
    return "";
}

void to_json(Json& json, const Route& route) {
    Json calls = Json::array();
    for (const Call& call : route.calls) {
        calls.push_back({{"stop", call.stop},
                         {"arrive", call.arrive},
                         {"wait", call.wait},
                         {"start", call.start},
                         {"leave", call.leave},
                         {"driving", call.driving},
                         {"distance", call.distance}});
    }
    Json rests = Json::array();
    for (const Rest& rest : route.rests) {
        rests.push_back({{"number", rest.number},
                         {"start", rest.start},
                         {"end", rest.end},
                         {"after", rest.after},
                         {"on_the_way", rest.onTheWay}});
    }
    json = {{"resource", route.resource}, {"stops", calls},           {"breaks", rests},
            {"depart", route.depart},     {"finish", route.finish},   {"driving", route.driving},
            {"serving", route.serving},   {"waiting", route.waiting}, {"distance", route.distance}};
}

void to_json(Json& json, const Unserved& unserved) {
    Json remedies = Json::array();
    for (const Remedy& remedy : unserved.remedies) {
        Json each = {{"kind", remedyName(remedy.kind)},
                     {"resource", remedy.resource},
                     {"position", remedy.position},
                     {"amount", remedy.amount},
                     {"text", remedy.text}};
        if (remedy.other >= 0) {
            each["stop"] = remedy.other;
        }
        if (remedy.window) {
            each["window"] = {remedy.window->from, remedy.window->to};
        }
        remedies.push_back(each);
    }
    json = {{"stop", unserved.stop},
            {"reason", reasonName(unserved.reason)},
            {"message", unserved.message},
            {"remedies", remedies}};
}

void to_json(Json& json, const Plan& plan) {
    json = {{"routes", plan.routes},
            {"unserved", plan.unserved},
            {"driving", plan.driving},
            {"distance", plan.distance},
            {"cost", plan.cost},
            {"issues", plan.issues},
            {"iterations", plan.iterations},
            {"seconds", plan.seconds},
            {"first_plan_seconds", plan.firstPlanSeconds},
            {"time_limit_hit", plan.timeLimitHit},
            {"seed", plan.seed}};
}

} // namespace core::route
