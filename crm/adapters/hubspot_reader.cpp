// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/hubspot_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <set>

namespace crm {

using core::InstantMs;
using core::Json;

namespace {

constexpr std::size_t kBatch = 100;
constexpr int kListPage = 100;
constexpr int kSearchPage = 200;
constexpr std::size_t kLongestSearch = 2800; // characters; the vendor takes 3,000
constexpr int kNotFound = 404;
constexpr int kForbidden = 403;

const Json& resultsOf(const Json& answer) {
    const Json& results = jsonAt(answer, "results");
    if (!results.is_array()) {
        throw RemoteError(Trouble::Garbage, "the answer of HubSpot holds no list of records",
                          "try again; if it stays so, a proxy may stand between");
    }
    return results;
}

/// What a cursor says: "m<mark>", "f<start>:<after>" or "w<from>-<to>:<last id>".
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
    if (!from || !to || (cursor.kind != 'm' && colon == std::string::npos)) {
        return std::nullopt;
    }
    cursor.from = *from;
    cursor.to = *to;
    cursor.behind = colon == std::string::npos ? "" : text.substr(colon + 1);
    return cursor.kind == 'm' || cursor.kind == 'f' || cursor.kind == 'w' ? std::optional(cursor)
                                                                          : std::nullopt;
}

} // namespace

struct HubspotReader::Window {
    InstantMs from = 0;
    InstantMs to = 0;
    std::string behind; ///< id of the last record that came
};

std::pair<std::string, std::string> hubspotId(const std::string& id) {
    const std::size_t slash = id.find('/');
    return slash == std::string::npos ? std::pair(std::string(), id)
                                      : std::pair(id.substr(0, slash), id.substr(slash + 1));
}

const HubspotReader::Properties& HubspotReader::properties(const HubspotType& type,
                                                           core::Job& job) {
    const auto known = properties_.find(type.name);
    if (known != properties_.end()) {
        return known->second;
    }
    Properties found;
    ApiCall call;
    call.path = config_.path("properties", type.name);
    const ApiAnswer answer = http_.send(call, job);
    if (answer.ok()) {
        for (const Json& one : resultsOf(answer.json)) {
            const std::string name = jsonText(jsonAt(one, "name"));
            if (name.empty()) {
                continue;
            }
            HubspotProperty property;
            property.readOnly = jsonAt(one, "modificationMetadata.readOnlyValue") == true ||
                                jsonAt(one, "calculated") == true;
            property.unique = jsonAt(one, "hasUniqueValue") == true;
            property.json = one;
            found[name] = std::move(property);
        }
    } else if (answer.status != kForbidden && answer.status != kNotFound) {
        http_.refuse(answer, "to list the properties of " + type.name);
    }
    return properties_[type.name] = std::move(found);
}

/// A search more than a few times a second is refused, and no header tells beforehand.
void HubspotReader::pace(core::Job& job) {
    const auto most = static_cast<std::size_t>(std::max(1.0, config_.searchesPerSecond));
    const double span = static_cast<double>(most) / config_.searchesPerSecond;
    while (searches_.size() >= most) {
        const double wait =
            span - static_cast<double>(http_.clock().now() - searches_.front()) / 1000;
        if (wait > 0) {
            http_.clock().wait(wait, job);
        }
        searches_.pop_front();
    }
    searches_.push_back(http_.clock().now());
}

Json HubspotReader::search(const HubspotType& type, Json body, core::Job& job) {
    pace(job);
    ApiCall call;
    call.method = "POST";
    call.path = config_.path("objects", type.name) + "/search";
    call.body = std::move(body);
    call.repeatable = true;
    return http_.require(call, job).json;
}

std::vector<Json> HubspotReader::batchRead(const HubspotType& type,
                                           const std::vector<std::string>& ids,
                                           const std::string& idProperty,
                                           const std::vector<std::string>& properties,
                                           core::Job& job) {
    std::vector<Json> found;
    for (std::size_t from = 0; from < ids.size(); from += kBatch) {
        Json inputs = Json::array();
        std::set<std::string> once; // an id that is there twice refuses the batch
        for (std::size_t i = from; i < std::min(ids.size(), from + kBatch); ++i) {
            if (once.insert(ids[i]).second) {
                inputs.push_back({{"id", ids[i]}});
            }
        }
        ApiCall call;
        call.method = "POST";
        call.path = config_.path("objects", type.name) + "/batch/read";
        call.repeatable = true;
        call.body = {{"inputs", inputs}, {"properties", properties}};
        if (!idProperty.empty()) {
            call.body["idProperty"] = idProperty;
        }
        const ApiAnswer answer = http_.send(call, job);
        if (answer.status == kNotFound) { // none of them
            continue;
        }
        if (!answer.ok()) {
            http_.refuse(answer, "to show " + type.name);
        }
        for (const Json& one : resultsOf(answer.json)) {
            found.push_back(one);
        }
    }
    return found;
}

std::map<std::string, VendorRecord> HubspotReader::byIds(Object object,
                                                         const std::vector<std::string>& ids,
                                                         const std::vector<std::string>& properties,
                                                         core::Job& job) {
    std::map<std::string, VendorRecord> found;
    for (const HubspotType* type : config_.typesOf(object)) {
        std::vector<std::string> some;
        for (const std::string& id : ids) {
            const auto [name, plain] = hubspotId(id);
            // Of anything that is no number, HubSpot has no record, and says so for all.
            if (!plain.empty() && (object != Object::Activity || name == type->name)) {
                some.push_back(plain);
            }
        }
        if (some.empty()) {
            continue;
        }
        std::vector<VendorRecord> records;
        for (const Json& json :
             batchRead(*type, some, {}, hubspotProperties(config_, *type, properties), job)) {
            records.push_back(hubspotRecord(config_, *type, json));
        }
        associate(*type, records, job);
        for (VendorRecord& record : records) {
            for (const std::string& old : record.merged) {
                found.emplace(old, record);
            }
            const std::string id = record.id;
            found[id] = std::move(record);
        }
    }
    return found;
}

EditDesk::ByKey HubspotReader::byKeys(Object object, const std::vector<std::string>& keys,
                                      const std::vector<std::string>& properties, core::Job& job) {
    EditDesk::ByKey found;
    for (const HubspotType* type : config_.typesOf(object)) {
        const auto wanted = hubspotProperties(config_, *type, properties);
        const Properties& known = this->properties(*type, job);
        const auto key = known.find(config_.key);
        if (keys.empty() || key == known.end()) {
            continue;
        }
        std::vector<VendorRecord> records;
        if (key->second.unique) {
            for (const Json& json : batchRead(*type, keys, config_.key, wanted, job)) {
                records.push_back(hubspotRecord(config_, *type, json));
            }
        }
        for (std::size_t from = 0; !key->second.unique && from < keys.size(); from += kBatch) {
            const std::vector<std::string> some(
                keys.begin() + static_cast<std::ptrdiff_t>(from),
                keys.begin() + static_cast<std::ptrdiff_t>(std::min(keys.size(), from + kBatch)));
            const Json filter{{"propertyName", config_.key}, {"operator", "IN"}, {"values", some}};
            const Json answer = search(*type,
                                       {{"limit", kSearchPage},
                                        {"sorts", {"hs_object_id"}},
                                        {"properties", wanted},
                                        {"filterGroups", {{{"filters", {filter}}}}}},
                                       job);
            for (const Json& json : resultsOf(answer)) {
                records.push_back(hubspotRecord(config_, *type, json));
            }
        }
        associate(*type, records, job);
        for (VendorRecord& record : records) {
            const std::string mine = record.key;
            found[mine].push_back(std::move(record));
        }
    }
    return found;
}

/// Fills in which company, contact or deal records belong to: only the associations know.
void HubspotReader::associate(const HubspotType& type, std::vector<VendorRecord>& records,
                              core::Job& job) {
    for (const auto& [to, name] : type.associated) {
        std::map<std::string, std::string> first;
        for (std::size_t from = 0; from < records.size(); from += kBatch) {
            Json inputs = Json::array();
            for (std::size_t i = from; i < std::min(records.size(), from + kBatch); ++i) {
                inputs.push_back({{"id", hubspotId(records[i].id).second}});
            }
            ApiCall call;
            call.method = "POST";
            call.path = config_.path("associations", type.name, to);
            call.body = {{"inputs", inputs}};
            call.repeatable = true;
            const ApiAnswer answer = http_.send(call, job);
            if (!answer.ok()) {
                if (answer.status == kNotFound || answer.status == kForbidden) {
                    break; // no such objects in this account, or none that we may see
                }
                http_.refuse(answer, "to list associations of " + type.name);
            }
            for (const Json& one : resultsOf(answer.json)) {
                const std::string other = jsonText(jsonAt(one, "to.0.toObjectId"));
                if (!other.empty()) {
                    first[jsonText(jsonAt(one, "from.id"))] = other;
                }
            }
        }
        for (VendorRecord& record : records) {
            const auto it = first.find(hubspotId(record.id).second);
            if (it != first.end()) {
                record.values[name] = it->second;
            }
        }
    }
}

void HubspotReader::pass(const HubspotType& type, const Json& results, bool idsOnly,
                         const Take& take, core::Job& job) {
    std::vector<VendorRecord> records;
    for (const Json& one : results) {
        records.push_back(hubspotRecord(config_, type, one));
    }
    if (!idsOnly) {
        associate(type, records, job);
    }
    for (VendorRecord& record : records) {
        take(std::move(record));
    }
}

/// False where `mostPages` ended it.
bool HubspotReader::listAll(const HubspotType& type, const std::vector<std::string>& properties,
                            const std::string& after, bool archived, int mostPages,
                            const std::function<void(const std::string&)>& page, const Take& take,
                            core::Job& job) {
    PageGuard guard("HubSpot");
    std::string next = after;
    for (int count = 0; mostPages < 0 || count < mostPages; ++count) {
        job.checkpoint();
        ApiCall call;
        call.path = config_.path("objects", type.name);
        call.query = {{"limit", std::to_string(kListPage)}};
        if (!next.empty()) {
            call.query.emplace_back("after", next);
        }
        for (const std::string& property : properties) {
            call.query.emplace_back("properties", property);
        }
        call.query.emplace_back("archived", archived ? "true" : "false");
        const Json answer = http_.require(call, job).json;
        const Json& results = resultsOf(answer);
        next = jsonText(jsonAt(answer, "paging.next.after"));
        guard.page(next, results.size());
        pass(type, results, archived || properties.size() <= 3, take, job);
        if (next.empty()) {
            return true;
        }
        page(next);
    }
    return false;
}

/// Keyset over (window, id): a window may hold more than the 10,000 records that one search shows,
/// all with one time of change, and ids are the only order that neither ends nor repeats.
void HubspotReader::searchAll(const HubspotType& type, const std::vector<std::string>& properties,
                              const Window& window,
                              const std::function<void(const std::string&)>& page, const Take& take,
                              core::Job& job) {
    PageGuard guard("HubSpot");
    std::string last = window.behind;
    for (;;) {
        job.checkpoint();
        Json filters = {{{"propertyName", type.modified},
                         {"operator", "GTE"},
                         {"value", std::to_string(window.from)}},
                        {{"propertyName", type.modified},
                         {"operator", "LTE"},
                         {"value", std::to_string(window.to)}}};
        if (!last.empty()) {
            filters.push_back(
                {{"propertyName", "hs_object_id"}, {"operator", "GT"}, {"value", last}});
        }
        Json body = {{"limit", kSearchPage},
                     {"sorts", {"hs_object_id"}},
                     {"properties", properties},
                     {"filterGroups", {{{"filters", filters}}}}};
        const bool apart = body.dump().size() > kLongestSearch;
        if (apart) {
            body["properties"] = Json::array();
        }
        const Json answer = search(type, body, job);
        const Json& results = resultsOf(answer);
        if (results.empty()) {
            return;
        }
        const std::string end = jsonText(jsonAt(results.back(), "id"));
        guard.page(end, results.size());
        if (apart) {
            std::vector<std::string> ids;
            for (const Json& one : results) {
                ids.push_back(jsonText(jsonAt(one, "id")));
            }
            pass(type, Json(batchRead(type, ids, {}, properties, job)), false, take, job);
        } else {
            pass(type, results, false, take, job);
        }
        if (results.size() < static_cast<std::size_t>(kSearchPage)) {
            return;
        }
        last = end;
        page(last);
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
        call.query = {{"limit", std::to_string(kListPage)}};
        if (!next.empty()) {
            call.query.emplace_back("after", next);
        }
        call.query.emplace_back("archived", "true");
        const Json answer = http_.require(call, job).json;
        const Json& results = resultsOf(answer);
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
        if (record.deleted) {
            if (sink.gone) {
                sink.gone(record.id);
            }
            return;
        }
        sink.record(remoteRecord(record, types.front()->columns, request));
    };
    if (stored && sink.begin && !request.idsOnly) {
        sink.begin(vendorMapping(request.object, types.front()->columns));
    }
    if (!request.ids.empty()) {
        auto found = byIds(request.object, request.ids, request.fields, job);
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
        return result;
    }
    if (!request.keys.empty()) {
        for (auto& [key, records] : byKeys(request.object, request.keys, request.fields, job)) {
            for (VendorRecord& record : records) {
                take(std::move(record));
            }
        }
        return result;
    }
    const InstantMs now = http_.clock().now();
    const auto cursor = cursorFrom(request.since);
    const bool changes = cursor && cursor->kind != 'f';
    const bool resumed = cursor && cursor->kind == 'f';
    const InstantMs start = resumed ? cursor->from : now;
    Window window;
    if (changes) {
        window.from = cursor->kind == 'm'
                          ? cursor->from - static_cast<InstantMs>(config_.overlapSeconds * 1000)
                          : cursor->from;
        window.to = cursor->kind == 'm' ? now : cursor->to;
        window.behind = cursor->behind;
    }
    for (const HubspotType* type : types) {
        const auto properties = request.idsOnly ? std::vector<std::string>{type->modified}
                                                : hubspotProperties(config_, *type, request.fields);
        // Several types have no common place to go on from.
        const auto page = [&](const std::string& behind) {
            if (sink.page && stored && !request.idsOnly) {
                sink.page(changes ? core::format("w{}-{}:{}", window.from, window.to, behind)
                                  : core::format("f{}:{}", start, behind));
            }
        };
        try {
            if (changes) {
                searchAll(*type, properties, window, page, take, job);
                deleted(*type, window.from, sink, job);
            } else {
                listAll(*type, properties, resumed ? cursor->behind : "", false, -1, page, take,
                        job);
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
    }
    result.complete = !changes && !resumed;
    result.expired = !request.since.empty() && !cursor;
    result.cursor = core::format("m{}", changes ? window.to : start);
    return result;
}

ListResult HubspotReader::owners(const ListRequest& request, const ListSink& sink, core::Job& job) {
    static const std::vector<VendorColumn> kColumns = {
        {"id", "id"}, {"name", "name"}, {"email", "email"}};
    if (sink.begin && !request.idsOnly) {
        sink.begin(vendorMapping(Object::User, kColumns));
    }
    std::set<std::string> wanted(request.ids.begin(), request.ids.end());
    PageGuard guard("HubSpot");
    std::string path = config_.path("owners");
    std::string next;
    do {
        ApiCall call;
        call.path = path;
        call.query = {{"limit", std::to_string(kListPage)}};
        if (!next.empty()) {
            call.query.emplace_back("after", next);
        }
        call.query.emplace_back("archived", "false");
        ApiAnswer answer = http_.send(call, job);
        if (answer.status == kNotFound && next.empty() && path != "/crm/v3/owners/") {
            path = call.path = "/crm/v3/owners/"; // not every version has its own
            answer = http_.send(call, job);
        }
        if (!answer.ok()) {
            http_.refuse(answer, "to list owners");
        }
        const Json& results = resultsOf(answer.json);
        for (const Json& one : results) {
            VendorRecord record;
            record.id = jsonText(jsonAt(one, "id"));
            record.version = jsonText(jsonAt(one, "updatedAt"));
            record.modified = hubspotMoment(record.version);
            const std::string name =
                jsonText(jsonAt(one, "firstName")) + " " + jsonText(jsonAt(one, "lastName"));
            record.values = {{"id", record.id}, {"email", jsonText(jsonAt(one, "email"))}};
            record.values["name"] =
                core::trim(name).empty() ? record.values["email"] : std::string(core::trim(name));
            if (!record.id.empty() && (request.ids.empty() || wanted.erase(record.id) > 0)) {
                sink.record(remoteRecord(record, kColumns, request));
            }
        }
        next = jsonText(jsonAt(answer.json, "paging.next.after"));
        guard.page(next, results.size());
    } while (!next.empty());
    for (const std::string& id : wanted) {
        if (sink.gone) {
            sink.gone(id);
        }
    }
    ListResult result;
    result.complete = request.ids.empty() && request.keys.empty();
    return result;
}

} // namespace crm
