// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/fake_adapter.h"

#include "core/base/text.h"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace crm::test {

std::function<void(std::int64_t)> FakeAdapter::onCall;

namespace {

std::int64_t number(const std::string& text) {
    return core::parseInteger(text).value_or(0);
}

bool contains(const std::string& words, const std::string& word) {
    std::istringstream in(words);
    return std::find(std::istream_iterator<std::string>(in), {}, word) !=
           std::istream_iterator<std::string>();
}

std::string value(const FakeServer::Row& row, const std::string& field) {
    if (field == "Id") {
        return row.id;
    }
    const auto found = row.fields.find(field);
    return found == row.fields.end() ? std::string() : found->second;
}

RemoteRecord remoteOf(const FakeServer::Row& row, const ListRequest& request) {
    RemoteRecord record;
    record.id = row.id;
    record.version = std::to_string(row.version);
    record.key = row.key;
    record.modified = utcText(row.modifiedMs);
    for (const char* field : kFakeFields) {
        record.row.values.emplace_back(value(row, field));
    }
    for (const std::string& field : request.fields) {
        record.fields.push_back(value(row, field));
    }
    return record;
}

} // namespace

core::records::Mapping fakeMapping() {
    namespace records = core::records;
    std::vector<std::string> names(std::begin(kFakeFields), std::end(kFakeFields));
    records::MappingWishes wishes;
    wishes.fields = {{"id", "Id"},       {"name", "Name"},         {"street", "Street"},
                     {"city", "City"},   {"state", "State"},       {"zip", "Zip"},
                     {"phone", "Phone"}, {"territory_id", "Terr"}, {"owner", "Owner"}};
    wishes.leaveOut = {"Lon", "Lat", "Quality", "Test", "TerrName"};
    return records::guessMapping(records::Kind::Account, records::plainColumns(names), {}, wishes);
}

void FakeAdapter::begin() {
    ++calls_;
    if (onCall) {
        onCall(calls_);
    }
    if (server_.setting("retired") == "1") {
        throw RemoteError(Trouble::Outdated,
                          "the fake adapter speaks a version that the CRM has retired",
                          "update Evenlode; what waits to be sent is kept");
    }
    if (const std::string quota = server_.setting("quota"); !quota.empty()) {
        if (number(quota) <= 0) {
            throw RemoteError(Trouble::QuotaSpent, "no calls are left today", {}, {}, 3600);
        }
        server_.set("quota", std::to_string(number(quota) - 1));
    }
    if (const std::int64_t left = number(server_.setting("throttle")); left > 0) {
        server_.set("throttle", std::to_string(left - 1));
        throw RemoteError(Trouble::Throttled, "too many requests", {}, {}, 5);
    }
}

FakeAdapter::Fault FakeAdapter::roll() {
    const std::int64_t share = number(server_.setting("faults"));
    if (share <= 0) {
        return Fault::None;
    }
    const auto seed = static_cast<std::uint64_t>(number(server_.setting("seed")));
    server_.set("seed", std::to_string(seed + 1));
    core::Random random(seed * 7919 + 13);
    if (random.below(1000) >= static_cast<std::uint64_t>(share)) {
        return Fault::None;
    }
    return random.below(2) == 0 ? Fault::Before : Fault::Lost;
}

double FakeAdapter::lag() const {
    return static_cast<double>(number(server_.setting("lag")));
}

Identity FakeAdapter::whose(core::Job&) {
    begin();
    Identity identity;
    identity.account = "Fake " + server_.setting("org");
    identity.organisation = "org" + server_.setting("org");
    identity.apiVersion = "1";
    return identity;
}

/// Told by the same call as whose it is.
void FakeAdapter::addRights(Identity& identity, core::Job&) {
    core::Json fields = core::Json::object();
    for (const char* field : kFakeFields) {
        fields[field] = {{"write", !contains(server_.setting("read-only"), field)},
                         {"type", "text"},
                         {"length", 200}};
    }
    identity.permissions = {
        {"accounts",
         {{"read", true}, {"write", true}, {"create", true}, {"delete", true}, {"fields", fields}}},
        {"activities", {{"read", true}, {"write", true}, {"create", true}}}};
}

void FakeAdapter::listSome(const ListRequest& request, const ListSink& sink) {
    const std::string object = objectName(request.object);
    const auto give = [&](const FakeServer::Row& row) { sink.record(remoteOf(row, request)); };
    if (request.object == Object::Account && sink.begin) {
        sink.begin(fakeMapping());
    }
    for (const std::string& id : request.ids) {
        const FakeServer::Row row = server_.row(id);
        if (row.id.empty() || row.gone || row.object != object) {
            if (sink.merged && !row.survivor.empty()) {
                sink.merged(id, row.survivor);
            } else if (sink.gone) {
                sink.gone(id);
            }
            continue;
        }
        give(row);
    }
    for (const std::string& key : request.keys) {
        for (const FakeServer::Row& row : server_.byKey(object, key)) {
            if (row.visibleMs <= clock_.nowMs()) {
                give(row);
            }
        }
    }
}

/// The cursor is the version up to which everything was visible, and where a page ended.
ListResult FakeAdapter::listAll(const ListRequest& request, const ListSink& sink) {
    ListResult result;
    std::int64_t from = number(request.since);
    result.complete = request.since.empty();
    if (!request.since.empty() && from < number(server_.setting("cursors-from"))) {
        result.expired = true;
        result.complete = true;
        from = 0;
    }
    const std::string object = objectName(request.object);
    if (sink.begin && !request.idsOnly && request.object == Object::Account) {
        sink.begin(fakeMapping());
    }
    const core::Connection& db = server_.db();
    // What is not visible yet holds the cursor back, so that it is not missed later.
    core::Statement hidden = db.prepare("SELECT min(version) FROM records WHERE object = ? AND "
                                        "visible > ?");
    hidden.bind(object, clock_.nowMs());
    hidden.step();
    const std::int64_t barrier = hidden.isNull(0) ? INT64_MAX : hidden.integer(0) - 1;
    std::int64_t last = from;
    bool more = true;
    while (more) {
        begin();
        if (roll() != Fault::None) {
            // Reads are repeated by the adapter itself.
            clock_.advance(1);
            begin();
        }
        core::Statement rows = db.prepare("SELECT id FROM records WHERE object = ? AND version > "
                                          "? AND visible <= ? ORDER BY version LIMIT ?");
        rows.bind(object, last, clock_.nowMs(), kPage);
        std::vector<std::string> ids;
        while (rows.step()) {
            ids.push_back(rows.string(0));
        }
        rows.reset();
        more = ids.size() == kPage;
        for (const std::string& id : ids) {
            const FakeServer::Row row = server_.row(id);
            last = row.version;
            if (!row.gone) {
                RemoteRecord record = remoteOf(row, request);
                if (request.idsOnly) {
                    record.row.values.clear();
                }
                sink.record(std::move(record));
            } else if (!result.complete && server_.setting("no-deletes") != "1") {
                if (sink.merged && !row.survivor.empty()) {
                    sink.merged(row.id, row.survivor);
                } else if (sink.gone) {
                    sink.gone(row.id);
                }
            }
        }
        if (sink.page && more && !ids.empty()) {
            sink.page(std::to_string(std::min(last, barrier)));
        }
    }
    result.cursor = std::to_string(std::max<std::int64_t>(1, std::min(last, barrier)));
    return result;
}

ListResult FakeAdapter::list(const ListRequest& request, const ListSink& sink, core::Job& job) {
    job.checkpoint();
    if (!request.ids.empty() || !request.keys.empty()) {
        begin();
        listSome(request, sink);
        return {};
    }
    if (request.object != Object::Account && request.object != Object::Activity) {
        return {false, false, {}, false, false};
    }
    return listAll(request, sink);
}

RecordOutcome FakeAdapter::writeOne(Object object, const RecordEdit& edit, bool create) {
    RecordOutcome outcome;
    outcome.id = edit.id;
    std::map<std::string, std::string> fields;
    for (const FieldEdit& field : edit.fields) {
        fields[field.field] = field.value;
    }
    const std::string name = objectName(object);
    std::string id = edit.id;
    if (id.empty()) {
        const auto same = server_.byKey(name, edit.key);
        if (same.size() > 1) {
            outcome.outcome = Outcome::Duplicate;
            outcome.message = "matches more than one record";
            for (const FakeServer::Row& row : same) {
                outcome.others.push_back(row.id);
            }
            return outcome;
        }
        // With a lagging index an upsert by key is as blind as a search.
        if (!same.empty() && same.front().visibleMs <= clock_.nowMs()) {
            id = same.front().id;
        } else if (!create) {
            outcome.outcome = Outcome::Missing;
            return outcome;
        }
        outcome.created = id.empty();
    } else {
        const FakeServer::Row row = server_.row(id);
        if (row.id.empty() || row.gone) {
            outcome.outcome = Outcome::Missing;
            outcome.message = "entity is deleted";
            return outcome;
        }
        if (!edit.version.empty() && edit.version != std::to_string(row.version)) {
            outcome.outcome = Outcome::Conflict;
            outcome.message = "precondition failed";
            return outcome;
        }
    }
    outcome.id = server_.apply(name, id, edit.key, fields, lag());
    outcome.outcome = Outcome::Written;
    return outcome;
}

std::vector<RecordOutcome> FakeAdapter::upsert(Object object, const std::vector<RecordEdit>& edits,
                                               bool create, core::Job& job) {
    job.checkpoint();
    begin();
    const Fault fault = roll();
    if (fault == Fault::Before) {
        throw RemoteError(Trouble::Unreachable, "connection reset");
    }
    std::vector<RecordOutcome> outcomes;
    const std::string bad = server_.setting("bad");
    const auto isBad = [&](const RecordEdit& edit) {
        return contains(bad, edit.id.empty() ? edit.key : edit.id);
    };
    if (server_.setting("whole-batch") == "1" && std::any_of(edits.begin(), edits.end(), isBad)) {
        for (const RecordEdit& edit : edits) {
            RecordOutcome outcome;
            outcome.id = edit.id;
            outcome.outcome = Outcome::BatchRefused;
            outcome.message = "409: a record is not valid";
            outcomes.push_back(outcome);
        }
        return outcomes;
    }
    for (const RecordEdit& edit : edits) {
        if (isBad(edit)) {
            RecordOutcome outcome;
            outcome.id = edit.id;
            outcome.message = "validation rule: not today";
            outcomes.push_back(outcome);
        } else {
            outcomes.push_back(writeOne(object, edit, create));
        }
    }
    if (fault == Fault::Lost || server_.setting("drop-next-write") == "1") {
        server_.set("drop-next-write", "0");
        for (RecordOutcome& outcome : outcomes) {
            outcome.outcome = Outcome::Unknown;
            outcome.message = "the connection broke before the answer came";
        }
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            outcomes[i].id = edits[i].id;
        }
    }
    return outcomes;
}

std::vector<RecordOutcome> FakeAdapter::remove(Object, const std::vector<std::string>& ids,
                                               core::Job&) {
    begin();
    std::vector<RecordOutcome> outcomes;
    for (const std::string& id : ids) {
        server_.erase(id);
        RecordOutcome outcome;
        outcome.id = id;
        outcome.outcome = Outcome::Written;
        outcomes.push_back(outcome);
    }
    return outcomes;
}

RecordOutcome FakeAdapter::attach(Object, const std::string& id, const AttachedFile& file,
                                  core::Job&) {
    begin();
    RecordOutcome outcome;
    outcome.id = id;
    const Fault fault = roll();
    const std::string key = id + "/" + file.title;
    if (fault == Fault::Before || server_.setting("refuse_files") == "1") {
        outcome.outcome = fault == Fault::Before ? Outcome::Retry : Outcome::Failed;
        outcome.message = "too large for this edition";
        return outcome;
    }
    const bool there = !server_.byKey("files", key).empty();
    if (!there) {
        server_.apply("files", {}, key, {{"Name", file.name}}, 0);
    }
    outcome.outcome = fault == Fault::Lost ? Outcome::Unknown
                      : there              ? Outcome::Unchanged
                                           : Outcome::Written;
    return outcome;
}

Limits FakeAdapter::limits(core::Job&) {
    Limits limits;
    limits.batch = kBatch;
    limits.lagSeconds = lag();
    return limits;
}

} // namespace crm::test
