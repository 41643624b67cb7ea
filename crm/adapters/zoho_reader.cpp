// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/zoho_reader.h"

#include "core/base/text.h"
#include "crm/adapters/list_cursor.h"
#include "crm/adapters/zoho_refusal.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <set>

namespace crm {

using core::InstantMs;
using core::Json;

namespace {

constexpr std::size_t kPage = 200;
constexpr int kNotModified = 304;
constexpr InstantMs kDayMs = 86'400'000;
constexpr const char* kModified = "Modified_Time";

} // namespace

/// What is read: everything, or what changed between two moments.
struct ZohoReader::Span {
    InstantMs start = 0; ///< of the list, also where it was interrupted
    bool changes = false;
    InstantMs from = 0;
    InstantMs to = 0;
    std::string behind; ///< id of the last record that came
    bool resumed = false;
    bool expired = false;
    InstantMs thorough = 0; ///< as in `ListCursor`
};

/// Keyset over (window, id): the order of ids neither ends, as pages do after 100,000 records, nor
/// repeats, whatever is changed meanwhile and however many records share one time of change.
bool ZohoReader::queryAll(const ZohoModule& module, const std::vector<std::string>& asked,
                          Span span, const std::function<void(const std::string&)>& page,
                          const Take& take, core::Job& job) {
    PageGuard guard("Zoho");
    std::vector<std::string> select = {"id"};
    select.insert(select.end(), asked.begin(), asked.end());
    for (bool present = true;;) {
        job.checkpoint();
        std::string where = "id is not null";
        if (!span.behind.empty()) {
            where = "id > " + coqlText(span.behind);
        }
        if (span.changes) {
            where = core::format("(({0} >= '{1}' and {0} <= '{2}') and {3})", kModified,
                                 zohoMoment(span.from), zohoMoment(span.to), where);
        }
        const Json answer = lookup_.query(
            core::format("select {} from {} where {} order by id asc limit {}",
                         core::join(select, ", "), module.name, where, config_.rowsPerQuery),
            module, present, job);
        if (!present) {
            return false;
        }
        const Json& rows = zohoList(answer, "data");
        if (rows.empty()) {
            return true;
        }
        for (const Json& row : rows) {
            VendorRecord record = lookup_.recordOf(module, row, asked, job);
            span.behind = record.id;
            take(std::move(record));
        }
        guard.page(span.behind, rows.size());
        if (rows.size() < config_.rowsPerQuery && jsonAt(answer, "info.more_records") != true) {
            return true;
        }
        page(span.behind);
    }
}

/// Pages in order of change. A chain of pages ends after 100,000 records: the next one begins at
/// the last change that came.
bool ZohoReader::pageAll(const ZohoModule& module, const std::vector<std::string>& asked,
                         const Span& span, const Take& take, core::Job& job) {
    PageGuard guard("Zoho");
    std::string token;
    std::size_t inChain = 0;
    InstantMs from = span.changes ? span.from : 0;
    InstantMs newest = 0;
    for (;;) {
        job.checkpoint();
        ApiCall call;
        call.path = config_.path("records", module.name);
        call.query = {{"fields", core::join(asked, ",")},
                      {"per_page", std::to_string(kPage)},
                      {"sort_by", kModified},
                      {"sort_order", "asc"}};
        if (!token.empty()) {
            call.query.emplace_back("page_token", token);
        }
        if (from > 0) {
            call.headers = {{"If-Modified-Since", zohoMoment(from)}};
        }
        const ApiAnswer answer = http_.send(call, job);
        lookup_.noteClock(answer);
        if (answer.status == kNotModified) {
            return true;
        }
        if (!answer.ok()) {
            if (lookup_.refusesAll(answer, module)) {
                return false;
            }
            http_.refuse(answer, "to list " + module.name);
        }
        const Json& rows = zohoList(answer.json, "data");
        for (const Json& row : rows) {
            VendorRecord record = lookup_.recordOf(module, row, asked, job);
            const InstantMs moment = record.modified.value_or(0);
            newest = std::max(newest, moment);
            if (!span.changes || moment >= span.from) { // Notes know no If-Modified-Since
                take(std::move(record));
            }
        }
        inChain += rows.size();
        if (jsonAt(answer.json, "info.more_records") != true) {
            return true;
        }
        token = jsonText(jsonAt(answer.json, "info.next_page_token"));
        guard.page(token, rows.size());
        if (token.empty() || inChain >= config_.rowsPerToken) {
            if (newest <= from) {
                throw RemoteError(
                    Trouble::Garbage,
                    core::format("Zoho does not show more of its {} of one second", module.name),
                    "this is for those who run that CRM; nothing was changed");
            }
            token.clear();
            inChain = 0;
            from = newest;
        }
    }
}

/// What was deleted since. False where Zoho does not tell all of it.
bool ZohoReader::deleted(const ZohoModule& module, InstantMs since, const ListSink& sink,
                         core::Job& job) {
    PageGuard guard("Zoho");
    for (int page = 1;; ++page) {
        job.checkpoint();
        ApiCall call;
        call.path = config_.path("deleted", module.name);
        call.query = {
            {"type", "all"}, {"page", std::to_string(page)}, {"per_page", std::to_string(kPage)}};
        call.headers = {{"If-Modified-Since", zohoMoment(since)}};
        const ApiAnswer answer = http_.send(call, job);
        lookup_.noteClock(answer);
        if (answer.status == kNotModified) {
            return true;
        }
        if (!answer.ok()) {
            if (page > 1) {
                return false; // more was deleted than Zoho shows
            }
            if (lookup_.refusesAll(answer, module)) {
                return true; // nothing of it is known here
            }
            http_.refuse(answer, "to list what was deleted of " + module.name);
        }
        const Json& rows = zohoList(answer.json, "data");
        for (const Json& row : rows) {
            const std::string id = jsonText(jsonAt(row, "id"));
            const auto when = core::parseInstant(jsonText(jsonAt(row, "deleted_time")));
            if (!id.empty() && (!when || *when >= since - since % 1000) && sink.gone) {
                sink.gone(module.object == Object::Activity ? module.name + "/" + id : id);
            }
        }
        const bool more = jsonAt(answer.json, "info.more_records") == true;
        if (!more) {
            return true;
        }
        guard.page(std::to_string(page), rows.size());
    }
}

/// Records by id or by key.
ListResult ZohoReader::some(const ListRequest& request, const ListSink& sink, core::Job& job) {
    const auto& columns = config_.modulesOf(request.object).front()->columns;
    if (!request.ids.empty()) {
        const auto found = lookup_.byIds(request.object, request.ids, request.fields, job);
        for (const std::string& id : request.ids) {
            const auto it = found.find(id);
            if (it != found.end()) {
                sink.record(remoteRecord(it->second, columns, request));
            } else if (sink.gone) {
                sink.gone(id);
            }
        }
        return {};
    }
    for (const auto& [key, records] :
         lookup_.byKeys(request.object, request.keys, request.fields, job)) {
        for (const VendorRecord& record : records) {
            sink.record(remoteRecord(record, columns, request));
        }
    }
    return {};
}

/// Where a list begins: everything, or what changed since a cursor that is still good.
ZohoReader::Span ZohoReader::spanOf(const ListRequest& request, const ListSink& sink,
                                    core::Job& job) {
    Span span;
    span.start = span.to = http_.clock().now();
    using Kind = ListCursor::Kind;
    auto cursor = ListCursor::fromText(request.since);
    span.expired = !request.since.empty() && !cursor;
    if (!cursor) {
        return span;
    }
    if (cursor->kind == Kind::List || cursor->kind == Kind::Search) {
        span.start = cursor->from;
        span.behind = cursor->behind;
        span.resumed = true;
        return span;
    }
    if (cursor->kind == Kind::Mark) {
        cursor = cursor->changesSince(
            span.start, static_cast<InstantMs>(config_.overlapSeconds * 1000),
            request.quick ? std::optional(static_cast<InstantMs>(config_.lagSeconds * 1000))
                          : std::nullopt);
    }
    span.changes = true;
    span.from = cursor->from;
    span.to = cursor->to;
    span.behind = cursor->behind;
    span.thorough = cursor->thorough;
    bool known = static_cast<double>(span.start - span.from) <
                 config_.deletedDays * static_cast<double>(kDayMs);
    for (const ZohoModule* module : config_.modulesOf(request.object)) {
        // Of notes, Zoho does not tell what was deleted.
        known = known && (module->name == "Notes" || deleted(*module, span.from, sink, job));
    }
    if (!known) {
        const InstantMs start = span.start;
        span = Span();
        span.start = span.to = start;
        span.expired = true;
    }
    return span;
}

/// A mark of ours as a cursor may hold it: not ahead of Zoho's clock.
InstantMs ZohoReader::markOf(const Span& span) const {
    const InstantMs mark = span.changes ? span.to : span.start;
    return std::min(mark, lookup_.theirNow().value_or(mark));
}

bool ZohoReader::readModule(const ZohoModule& module, const Span& span, const ListRequest& request,
                            const ListSink& sink, core::Job& job) {
    const bool stored = storedKind(request.object).has_value();
    const auto asked = !request.idsOnly ? lookup_.askedOf(module, request.fields, job)
                       : stored         ? std::vector<std::string>()
                                        : std::vector<std::string>{"id"};
    const Take take = [&](VendorRecord&& record) {
        sink.record(remoteRecord(record, module.columns, request));
    };
    const auto page = [&](const std::string& behind) {
        if (sink.page && !request.idsOnly) {
            const InstantMs mark = markOf(span);
            sink.page(ListCursor{span.changes ? ListCursor::Kind::Changes : ListCursor::Kind::List,
                                 span.changes ? span.from : mark, mark, behind, span.thorough}
                          .text());
        }
    };
    return stored ? queryAll(module, asked, span, page, take, job)
                  : pageAll(module, asked, span, take, job);
}

ListResult ZohoReader::list(const ListRequest& request, const ListSink& sink, core::Job& job) {
    const std::vector<const ZohoModule*> modules = config_.modulesOf(request.object);
    ListResult result;
    const bool stored = storedKind(request.object).has_value();
    if (stored && !metadata_.fields(*modules.front(), job).present) {
        result.present = false;
        return result;
    }
    if (stored && sink.begin && !request.idsOnly) {
        sink.begin(vendorMapping(request.object, modules.front()->columns));
    }
    if (!request.ids.empty() || !request.keys.empty()) {
        return some(request, sink, job);
    }
    lookup_.forgetClock();
    const Span span = spanOf(request, sink, job);
    bool any = false;
    bool every = true;
    for (const ZohoModule* module : modules) {
        const bool present = readModule(*module, span, request, sink, job);
        any = any || present;
        every = every && present;
    }
    result.present = any;
    result.expired = span.expired;
    result.complete = every && !span.changes && !span.resumed;
    result.cursor = ListCursor{ListCursor::Kind::Mark, markOf(span), 0, {}, span.thorough}.text();
    return result;
}

ListResult ZohoReader::users(const ListRequest& request, const ListSink& sink, core::Job& job) {
    static const std::vector<VendorColumn> kColumns = {
        {"id", "id"}, {"name", "name"}, {"email", "email"}};
    ListResult result;
    if (sink.begin && !request.idsOnly) {
        sink.begin(vendorMapping(Object::User, kColumns));
    }
    std::set<std::string> wanted(request.ids.begin(), request.ids.end());
    PageGuard guard("Zoho");
    bool more = true;
    for (int page = 1; more; ++page) {
        job.checkpoint();
        ApiCall call;
        call.path = config_.path("users");
        call.query = {{"type", "ActiveUsers"},
                      {"page", std::to_string(page)},
                      {"per_page", std::to_string(kPage)}};
        const ApiAnswer answer = http_.send(call, job);
        if (!answer.ok()) {
            if (zohoForbids(answer.code)) {
                result.present = false;
                return result;
            }
            http_.refuse(answer, "to list users");
        }
        const Json& users = zohoList(answer.json, "users");
        for (const Json& one : users) {
            VendorRecord record;
            record.id = jsonText(jsonAt(one, "id"));
            record.modified = core::parseInstant(jsonText(jsonAt(one, kModified)));
            record.values = {{"id", record.id},
                             {"name", jsonText(jsonAt(one, "full_name"))},
                             {"email", jsonText(jsonAt(one, "email"))}};
            if (record.values["name"].empty()) {
                record.values["name"] = record.values["email"];
            }
            record.version = zohoVersion(record);
            if (!record.id.empty() && (request.ids.empty() || wanted.erase(record.id) > 0)) {
                sink.record(remoteRecord(record, kColumns, request));
            }
        }
        more = jsonAt(answer.json, "info.more_records") == true;
        guard.page(more ? std::to_string(page) : "", users.size());
    }
    for (const std::string& id : wanted) {
        if (sink.gone) {
            sink.gone(id);
        }
    }
    result.complete = request.ids.empty() && request.keys.empty();
    return result;
}

} // namespace crm
