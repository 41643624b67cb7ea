// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/drift.h"

#include "core/verbs/json_list.h"

namespace core {

namespace {

Json jsonOf(const DriftTerritory& territory) {
    return {{"territory", territory.code},
            {"name", territory.name},
            {"owner", territory.owner},
            {"accounts", territory.accounts},
            {"value_then", territory.valueThen},
            {"share_then", territory.shareThen()},
            {"value", territory.value},
            {"target", territory.target},
            {"share", territory.share()},
            {"repaired_share",
             territory.repairedValue ? Json(territory.repairedShare()) : Json(nullptr)},
            {"state", territory.state()}};
}

Json jsonOf(const DriftCause& cause) {
    return {{"kind", cause.kind},       {"territory", cause.territory},
            {"subject", cause.subject}, {"name", cause.name},
            {"before", cause.before},   {"after", cause.after},
            {"change", cause.change()}, {"text", cause.text}};
}

} // namespace

void to_json(Json& json, const DriftRepair& repair) {
    json =
        Json{{"found", repair.found},
             {"moves", listOf(repair.moves,
                              [](const DriftRepair::Move& move) {
                                  return Json{{"unit", move.unit},         {"name", move.unitName},
                                              {"from", move.from},         {"to", move.to},
                                              {"accounts", move.accounts}, {"value", move.value}};
                              })},
             {"accounts", repair.accounts},
             {"value", repair.value},
             {"proven_fewest", repair.fewest},
             {"proven_least", repair.least},
             {"at_least", repair.atLeast},
             {"moves_weighed", repair.work},
             {"text", repair.text}};
}

void to_json(Json& json, const DriftNotice& notice) {
    json = Json{{"id", notice.id},
                {"kind", notice.kind},
                {"cause", notice.cause},
                {"territories", notice.territories},
                {"text", notice.text},
                {"raised_at", notice.raisedAt},
                {"ended_at", notice.endedAt.empty() ? Json(nullptr) : Json(notice.endedAt)},
                {"ended_why", notice.endedWhy}};
}

void to_json(Json& json, const DriftReport& report) {
    json = Json{
        {"scenario", report.scenario},
        {"version", report.version},
        {"since", report.since},
        {"baseline_at", report.takenAt.empty() ? Json(nullptr) : Json(report.takenAt)},
        {"today", report.today},
        {"tolerance", report.tolerance},
        {"measure", report.measure},
        {"unit", report.unit},
        {"in_band", report.inBand},
        {"territories",
         listOf(report.territories, [](const DriftTerritory& t) { return jsonOf(t); })},
        {"causes", listOf(report.causes, [](const DriftCause& cause) { return jsonOf(cause); })},
        {"more_causes", report.moreCauses},
        {"repair", report.repair ? Json(*report.repair) : Json(nullptr)},
        {"changed_since", report.changedSince},
        {"raised", report.raised},
        {"ended", report.ended},
        {"notices", report.open}};
}

} // namespace core
