// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/pipedrive_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/http/json_body.h"

#include <algorithm>

namespace crm {

using core::InstantMs;
using core::Json;

namespace {

constexpr int kPage = 500;
constexpr int kBadRequest = 400;
constexpr double kDayMs = 86'400'000;

/// "2026-03-01T09:41:07Z", for a query; whole seconds.
std::string stamp(InstantMs moment) {
    return core::instantText(moment - moment % 1000);
}

/// "2026-03-01 09:41:07", as the first version wants it.
std::string oldStamp(InstantMs moment) {
    std::string text = stamp(moment).substr(0, 19);
    text[10] = ' ';
    return text;
}

} // namespace

struct PipedriveReader::Walk {
    const PipedriveType& type;
    QueryItems query;
    ListCursor at; ///< of the page that comes next
    bool mayGoOn = false;
    const ListSink& sink;
    Take take;
    bool resumed = false; ///< not all of the list came in this call
};

/// One page. A lead's place is a number, all others are opaque.
ApiAnswer PipedriveReader::page(const PipedriveType& type, const QueryItems& query,
                                const std::string& behind, core::Job& job) {
    ApiCall call;
    call.path = config_.listPath(type);
    call.query = query;
    call.query.emplace_back("limit", std::to_string(kPage));
    if (!behind.empty()) {
        call.query.emplace_back(type.old ? "start" : "cursor", behind);
    }
    return http_.send(call, job);
}

std::string PipedriveReader::next(const PipedriveType& type, const Json& answer) const {
    const Json& more = jsonAt(answer, "additional_data");
    if (!type.old) {
        return jsonText(jsonAt(more, "next_cursor"));
    }
    const Json& paging = more.contains("pagination") ? jsonAt(more, "pagination") : more;
    if (jsonAt(paging, "more_items_in_collection") != true) {
        return {};
    }
    const auto start = core::parseInteger(jsonText(jsonAt(paging, "start"))).value_or(0);
    return std::to_string(start + static_cast<std::int64_t>(pipedriveData(answer).size()));
}

void PipedriveReader::each(const PipedriveType& type, const QueryItems& query, const Take& take,
                           core::Job& job) {
    const ListSink none{{}, {}};
    Walk all{type, query, {}, false, none, take};
    walk(all, job);
}

void PipedriveReader::walk(Walk& walk, core::Job& job) {
    const PipedriveFieldSet& fields = fields_.of(walk.type, job);
    PageGuard guard("Pipedrive");
    walk.resumed = !walk.at.behind.empty();
    for (;;) {
        job.checkpoint();
        const ApiAnswer answer = page(walk.type, walk.query, walk.at.behind, job);
        if (answer.status == kBadRequest && !walk.at.behind.empty()) {
            // A cursor that Pipedrive does not know any more: what came already comes again.
            walk.at.behind.clear();
            walk.resumed = false;
            guard = PageGuard("Pipedrive");
            continue;
        }
        if (!answer.ok()) {
            http_.refuse(answer, "to list " + walk.type.name);
        }
        const Json& data = pipedriveData(answer.json);
        for (const Json& one : data) {
            walk.take(pipedriveRecord(config_, walk.type, fields, one));
        }
        walk.at.behind = next(walk.type, answer.json);
        guard.page(walk.at.behind, data.size());
        if (walk.at.behind.empty()) {
            return;
        }
        if (walk.mayGoOn && walk.sink.page) {
            walk.sink.page(walk.at.text());
        }
    }
}

/// Lists leave out what was deleted; it is told for a month, of deals by the list itself.
void PipedriveReader::deleted(const PipedriveType& type, InstantMs since, const ListSink& sink,
                              core::Job& job) {
    if (!sink.gone) {
        return;
    }
    if (type.object == Object::Opportunity) {
        each(
            type, {{"updated_since", stamp(since)}, {"status", "deleted"}},
            [&](VendorRecord&& record) { sink.gone(record.id); }, job);
    } else if (!type.recent.empty()) {
        deletedRecently(type, since, sink, job);
    }
}

void PipedriveReader::deletedRecently(const PipedriveType& type, InstantMs since,
                                      const ListSink& sink, core::Job& job) {
    PageGuard guard("Pipedrive");
    std::string start = "0";
    while (!start.empty()) {
        job.checkpoint();
        ApiCall call;
        call.path = config_.path("recents");
        call.query = {{"since_timestamp", oldStamp(since)},
                      {"items", type.recent},
                      {"start", start},
                      {"limit", std::to_string(kPage)}};
        const ApiAnswer answer = http_.attempt(call, job);
        if (answer.trouble && answer.trouble->trouble() != Trouble::Outdated) {
            throw *answer.trouble;
        }
        if (!answer.ok()) {
            return; // not allowed, or not there any more: the comparison of all ids finds it
        }
        const Json& data = pipedriveData(answer.json);
        for (const Json& one : data) {
            const Json& record = jsonAt(one, "data");
            if (record.is_object() && !pipedriveId(record).empty() &&
                (jsonAt(record, "active_flag") == false || jsonAt(record, "is_deleted") == true)) {
                sink.gone(pipedriveId(record));
            }
        }
        const Json& paging = jsonAt(answer.json, "additional_data.pagination");
        start = jsonAt(paging, "more_items_in_collection") == true
                    ? jsonText(jsonAt(paging, "next_start"))
                    : std::string();
        guard.page(start, data.size());
    }
}

void PipedriveReader::byNames(const PipedriveType& type, const ListRequest& request,
                              const ListSink& sink, const Take& take, core::Job& job) {
    for (auto& [key, records] : byKeys(type, request.keys, job)) {
        for (VendorRecord& record : records) {
            take(std::move(record));
        }
    }
    const auto found = byIds(type, request.ids, job);
    for (const std::string& id : request.ids) {
        const auto it = found.find(id);
        if (it != found.end()) {
            take(VendorRecord(it->second));
        } else if (sink.gone) {
            sink.gone(id);
        }
    }
}

ListResult PipedriveReader::list(const ListRequest& request, const ListSink& sink, core::Job& job) {
    using Kind = ListCursor::Kind;
    const PipedriveType* type = config_.typeOf(request.object);
    ListResult result;
    result.present = type != nullptr;
    if (type == nullptr) {
        return result;
    }
    const bool stored = storedKind(request.object).has_value();
    const Take take = [&](VendorRecord&& record) {
        if (!record.deleted) {
            sink.record(remoteRecord(record, type->columns, request));
        } else if (sink.gone) {
            sink.gone(record.id);
        }
    };
    if (stored && sink.begin && !request.idsOnly) {
        sink.begin(vendorMapping(request.object, type->columns));
    }
    if (!request.ids.empty() || !request.keys.empty()) {
        byNames(*type, request, sink, take, job);
        return result;
    }
    const InstantMs now = http_.clock().now();
    auto cursor = ListCursor::fromText(request.since);
    // What was deleted before that, Pipedrive does not tell any more.
    if (cursor && static_cast<double>(now - cursor->from) >= config_.deletedDays * kDayMs) {
        cursor.reset();
    }
    result.expired = !request.since.empty() && !cursor;
    ListCursor start = cursor.value_or(ListCursor{Kind::List, now, now, {}, 0});
    if (start.kind == Kind::Mark) {
        start = start.changesSince(
            now, static_cast<InstantMs>(config_.overlapSeconds * 1000),
            request.quick ? std::optional(static_cast<InstantMs>(config_.lagSeconds * 1000))
                          : std::nullopt);
    }
    const bool changes = start.kind == Kind::Changes;
    QueryItems query;
    if (changes) {
        query.emplace_back("updated_since", stamp(start.from));
    }
    if (type->old) {
        query.emplace_back("sort", "id ASC"); // places must not move while they are counted
    } else {
        query.emplace_back("sort_by", changes ? "update_time" : "id");
        query.emplace_back("sort_direction", "asc");
    }
    Walk all{*type, query, start, stored && !request.idsOnly, sink, take};
    try {
        walk(all, job);
        if (changes) {
            deleted(*type, start.from, sink, job);
        }
    } catch (const RemoteError&) {
        throw;
    } catch (const core::Error& error) {
        // Leads, deals and activities may be out of the reach of a sign-in's scopes.
        if (error.code() != core::Code::Remote || request.object == Object::Account) {
            throw;
        }
        result.present = false;
        return result;
    }
    result.complete = !changes && !all.resumed;
    result.cursor = start.mark().text();
    return result;
}

} // namespace crm
