// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/salesforce_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/record_emitter.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace crm {

using core::InstantMs;
using core::Json;

namespace {

constexpr InstantMs kOverlap = 300'000;
/// Where nothing happens the mark follows the time at this distance; no clock is off by so much.
constexpr InstantMs kSettled = 86'400'000;
constexpr InstantMs kDeletedFor = InstantMs{15} * 86'400'000; ///< that long deletions are told
constexpr InstantMs kDeletedMargin = 3'600'000;
constexpr std::size_t kIdsPerQuery = 400;
constexpr const char* kStamp = "SystemModstamp";

/// Where a list goes on: the mark of what is known, and, within a list, the last row seen.
struct Cursor {
    InstantMs mark = 0;
    bool whole = true; ///< the list reads everything
    std::string stamp;
    std::string id;
    InstantMs thorough = 0; ///< mark of the last look that was no hurried one; 0: the mark itself

    static Cursor parse(const std::string& text) {
        Cursor cursor;
        const auto parts = core::split(text, '~');
        const auto mark = core::parseInteger(parts[0]);
        if (mark && parts.size() == 1) {
            cursor.mark = *mark;
            cursor.whole = false;
        } else if (mark && parts.size() >= 4) {
            cursor = {*mark, parts[1] == "w", parts[2], parts[3], 0};
        }
        if (mark && (parts.size() == 2 || parts.size() == 5)) {
            cursor.mark = *mark;
            cursor.whole = cursor.whole && parts.size() == 5;
            cursor.thorough = core::parseInteger(parts.back()).value_or(0);
        }
        return cursor;
    }
    std::string text() const {
        const std::string place = core::format("~{}~{}~{}", whole ? "w" : "c", stamp, id);
        return core::format("{}{}{}", mark, stamp.empty() ? "" : place,
                            thorough == 0 ? "" : core::format("~{}", thorough));
    }
    bool within() const { return !stamp.empty(); }
    InstantMs lookedUpTo() const { return thorough == 0 ? mark : thorough; }
};

/// "2026-03-01T09:41:07.000+0000" as SOQL wants it.
std::string stampLiteral(const std::string& stamp) {
    const auto moment = core::parseInstant(stamp);
    return moment ? core::instantText(*moment) : std::string("1970-01-01T00:00:00Z");
}

/// Turns rows into records, for one list.
class Lister {
public:
    Lister(Object kind, const SalesforceObject& object, const Json& described,
           const ListRequest& request, const ListSink& sink)
        : object_(object), wanted_(request.fields) {
        std::map<std::string, std::string> wishes;
        select = {"Id", kStamp};
        if (!request.idsOnly) {
            if (storedKind(kind)) {
                columns_.push_back("Id");
                wishes["id"] = "Id";
                for (const auto& [ours, theirs] : object.fields) {
                    add(columns_, theirs, described);
                    if (std::find(columns_.begin(), columns_.end(), theirs) != columns_.end()) {
                        wishes[ours] = theirs;
                    }
                }
                for (const std::string& column : object.columns) {
                    add(columns_, column, described);
                }
            } else {
                for (std::string& field : wanted_) { // these come by our names
                    const auto theirs = object.fields.find(field);
                    field = theirs == object.fields.end() ? "" : theirs->second;
                }
            }
            for (const std::string& column : columns_) {
                add(select, column, described);
            }
            for (const std::string& field : wanted_) {
                add(select, field, described);
            }
            if (!object.key.empty()) {
                add(select, object.key, described);
            }
        }
        emitter_.emplace(kind, sink, columns_, wishes);
    }

    void take(const Json& row) {
        RemoteRecord record;
        record.id = jsonText(jsonAt(row, "Id"));
        record.version = jsonText(jsonAt(row, kStamp));
        lastStamp = record.version;
        lastId = record.id;
        if (const auto moment = core::parseInstant(record.version)) {
            newest = std::max(newest, *moment);
            record.modified = core::instantText(*moment - *moment % 1000).substr(0, 19) +
                              core::format(".{:03}Z", *moment % 1000);
        }
        record.key = object_.key.empty() ? "" : jsonText(jsonAt(row, object_.key));
        for (const std::string& column : columns_) {
            const Json& value = jsonAt(row, column);
            record.row.values.push_back(value.is_null() ? std::nullopt
                                                        : std::optional(jsonText(value)));
        }
        for (const std::string& field : wanted_) {
            record.fields.push_back(field.empty() ? "" : jsonText(jsonAt(row, field)));
        }
        emitter_->add(std::move(record));
    }
    void finish() { emitter_->finish(); }

    std::vector<std::string> select;
    InstantMs newest = 0;
    std::string lastStamp;
    std::string lastId;

private:
    /// Fields that the organisation lacks, or does not show, would make every query fail.
    static void add(std::vector<std::string>& list, const std::string& field,
                    const Json& described) {
        const bool foreign = field.find('.') != std::string::npos;
        if ((foreign || salesforceHas(described, field)) &&
            std::find(list.begin(), list.end(), field) == list.end()) {
            list.push_back(field);
        }
    }

    const SalesforceObject& object_;
    std::vector<std::string> wanted_;
    std::vector<std::string> columns_;
    std::optional<RecordEmitter> emitter_;
};

} // namespace

std::string soqlText(const std::string& text) {
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') {
            quoted += '\\';
        }
        quoted += c == '\n' || c == '\r' ? ' ' : c;
    }
    return quoted + "'";
}

std::string soqlList(const std::vector<std::string>& values, std::size_t from, std::size_t count) {
    std::string list = "(";
    for (std::size_t i = from; i < std::min(values.size(), from + count); ++i) {
        list += (i == from ? "" : ",") + soqlText(values[i]);
    }
    return list + ")";
}

const Json& salesforceRows(const Json& answer) {
    const Json& rows = jsonAt(answer, "records");
    if (!rows.is_array()) {
        throw RemoteError(Trouble::Garbage, "the answer of Salesforce holds no list of records",
                          "try again; if it stays so, a proxy may stand between");
    }
    return rows;
}

bool salesforceHas(const Json& described, const std::string& name) {
    const Json& fields = jsonAt(described, "fields");
    for (std::size_t i = 0; fields.is_array() && i < fields.size(); ++i) {
        if (jsonAt(fields[i], "name") == name) {
            return true;
        }
    }
    return false;
}

Json SalesforceReader::query(const std::string& text, bool deletedToo, core::Job& job) {
    return http_.get(config_.path(deletedToo ? "query_all" : "query"), {{"q", text}}, job);
}

/// Deleted and merged records since a moment. `expired` where Salesforce no longer knows them all.
void SalesforceReader::readGone(const SalesforceObject& object, InstantMs from,
                                const ListSink& sink, bool& expired, core::Job& job) {
    ApiCall call;
    call.path = config_.path("deleted", object.name);
    const InstantMs end = http_.clock().now() + 60'000;
    call.query = {{"start", core::instantText(from - from % 1000).substr(0, 19) + "+00:00"},
                  {"end", core::instantText(end - end % 1000).substr(0, 19) + "+00:00"}};
    const ApiAnswer answer = http_.send(call, job);
    if (answer.code == "EXCEEDED_ID_LIMIT" || answer.code == "INVALID_REPLICATION_DATE") {
        expired = true;
        return;
    }
    if (!answer.ok()) {
        http_.refuse(answer, "to list what was deleted");
    }
    const auto earliest =
        core::parseInstant(jsonText(jsonAt(answer.json, "earliestDateAvailable")));
    if (earliest && *earliest > from) {
        expired = true;
        return;
    }
    std::vector<std::string> ids;
    const Json& list = jsonAt(answer.json, "deletedRecords");
    for (std::size_t i = 0; list.is_array() && i < list.size(); ++i) {
        ids.push_back(jsonText(jsonAt(list[i], "id")));
    }
    std::map<std::string, std::string> survivors;
    for (std::size_t at = 0; object.merges && at < ids.size(); at += kIdsPerQuery) {
        const Json merged = query(core::format("SELECT Id, MasterRecordId FROM {} WHERE Id IN {}",
                                               object.name, soqlList(ids, at, kIdsPerQuery)),
                                  true, job);
        for (const Json& row : salesforceRows(merged)) {
            survivors[jsonText(jsonAt(row, "Id"))] = jsonText(jsonAt(row, "MasterRecordId"));
        }
    }
    for (const std::string& id : ids) {
        const std::string& survivor = survivors[id];
        if (!survivor.empty() && sink.merged) {
            sink.merged(id, survivor);
        } else if (sink.gone) {
            sink.gone(id);
        }
    }
}

/// Rows whose field has one of some values; returns the values that were found.
std::set<std::string> SalesforceReader::readSome(const std::string& from, bool archives,
                                                 const std::string& field,
                                                 const std::vector<std::string>& values,
                                                 const TakeRow& take, core::Job& job) {
    std::set<std::string> found;
    for (std::size_t at = 0; at < values.size(); at += kIdsPerQuery) {
        Json page = query(from + " WHERE " + field + " IN " + soqlList(values, at, kIdsPerQuery) +
                              (archives ? " AND IsDeleted = false" : ""),
                          archives, job);
        PageGuard guard("Salesforce");
        for (;;) {
            const Json& rows = salesforceRows(page);
            for (const Json& row : rows) {
                found.insert(jsonText(jsonAt(row, field)));
                take(row);
            }
            const std::string next = jsonText(jsonAt(page, "nextRecordsUrl"));
            guard.page(next, rows.size());
            if (next.empty()) {
                break;
            }
            page = http_.get(next, {}, job);
        }
    }
    return found;
}

ListResult SalesforceReader::list(const SalesforceObject& object, const Json& described,
                                  const ListRequest& request, const ListSink& sink,
                                  core::Job& job) {
    ListResult result;
    Lister lister(request.object, object, described, request, sink);
    const std::string from =
        core::format("SELECT {} FROM {}", core::join(lister.select, ","), object.name);
    const auto take = [&](const Json& row) { lister.take(row); };
    if (!request.ids.empty()) {
        const auto found = readSome(from, object.archives, "Id", request.ids, take, job);
        for (const std::string& id : request.ids) {
            if (!found.contains(id) && sink.gone) {
                sink.gone(id);
            }
        }
    } else if (!request.keys.empty()) {
        if (object.key.empty()) {
            throw core::Error(core::Code::Input,
                              core::format("no field of {} holds our key", object.name),
                              "name one under \"objects\" as \"key\"", object.name);
        }
        readSome(from, object.archives, object.key, request.keys, take, job);
    } else {
        Cursor at = Cursor::parse(request.since);
        const InstantMs began = http_.clock().now();
        if (!at.whole && !at.within()) {
            const bool tooOld = began - at.mark > kDeletedFor - kDeletedMargin;
            if (!tooOld) {
                readGone(object, at.lookedUpTo() - kOverlap, sink, result.expired, job);
            }
            if (tooOld || result.expired) {
                result.expired = true;
                at = Cursor();
            }
        }
        const bool resumed = at.within();
        const InstantMs thorough = resumed                      ? at.thorough
                                   : request.quick && !at.whole ? at.lookedUpTo()
                                                                : 0;
        PageGuard guard("Salesforce");
        lister.lastStamp = at.stamp;
        lister.lastId = at.id;
        std::string next;
        for (bool more = true; more;) {
            job.checkpoint();
            ApiCall call;
            if (next.empty()) {
                std::string where;
                if (!lister.lastId.empty()) {
                    const std::string stamp = stampLiteral(lister.lastStamp);
                    where = core::format(" WHERE ({0} > {1} OR ({0} = {1} AND Id > {2}))", kStamp,
                                         stamp, soqlText(lister.lastId));
                } else if (!at.whole) {
                    where = core::format(
                        " WHERE {} >= {}", kStamp,
                        core::instantText(request.quick ? at.mark : at.lookedUpTo() - kOverlap));
                }
                if (object.archives) {
                    where +=
                        (where.empty() ? " WHERE " : " AND ") + std::string("IsDeleted = false");
                }
                call.path = config_.path(object.archives ? "query_all" : "query");
                call.query = {{"q", from + where + core::format(" ORDER BY {}, Id", kStamp)}};
            } else {
                call.path = next;
            }
            const ApiAnswer answer = http_.send(call, job);
            if (answer.code == "INVALID_QUERY_LOCATOR" && !next.empty()) {
                next.clear(); // the cursor has run out; the last row tells where to go on
                continue;
            }
            if (!answer.ok()) {
                http_.refuse(answer, "to list " + object.name);
            }
            const Json& rows = salesforceRows(answer.json);
            const std::size_t count = rows.size();
            for (const Json& row : rows) {
                lister.take(row);
            }
            next = jsonText(jsonAt(answer.json, "nextRecordsUrl"));
            more = !next.empty();
            guard.page(next, count);
            if (more && sink.page && count > 0) {
                lister.finish(); // what is held back belongs to what the cursor stands for
                sink.page(
                    Cursor{at.mark, at.whole, lister.lastStamp, lister.lastId, thorough}.text());
            }
        }
        result.complete = at.whole && !resumed;
        // The mark follows the rows; where nothing happens it follows the time, so that the
        // deletions of a quiet organisation do not run out.
        Cursor after;
        after.mark = std::max({at.mark, std::min(lister.newest, began), began - kSettled});
        after.thorough = thorough;
        result.cursor = after.text();
    }
    lister.finish();
    return result;
}

} // namespace crm
