// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/zoho_writer.h"

#include "core/base/text.h"
#include "crm/adapters/zoho_activity.h"
#include "crm/adapters/zoho_assigner.h"
#include "crm/adapters/zoho_refusal.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <set>

namespace crm {

using core::Json;

namespace {

constexpr std::size_t kBatch = 100;
constexpr int kForbidden = 403;
constexpr int kUnauthorised = 401;
constexpr const char* kTerritories = "Territories";
constexpr const char* kMissing = "the CRM has no such record";

std::string plainValue(const RecordEdit& edit, const std::string& field) {
    for (const FieldEdit& one : edit.fields) {
        if (one.field == field) {
            return one.value;
        }
    }
    return {};
}

bool edits(const RecordEdit& edit, const std::string& field) {
    return std::any_of(edit.fields.begin(), edit.fields.end(),
                       [&](const FieldEdit& one) { return one.field == field; });
}

/// The record that a note belongs to, as module and id.
std::pair<std::string, std::string> parentOf(const ZohoConfig& config, const RecordEdit& edit) {
    for (const auto& [field, object] :
         {std::pair("account", Object::Account), std::pair("opportunity", Object::Opportunity),
          std::pair("contact", Object::Contact)}) {
        const std::string id = plainValue(edit, field);
        if (!id.empty()) {
            return {config.nameOf(object), id};
        }
    }
    return {};
}

} // namespace

const ZohoModule* ZohoWriter::moduleOf(std::size_t place) const {
    const std::vector<const ZohoModule*> modules = config_.modulesOf(object_);
    if (modules.size() == 1) {
        return modules.front();
    }
    const RecordEdit& edit = desk_.edit(place);
    const std::string name = zohoId(edit.id).first;
    return config_.module(name.empty() ? zohoActivityModule(plainValue(edit, "kind")) : name);
}

const ZohoFields& ZohoWriter::fieldsOf(const ZohoModule& module, core::Job& job) {
    static const ZohoFields kNone;
    return module.name == "Notes" ? kNone : metadata_.fields(module, job);
}

std::vector<RecordOutcome> ZohoWriter::upsert(const std::vector<RecordEdit>& edits, bool create,
                                              core::Job& job) {
    std::vector<RecordEdit> mine = edits;
    for (RecordEdit& edit : mine) {
        edit.version = zohoVersionTime(edit.version);
    }
    desk_ = EditDesk(mine);
    std::map<const ZohoModule*, std::vector<std::size_t>> byModule;
    bool uniqueKeys = true;
    for (std::size_t i = 0; i < mine.size(); ++i) {
        const ZohoModule* module = moduleOf(i);
        if (module == nullptr || module->object != object_) {
            desk_.settle(i, Outcome::Missing, kMissing);
            continue;
        }
        byModule[module].push_back(i);
    }
    for (const auto& [module, places] : byModule) {
        refuseUnknown(*module, places, job);
        const ZohoField* key = fieldsOf(*module, job).find(config_.key);
        uniqueKeys = uniqueKeys && key != nullptr && key->unique;
    }
    // With a unique key, Zoho itself makes or changes the one record; else we must look first.
    const bool upserts = create && uniqueKeys && object_ != Object::Activity;
    lookUpKeys(create, upserts, job);
    look(job);
    const auto changes = desk_.changes();
    const auto creations = desk_.creations();
    std::map<std::string, std::vector<std::size_t>> open; // in the order of the configuration
    for (const auto& places : {changes, creations}) {
        for (const std::size_t place : places) {
            open[moduleOf(place)->name].push_back(place);
        }
    }
    for (const auto& [name, places] : open) {
        writeModule(*config_.module(name), places, upserts, job);
    }
    return desk_.outcomes();
}

/// A field that Zoho does not have is dropped silently, and one that may not be written refuses the
/// record: both are said before anything is sent.
void ZohoWriter::refuseUnknown(const ZohoModule& module, const std::vector<std::size_t>& places,
                               core::Job& job) {
    const ZohoFields& known = fieldsOf(module, job);
    for (const std::size_t place : places) {
        const RecordEdit& edit = desk_.edit(place);
        if (edit.id.empty() && !edit.key.empty() && module.name != "Notes" && known.seen &&
            known.find(config_.key) == nullptr) {
            desk_.settle(place, Outcome::Failed,
                         core::format("{} have no field \"{}\" that could hold our key; it can be "
                                      "made by setting the connection up",
                                      module.name, config_.key));
            continue;
        }
        if (module.name == "Notes" && edit.id.empty() && parentOf(config_, edit).second.empty()) {
            desk_.settle(place, Outcome::Failed,
                         "a note of Zoho needs an account, an opportunity or a contact that it "
                         "belongs to");
            continue;
        }
        for (const FieldEdit& field : edit.fields) {
            if (!known.seen || object_ == Object::Activity || field.field == kTerritories) {
                continue;
            }
            const ZohoField* theirs = known.find(field.field);
            if (theirs == nullptr || !theirs->write) {
                desk_.outcomes()[place].field = field.field;
                desk_.settle(place, Outcome::Denied,
                             theirs == nullptr
                                 ? "Zoho has no field " + field.field
                                 : core::format("the field {} cannot be changed", field.field));
                break;
            }
        }
    }
}

void ZohoWriter::lookUpKeys(bool create, bool upserts, core::Job& job) {
    const std::vector<std::string> keys = desk_.keys();
    EditDesk::ByKey found;
    if (!upserts && !keys.empty()) {
        found = lookup_.byKeys(object_, keys, {}, job);
        if (object_ == Object::Activity) {
            for (auto& [key, records] : notesByKey(job)) {
                for (VendorRecord& record : records) {
                    found[key].push_back(std::move(record));
                }
            }
        }
    }
    desk_.resolve(found, create);
}

/// Notes have no field for a key: those of the same record are looked through.
EditDesk::ByKey ZohoWriter::notesByKey(core::Job& job) {
    EditDesk::ByKey found;
    std::set<std::pair<std::string, std::string>> parents;
    for (std::size_t i = 0; i < desk_.outcomes().size(); ++i) {
        const RecordEdit& edit = desk_.edit(i);
        const ZohoModule* module = moduleOf(i);
        if (edit.id.empty() && !edit.key.empty() && module != nullptr && module->name == "Notes") {
            parents.insert(parentOf(config_, edit));
        }
    }
    const ZohoModule* notes = config_.module("Notes");
    for (const auto& [module, id] : parents) {
        PageGuard guard("Zoho");
        bool more = !id.empty();
        for (int page = 1; more; ++page) {
            ApiCall call;
            call.path = config_.path("notes", module, id);
            call.query = {{"fields", "Note_Title,Note_Content,Modified_Time"},
                          {"page", std::to_string(page)},
                          {"per_page", "200"}};
            const ApiAnswer answer = http_.require(call, job);
            const Json& rows = zohoList(answer.json, "data");
            for (const Json& row : rows) {
                VendorRecord note = zohoActivity(config_, *notes, row, http_.clock().now());
                const std::string key = note.key;
                found[key].push_back(std::move(note));
            }
            more = jsonAt(answer.json, "info.more_records") == true;
            guard.page(more ? std::to_string(page) : "", rows.size());
        }
    }
    return found;
}

/// Zoho's writes depend on the time of the last change at best: the records are looked at right
/// before, with what an activity or a territory needs to know besides.
void ZohoWriter::look(core::Job& job) {
    std::set<std::string> fields;
    std::vector<std::string> ids = desk_.toLookAt();
    for (const std::size_t place : desk_.changes()) {
        const RecordEdit& edit = desk_.edit(place);
        for (const FieldEdit& field : edit.fields) {
            fields.insert(field.field);
        }
        if (object_ == Object::Activity || edits(edit, kTerritories)) {
            ids.push_back(edit.id);
        }
    }
    if (ids.empty()) {
        return;
    }
    found_ = lookup_.byIds(object_, ids, {fields.begin(), fields.end()}, job);
    for (auto& [id, record] : found_) {
        record.version = zohoVersionTime(record.version);
    }
    desk_.compare(found_);
}

void ZohoWriter::writeModule(const ZohoModule& module, const std::vector<std::size_t>& places,
                             bool upserts, core::Job& job) {
    const auto isNew = [&](std::size_t place) { return desk_.edit(place).id.empty(); };
    std::vector<std::size_t> ways[3];
    std::vector<std::size_t> assigned;
    for (const std::size_t place : places) {
        const RecordEdit& edit = desk_.edit(place);
        if (edits(edit, kTerritories)) {
            assigned.push_back(place);
        }
        if (isNew(place)) {
            ways[static_cast<int>(upserts && !edit.key.empty() ? Way::Upsert : Way::Create)]
                .push_back(place);
        } else if (!edits(edit, kTerritories) || edit.fields.size() > 1) {
            ways[static_cast<int>(Way::Update)].push_back(place);
        } else {
            desk_.outcomes()[place].outcome = Outcome::Written; // what is left is its territories
        }
    }
    for (const Way way : {Way::Update, Way::Upsert, Way::Create}) {
        writeInBatches(
            ways[static_cast<int>(way)], kBatch, desk_.outcomes(),
            [&](const std::vector<std::size_t>& batch) { return write(module, way, batch, job); },
            job);
    }
    if (!assigned.empty()) {
        ZohoAssigner(config_, http_, metadata_).assign(module, assigned, desk_, found_, job);
    }
}

Json ZohoWriter::rowOf(std::size_t place, const ZohoModule& module, Way way, core::Job& job) {
    const RecordEdit& edit = desk_.edit(place);
    const ZohoFields& known = fieldsOf(module, job);
    Json row = Json::object();
    if (object_ == Object::Activity) {
        ZohoActivityEdit change;
        change.fields = edit.fields;
        const auto before = found_.find(edit.id);
        change.before = before == found_.end() ? VendorRecord() : before->second;
        change.key = edit.key;
        change.isNew = way == Way::Create;
        change.now = http_.clock().now();
        if (module.name == "Events") {
            change.offset = metadata_.user(job).offset;
        }
        row = zohoActivityJson(config_, module, known, change);
    } else {
        for (const FieldEdit& field : edit.fields) {
            if (field.field == kTerritories || (way != Way::Update && field.value.empty())) {
                continue;
            }
            const ZohoField* theirs = known.find(field.field);
            // Without a list of fields, what is known of all organisations has to do.
            const std::string type = theirs != nullptr        ? theirs->type
                                     : field.field == "Owner" ? "ownerlookup"
                                                              : "";
            row[field.field] = zohoJson(field.value, type);
        }
        if (way != Way::Update && !edit.key.empty()) {
            row[config_.key] = edit.key;
        }
    }
    if (way == Way::Update) {
        row["id"] = zohoId(edit.id).second;
    }
    return row;
}

ApiCall ZohoWriter::callFor(const ZohoModule& module, Way way, const std::vector<std::size_t>& some,
                            core::Job& job) {
    ApiCall call;
    call.method = way == Way::Update ? "PUT" : "POST";
    call.once = true; // somebody else may write between an answer that was lost and its repetition
    call.path = config_.path(way == Way::Upsert ? "upsert" : "records", module.name);
    Json rows = Json::array();
    core::InstantMs seen = 0;
    bool all = way == Way::Update;
    for (const std::size_t place : some) {
        rows.push_back(rowOf(place, module, way, job));
        const auto before = found_.find(desk_.edit(place).id);
        all = all && before != found_.end() && before->second.modified;
        seen = std::max(seen, all ? *before->second.modified : 0);
    }
    call.body = {{"data", std::move(rows)}};
    if (way == Way::Upsert) {
        call.body["duplicate_check_fields"] = {config_.key};
    }
    if (config_.trigger) {
        call.body["trigger"] = *config_.trigger;
    }
    if (all) {
        call.headers = {{"If-Unmodified-Since", zohoMoment(seen)}};
    }
    return call;
}

BatchResult ZohoWriter::write(const ZohoModule& module, Way way,
                              const std::vector<std::size_t>& some, core::Job& job) {
    const ApiAnswer answer = http_.attempt(callFor(module, way, some, job), job);
    if (answer.trouble) {
        return troubled(answer);
    }
    BatchResult result;
    const Json& rows = jsonAt(answer.json, "data");
    if (answer.ok() || (rows.is_array() && rows.size() == some.size())) {
        result.outcomes = outcomesOf(module, answer, way, some);
    } else if (some.size() == 1 || answer.status == kForbidden || answer.status == kUnauthorised) {
        result.outcomes.assign(some.size(), zohoRefusal(answer.json, answer.status));
    } else {
        result.outcomes = sameForAll(some.size(), Outcome::BatchRefused,
                                     zohoRefusal(answer.json, answer.status).message);
    }
    return result;
}

/// Zoho answers in the order of the rows, one for each: of any other number nothing can be said.
std::vector<RecordOutcome> ZohoWriter::outcomesOf(const ZohoModule& module, const ApiAnswer& answer,
                                                  Way way,
                                                  const std::vector<std::size_t>& some) const {
    const Json& rows = jsonAt(answer.json, "data");
    if (!rows.is_array() || rows.size() != some.size()) {
        return sameForAll(some.size(), Outcome::Unknown,
                          "Zoho left records out of its answer"); // only looking tells
    }
    std::vector<RecordOutcome> outcomes;
    for (std::size_t i = 0; i < some.size(); ++i) {
        const std::string id = jsonText(jsonAt(rows[i], "details.id"));
        const std::string asked = zohoId(desk_.edit(some[i]).id).second;
        RecordOutcome outcome;
        if (jsonAt(rows[i], "code") != "SUCCESS") {
            outcome = zohoRefusal(rows[i], 0);
            if (object_ == Object::Activity) {
                for (std::string& other : outcome.others) {
                    other = module.name + "/" + other;
                }
            }
        } else if (id.empty() || (way == Way::Update && id != asked)) {
            outcome.outcome = Outcome::Unknown;
            outcome.message = "Zoho answered about another record";
        } else {
            outcome.outcome = Outcome::Written;
            outcome.id = object_ == Object::Activity ? module.name + "/" + id : id;
            outcome.created =
                way == Way::Create || (way == Way::Upsert && jsonAt(rows[i], "action") == "insert");
            if (const auto moment =
                    core::parseInstant(jsonText(jsonAt(rows[i], "details.Modified_Time")))) {
                outcome.version = core::instantText(*moment);
            }
        }
        outcomes.push_back(std::move(outcome));
    }
    return outcomes;
}

std::vector<RecordOutcome> ZohoWriter::remove(const std::vector<std::string>& ids, core::Job& job) {
    std::vector<RecordOutcome> outcomes(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        outcomes[i].id = ids[i];
        outcomes[i].outcome = Outcome::Missing;
        outcomes[i].message = kMissing;
    }
    for (const ZohoModule* module : config_.modulesOf(object_)) {
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (object_ != Object::Activity || zohoId(ids[i]).first == module->name) {
                places.push_back(i);
            }
        }
        writeInBatches(
            places, kBatch, outcomes,
            [&](const std::vector<std::size_t>& some) {
                return removeSome(*module, ids, some, job);
            },
            job);
    }
    return outcomes;
}

BatchResult ZohoWriter::removeSome(const ZohoModule& module, const std::vector<std::string>& ids,
                                   const std::vector<std::size_t>& some, core::Job& job) {
    std::vector<std::string> list;
    for (const std::size_t place : some) {
        list.push_back(zohoId(ids[place]).second);
    }
    ApiCall call;
    call.method = "DELETE";
    call.path = config_.path("records", module.name);
    call.query = {{"ids", core::join(list, ",")}};
    const ApiAnswer answer = http_.attempt(call, job);
    if (answer.trouble) {
        return troubled(answer);
    }
    BatchResult result;
    const Json& rows = jsonAt(answer.json, "data");
    if (!rows.is_array() || rows.size() != some.size()) {
        const bool whole = some.size() == 1 || zohoForbids(answer.code);
        const RecordOutcome refused = zohoRefusal(answer.json, answer.status);
        result.outcomes = sameForAll(some.size(), whole ? refused.outcome : Outcome::BatchRefused,
                                     refused.message);
        return result;
    }
    for (const Json& row : rows) {
        RecordOutcome outcome;
        outcome.outcome = Outcome::Written;
        result.outcomes.push_back(jsonAt(row, "code") == "SUCCESS" ? outcome : zohoRefusal(row, 0));
    }
    return result;
}

} // namespace crm
