// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/rest_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/http/http_client.h"
#include "crm/http/json_body.h"
#include "crm/http/template.h"

#include <algorithm>
#include <set>

namespace crm {

using core::Json;

namespace {

void setItem(QueryItems& items, const std::string& name, const std::string& value) {
    const auto it = std::find_if(items.begin(), items.end(),
                                 [&](const auto& item) { return item.first == name; });
    if (it != items.end()) {
        it->second = value;
    } else {
        items.emplace_back(name, value);
    }
}

PlaceValue only(std::string name, std::string value) {
    return [name = std::move(name), value = std::move(value)](std::string_view asked) {
        return asked == name ? std::optional(value) : std::nullopt;
    };
}

/// <https://a/b?page=2>; rel="next", <...>; rel="last"
std::string nextOfLink(const std::string& header) {
    for (const std::string& part : core::split(header, ',')) {
        const std::size_t open = part.find('<');
        const std::size_t close = part.find('>', open);
        if (open == std::string::npos || close == std::string::npos) {
            continue;
        }
        const std::string rest = core::lower(part.substr(close));
        if (rest.find("rel=\"next\"") != std::string::npos ||
            rest.find("rel=next") != std::string::npos) {
            return part.substr(open + 1, close - open - 1);
        }
    }
    return {};
}

} // namespace

std::string pathWithId(const std::string& path, const std::string& id) {
    return filled(path, only("id", percentEncoded(id)));
}

RestRecord restRecord(const RestObject& object, Json json) {
    RestRecord record;
    record.id = jsonText(jsonAt(json, object.id));
    const std::string& version = object.version.empty() ? object.modified : object.version;
    record.version = version.empty() ? "" : jsonText(jsonAt(json, version));
    if (!object.modified.empty()) {
        record.modified = timeFrom(jsonAt(json, object.modified), object.time);
    }
    record.json = std::move(json);
    return record;
}

Json RestReader::itemsOf(const ApiAnswer& answer) const {
    const Json& items = jsonAt(answer.json, object_.items);
    // An empty answer and a missing list are how some servers say that there is nothing.
    if (items.is_null() && (answer.json.is_null() || answer.status == 204)) {
        return Json::array();
    }
    if (!items.is_array()) {
        throw RemoteError(Trouble::Garbage,
                          core::format("the answer of {} holds no list at \"{}\"",
                                       serverOf(http_.baseUrl()), object_.items),
                          "check \"list.items\" of the connection", serverOf(http_.baseUrl()));
    }
    return items;
}

ApiCall RestReader::firstCall(const QueryItems& more) const {
    ApiCall call;
    call.path = object_.listPath;
    call.query = object_.listQuery;
    for (const auto& [name, value] : more) {
        setItem(call.query, name, value);
    }
    const RestPages& pages = object_.pages;
    if (!pages.size.empty()) {
        setItem(call.query, pages.size, std::to_string(pages.perPage));
    }
    if (pages.kind == RestPaging::Page) {
        setItem(call.query, pages.page, std::to_string(pages.first));
    } else if (pages.kind == RestPaging::Offset) {
        setItem(call.query, pages.page, "0");
    }
    return call;
}

std::optional<ApiCall> RestReader::nextCall(const ApiCall& call, const ApiAnswer& answer,
                                            const Json& items, std::int64_t seen) const {
    const RestPages& pages = object_.pages;
    ApiCall next = call;
    const auto number = [&](std::int64_t value) {
        setItem(next.query, pages.page, std::to_string(value));
        return next;
    };
    switch (pages.kind) {
    case RestPaging::None: return std::nullopt;
    case RestPaging::Page:
    case RestPaging::Offset: {
        // A server may give smaller pages than it was asked for; only an empty one is the end,
        // unless the total is told.
        const auto total = pages.total.empty()
                               ? std::nullopt
                               : core::parseInteger(jsonText(jsonAt(answer.json, pages.total)));
        if (items.empty() || (total && *total >= 0 && seen >= *total)) {
            return std::nullopt;
        }
        if (pages.kind == RestPaging::Offset) {
            return number(seen);
        }
        const auto now = std::find_if(call.query.begin(), call.query.end(),
                                      [&](const auto& item) { return item.first == pages.page; });
        return number(core::parseInteger(now->second).value_or(pages.first) + 1);
    }
    case RestPaging::Cursor: {
        const std::string cursor = jsonText(jsonAt(answer.json, pages.next));
        if (cursor.empty() || cursor == "false") {
            return std::nullopt;
        }
        setItem(next.query, pages.page, cursor);
        return next;
    }
    case RestPaging::Next:
    case RestPaging::Link: {
        const std::string link = pages.kind == RestPaging::Next
                                     ? jsonText(jsonAt(answer.json, pages.next))
                                     : nextOfLink(answer.header("link"));
        if (link.empty()) {
            return std::nullopt;
        }
        next.path = resolvedUrl(http_.urlOf(call), link);
        next.query.clear();
        return next;
    }
    case RestPaging::Keyset: {
        if (items.empty()) {
            return std::nullopt;
        }
        const std::string last = jsonText(jsonAt(items.back(), object_.id));
        for (const auto& [name, value] : pages.behind) {
            setItem(next.query, name, filled(value, only("id", last)));
        }
        return next;
    }
    }
    return std::nullopt;
}

bool RestReader::readAll(const QueryItems& more, const Take& take, core::Job& job) {
    const RestPages& pages = object_.pages;
    PageGuard guard(serverOf(http_.baseUrl()));
    std::set<std::string> ids;
    std::int64_t seen = 0;
    std::int64_t total = -1;
    std::optional<ApiCall> call = firstCall(more);
    while (call) {
        job.checkpoint();
        const ApiAnswer answer = http_.require(*call, job);
        Json items = itemsOf(answer);
        seen += static_cast<std::int64_t>(items.size());
        if (!pages.total.empty()) {
            total = core::parseInteger(jsonText(jsonAt(answer.json, pages.total))).value_or(-1);
        }
        std::optional<ApiCall> next = nextCall(*call, answer, items, seen);
        guard.page(next ? http_.urlOf(*next) : std::string(), items.size());
        for (Json& item : items) {
            ids.insert(jsonText(jsonAt(item, object_.id)));
            take(std::move(item));
        }
        call = std::move(next);
    }
    // Pages that are counted shift when records come and go in between.
    const bool counted = pages.kind == RestPaging::Page || pages.kind == RestPaging::Offset;
    return !counted || (total >= 0 && static_cast<std::int64_t>(ids.size()) >= total);
}

std::vector<Json> RestReader::filtered(const RestFilter& filter, const char* place,
                                       const std::vector<std::string>& values, core::Job& job) {
    std::vector<Json> found;
    for (std::size_t from = 0; from < values.size(); from += filter.most) {
        std::vector<std::string> some;
        for (std::size_t i = from; i < std::min(values.size(), from + filter.most); ++i) {
            some.push_back(filter.quote + values[i] + filter.quote);
        }
        QueryItems query;
        for (const auto& [name, value] : filter.query) {
            query.emplace_back(name,
                               filled(value, only(place, core::join(some, filter.separator))));
        }
        readAll(
            query, [&](Json&& record) { found.push_back(std::move(record)); }, job);
    }
    return found;
}

std::optional<std::pair<Json, ApiAnswer>>
RestReader::one(const std::string& id, const RestErrors& errors, core::Job& job) {
    ApiCall call;
    call.path = pathWithId(object_.onePath, id);
    ApiAnswer answer = http_.send(call, job);
    if (errors.missingStatus.contains(answer.status) || errors.missingCodes.contains(answer.code)) {
        return std::nullopt;
    }
    if (!answer.ok()) {
        http_.refuse(answer, "to show a record");
    }
    Json record = jsonAt(answer.json, object_.oneItem);
    return record.is_object() ? std::optional(std::pair(std::move(record), std::move(answer)))
                              : std::nullopt;
}

std::map<std::string, Json> RestReader::byIds(const std::vector<std::string>& ids,
                                              const RestErrors& errors, core::Job& job) {
    std::map<std::string, Json> found;
    const auto keep = [&](Json&& record) {
        const std::string id = jsonText(jsonAt(record, object_.id));
        found[id] = std::move(record);
    };
    if (object_.byIds) {
        for (Json& record : filtered(*object_.byIds, "ids", ids, job)) {
            keep(std::move(record));
        }
    } else if (!object_.onePath.empty()) {
        for (const std::string& id : ids) {
            if (auto record = one(id, errors, job)) {
                keep(std::move(record->first));
            }
        }
    } else {
        const std::set<std::string> wanted(ids.begin(), ids.end());
        readAll(
            {},
            [&](Json&& record) {
                if (wanted.contains(jsonText(jsonAt(record, object_.id)))) {
                    keep(std::move(record));
                }
            },
            job);
    }
    return found;
}

std::vector<Json> RestReader::byKeys(const std::vector<std::string>& keys, core::Job& job) {
    if (!object_.byKeys) {
        return {};
    }
    return filtered(*object_.byKeys, "keys", keys, job);
}

} // namespace crm
