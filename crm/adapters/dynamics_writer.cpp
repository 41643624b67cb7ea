// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_writer.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/dynamics_outcome.h"
#include "crm/http/json_body.h"
#include "crm/http/url.h"

#include <algorithm>
#include <set>

namespace crm {

using core::Json;

namespace {

std::string plainValue(const RecordEdit& edit, const std::string& field) {
    for (const FieldEdit& one : edit.fields) {
        if (one.field == field) {
            return one.value;
        }
    }
    return {};
}

bool touches(const RecordEdit& edit, std::initializer_list<const char*> fields) {
    return std::any_of(edit.fields.begin(), edit.fields.end(), [&](const FieldEdit& one) {
        return std::find(fields.begin(), fields.end(), one.field) != fields.end();
    });
}

/// An address has no way to say these; the vendor documents that such keys are not found.
bool fitsAnAddress(const std::string& key) {
    return percentEncoded(key) == key;
}

} // namespace

const DynamicsTable* DynamicsWriter::tableOf(std::size_t place) const {
    const auto tables = client_.config().tablesOf(object_);
    if (object_ != Object::Activity) {
        return tables.empty() ? nullptr : tables.front();
    }
    const RecordEdit& edit = desk_.edit(place);
    const std::string set = dynamicsId(edit.id).first;
    std::string kind = plainValue(edit, "kind");
    kind = kind.empty() ? "meeting" : kind;
    for (const DynamicsTable* table : tables) {
        if (set.empty() ? table->kind == kind : table->set == set) {
            return table;
        }
    }
    return nullptr;
}

void DynamicsWriter::take(const std::vector<RecordEdit>& edits, core::Job& job) {
    std::vector<RecordEdit> theirs = edits;
    versions_.assign(edits.size(), {});
    for (std::size_t i = 0; i < edits.size(); ++i) {
        RecordEdit& edit = theirs[i];
        if (object_ == Object::Activity) {
            continue;
        }
        // The server itself holds a row against its version: nothing need be looked at before.
        if (!edit.version.empty()) {
            versions_[i] = std::exchange(edit.version, {});
            for (FieldEdit& field : edit.fields) {
                field.expected.reset();
            }
        }
        const auto tables = client_.config().tablesOf(object_);
        if (object_ == Object::Territory && !tables.empty()) {
            for (FieldEdit& field : edit.fields) {
                const auto name = tables.front()->fields.find(field.field);
                field.field = name == tables.front()->fields.end() ? field.field : name->second;
            }
        }
    }
    desk_ = EditDesk(theirs);
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const DynamicsTable* table = tableOf(i);
        if (table == nullptr || !client_.metadata(*table, job).present) {
            desk_.settle(i, Outcome::Missing, "Dynamics 365 has no such kind of record");
        } else if (object_ != Object::Activity) {
            refuseUnknown(i, job);
        }
    }
}

/// A column that Dynamics 365 does not have, or does not let anybody write.
void DynamicsWriter::refuseUnknown(std::size_t place, core::Job& job) {
    const DynamicsMetadata& metadata = client_.metadata(*tableOf(place), job);
    for (const FieldEdit& edit : desk_.edit(place).fields) {
        const DynamicsField field = client_.config().field(edit.field);
        const auto column = metadata.columns.find(field.column);
        const bool there = column != metadata.columns.end();
        if (there && field.writable() && (column->second.write || column->second.create)) {
            continue;
        }
        desk_.outcomes()[place].field = edit.field;
        desk_.settle(
            place, Outcome::Denied,
            !there ? "Dynamics 365 has no column " + field.column
            : !field.writable()
                ? core::format("{} is only read; write the column {}", edit.field, field.column)
                : core::format("the column {} cannot be changed", field.column));
        return;
    }
}

bool DynamicsWriter::isUnique(const DynamicsTable& table, core::Job& job) {
    const auto& keys = client_.metadata(table, job).uniqueKeys;
    return std::find(keys.begin(), keys.end(), table.key) != keys.end();
}

DynamicsWriter::Way DynamicsWriter::wayOf(std::size_t place, core::Job& job) {
    const std::string& key = desk_.edit(place).key;
    const DynamicsTable& table = *tableOf(place);
    return key.empty()                                  ? Way::Plain
           : isUnique(table, job) && fitsAnAddress(key) ? Way::Key
                                                        : Way::Id;
}

/// With a unique key, or an id that is made from it, the server itself makes or changes the one
/// row. A column that is only filled with keys may hold one twice, which has to be seen first.
void DynamicsWriter::resolveKeys(bool create, core::Job& job) {
    const auto tables = client_.config().tablesOf(object_);
    const bool look = !create || object_ == Object::Activity ||
                      std::any_of(tables.begin(), tables.end(), [&](const DynamicsTable* table) {
                          return client_.metadata(*table, job).columns.contains(table->key) &&
                                 !isUnique(*table, job);
                      });
    const std::vector<std::string> keys = desk_.keys();
    desk_.resolve(
        !look || keys.empty() ? EditDesk::ByKey() : reader_.byKeys(object_, keys, {}, job), create);
}

void DynamicsWriter::look(core::Job& job) {
    std::vector<std::string> ids = desk_.toLookAt();
    if (object_ == Object::Activity) { // a change of one field may touch others
        for (const std::size_t place : desk_.changes()) {
            ids.push_back(desk_.edit(place).id);
        }
    }
    if (ids.empty()) {
        return;
    }
    std::vector<std::string> fields;
    for (const std::size_t place : desk_.changes()) {
        for (const FieldEdit& field : desk_.edit(place).fields) {
            fields.push_back(field.field);
        }
    }
    for (auto& [id, row] : reader_.byIds(object_, ids, fields, job)) {
        if (!row.gone && row.survivor.empty()) {
            found_[id] = std::move(row.record);
        }
    }
    desk_.compare(found_);
    std::vector<std::string> listed;
    for (const std::size_t place : desk_.changes()) {
        const RecordEdit& edit = desk_.edit(place);
        const auto now = found_.find(edit.id);
        if (now != found_.end()) {
            versions_[place] = now->second.version;
        }
        if (object_ == Object::Activity && dynamicsContactRole(*tableOf(place)) != 0 &&
            touches(edit, {"account", "opportunity", "contact"})) {
            listed.push_back(edit.id);
        }
    }
    parties_ = reader_.parties(listed, job);
}

Json DynamicsWriter::bodyOf(std::size_t place, bool isNew, core::Job& job) {
    const DynamicsTable& table = *tableOf(place);
    const DynamicsMetadata& metadata = client_.metadata(table, job);
    const RecordEdit& edit = desk_.edit(place);
    Json body = Json::object();
    for (const FieldEdit& one : edit.fields) {
        const DynamicsField field = client_.config().field(one.field);
        if (isNew && one.value.empty()) {
            continue;
        }
        if (!field.isLookup()) {
            body[field.column] = dynamicsValue(metadata.columns.at(field.column).type, one.value);
            continue;
        }
        const DynamicsLookup& lookup = client_.config().lookups.at(field.column);
        const std::string id = field.kind == DynamicsField::Kind::Lookup || one.value.empty()
                                   ? one.value
                                   : names_.idOf(lookup, one.value);
        body[lookup.navigation + "@odata.bind"] =
            id.empty() ? Json() : Json(client_.config().path("row", lookup.set, id));
    }
    return body;
}

Json DynamicsWriter::activityOf(std::size_t place, bool isNew, core::Job& job) {
    const DynamicsTable& table = *tableOf(place);
    const RecordEdit& edit = desk_.edit(place);
    const auto now = found_.find(edit.id);
    const auto parties = parties_.find(edit.id);
    DynamicsActivityPlace where{table,
                                client_.metadata(table, job),
                                [&](const std::string& day) { return days_.begins(day, job); },
                                {}};
    if (parties != parties_.end()) {
        where.parties = parties->second;
    }
    return dynamicsActivity(where, edit.fields, now == found_.end() ? VendorRecord() : now->second,
                            isNew);
}

DynamicsRequest DynamicsWriter::requestOf(std::size_t place, bool isNew, core::Job& job) {
    const DynamicsTable& table = *tableOf(place);
    const RecordEdit& edit = desk_.edit(place);
    DynamicsRequest request;
    request.method = "PATCH";
    request.body =
        object_ == Object::Activity ? activityOf(place, isNew, job) : bodyOf(place, isNew, job);
    if (!isNew) {
        request.path = client_.config().rowPath(table.set, dynamicsId(edit.id).second);
        // Without it, a row that was deleted meanwhile would be made anew.
        request.headers = {{"If-Match", versions_[place].empty() ? "*" : versions_[place]}};
        return request;
    }
    request.headers = {{"Prefer", "return=representation"}};
    const std::string select = "?$select=" + table.id;
    const Way way = wayOf(place, job);
    if (way == Way::Plain) {
        request.method = "POST";
        request.path = client_.config().path("table", table.set) + select;
    } else if (way == Way::Key) {
        request.path = client_.config().path(
                           "table", core::format("{}({}='{}')", table.set, table.key, edit.key)) +
                       select;
    } else {
        request.path =
            client_.config().rowPath(table.set, dynamicsIdOf(table.set, edit.key)) + select;
        if (client_.metadata(table, job).columns.contains(table.key)) {
            request.body[table.key] = edit.key;
        }
    }
    return request;
}

RecordOutcome DynamicsWriter::outcomeOf(const DynamicsRequest& request, const DynamicsReply& reply,
                                        std::size_t place) const {
    RecordOutcome outcome = dynamicsOutcome(request, reply);
    const DynamicsTable& table = *tableOf(place);
    if (reply.ok()) {
        outcome.version = jsonText(jsonAt(reply.json, "@odata.etag"));
        const std::string id = jsonText(jsonAt(reply.json, table.id));
        if (!id.empty()) {
            outcome.id = object_ == Object::Activity ? table.set + "/" + id : id;
        }
    } else if (object_ == Object::Activity) {
        for (std::string& other : outcome.others) {
            other = table.set + "/" + other;
        }
    }
    return outcome;
}

BatchResult DynamicsWriter::send(const std::vector<DynamicsRequest>& requests,
                                 const std::vector<std::size_t>& places, core::Job& job) {
    BatchResult result;
    const DynamicsReplies answered = client_.write(requests, job);
    result.trouble = answered.trouble;
    result.mayBeDone = answered.mayBeDone;
    if (result.trouble) {
        return result;
    }
    if (answered.replies.empty()) { // the whole batch was refused
        const bool denied = answered.answer.status == 403;
        result.outcomes =
            sameForAll(requests.size(), denied ? Outcome::Denied : Outcome::BatchRefused,
                       answered.answer.message.empty()
                           ? core::format("refused with status {}", answered.answer.status)
                           : answered.answer.message);
        return result;
    }
    for (std::size_t i = 0; i < requests.size(); ++i) {
        result.outcomes.push_back(outcomeOf(requests[i], answered.replies[i], places[i]));
    }
    return result;
}

/// An activity cannot be made as one that is over: it is closed in a second step, and only then
/// counts as written. Where that fails, a repetition finds it by its key.
void DynamicsWriter::closeNew(const std::vector<std::size_t>& places, core::Job& job) {
    std::vector<std::size_t> some;
    for (const std::size_t place : places) {
        if (desk_.outcomes()[place].outcome == Outcome::Written &&
            plainValue(desk_.edit(place), "done") == "1" &&
            dynamicsState(*tableOf(place), true).is_object()) {
            some.push_back(place);
        }
    }
    if (some.empty()) {
        return;
    }
    std::vector<RecordOutcome> closed(desk_.outcomes().size());
    try {
        writeInBatches(
            some, client_.config().batchSize, closed,
            [&](const std::vector<std::size_t>& batch) {
                std::vector<DynamicsRequest> requests;
                for (const std::size_t place : batch) {
                    const DynamicsTable& table = *tableOf(place);
                    requests.push_back(
                        {"PATCH",
                         client_.config().rowPath(table.set,
                                                  dynamicsId(desk_.outcomes()[place].id).second),
                         {{"If-Match", "*"}},
                         dynamicsState(table, true)});
                }
                return send(requests, batch, job);
            },
            job);
    } catch (const RemoteError& error) {
        for (const std::size_t place : some) {
            closed[place].outcome = Outcome::Retry;
            closed[place].message = error.what();
            closed[place].retrySeconds = error.retrySeconds();
        }
    }
    for (const std::size_t place : some) {
        RecordOutcome& outcome = desk_.outcomes()[place];
        if (closed[place].outcome != Outcome::Written) {
            outcome.outcome = closed[place].outcome;
            outcome.message = "was made, but not closed: " + closed[place].message;
            outcome.retrySeconds = closed[place].retrySeconds;
        }
        outcome.version.clear();
    }
}

std::vector<RecordOutcome> DynamicsWriter::upsert(const std::vector<RecordEdit>& edits, bool create,
                                                  core::Job& job) {
    take(edits, job);
    resolveKeys(create, job);
    look(job);
    std::vector<std::size_t> all = desk_.changes();
    const auto creations = desk_.creations();
    all.insert(all.end(), creations.begin(), creations.end());
    if (object_ != Object::Activity) {
        names_.resolve(desk_, all, job);
    }
    const auto writeAll = [&](const std::vector<std::size_t>& places, bool isNew) {
        writeInBatches(
            places, client_.config().batchSize, desk_.outcomes(),
            [&](const std::vector<std::size_t>& batch) {
                std::vector<DynamicsRequest> requests;
                for (const std::size_t place : batch) {
                    requests.push_back(requestOf(place, isNew, job));
                }
                return send(requests, batch, job);
            },
            job);
    };
    writeAll(desk_.changes(), false);
    const auto fresh = desk_.creations();
    writeAll(fresh, true);
    if (object_ == Object::Activity) {
        closeNew(fresh, job);
    }
    return desk_.outcomes();
}

std::vector<RecordOutcome> DynamicsWriter::remove(const std::vector<std::string>& ids,
                                                  core::Job& job) {
    std::vector<RecordEdit> edits(ids.size());
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        edits[i].id = ids[i];
    }
    desk_ = EditDesk(edits);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (tableOf(i) == nullptr) {
            desk_.settle(i, Outcome::Missing, "Dynamics 365 has no such kind of record");
        } else {
            places.push_back(i);
        }
    }
    writeInBatches(
        places, client_.config().batchSize, desk_.outcomes(),
        [&](const std::vector<std::size_t>& batch) {
            std::vector<DynamicsRequest> requests;
            for (const std::size_t place : batch) {
                requests.push_back(
                    {"DELETE",
                     client_.config().rowPath(tableOf(place)->set, dynamicsId(ids[place]).second),
                     {},
                     {}});
            }
            return send(requests, batch, job);
        },
        job);
    return desk_.outcomes();
}

} // namespace crm
