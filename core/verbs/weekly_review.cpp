// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/weekly_review.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/week.h"

#include <algorithm>

namespace core {

namespace {

/// Stages of this week by value, then those that only last week had.
std::vector<std::string> stagesOf(const WeeklyReview& review) {
    std::vector<std::string> stages = review.week.stages();
    if (review.last) {
        for (const std::string& stage : review.last->stages()) {
            if (std::find(stages.begin(), stages.end(), stage) == stages.end()) {
                stages.push_back(stage);
            }
        }
    }
    return stages;
}

WeekFigures figuresOf(Workspace& ws, const WeeklyReviewParams& params, const WeekSpan& span,
                      Job& job) {
    auto kept = keptWeek(ws.newReader(), span.week, params.week.scenario);
    if (kept && kept->final && !params.again) {
        return std::move(*kept);
    }
    if (span.today <= laterBy(span.to, 7)) {
        return takeWeek(ws, params.week, "pack", job);
    }
    if (!kept) {
        throw Error(Code::Input, format("of week {} nothing was kept", span.week),
                    "a week is kept by a pack or `evenlode review snapshot` in it or in the week "
                    "after it",
                    span.week);
    }
    return std::move(*kept);
}

} // namespace

std::optional<double> WeeklyReview::change(const std::string& stage, const std::string& who) const {
    if (!last) {
        return std::nullopt;
    }
    if (who.empty()) {
        return week.stageValue(stage) - last->stageValue(stage);
    }
    const auto valueOf = [&](const WeekFigures& figures) {
        const WeekRep* rep = figures.rep(who);
        const auto found = rep == nullptr ? std::map<std::string, double>::const_iterator()
                                          : rep->pipeline.find(stage);
        return rep == nullptr || found == rep->pipeline.end() ? 0.0 : found->second;
    };
    return valueOf(week) - valueOf(*last);
}

void to_json(Json& json, const WeeklyReview& review) {
    json = Json{{"week", review.week},
                {"last", review.last ? Json(*review.last) : Json(nullptr)},
                {"field_hours", review.fieldHours ? Json(*review.fieldHours) : Json(nullptr)},
                {"printed", review.printed},
                {"heads", jsonOf(review.heads)},
                {"pipeline", Json::array()},
                {"decisions", jsonOf(review.decisions)}};
    for (const std::string& stage : review.stages) {
        const auto change = review.change(stage);
        json["pipeline"].push_back({{"stage", stage},
                                    {"value", review.week.stageValue(stage)},
                                    {"change", change ? Json(*change) : Json(nullptr)}});
    }
}

WeeklyReview weeklyReview(Workspace& ws, const WeeklyReviewParams& params, Job& job) {
    if (params.fieldHours && !(*params.fieldHours > 0)) {
        throw Error(Code::Usage, "hours in the field are above 0", "write --hours 24");
    }
    const WeekSpan span = weekSpan(params.week);
    WeeklyReview review;
    review.week = figuresOf(ws, params, span, job);
    review.last = keptWeek(ws.newReader(), isoWeek(laterBy(span.from, -1)), params.week.scenario);
    review.fieldHours = params.fieldHours;
    review.printed = span.today;
    review.stages = stagesOf(review);
    addWeeklySentences(review);
    return review;
}

} // namespace core
