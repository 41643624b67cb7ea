// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/pipedrive_reader.h"

#include "core/base/text.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <set>

namespace crm {

using core::InstantMs;
using core::Json;

namespace {

constexpr std::size_t kIdsPerRead = 100;
/// As many searches cost what a list of 40,000 records costs.
constexpr std::size_t kMostSearches = 40;
constexpr double kDayMs = 86'400'000;
constexpr int kNotFound = 404;

const std::vector<VendorColumn>& userColumns() {
    static const std::vector<VendorColumn> kColumns = {
        {"id", "id"}, {"name", "name"}, {"email", "email"}};
    return kColumns;
}

} // namespace

std::map<std::string, VendorRecord> PipedriveReader::byIds(const PipedriveType& type,
                                                           const std::vector<std::string>& ids,
                                                           core::Job& job) {
    std::map<std::string, VendorRecord> found;
    const auto add = [&](VendorRecord&& record) {
        if (!record.deleted) {
            const std::string id = record.id;
            found[id] = std::move(record);
        }
    };
    const std::set<std::string> once(ids.begin(), ids.end());
    const std::vector<std::string> wanted(once.begin(), once.end());
    if (type.old) { // one by one
        for (const std::string& id : wanted) {
            ApiCall call;
            call.path = config_.onePath(type, id);
            const ApiAnswer answer = http_.send(call, job);
            if (answer.ok()) {
                add(pipedriveRecord(config_, type, fields_.of(type, job),
                                    jsonAt(answer.json, "data")));
            } else if (answer.status != kNotFound) {
                http_.refuse(answer, "to show " + type.name);
            }
        }
        return found;
    }
    for (std::size_t from = 0; from < wanted.size(); from += kIdsPerRead) {
        const std::vector<std::string> some(
            wanted.begin() + static_cast<std::ptrdiff_t>(from),
            wanted.begin() +
                static_cast<std::ptrdiff_t>(std::min(wanted.size(), from + kIdsPerRead)));
        each(type, {{"ids", core::join(some, ",")}}, add, job);
    }
    return found;
}

/// Ids that a search finds for a key. It looks at all fields that a company has made, and does not
/// mind capitals.
std::vector<std::string> PipedriveReader::found(const PipedriveType& type, const std::string& key,
                                                core::Job& job) {
    ApiCall call;
    call.path = config_.path("search", type.name);
    call.query = {{"term", key}, {"fields", "custom_fields"}, {"exact_match", "true"}};
    const Json answer = http_.require(call, job).json;
    const Json& items = jsonAt(answer, "data.items");
    std::vector<std::string> ids;
    for (std::size_t i = 0; items.is_array() && i < items.size(); ++i) {
        ids.push_back(pipedriveId(jsonAt(items[i], "item")));
    }
    return ids;
}

EditDesk::ByKey PipedriveReader::byKeys(const PipedriveType& type,
                                        const std::vector<std::string>& keys, core::Job& job) {
    EditDesk::ByKey found;
    const std::set<std::string> wanted(keys.begin(), keys.end());
    const auto take = [&](VendorRecord&& record) {
        if (wanted.contains(record.key) && !record.deleted) {
            const std::string key = record.key;
            found[key].push_back(std::move(record));
        }
    };
    if (wanted.empty()) {
        return found;
    }
    if (type.object == Object::Activity) { // no search knows them
        const InstantMs since =
            http_.clock().now() - static_cast<InstantMs>(config_.activityDays * kDayMs);
        each(type, {{"updated_since", core::instantText(since - since % 1000)}}, take, job);
        return found;
    }
    if (fields_.of(type, job).find(config_.key) == nullptr) {
        return found;
    }
    if (wanted.size() > kMostSearches || type.old) {
        each(type, {}, take, job);
        return found;
    }
    std::vector<std::string> ids;
    for (const std::string& key : wanted) {
        const auto some = this->found(type, key, job);
        ids.insert(ids.end(), some.begin(), some.end());
    }
    for (auto& [id, record] : byIds(type, ids, job)) {
        take(std::move(record));
    }
    return found;
}

ListResult pipedriveUsers(const PipedriveConfig& config, VendorHttp& http,
                          const ListRequest& request, const ListSink& sink, core::Job& job) {
    if (sink.begin && !request.idsOnly) {
        sink.begin(vendorMapping(Object::User, userColumns()));
    }
    std::set<std::string> wanted(request.ids.begin(), request.ids.end());
    const Json answer = http.get(config.path("old_list", "users"), {}, job);
    for (const Json& one : pipedriveData(answer)) {
        VendorRecord record;
        record.id = pipedriveId(one);
        record.version = jsonText(jsonAt(one, "modified"));
        record.modified = core::parseInstant(record.version);
        record.values = {{"id", record.id},
                         {"name", jsonText(jsonAt(one, "name"))},
                         {"email", jsonText(jsonAt(one, "email"))}};
        const bool active =
            jsonAt(one, "active_flag") != false && jsonAt(one, "is_deleted") != true;
        if (active && !record.id.empty() && (request.ids.empty() || wanted.erase(record.id) > 0)) {
            sink.record(remoteRecord(record, userColumns(), request));
        }
    }
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
