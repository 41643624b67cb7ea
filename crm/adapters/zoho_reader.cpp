// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/zoho_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/zoho_activity.h"
#include "crm/adapters/zoho_refusal.h"
#include "crm/http/json_body.h"
#include "crm/http/retry.h"

#include <algorithm>
#include <set>

namespace crm {

using core::InstantMs;
using core::Json;

namespace {

constexpr std::size_t kPage = 200;
constexpr std::size_t kIdsPerRead = 100;
constexpr std::size_t kKeysPerQuery = 50;
constexpr int kNotModified = 304;
constexpr InstantMs kDayMs = 86'400'000;
constexpr const char* kModified = "Modified_Time";
constexpr const char* kTerritories = "Territories"; // no list of fields names it
constexpr const char* kWon = "Stage.won";
constexpr const char* kClosed = "Stage.closed";

/// What a cursor says: "m<mark>", "f<start>:<last id>" or "w<from>-<to>:<last id>".
struct Cursor {
    char kind = 0;
    InstantMs from = 0;
    InstantMs to = 0;
    std::string behind;
};

std::optional<Cursor> cursorFrom(const std::string& text) {
    if (text.size() < 2) {
        return std::nullopt;
    }
    Cursor cursor;
    cursor.kind = text.front();
    const std::size_t colon = text.find(':');
    const std::string times = text.substr(1, colon == std::string::npos ? colon : colon - 1);
    const std::size_t dash = times.find('-');
    const auto from = core::parseInteger(times.substr(0, dash));
    const auto to = dash == std::string::npos ? from : core::parseInteger(times.substr(dash + 1));
    if (!from || !to || (cursor.kind == 'm') != (colon == std::string::npos)) {
        return std::nullopt;
    }
    cursor.from = *from;
    cursor.to = *to;
    cursor.behind = colon == std::string::npos ? "" : text.substr(colon + 1);
    return cursor.kind == 'm' || cursor.kind == 'f' || cursor.kind == 'w' ? std::optional(cursor)
                                                                          : std::nullopt;
}

/// A part of a list, as what `ids=` and `in (...)` take.
std::vector<std::string> part(const std::vector<std::string>& all, std::size_t from,
                              std::size_t count) {
    return {all.begin() + static_cast<std::ptrdiff_t>(from),
            all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), from + count))};
}

/// What the organisation's list of stages says of one: closed, and won.
std::pair<bool, bool> stageOf(const ZohoFields& fields, const std::string& stage) {
    const ZohoField* field = fields.find("Stage");
    const Json none = Json::array();
    const Json& stages = field == nullptr ? none : jsonAt(field->json, "pick_list_values");
    for (std::size_t i = 0; stages.is_array() && i < stages.size(); ++i) {
        if (jsonAt(stages[i], "display_value") == stage ||
            jsonAt(stages[i], "actual_value") == stage) {
            const std::string type = jsonText(jsonAt(stages[i], "forecast_type"));
            return {type.starts_with("Closed"), type == "Closed Won"};
        }
    }
    return {false, false};
}

} // namespace

/// What is read of a module: everything, or what changed between two moments.
struct ZohoReader::Span {
    bool changes = false;
    InstantMs from = 0;
    InstantMs to = 0;
    std::string behind; ///< id of the last record that came
};

std::pair<std::string, std::string> zohoId(const std::string& id) {
    const std::size_t slash = id.find('/');
    return slash == std::string::npos ? std::pair(std::string(), id)
                                      : std::pair(id.substr(0, slash), id.substr(slash + 1));
}

std::vector<std::string> ZohoReader::askedOf(const ZohoModule& module,
                                             const std::vector<std::string>& fields,
                                             core::Job& job) {
    // Notes have no list of fields.
    static const ZohoFields kNone;
    const ZohoFields& known = module.name == "Notes" ? kNone : metadata_.fields(module, job);
    if (module.object == Object::Activity) {
        return zohoActivityFields(config_, module, known);
    }
    std::vector<std::string> asked = {kModified};
    const auto add = [&](const std::string& name) {
        if (!name.empty() && name != "id" && name.find('.') == std::string::npos &&
            (known.askable(name) || name == kTerritories) &&
            std::find(asked.begin(), asked.end(), name) == asked.end()) {
            asked.push_back(name);
        }
    };
    for (const VendorColumn& column : module.columns) {
        add(column.name);
    }
    for (const std::string& name : fields) {
        add(name);
    }
    if (known.byName.contains(config_.key)) { // without a list of fields, it may not be there
        add(config_.key);
    }
    return asked;
}

VendorRecord ZohoReader::recordOf(const ZohoModule& module, const Json& json,
                                  const std::vector<std::string>& asked, core::Job& job) {
    if (module.object == Object::Activity) {
        return zohoActivity(config_, module, json, http_.clock().now());
    }
    VendorRecord record = zohoRecord(config_, module, json, asked);
    const Json& territories = jsonAt(json, kTerritories);
    if (territories.is_array() && !territories.empty()) {
        nameTerritories(territories, record, job);
    }
    if (module.object == Object::Opportunity && record.values.contains("Stage")) {
        const auto [closed, won] = stageOf(metadata_.fields(module, job), record.value("Stage"));
        if (closed) {
            record.values[kClosed] = "1";
            record.values[kWon] = won ? "1" : "0";
        }
    }
    return record;
}

/// Queries tell the ids of territories only: a record has their names, however it was read.
void ZohoReader::nameTerritories(const Json& territories, VendorRecord& record, core::Job& job) {
    const auto& known = metadata_.territories(job);
    std::set<std::string> names;
    for (const Json& one : territories) {
        const auto name = known.find(jsonText(jsonAt(one, "id")));
        names.insert(name == known.end() ? zohoValue(Json::array({one})) : name->second);
    }
    record.values[kTerritories] =
        core::join(std::vector<std::string>(names.begin(), names.end()), ";");
    record.version = zohoVersion(record);
}

/// Objects that an organisation or a sign-in does not have are absent; accounts must be there.
bool ZohoReader::refusesAll(const ApiAnswer& answer, const ZohoModule& module) const {
    return zohoLacks(answer.code) || (zohoForbids(answer.code) && module.object != Object::Account);
}

/// The clock of Zoho at its first answer: a mark of ours must not be ahead of it.
void ZohoReader::noteClock(const ApiAnswer& answer) {
    const auto date = theirNow_ ? std::nullopt : httpDate(answer.header("date"));
    if (date) {
        theirNow_ = *date * 1000;
    }
}

Json ZohoReader::query(const std::string& text, const ZohoModule& module, bool& present,
                       core::Job& job) {
    ApiCall call;
    call.method = "POST";
    call.path = config_.path("query");
    call.body = {{"select_query", text}};
    call.repeatable = true;
    ApiAnswer answer = http_.send(call, job);
    noteClock(answer);
    if (!answer.ok()) {
        present = !refusesAll(answer, module);
        if (present) {
            http_.refuse(answer, "to list " + module.name);
        }
        return nullptr;
    }
    return std::move(answer.json);
}

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
        const Json answer =
            query(core::format("select {} from {} where {} order by id asc limit {}",
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
            VendorRecord record = recordOf(module, row, asked, job);
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
        noteClock(answer);
        if (answer.status == kNotModified) {
            return true;
        }
        if (!answer.ok()) {
            if (refusesAll(answer, module)) {
                return false;
            }
            http_.refuse(answer, "to list " + module.name);
        }
        const Json& rows = zohoList(answer.json, "data");
        for (const Json& row : rows) {
            VendorRecord record = recordOf(module, row, asked, job);
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
        noteClock(answer);
        if (answer.status == kNotModified || zohoForbids(answer.code)) {
            return answer.status == kNotModified;
        }
        if (!answer.ok()) {
            if (page > 1 || zohoLacks(answer.code)) {
                return false;
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

std::map<std::string, VendorRecord> ZohoReader::byIds(Object object,
                                                      const std::vector<std::string>& ids,
                                                      const std::vector<std::string>& fields,
                                                      core::Job& job) {
    std::map<std::string, VendorRecord> found;
    for (const ZohoModule* module : config_.modulesOf(object)) {
        std::set<std::string> wanted;
        for (const std::string& id : ids) {
            const auto [name, plain] = zohoId(id);
            if (!plain.empty() && (object != Object::Activity || name == module->name)) {
                wanted.insert(plain);
            }
        }
        const std::vector<std::string> list(wanted.begin(), wanted.end());
        const auto asked =
            list.empty() ? std::vector<std::string>() : askedOf(*module, fields, job);
        for (std::size_t from = 0; from < list.size(); from += kIdsPerRead) {
            job.checkpoint();
            ApiCall call;
            call.path = config_.path("records", module->name);
            call.query = {{"fields", core::join(asked, ",")},
                          {"ids", core::join(part(list, from, kIdsPerRead), ",")}};
            const ApiAnswer answer = http_.send(call, job);
            if (!answer.ok()) {
                if (refusesAll(answer, *module)) {
                    break;
                }
                http_.refuse(answer, "to show " + module->name);
            }
            for (const Json& row : zohoList(answer.json, "data")) {
                VendorRecord record = recordOf(*module, row, asked, job);
                const std::string id = record.id;
                found[id] = std::move(record);
            }
        }
    }
    return found;
}

EditDesk::ByKey ZohoReader::byKeys(Object object, const std::vector<std::string>& keys,
                                   const std::vector<std::string>& fields, core::Job& job) {
    EditDesk::ByKey found;
    for (const ZohoModule* module : config_.modulesOf(object)) {
        if (keys.empty() || module->name == "Notes" ||
            !metadata_.fields(*module, job).byName.contains(config_.key)) {
            continue;
        }
        std::vector<std::string> ids;
        bool present = true;
        for (std::size_t from = 0; present && from < keys.size(); from += kKeysPerQuery) {
            std::vector<std::string> some = part(keys, from, kKeysPerQuery);
            for (std::string& key : some) {
                key = coqlText(key);
            }
            const Json answer =
                query(core::format("select id from {} where {} in ({}) order by id asc limit {}",
                                   module->name, config_.key, core::join(some, ", "),
                                   config_.rowsPerQuery),
                      *module, present, job);
            for (const Json& row : zohoList(answer, "data")) {
                const std::string id = jsonText(jsonAt(row, "id"));
                ids.push_back(object == Object::Activity ? module->name + "/" + id : id);
            }
        }
        for (auto& [id, record] : byIds(object, ids, fields, job)) {
            const std::string key = record.key;
            found[key].push_back(std::move(record));
        }
    }
    return found;
}

/// Records by id or by key.
ListResult ZohoReader::some(const ListRequest& request, const ListSink& sink, core::Job& job) {
    const auto& columns = config_.modulesOf(request.object).front()->columns;
    if (!request.ids.empty()) {
        const auto found = byIds(request.object, request.ids, request.fields, job);
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
    for (const auto& [key, records] : byKeys(request.object, request.keys, request.fields, job)) {
        for (const VendorRecord& record : records) {
            sink.record(remoteRecord(record, columns, request));
        }
    }
    return {};
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
    const InstantMs now = http_.clock().now();
    theirNow_.reset();
    const auto settled = [this](InstantMs mark) {
        return std::min(mark, theirNow_.value_or(mark));
    };
    const auto overlap = static_cast<InstantMs>(config_.overlapSeconds * 1000);
    const auto told = static_cast<InstantMs>(config_.deletedDays * static_cast<double>(kDayMs));
    const auto cursor = cursorFrom(request.since);
    Span all;
    all.changes = cursor && cursor->kind != 'f';
    if (all.changes) {
        const bool mark = cursor->kind == 'm';
        all.from = mark ? cursor->from - overlap : cursor->from;
        all.to = mark ? now : cursor->to;
        all.behind = cursor->behind;
        bool known = now - all.from < told;
        for (const ZohoModule* module : modules) {
            known = known && (module->name == "Notes" || deleted(*module, all.from, sink, job));
        }
        if (!known) {
            all = Span();
            result.expired = true;
        }
    }
    result.expired = result.expired || (!request.since.empty() && !cursor);
    const bool resumed = !result.expired && cursor && cursor->kind == 'f';
    const InstantMs start = resumed ? cursor->from : now;
    if (resumed) {
        all.behind = cursor->behind;
    }
    bool any = false;
    for (const ZohoModule* module : modules) {
        const auto asked =
            request.idsOnly ? std::vector<std::string>() : askedOf(*module, request.fields, job);
        const Take take = [&](VendorRecord&& record) {
            sink.record(remoteRecord(record, module->columns, request));
        };
        const auto page = [&](const std::string& behind) {
            if (sink.page && !request.idsOnly) {
                const InstantMs mark = settled(all.changes ? all.to : start);
                sink.page(all.changes ? core::format("w{}-{}:{}", all.from, mark, behind)
                                      : core::format("f{}:{}", mark, behind));
            }
        };
        const bool present = stored ? queryAll(*module, asked, all, page, take, job)
                                    : pageAll(*module, asked, all, take, job);
        any = any || present;
    }
    result.present = any;
    result.complete = any && !all.changes && !resumed;
    result.cursor = core::format("m{}", settled(all.changes ? all.to : start));
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
