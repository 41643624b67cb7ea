// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/rest_adapter.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/list_cursor.h"
#include "crm/adapters/record_emitter.h"
#include "crm/adapters/rest_auth.h"
#include "crm/adapters/rest_reader.h"
#include "crm/adapters/rest_writer.h"
#include "crm/http/http_client.h"
#include "crm/http/json_body.h"
#include "crm/http/template.h"

#include <algorithm>

namespace crm {

using core::Json;

namespace {

/// Enough for clocks that are a little apart.
constexpr core::InstantMs kQuickMs = 30'000;

constexpr const char* kApiVersion = "REST by configuration";
constexpr std::size_t kSingles = 20; // records per write where the API takes one at a time

VendorHttpOptions httpOptions(const RestConfig& config, const std::string& name,
                              const std::string& key, const AdapterTools& tools) {
    VendorHttpOptions options;
    options.name = name;
    options.vendor = name;
    options.baseUrl = config.baseUrl;
    options.headers = config.headers;
    options.emptyAnswers = true;
    if (std::none_of(options.headers.begin(), options.headers.end(), [](const auto& header) {
            return core::equalsIgnoreCase(header.first, "accept");
        })) {
        options.headers.emplace_back("Accept", "application/json");
    }
    RestSigning signing = restSigning(config, name, key, tools);
    options.keeper = std::move(signing.keeper);
    options.sign = std::move(signing.sign);
    options.budget = budgetFrom(config.limits);
    if (options.budget.perDay > 0) {
        options.budget.countFile = sharedFile(tools, key, ".calls");
    }
    const RestErrors& errors = config.errors;
    options.errors.message = errors.message;
    options.errors.code = errors.code;
    options.errors.dayIsOver = [codes = errors.dayCodes](int, const std::string& code) {
        return !code.empty() && codes.contains(code);
    };
    options.errors.passing = [status = errors.retryStatus,
                              codes = errors.retryCodes](int given, const std::string& code) {
        return status.contains(given) || (!code.empty() && codes.contains(code));
    };
    return options;
}

bool isTrue(const Json& value) {
    return value.is_boolean() ? value.get<bool>()
                              : !value.is_null() && jsonText(value) != "0" &&
                                    jsonText(value) != "false" && !jsonText(value).empty();
}

/// Turns records of the API into ours, for one list.
class RestLister {
public:
    RestLister(Object kind, const RestObject& object, const ListRequest& request,
               const ListSink& sink)
        : object_(object), sink_(sink) {
        std::map<std::string, std::string> wishes;
        if (!request.idsOnly && storedKind(kind)) {
            column(RestField{object.id, RestType::Text, {}, 1, {}, 0, true});
            wishes["id"] = object.id;
            for (const auto& [name, field] : object.fields) {
                column(field);
                wishes[name] = field.path;
            }
            for (const RestField& field : object.columns) {
                column(field);
            }
        }
        std::vector<std::string> names;
        for (const RestField& field : columns_) {
            names.push_back(field.path);
        }
        for (const std::string& field : request.fields) {
            wanted_.push_back(restFieldNamed(kind, object, field));
        }
        emitter_.emplace(kind, sink, names, wishes);
    }

    void take(Json&& json) {
        RestRecord record = restRecord(object_, std::move(json));
        if (record.modified) {
            newest = std::max(newest, *record.modified);
        }
        if (!object_.mergedInto.empty()) {
            const std::string survivor = jsonText(jsonAt(record.json, object_.mergedInto));
            if (!survivor.empty()) {
                if (sink_.merged) {
                    sink_.merged(record.id, survivor);
                }
                return;
            }
        }
        if (!object_.deleted.empty() && isTrue(jsonAt(record.json, object_.deleted))) {
            if (sink_.gone && !record.id.empty()) {
                sink_.gone(record.id);
            }
            return;
        }
        emitter_->add(remoteOf(record));
    }

    void finish() { emitter_->finish(); }

    core::InstantMs newest = 0;

private:
    void column(const RestField& field) {
        const bool known = std::any_of(columns_.begin(), columns_.end(), [&](const RestField& one) {
            return one.path == field.path;
        });
        if (!known) {
            columns_.push_back(field);
        }
    }

    RemoteRecord remoteOf(const RestRecord& record) const {
        RemoteRecord remote;
        remote.id = record.id;
        remote.version = record.version;
        remote.modified = record.modified ? timeText(*record.modified, TimeFormat::IsoMs) : "";
        remote.key = object_.key.empty() ? "" : jsonText(jsonAt(record.json, object_.key));
        for (const RestField& field : columns_) {
            remote.row.values.push_back(readField(record.json, field, object_.time));
        }
        for (const RestField& field : wanted_) {
            remote.fields.push_back(readField(record.json, field, object_.time).value_or(""));
        }
        return remote;
    }

    const RestObject& object_;
    const ListSink& sink_;
    std::vector<RestField> columns_;
    std::vector<RestField> wanted_;
    std::optional<RecordEmitter> emitter_;
};

} // namespace

RestAdapter::RestAdapter(RestConfig config, const std::string& name, const std::string& key,
                         const AdapterTools& tools)
    : config_(std::move(config)), http_(httpOptions(config_, name, key, tools), tools) {}

const RestObject* RestAdapter::find(Object object) const {
    const auto it = config_.objects.find(object);
    return it == config_.objects.end() ? nullptr : &it->second;
}

const RestObject& RestAdapter::require(Object object) const {
    if (const RestObject* found = find(object)) {
        return *found;
    }
    throw core::Error(core::Code::Input,
                      core::format("the connection says nothing of {}", objectName(object)),
                      "describe them under \"objects\"");
}

Identity RestAdapter::whose(core::Job& job) {
    Identity identity;
    identity.apiVersion = kApiVersion;
    identity.account = serverOf(config_.baseUrl);
    identity.organisation = config_.baseUrl;
    if (!config_.whoPath.empty()) {
        const Json who = http_.get(config_.whoPath, {}, job);
        if (!config_.whoName.empty()) {
            identity.account += " as " + jsonText(jsonAt(who, config_.whoName));
        }
        if (!config_.whoOrganisation.empty()) {
            identity.organisation += "#" + jsonText(jsonAt(who, config_.whoOrganisation));
        }
    }
    calls_ = http_.calls();
    return identity;
}

void RestAdapter::addRights(Identity& identity, core::Job& job) {
    if (config_.whoPath.empty()) {
        // Without a call of that kind, the first page of accounts proves that the sign-in holds.
        const RestObject& accounts = require(Object::Account);
        ApiCall call;
        call.path = accounts.listPath;
        call.query = accounts.listQuery;
        if (!accounts.pages.size.empty()) {
            call.query.emplace_back(accounts.pages.size, "1");
        }
        http_.require(call, job);
    }
    for (const auto& [object, description] : config_.objects) {
        identity.permissions[objectName(object)] = {
            {"read", true},
            {"write", description.update.has_value() || description.batch.has_value()},
            {"create", description.create.has_value()},
            {"delete", description.remove.has_value()}};
    }
    calls_ = http_.calls();
}

ListResult RestAdapter::list(const ListRequest& request, const ListSink& sink, core::Job& job) {
    const RestObject* object = find(request.object);
    if (object == nullptr) {
        ListResult none;
        none.present = false;
        return none;
    }
    RestReader reader(*object, http_);
    RestLister lister(request.object, *object, request, sink);
    ListResult result;
    if (!request.ids.empty()) {
        auto found = reader.byIds(request.ids, config_.errors, job);
        for (const std::string& id : request.ids) {
            const auto it = found.find(id);
            if (it != found.end()) {
                lister.take(std::move(it->second));
                found.erase(it);
            } else if (sink.gone) {
                sink.gone(id);
            }
        }
    } else if (!request.keys.empty()) {
        for (Json& record : reader.byKeys(request.keys, job)) {
            lister.take(std::move(record));
        }
    } else {
        using Kind = ListCursor::Kind;
        const auto seen = ListCursor::fromText(request.since);
        const auto old = core::parseInteger(request.since);
        const ListCursor mark = seen ? *seen : ListCursor{Kind::Mark, old.value_or(0), 0, {}, 0};
        const bool since = (seen || old) && !object->since.empty();
        QueryItems more;
        const core::InstantMs began = http_.clock().now();
        if (since) {
            const core::InstantMs from =
                mark.changesSince(began,
                                  static_cast<core::InstantMs>(object->overlapSeconds * 1000),
                                  request.quick ? std::optional(kQuickMs) : std::nullopt)
                    .from;
            for (const auto& [name, value] : object->since) {
                more.emplace_back(name, filled(value, [&](std::string_view place) {
                                      return place == "since"
                                                 ? std::optional(timeText(from, object->time))
                                                 : std::nullopt;
                                  }));
            }
        }
        const bool whole = reader.readAll(
            more, [&](Json&& record) { lister.take(std::move(record)); }, job);
        result.complete = whole && !since;
        if (!object->since.empty()) {
            // A clock that runs ahead over there must not carry the mark past what is to come.
            ListCursor next{
                Kind::Mark, std::min(std::max(lister.newest, mark.from), began), 0, {}, 0};
            if (since && request.quick) {
                next.thorough = mark.thorough != 0 ? mark.thorough : mark.from;
            }
            result.cursor = next.from > 0 ? next.text() : std::string();
        }
    }
    lister.finish();
    calls_ = http_.calls();
    return result;
}

std::vector<RecordOutcome> RestAdapter::upsert(Object object, const std::vector<RecordEdit>& edits,
                                               bool create, core::Job& job) {
    RestWriter writer(object, require(object), config_.errors, http_);
    auto outcomes = writer.upsert(edits, create, job);
    calls_ = http_.calls();
    return outcomes;
}

std::vector<RecordOutcome> RestAdapter::remove(Object object, const std::vector<std::string>& ids,
                                               core::Job& job) {
    RestWriter writer(object, require(object), config_.errors, http_);
    auto outcomes = writer.remove(ids, job);
    calls_ = http_.calls();
    return outcomes;
}

Limits RestAdapter::limits(core::Job&) {
    Limits limits = http_.limits();
    const RestObject* accounts = find(Object::Account);
    limits.batch = accounts != nullptr && accounts->batch ? accounts->batch->size : kSingles;
    return limits;
}

} // namespace crm
