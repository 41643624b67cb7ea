// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/rest_writer.h"

#include "core/base/text.h"
#include "crm/http/json_body.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

constexpr int kPreconditionFailed = 412;

Json wrapped(Json body, const std::string& path) {
    if (path.empty()) {
        return body;
    }
    Json outer = Json::object();
    setJsonAt(outer, path, std::move(body));
    return outer;
}

} // namespace

RestField restFieldNamed(Object kind, const RestObject& object, const std::string& name) {
    if (!storedKind(kind)) {
        const auto it = object.fields.find(name);
        if (it != object.fields.end()) {
            return it->second;
        }
    }
    for (const auto& [ours, field] : object.fields) {
        if (field.path == name) {
            return field;
        }
    }
    for (const RestField& field : object.columns) {
        if (field.path == name) {
            return field;
        }
    }
    RestField plain;
    plain.path = name;
    return plain;
}

void RestWriter::settle(std::size_t place, Outcome outcome, const std::string& message) {
    outcomes_[place].outcome = outcome;
    outcomes_[place].message = message;
    settled_[place] = true;
}

std::vector<RecordOutcome> RestWriter::upsert(const std::vector<RecordEdit>& edits, bool create,
                                              core::Job& job) {
    edits_ = edits;
    outcomes_.assign(edits.size(), {});
    settled_.assign(edits.size(), false);
    isNew_.assign(edits.size(), false);
    for (std::size_t i = 0; i < edits.size(); ++i) {
        outcomes_[i].id = edits[i].id;
    }
    resolveKeys(create, job);
    look(job);
    std::vector<std::size_t> changes;
    std::vector<std::size_t> creations;
    for (std::size_t i = 0; i < edits_.size(); ++i) {
        if (!settled_[i]) {
            (isNew_[i] ? creations : changes).push_back(i);
        }
    }
    const bool batched = object_.batch && !object_.etag;
    writeInBatches(
        changes, batched ? object_.batch->size : 1, outcomes_,
        [&](const std::vector<std::size_t>& some) {
            return batched ? writeBatch(some, job) : writeOne(some.front(), job);
        },
        job);
    writeInBatches(
        creations, 1, outcomes_,
        [&](const std::vector<std::size_t>& some) { return createOne(some.front(), job); }, job);
    return outcomes_;
}

/// Edits without an id become edits of the record with their key, or new records.
void RestWriter::resolveKeys(bool create, core::Job& job) {
    std::vector<std::string> keys;
    for (const RecordEdit& edit : edits_) {
        if (edit.id.empty() && !edit.key.empty()) {
            keys.push_back(edit.key);
        }
    }
    std::map<std::string, std::vector<std::string>> idsOfKey;
    if (!keys.empty() && !object_.key.empty()) {
        for (const Json& record : reader_.byKeys(keys, job)) {
            idsOfKey[jsonText(jsonAt(record, object_.key))].push_back(
                jsonText(jsonAt(record, object_.id)));
        }
    }
    for (std::size_t i = 0; i < edits_.size(); ++i) {
        RecordEdit& edit = edits_[i];
        if (!edit.id.empty()) {
            continue;
        }
        const std::vector<std::string>& ids = idsOfKey[edit.key];
        if (!edit.key.empty() && object_.key.empty()) {
            settle(i, Outcome::Failed, "the connection names no field that could hold our key");
        } else if (!edit.key.empty() && ids.size() > 1) {
            outcomes_[i].others = ids;
            settle(i, Outcome::Duplicate,
                   core::format("{} records have the key {}", ids.size(), edit.key));
        } else if (!edit.key.empty() && ids.size() == 1) {
            edit.id = outcomes_[i].id = ids.front();
        } else if (!create) {
            settle(i, Outcome::Missing, "the CRM has no such record");
        } else if (!object_.create) {
            settle(i, Outcome::Denied, "the connection describes no way to make such records");
        } else {
            isNew_[i] = true;
        }
    }
}

bool RestWriter::mustLook(const RecordEdit& edit) const {
    const bool guarded = object_.etag && !object_.version.empty() && !edit.version.empty();
    return (!edit.version.empty() && !guarded) ||
           std::any_of(edit.fields.begin(), edit.fields.end(),
                       [](const FieldEdit& field) { return field.expected.has_value(); });
}

/// Reads what is about to be overwritten, right before, where the edit says what should be there.
void RestWriter::look(core::Job& job) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < edits_.size(); ++i) {
        if (!settled_[i] && !isNew_[i] && mustLook(edits_[i])) {
            ids.push_back(edits_[i].id);
        }
    }
    std::map<std::string, Json> found;
    if (object_.etag) {
        for (const std::string& id : ids) {
            if (auto record = reader_.one(id, errors_, job)) {
                etags_[id] = record->second.header("etag");
                found[id] = std::move(record->first);
            }
        }
    } else if (!ids.empty()) {
        found = reader_.byIds(ids, errors_, job);
    }
    for (std::size_t i = 0; i < edits_.size(); ++i) {
        if (settled_[i] || isNew_[i]) {
            continue;
        }
        for (const FieldEdit& field : edits_[i].fields) {
            if (!settled_[i] && restFieldNamed(kind_, object_, field.field).readOnly) {
                outcomes_[i].field = field.field;
                settle(i, Outcome::Denied, core::format("{} cannot be written", field.field));
            }
        }
        if (settled_[i] || !mustLook(edits_[i])) {
            continue;
        }
        const auto record = found.find(edits_[i].id);
        if (record == found.end()) {
            settle(i, Outcome::Missing, "the CRM has no such record");
        } else {
            compare(i, record->second);
        }
    }
}

/// False when nothing is left to write.
bool RestWriter::compare(std::size_t place, const Json& record) {
    RecordEdit& edit = edits_[place];
    const RestRecord now = restRecord(object_, record);
    const std::string version = now.version;
    bool differs = false;
    for (const FieldEdit& field : edit.fields) {
        const RestField spec = restFieldNamed(kind_, object_, field.field);
        const std::string value = readField(record, spec, object_.time).value_or("");
        differs = differs || value != field.value;
        if (field.expected && value != *field.expected && value != field.value) {
            outcomes_[place].field = field.field;
            outcomes_[place].found = value;
            settle(place, Outcome::Conflict,
                   core::format("{} was changed to \"{}\" by somebody else", field.field, value));
            return false;
        }
    }
    if (!differs) {
        outcomes_[place].version = version;
        settle(place, Outcome::Unchanged, "");
        return false;
    }
    if (!edit.version.empty() && version != edit.version) {
        settle(place, Outcome::Conflict, "the record was changed by somebody else");
        return false;
    }
    return true;
}

Json RestWriter::bodyOf(const RecordEdit& edit, bool isNew) const {
    Json body = Json::object();
    for (const FieldEdit& field : edit.fields) {
        const RestField spec = restFieldNamed(kind_, object_, field.field);
        Json value = fieldValue(field.value, spec, object_.time);
        if (!isNew || !value.is_null()) {
            setJsonAt(body, spec.path, std::move(value));
        }
    }
    if (isNew && !edit.key.empty() && !object_.key.empty()) {
        setJsonAt(body, object_.key, edit.key);
    }
    return body;
}

/// A record that came back, held against what was sent: some servers drop fields they do not know.
RecordOutcome RestWriter::written(const Json& record, const RecordEdit& edit) const {
    RecordOutcome outcome;
    outcome.outcome = Outcome::Written;
    outcome.id = edit.id;
    if (!record.is_object() || record.empty()) {
        return outcome;
    }
    const RestRecord now = restRecord(object_, record);
    outcome.id = now.id.empty() ? edit.id : now.id;
    outcome.version = now.version;
    for (const FieldEdit& field : edit.fields) {
        const RestField spec = restFieldNamed(kind_, object_, field.field);
        const bool whole = record.size() > 2; // some answer with the id alone
        if (whole && !field.value.empty() && jsonAt(record, spec.path).is_null()) {
            outcome.outcome = Outcome::Failed;
            outcome.field = field.field;
            outcome.message =
                core::format("the CRM did not keep {}: it may have no such field", field.field);
        }
    }
    return outcome;
}

RecordOutcome RestWriter::outcomeOf(const ApiAnswer& answer, const std::string& id) const {
    RecordOutcome outcome;
    outcome.id = id;
    outcome.message = !answer.message.empty()
                          ? answer.message
                          : core::format("refused with status {}", answer.status);
    const int status = answer.status;
    if (status == kPreconditionFailed) {
        outcome.outcome = Outcome::Conflict;
        outcome.message = "the record was changed by somebody else";
    } else if (errors_.duplicateCodes.contains(answer.code) ||
               errors_.duplicateStatus.contains(status)) {
        outcome.outcome = Outcome::Duplicate;
        const Json& others = jsonAt(
            answer.json, errors_.duplicateIds.empty() ? std::string(".") : errors_.duplicateIds);
        for (const Json& other : others.is_array() ? others : Json::array()) {
            const std::string otherId =
                other.is_object() ? jsonText(jsonAt(other, object_.id)) : jsonText(other);
            if (!otherId.empty()) {
                outcome.others.push_back(otherId);
            }
        }
    } else if (errors_.missingCodes.contains(answer.code) ||
               errors_.missingStatus.contains(status)) {
        outcome.outcome = Outcome::Missing;
    } else if (errors_.deniedStatus.contains(status)) {
        outcome.outcome = Outcome::Denied;
    } else {
        outcome.outcome = Outcome::Failed;
    }
    return outcome;
}

BatchResult RestWriter::writeOne(std::size_t place, core::Job& job) {
    const RecordEdit& edit = edits_[place];
    BatchResult result;
    if (!object_.update) {
        result.outcomes = sameForAll(1, Outcome::Denied,
                                     "the connection describes no way to change such records");
        return result;
    }
    ApiCall call;
    call.method = object_.update->method;
    call.path = pathWithId(object_.update->path, edit.id);
    call.query = object_.update->query;
    call.body = wrapped(bodyOf(edit, false), object_.update->wrap);
    const std::string etag = etags_.contains(edit.id) ? etags_[edit.id]
                             : object_.etag           ? edit.version
                                                      : std::string();
    if (!etag.empty()) {
        call.headers.emplace_back("If-Match", etag);
    }
    // With a condition, a second attempt would trip over the first.
    call.repeatable = etag.empty();
    const ApiAnswer answer = http_.attempt(call, job);
    if (answer.trouble) {
        return troubled(answer);
    }
    result.outcomes = {answer.ok() ? written(jsonAt(answer.json, object_.update->item), edit)
                                   : outcomeOf(answer, edit.id)};
    if (answer.ok() && result.outcomes.front().version.empty() && object_.etag) {
        result.outcomes.front().version = answer.header("etag");
    }
    return result;
}

BatchResult RestWriter::createOne(std::size_t place, core::Job& job) {
    const RecordEdit& edit = edits_[place];
    ApiCall call;
    call.method = object_.create->method;
    call.path = object_.create->path;
    call.query = object_.create->query;
    call.body = wrapped(bodyOf(edit, true), object_.create->wrap);
    const ApiAnswer answer = http_.attempt(call, job);
    if (answer.trouble) {
        return troubled(answer);
    }
    BatchResult result;
    result.outcomes = {answer.ok() ? written(jsonAt(answer.json, object_.create->item), edit)
                                   : outcomeOf(answer, {})};
    result.outcomes.front().created = answer.ok();
    return result;
}

BatchResult RestWriter::writeBatch(const std::vector<std::size_t>& some, core::Job& job) {
    const RestWrite& write = object_.batch->write;
    Json list = Json::array();
    for (const std::size_t place : some) {
        Json body = Json::object();
        const auto number = object_.numericId ? core::parseInteger(edits_[place].id) : std::nullopt;
        setJsonAt(body, object_.id, number ? Json(*number) : Json(edits_[place].id));
        body.update(bodyOf(edits_[place], false));
        list.push_back(std::move(body));
    }
    ApiCall call;
    call.method = write.method;
    call.path = write.path;
    call.query = write.query;
    call.body = wrapped(std::move(list), write.wrap);
    call.repeatable = true;
    const ApiAnswer answer = http_.attempt(call, job);
    if (answer.trouble) {
        return troubled(answer);
    }
    BatchResult result;
    if (!answer.ok() && some.size() == 1) {
        result.outcomes = {outcomeOf(answer, edits_[some.front()].id)};
        return result;
    }
    if (!answer.ok()) {
        result.outcomes =
            sameForAll(some.size(), Outcome::BatchRefused, outcomeOf(answer, {}).message);
        return result;
    }
    std::map<std::string, const Json*> answered;
    const Json& items = jsonAt(answer.json, write.item);
    for (std::size_t i = 0; items.is_array() && i < items.size(); ++i) {
        const Json& item = items[i];
        answered[item.is_object() ? jsonText(jsonAt(item, object_.id)) : jsonText(item)] = &item;
    }
    for (const std::size_t place : some) {
        const auto it = answered.find(edits_[place].id);
        if (it == answered.end()) {
            // Left out without a word: that is how some servers say that there is no such record.
            RecordOutcome missing;
            missing.outcome = Outcome::Missing;
            missing.message =
                "the CRM left the record out of its answer: it has no such record, or "
                "does not let us change it";
            result.outcomes.push_back(missing);
        } else {
            result.outcomes.push_back(written(*it->second, edits_[place]));
        }
    }
    return result;
}

std::vector<RecordOutcome> RestWriter::remove(const std::vector<std::string>& ids, core::Job& job) {
    outcomes_.assign(ids.size(), {});
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        outcomes_[i].id = ids[i];
        places.push_back(i);
    }
    if (!object_.remove) {
        outcomes_ = sameForAll(ids.size(), Outcome::Denied,
                               "the connection describes no way to delete such records");
        return outcomes_;
    }
    writeInBatches(
        places, 1, outcomes_,
        [&](const std::vector<std::size_t>& some) {
            ApiCall call;
            call.method = object_.remove->method;
            call.path = pathWithId(object_.remove->path, ids[some.front()]);
            call.query = object_.remove->query;
            call.repeatable = true;
            const ApiAnswer answer = http_.attempt(call, job);
            if (answer.trouble) {
                return troubled(answer);
            }
            BatchResult result;
            RecordOutcome done;
            done.outcome = Outcome::Written;
            result.outcomes = {answer.ok() ? done : outcomeOf(answer, ids[some.front()])};
            return result;
        },
        job);
    return outcomes_;
}

} // namespace crm
