// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/rest_config.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/kind.h"
#include "crm/adapters/config_reader.h"
#include "crm/http/http_client.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

constexpr Object kAllObjects[] = {Object::User,        Object::Account, Object::Contact,
                                  Object::Opportunity, Object::Lead,    Object::Territory,
                                  Object::Activity};

std::set<std::string> setOf(const std::vector<std::string>& list) {
    return {list.begin(), list.end()};
}

std::set<int> statusSet(const ConfigReader& reader, const char* key, std::set<int> otherwise) {
    if (!reader.has(key)) {
        return otherwise;
    }
    const auto list = reader.numbers(key);
    return {list.begin(), list.end()};
}

RestField fieldFrom(const Json& json, const std::string& name) {
    if (json.is_string()) {
        RestField field;
        field.path = json.get<std::string>();
        return field;
    }
    const ConfigReader reader(json, name,
                              {"path", "as", "words", "scale", "split", "part", "read_only"});
    RestField field;
    field.path = reader.required("path");
    field.as = static_cast<RestType>(
        reader.word("as", {"text", "number", "integer", "boolean", "date", "datetime", "list"}, 0));
    for (const auto& [theirs, ours] : reader.items("words")) {
        field.words[theirs] = ours;
    }
    field.scale = reader.number("scale", 1, 1e-12, 1e12);
    field.split = reader.text("split");
    field.part = static_cast<std::size_t>(reader.number("part", 0, 0, 1000));
    // Half of a value cannot be written back.
    field.readOnly = reader.flag("read_only", !field.split.empty());
    return field;
}

RestPages pagesFrom(const Json& json, const std::string& name) {
    const ConfigReader reader(
        json, name, {"kind", "page", "size", "per_page", "first", "total", "next", "behind"});
    RestPages pages;
    pages.kind = static_cast<RestPaging>(
        reader.word("kind", {"none", "page", "offset", "cursor", "next", "link", "keyset"}, 0));
    pages.page = reader.text("page", pages.kind == RestPaging::Offset   ? "offset"
                                     : pages.kind == RestPaging::Cursor ? "cursor"
                                                                        : "page");
    pages.size = reader.text("size");
    pages.perPage = static_cast<int>(reader.number("per_page", 100, 1, 100'000));
    pages.first = static_cast<int>(reader.number("first", 1, 0, 1));
    pages.total = reader.text("total");
    pages.next = reader.text("next");
    pages.behind = reader.items("behind");
    if ((pages.kind == RestPaging::Cursor || pages.kind == RestPaging::Next) &&
        pages.next.empty()) {
        reader.refuse("next", "is missing",
                      "it says where the answer holds the next cursor or link");
    }
    if (pages.kind == RestPaging::Keyset && pages.behind.empty()) {
        reader.refuse("behind", "is missing", "such as {\"filter[id][_gt]\": \"{id}\"}");
    }
    return pages;
}

RestFilter filterFrom(const Json& json, const std::string& name, std::string_view place) {
    const ConfigReader reader(json, name, {"query", "most", "separator", "quote"});
    RestFilter filter;
    filter.query = reader.items("query");
    filter.most = static_cast<std::size_t>(reader.number("most", 50, 1, 10'000));
    filter.separator = reader.text("separator", ",");
    filter.quote = reader.text("quote");
    const bool used = std::any_of(filter.query.begin(), filter.query.end(), [&](const auto& item) {
        return item.second.find(place) != std::string::npos;
    });
    if (!used) {
        reader.refuse("query", core::format("does not use {}", place));
    }
    return filter;
}

RestWrite writeFrom(const Json& json, const std::string& name, const char* method) {
    const ConfigReader reader(json, name,
                              {"method", "path", "item", "wrap", "query", "size", "batch"});
    RestWrite write;
    write.method = core::upper(reader.text("method", method));
    write.path = reader.required("path");
    write.item = reader.text("item");
    write.wrap = reader.text("wrap");
    write.query = reader.items("query");
    if (!write.path.starts_with('/')) {
        reader.refuse("path", "must begin with /");
    }
    return write;
}

void readWrites(RestObject& object, const ConfigReader& reader) {
    if (reader.has("create")) {
        object.create = writeFrom(reader.member("create"), reader.nameOf("create"), "POST");
    }
    if (reader.has("delete")) {
        object.remove = writeFrom(reader.member("delete"), reader.nameOf("delete"), "DELETE");
    }
    if (!reader.has("update")) {
        return;
    }
    const Json update = reader.member("update");
    object.update = writeFrom(update, reader.nameOf("update"), "PATCH");
    if (update.contains("batch")) {
        const std::string name = reader.nameOf("update") + ".batch";
        RestBatch batch;
        batch.write = writeFrom(update["batch"], name, "PATCH");
        batch.size = static_cast<std::size_t>(
            ConfigReader(update["batch"], name, {"method", "path", "item", "wrap", "query", "size"})
                .number("size", 100, 1, 10'000));
        object.batch = batch;
    }
}

void readFields(RestObject& object, const ConfigReader& reader, Object kind) {
    const Json fields = reader.member("fields");
    if (!fields.is_object()) {
        reader.refuse("fields", "must be an object", "such as {\"name\": \"title\"}");
    }
    for (const auto& [name, value] : fields.items()) {
        const std::string entry = reader.nameOf("fields") + "." + name;
        const auto stored = storedKind(kind);
        if (stored && !core::records::fieldIndex(*stored, name)) {
            std::vector<std::string> known;
            for (const auto& field : core::records::fieldsOf(*stored)) {
                known.emplace_back(field.name);
            }
            reader.refuse("fields", core::format("has \"{}\", which is no field here", name),
                          "fields are " + core::join(known, ", ") + "; others go into \"columns\"");
        }
        object.fields[name] = fieldFrom(value, entry);
    }
    const Json columns = reader.member("columns");
    for (const Json& column : columns) {
        object.columns.push_back(fieldFrom(column, reader.nameOf("columns")));
    }
}

RestObject objectFrom(const Json& json, const std::string& name, Object kind) {
    const ConfigReader reader(
        json, name, {"list",    "paging", "since",  "one",     "by_ids",  "by_keys",   "create",
                     "update",  "delete", "id",     "key",     "version", "etag",      "modified",
                     "deleted", "merged", "fields", "columns", "time",    "numeric_id"});
    RestObject object;
    const Json list = reader.member("list");
    const ConfigReader lists(list, reader.nameOf("list"), {"path", "query", "items"});
    object.listPath = lists.required("path");
    object.listQuery = lists.items("query");
    object.items = lists.text("items", ".");
    object.pages = pagesFrom(reader.member("paging"), reader.nameOf("paging"));
    object.time = static_cast<TimeFormat>(
        reader.word("time", {"iso-z", "iso-ms", "iso-offset", "space", "epoch-s", "epoch-ms"}, 0));
    const Json since = reader.member("since");
    const ConfigReader sinces(since, reader.nameOf("since"), {"query", "overlap_seconds"});
    object.since = sinces.items("query");
    object.overlapSeconds = sinces.number("overlap_seconds", 300, 0, 7 * 86'400);
    const Json one = reader.member("one");
    const ConfigReader ones(one, reader.nameOf("one"), {"path", "item"});
    object.onePath = ones.text("path");
    object.oneItem = ones.text("item");
    if (reader.has("by_ids")) {
        object.byIds = filterFrom(reader.member("by_ids"), reader.nameOf("by_ids"), "{ids}");
    }
    if (reader.has("by_keys")) {
        object.byKeys = filterFrom(reader.member("by_keys"), reader.nameOf("by_keys"), "{keys}");
    }
    object.id = reader.text("id", "id");
    object.numericId = reader.flag("numeric_id", false);
    object.key = reader.text("key");
    object.version = reader.text("version");
    object.etag = reader.flag("etag", false);
    object.modified = reader.text("modified");
    object.deleted = reader.text("deleted");
    object.mergedInto = reader.text("merged");
    readWrites(object, reader);
    readFields(object, reader, kind);
    if (!object.since.empty() && object.modified.empty()) {
        reader.refuse("modified", "is missing", "\"since\" needs to know when records changed");
    }
    if (object.etag && object.onePath.empty()) {
        reader.refuse("one", "is missing", "an ETag is read from the single record");
    }
    if (object.create && !object.key.empty() && !object.byKeys) {
        reader.refuse("by_keys", "is missing",
                      "without it, a create whose answer is lost could not be looked up");
    }
    return object;
}

RestAuth authFrom(const Json& json) {
    const ConfigReader reader(json, "auth",
                              {"kind", "name", "scheme", "login", "refresh", "sign_in"});
    RestAuth auth;
    auth.kind = static_cast<RestAuthKind>(
        reader.word("kind", {"none", "basic", "header", "query", "bearer", "login", "oauth2"}, 0));
    auth.name = reader.text("name");
    auth.scheme = reader.text("scheme", "Bearer");
    auth.signIn = reader.member("sign_in");
    const bool named = auth.kind == RestAuthKind::Header || auth.kind == RestAuthKind::Query;
    if (named && auth.name.empty()) {
        reader.refuse("name", "is missing", "it is the name of the header or of the query item");
    }
    if (auth.kind != RestAuthKind::Login) {
        return auth;
    }
    const Json login = reader.member("login");
    const ConfigReader logins(
        login, "auth.login",
        {"method", "path", "body", "token", "refresh_token", "expires", "expires_unit"});
    auth.login.method = logins.text("method", "POST");
    auth.login.path = logins.required("path");
    auth.loginBody = logins.member("body");
    auth.tokens.access = logins.required("token");
    auth.tokens.refresh = logins.text("refresh_token");
    auth.tokens.expires = logins.text("expires");
    auth.tokens.unitMs = logins.word("expires_unit", {"s", "ms"}, 0) == 0 ? 1000 : 1;
    const Json refresh = reader.member("refresh");
    const ConfigReader refreshes(refresh, "auth.refresh", {"method", "path", "body"});
    auth.refresh.method = refreshes.text("method", "POST");
    auth.refresh.path = refreshes.text("path");
    auth.refreshBody = refreshes.member("body");
    return auth;
}

RestErrors errorsFrom(const Json& json) {
    const ConfigReader reader(json, "errors",
                              {"message", "code", "retry_status", "retry_codes", "day_codes",
                               "duplicate_status", "duplicate_codes", "duplicate_ids",
                               "missing_status", "missing_codes", "denied_status"});
    RestErrors errors;
    errors.message = reader.texts("message");
    errors.code = reader.texts("code");
    errors.retryStatus = statusSet(reader, "retry_status", {});
    errors.retryCodes = setOf(reader.texts("retry_codes"));
    errors.dayCodes = setOf(reader.texts("day_codes"));
    errors.duplicateStatus = statusSet(reader, "duplicate_status", errors.duplicateStatus);
    errors.duplicateCodes = setOf(reader.texts("duplicate_codes"));
    errors.duplicateIds = reader.text("duplicate_ids");
    errors.missingStatus = statusSet(reader, "missing_status", errors.missingStatus);
    errors.missingCodes = setOf(reader.texts("missing_codes"));
    errors.deniedStatus = statusSet(reader, "denied_status", errors.deniedStatus);
    return errors;
}

void requireSafe(const RestConfig& config, const ConfigReader& reader) {
    const std::string server = core::lower(serverOf(config.baseUrl));
    const bool here = server.starts_with("http://127.0.0.1") ||
                      server.starts_with("http://localhost") || server.starts_with("http://[::1]");
    if (!server.starts_with("https://") && !here && config.auth.kind != RestAuthKind::None) {
        reader.refuse("base_url", "would send the sign-in unprotected",
                      "give an address that begins with https://");
    }
    if (server.empty()) {
        reader.refuse("base_url", "is no web address", "such as https://crm.example.org");
    }
}

} // namespace

std::string timeText(core::InstantMs moment, TimeFormat format) {
    const std::string whole = core::instantText(moment - moment % 1000);
    switch (format) {
    case TimeFormat::IsoZ: return whole;
    case TimeFormat::IsoMs: return core::format("{}.{:03}Z", whole.substr(0, 19), moment % 1000);
    case TimeFormat::IsoOffset: return whole.substr(0, 19) + "+00:00";
    case TimeFormat::Space: return whole.substr(0, 10) + " " + whole.substr(11, 8);
    case TimeFormat::EpochSeconds: return std::to_string(moment / 1000);
    case TimeFormat::EpochMs: return std::to_string(moment);
    }
    return whole;
}

RestConfig RestConfig::fromJson(const Json& json, const std::string& baseUrl) {
    const ConfigReader reader(json, "",
                              {"base_url", "auth", "headers", "who", "errors", "limits", "objects",
                               "publish", "account_key"});
    RestConfig config;
    config.baseUrl = reader.text("base_url", baseUrl);
    config.auth = authFrom(reader.member("auth"));
    config.headers = reader.items("headers");
    const Json who = reader.member("who");
    const ConfigReader whos(who, "who", {"path", "name", "organisation"});
    config.whoPath = whos.text("path");
    config.whoName = whos.text("name");
    config.whoOrganisation = whos.text("organisation");
    config.errors = errorsFrom(reader.member("errors"));
    config.limits = reader.member("limits");
    requireSafe(config, reader);
    const Json objects = reader.member("objects");
    for (const auto& [name, value] : objects.items()) {
        const auto kind =
            std::find_if(std::begin(kAllObjects), std::end(kAllObjects),
                         [&asked = name](Object one) { return objectName(one) == asked; });
        if (kind == std::end(kAllObjects)) {
            reader.refuse("objects", core::format("has \"{}\", which is no kind of record", name),
                          "known are accounts, contacts, leads, opportunities, users, territories, "
                          "activities");
        }
        config.objects[*kind] = objectFrom(value, "objects." + name, *kind);
    }
    if (!config.objects.contains(Object::Account)) {
        reader.refuse("objects", "says nothing of accounts",
                      "describe at least \"accounts\" with a \"list\"");
    }
    return config;
}

} // namespace crm
