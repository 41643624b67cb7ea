// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/hubspot_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/http/json_body.h"

namespace crm {

using core::InstantMs;
using core::Json;

namespace {

constexpr int kPage = 100;
/// Whole lists longer than this many records go by searches, whose pages are twice as long.
constexpr std::int64_t kLongList = 2000;
constexpr double kDayMs = 86'400'000;

} // namespace

struct HubspotReader::Walk {
    const HubspotType& type;
    std::vector<std::string> properties;
    ListCursor at; ///< of the page that comes next
    bool idsOnly = false;
    bool mayGoOn = false; ///< an interrupted list may go on from its pages
    bool bySearch = false;
    const ListSink& sink;
    std::function<void(VendorRecord&&)> take;

    void page(ListCursor::Kind kind, const std::string& behind) {
        at.kind = kind;
        at.behind = behind;
        if (sink.page && mayGoOn) {
            sink.page(at.text());
        }
    }
};

void HubspotReader::pass(Walk& walk, const Json& results, core::Job& job) {
    std::vector<VendorRecord> records;
    for (const Json& one : results) {
        records.push_back(hubspotRecord(config_, walk.type, one));
    }
    if (!walk.idsOnly) {
        lookup_.associate(walk.type, records, job);
    }
    for (VendorRecord& record : records) {
        walk.take(std::move(record));
    }
}

void HubspotReader::passFound(Walk& walk, const HubspotPage& found, core::Job& job) {
    if (!found.bare) {
        pass(walk, found.results, job);
        return;
    }
    std::vector<std::string> ids;
    for (const Json& one : found.results) {
        ids.push_back(jsonText(jsonAt(one, "id")));
    }
    pass(walk, Json(lookup_.batchRead(walk.type, ids, {}, walk.properties, job)), job);
}

void HubspotReader::listAll(Walk& walk, core::Job& job) {
    PageGuard guard("HubSpot");
    std::string next = walk.at.behind;
    do {
        job.checkpoint();
        ApiCall call;
        call.path = config_.path("objects", walk.type.name);
        call.query = {{"limit", std::to_string(kPage)}};
        if (!next.empty()) {
            call.query.emplace_back("after", next);
        }
        for (const std::string& property : walk.properties) {
            call.query.emplace_back("properties", property);
        }
        call.query.emplace_back("archived", "false");
        const Json answer = http_.require(call, job).json;
        const Json& results = hubspotResults(answer);
        const bool first = next.empty();
        next = jsonText(jsonAt(answer, "paging.next.after"));
        guard.page(next, results.size());
        pass(walk, results, job);
        if (first && !next.empty() && !walk.idsOnly && hasManyPages(walk, job)) {
            walk.bySearch = true;
            return;
        }
        if (!next.empty()) {
            walk.page(ListCursor::Kind::List, next);
        }
    } while (!next.empty());
}

/// A search tells how many there are. Few are listed, which never lags; more are searched, in half
/// as many calls; for very many, a few searches a second are slower than lists.
bool HubspotReader::hasManyPages(Walk& walk, core::Job& job) {
    if (!walk.mayGoOn || config_.searchUpTo <= kLongList) {
        return false;
    }
    const HubspotPage first = search_.page(walk.type, {walk.type.modified}, {}, job);
    return first.total > kLongList && first.total <= config_.searchUpTo;
}

void HubspotReader::searchAll(Walk& walk, HubspotSpan span, core::Job& job) {
    const auto kind = span.changed ? ListCursor::Kind::Changes : ListCursor::Kind::Search;
    PageGuard guard("HubSpot");
    for (;;) {
        job.checkpoint();
        const HubspotPage found = search_.page(walk.type, walk.properties, span, job);
        if (found.results.empty()) {
            return;
        }
        guard.page(found.end, found.results.size());
        passFound(walk, found, job);
        if (found.last) {
            return;
        }
        span.behind = found.end;
        walk.page(kind, found.end);
    }
}

/// HubSpot keeps what was deleted for 90 days, in no order of time: the list is looked through as
/// far as the connection says; a sweep finds the rest.
void HubspotReader::deleted(const HubspotType& type, InstantMs since, const ListSink& sink,
                            core::Job& job) {
    if (!sink.gone || config_.archivedPages == 0) {
        return;
    }
    PageGuard guard("HubSpot");
    std::string next;
    for (int page = 0; page < config_.archivedPages; ++page) {
        ApiCall call;
        call.path = config_.path("objects", type.name);
        call.query = {{"limit", std::to_string(kPage)}};
        if (!next.empty()) {
            call.query.emplace_back("after", next);
        }
        call.query.emplace_back("archived", "true");
        const Json answer = http_.require(call, job).json;
        const Json& results = hubspotResults(answer);
        for (const Json& one : results) {
            const auto when = hubspotMoment(jsonText(jsonAt(one, "archivedAt")));
            if (!when || *when >= since) {
                sink.gone(hubspotRecord(config_, type, one).id);
            }
        }
        next = jsonText(jsonAt(answer, "paging.next.after"));
        guard.page(next, results.size());
        if (next.empty()) {
            return;
        }
    }
}

/// Records by id or key.
void HubspotReader::byNames(const ListRequest& request, const ListSink& sink,
                            const std::function<void(VendorRecord&&)>& take, core::Job& job) {
    for (auto& [key, records] : lookup_.byKeys(request.object, request.keys, request.fields, job)) {
        for (VendorRecord& record : records) {
            take(std::move(record));
        }
    }
    const auto found = lookup_.byIds(request.object, request.ids, request.fields, job);
    for (const std::string& id : request.ids) {
        const auto it = found.find(id);
        if (it == found.end()) {
            if (sink.gone) {
                sink.gone(id);
            }
        } else if (it->second.id == id) {
            take(VendorRecord(it->second));
        } else if (sink.merged) {
            sink.merged(id, it->second.id);
        }
    }
}

ListResult HubspotReader::list(const ListRequest& request, const ListSink& sink, core::Job& job) {
    const std::vector<const HubspotType*> types = config_.typesOf(request.object);
    ListResult result;
    if (types.empty()) {
        result.present = false;
        return result;
    }
    const bool stored = storedKind(request.object).has_value();
    const auto take = [&](VendorRecord&& record) {
        for (const std::string& old : record.merged) {
            if (sink.merged) {
                sink.merged(old, record.id);
            }
        }
        if (!record.deleted) {
            sink.record(remoteRecord(record, types.front()->columns, request));
        } else if (sink.gone) {
            sink.gone(record.id);
        }
    };
    if (stored && sink.begin && !request.idsOnly) {
        sink.begin(vendorMapping(request.object, types.front()->columns));
    }
    if (!request.ids.empty() || !request.keys.empty()) {
        byNames(request, sink, take, job);
        return result;
    }
    using Kind = ListCursor::Kind;
    const InstantMs now = http_.clock().now();
    auto cursor = ListCursor::fromText(request.since);
    // What was deleted longer ago than HubSpot keeps it, nobody can tell.
    if (cursor && static_cast<double>(now - cursor->from) > config_.archiveDays * kDayMs) {
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
    for (const HubspotType* type : types) {
        Walk walk{*type,
                  request.idsOnly ? std::vector<std::string>{type->modified}
                                  : hubspotProperties(config_, *type, request.fields),
                  start, request.idsOnly,
                  // Several types have no common place to go on from.
                  stored && !request.idsOnly, start.kind == Kind::Search, sink, take};
        try {
            if (start.kind == Kind::Changes) {
                searchAll(walk, {std::pair(start.from, start.to), start.behind}, job);
                deleted(*type, start.from, sink, job);
            } else if (start.kind == Kind::List) {
                listAll(walk, job);
            }
            if (walk.bySearch) {
                searchAll(walk, {std::nullopt, start.behind}, job);
            }
        } catch (const RemoteError&) {
            throw;
        } catch (const core::Error& error) {
            // Leads and engagements are not part of every account, nor of every sign-in's scopes.
            if (error.code() != core::Code::Remote || request.object == Object::Account) {
                throw;
            }
            result.present = false;
            return result;
        }
        result.lagging = result.lagging || walk.bySearch;
    }
    result.complete = !cursor;
    result.cursor = start.mark().text();
    return result;
}

} // namespace crm
