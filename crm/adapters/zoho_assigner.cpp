// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/zoho_assigner.h"

#include "core/base/text.h"
#include "crm/adapters/zoho_refusal.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <set>

namespace crm {

using core::Json;

namespace {

constexpr std::size_t kBatch = 100;
constexpr const char* kTerritories = "Territories";

std::set<std::string> namesIn(const std::string& list) {
    std::set<std::string> names;
    for (const std::string& name : core::split(list, ';')) {
        if (!core::trim(name).empty()) {
            names.emplace(core::trim(name));
        }
    }
    return names;
}

std::set<std::string> wishOf(const RecordEdit& edit) {
    for (const FieldEdit& field : edit.fields) {
        if (field.field == kTerritories) {
            return namesIn(field.value);
        }
    }
    return {};
}

} // namespace

void ZohoAssigner::assign(const ZohoModule& module, const std::vector<std::size_t>& places,
                          EditDesk& desk, const std::map<std::string, VendorRecord>& found,
                          core::Job& job) {
    std::map<std::string, std::string> idOf;
    for (const auto& [id, name] : metadata_.territories(job)) {
        idOf[name] = id;
    }
    std::map<std::size_t, std::vector<std::string>> add;
    std::map<std::size_t, std::vector<std::string>> drop;
    std::vector<std::size_t> open;
    for (const std::size_t place : places) {
        RecordOutcome& outcome = desk.outcomes()[place];
        if (outcome.outcome != Outcome::Written) {
            continue;
        }
        const auto before = found.find(outcome.id);
        const auto now = namesIn(before == found.end() ? "" : before->second.value(kTerritories));
        const auto wish = wishOf(desk.edit(place));
        const auto unknown = std::find_if(wish.begin(), wish.end(), [&](const std::string& name) {
            return !idOf.contains(name);
        });
        if (unknown != wish.end()) {
            outcome.outcome = Outcome::Failed;
            outcome.message = core::format("Zoho has no territory called \"{}\"", *unknown);
            continue;
        }
        for (const std::string& name : wish) {
            if (!now.contains(name)) {
                add[place].push_back(idOf[name]);
            }
        }
        for (const std::string& name : now) {
            if (!wish.contains(name) && idOf.contains(name)) {
                drop[place].push_back(idOf[name]);
            }
        }
        open.push_back(place);
    }
    // First the new ones, so that nothing is without a territory if the second call fails.
    for (const auto& [path, ids] : {std::pair("assign", &add), std::pair("unassign", &drop)}) {
        std::vector<std::size_t> some;
        for (const std::size_t place : open) {
            if (ids->contains(place) && desk.outcomes()[place].outcome == Outcome::Written) {
                some.push_back(place);
            }
        }
        assignAll({module, path, *ids}, some, desk, job);
    }
}

void ZohoAssigner::assignAll(const Change& change, const std::vector<std::size_t>& places,
                             EditDesk& desk, core::Job& job) {
    for (std::size_t from = 0; from < places.size(); from += kBatch) {
        const std::size_t to = std::min(places.size(), from + kBatch);
        Json rows = Json::array();
        for (std::size_t i = from; i < to; ++i) {
            Json list = Json::array();
            for (const std::string& id : change.ids.at(places[i])) {
                list.push_back({{"id", id}});
            }
            rows.push_back({{"id", desk.outcomes()[places[i]].id}, {"Territories", list}});
        }
        ApiCall call;
        call.method = "POST";
        call.path = config_.path(change.path, change.module.name);
        call.body = {{"data", std::move(rows)}};
        call.repeatable = true; // what is assigned already stays so
        const ApiAnswer answer = http_.attempt(call, job);
        const Json& answers = jsonAt(answer.json, "data");
        for (std::size_t i = from; i < to; ++i) {
            RecordOutcome& outcome = desk.outcomes()[places[i]];
            RecordOutcome refused;
            if (answer.trouble) {
                refused.outcome = answer.mayBeDone ? Outcome::Unknown : Outcome::Retry;
                refused.message = answer.trouble->what();
                refused.retrySeconds = answer.trouble->retrySeconds();
            } else if (answers.is_array() && answers.size() == to - from) {
                if (jsonAt(answers[i - from], "code") == "SUCCESS") {
                    continue;
                }
                refused = zohoRefusal(answers[i - from], 0);
            } else {
                refused = zohoRefusal(answer.json, answer.status);
            }
            refused.id = outcome.id;
            refused.created = outcome.created;
            outcome = std::move(refused);
        }
    }
}

} // namespace crm
