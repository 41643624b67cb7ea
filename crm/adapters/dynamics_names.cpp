// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_names.h"

#include "core/base/text.h"

#include <set>

namespace crm {

void DynamicsNames::makeTerritories(const std::vector<std::string>& names, core::Job& job) {
    std::vector<DynamicsRequest> requests;
    for (const std::string& name : names) {
        requests.push_back(
            {"PATCH",
             client_.config().rowPath("territories", dynamicsIdOf("territories", name)),
             {},
             {{"name", name}}});
    }
    const DynamicsReplies answered = client_.write(requests, job);
    if (answered.trouble) {
        throw *answered.trouble; // no record has been touched yet
    }
    for (std::size_t i = 0; i < answered.replies.size(); ++i) {
        if (answered.replies[i].ok()) {
            ids_["territories/" + names[i]] = dynamicsIdOf("territories", names[i]);
        }
    }
}

void DynamicsNames::find(const DynamicsLookup& lookup, const std::vector<std::string>& names,
                         core::Job& job) {
    const auto found = reader_.byNames(lookup, names, job);
    std::vector<std::string> unknown;
    for (const std::string& name : names) {
        const auto ids = found.find(name);
        if (ids == found.end()) {
            unknown.push_back(name);
        } else if (ids->second.size() == 1) {
            ids_[lookup.set + "/" + name] = ids->second.front();
        } else {
            several_[lookup.set + "/" + name] = ids->second.size();
        }
    }
    if (lookup.set == "territories" && client_.config().makeTerritories && !unknown.empty()) {
        makeTerritories(unknown, job);
    }
}

void DynamicsNames::settle(EditDesk& desk, std::size_t place) const {
    for (const FieldEdit& edit : desk.edit(place).fields) {
        const DynamicsField field = client_.config().field(edit.field);
        if (field.kind != DynamicsField::Kind::LookupName || edit.value.empty()) {
            continue;
        }
        const std::string& set = client_.config().lookups.at(field.column).set;
        const std::string name = set + "/" + edit.value;
        if (ids_.contains(name)) {
            continue;
        }
        const auto same = several_.find(name);
        desk.outcomes()[place].field = edit.field;
        desk.settle(place, Outcome::Failed,
                    same == several_.end()
                        ? core::format("Dynamics 365 has none of {} called \"{}\"; make it there "
                                       "first",
                                       set, edit.value)
                        : core::format("{} of {} are called \"{}\"; give them different names",
                                       same->second, set, edit.value));
        return;
    }
}

void DynamicsNames::resolve(EditDesk& desk, const std::vector<std::size_t>& places,
                            core::Job& job) {
    std::map<std::string, std::set<std::string>> wanted; // by column
    for (const std::size_t place : places) {
        for (const FieldEdit& edit : desk.edit(place).fields) {
            const DynamicsField field = client_.config().field(edit.field);
            if (field.kind == DynamicsField::Kind::LookupName && !edit.value.empty()) {
                wanted[field.column].insert(edit.value);
            }
        }
    }
    for (const auto& [column, names] : wanted) {
        find(client_.config().lookups.at(column), {names.begin(), names.end()}, job);
    }
    for (const std::size_t place : places) {
        settle(desk, place);
    }
}

} // namespace crm
