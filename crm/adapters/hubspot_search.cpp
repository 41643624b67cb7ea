// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/hubspot_search.h"

#include "core/base/text.h"
#include "crm/http/json_body.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

constexpr std::size_t kPage = 200;
constexpr std::size_t kLongest = 2800; // characters; the vendor takes 3,000
constexpr const char* kId = "hs_object_id";

Json filter(const std::string& property, const char* how, const std::string& value) {
    return {{"propertyName", property}, {"operator", how}, {"value", value}};
}

Json bodyOf(const HubspotType& type, const std::vector<std::string>& properties,
            const HubspotSpan& span) {
    Json filters = Json::array();
    if (span.changed) {
        filters.push_back(filter(type.modified, "GTE", std::to_string(span.changed->first)));
        filters.push_back(filter(type.modified, "LTE", std::to_string(span.changed->second)));
    }
    if (!span.behind.empty()) {
        filters.push_back(filter(kId, "GT", span.behind));
    }
    Json body = {{"limit", kPage}, {"sorts", {kId}}, {"properties", properties}};
    body["filterGroups"] = filters.empty() ? Json::array() : Json{{{"filters", filters}}};
    return body;
}

} // namespace

const Json& hubspotResults(const Json& answer) {
    const Json& results = jsonAt(answer, "results");
    if (!results.is_array()) {
        throw RemoteError(Trouble::Garbage, "the answer of HubSpot holds no list of records",
                          "try again; if it stays so, a proxy may stand between");
    }
    return results;
}

void HubspotSearch::pace(core::Job& job) {
    const auto most = static_cast<std::size_t>(std::max(1.0, config_.searchesPerSecond));
    const double span = static_cast<double>(most) / config_.searchesPerSecond;
    while (made_.size() >= most) {
        const double wait = span - static_cast<double>(http_.clock().now() - made_.front()) / 1000;
        if (wait > 0) {
            http_.clock().wait(wait, job);
        }
        made_.pop_front();
    }
    made_.push_back(http_.clock().now());
}

Json HubspotSearch::ask(const HubspotType& type, Json body, core::Job& job) {
    pace(job);
    ApiCall call;
    call.method = "POST";
    call.path = config_.path("objects", type.name) + "/search";
    call.body = std::move(body);
    call.repeatable = true;
    return http_.require(call, job).json;
}

HubspotPage HubspotSearch::page(const HubspotType& type, const std::vector<std::string>& properties,
                                const HubspotSpan& span, core::Job& job) {
    Json body = bodyOf(type, properties, span);
    HubspotPage page;
    page.bare = body.dump().size() > kLongest;
    if (page.bare) {
        body["properties"] = Json::array();
    }
    const Json answer = ask(type, std::move(body), job);
    page.results = hubspotResults(answer);
    const Json& total = jsonAt(answer, "total");
    page.total = total.is_number_integer() ? total.get<std::int64_t>() : 0;
    page.last = page.results.size() < kPage;
    page.end = page.results.empty() ? "" : jsonText(jsonAt(page.results.back(), "id"));
    return page;
}

Json HubspotSearch::having(const HubspotType& type, const std::string& property,
                           const std::vector<std::string>& values,
                           const std::vector<std::string>& wanted, core::Job& job) {
    const Json some{{"propertyName", property}, {"operator", "IN"}, {"values", values}};
    const Json answer = ask(type,
                            {{"limit", kPage},
                             {"sorts", {kId}},
                             {"properties", wanted},
                             {"filterGroups", {{{"filters", {some}}}}}},
                            job);
    return hubspotResults(answer);
}

} // namespace crm
