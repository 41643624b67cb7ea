// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/pipedrive_writer.h"

#include "core/base/text.h"
#include "crm/adapters/pipedrive_activity.h"
#include "crm/adapters/pipedrive_body.h"
#include "crm/http/json_body.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace crm {

using core::Json;

namespace {

constexpr core::InstantMs kLatelyMs = 86'400'000;
constexpr int kPaymentRequired = 402;
constexpr int kForbidden = 403;
constexpr int kNotFound = 404;

std::string valueIn(const RecordEdit& edit, const std::string& field) {
    for (const FieldEdit& one : edit.fields) {
        if (one.field == field) {
            return one.value;
        }
    }
    return {};
}

bool anythingDone(const std::vector<RecordOutcome>& outcomes) {
    return std::any_of(outcomes.begin(), outcomes.end(), [](const RecordOutcome& one) {
        return one.outcome == Outcome::Written || one.outcome == Outcome::Unknown;
    });
}

} // namespace

std::vector<RecordOutcome> PipedriveWriter::upsert(const std::vector<RecordEdit>& edits,
                                                   bool create, core::Job& job) {
    std::vector<RecordOutcome> all;
    for (std::size_t from = 0; from < edits.size(); from += kTogether) {
        const auto first = edits.begin() + static_cast<std::ptrdiff_t>(from);
        const auto last =
            edits.begin() + static_cast<std::ptrdiff_t>(std::min(edits.size(), from + kTogether));
        try {
            const auto outcomes = some({first, last}, create, job);
            all.insert(all.end(), outcomes.begin(), outcomes.end());
        } catch (const RemoteError& error) {
            if (!anythingDone(all)) {
                throw;
            }
            RecordOutcome later;
            later.outcome = Outcome::Retry;
            later.message = error.what();
            later.retrySeconds = error.retrySeconds();
            for (std::size_t i = from; i < edits.size(); ++i) {
                later.id = edits[i].id;
                all.push_back(later);
            }
            return all;
        }
    }
    return all;
}

std::vector<RecordOutcome> PipedriveWriter::some(const std::vector<RecordEdit>& edits, bool create,
                                                 core::Job& job) {
    desk_ = EditDesk(edits);
    found_.clear();
    refuseUnwritable(job);
    resolveKeys(create, job);
    look(job);
    for (const bool isNew : {false, true}) {
        writeInBatches(
            isNew ? desk_.creations() : desk_.changes(), 1, desk_.outcomes(),
            [&](const std::vector<std::size_t>& one) { return write(one.front(), isNew, job); },
            job);
    }
    return desk_.outcomes();
}

void PipedriveWriter::refuseUnwritable(core::Job& job) {
    if (type_.object == Object::Activity) {
        return;
    }
    const PipedriveFieldSet& fields = reader_.fields().of(type_, job);
    for (std::size_t i = 0; i < desk_.outcomes().size(); ++i) {
        for (const FieldEdit& field : desk_.edit(i).fields) {
            const std::string refusal = pipedriveRefusal(type_, fields, field.field);
            if (!refusal.empty()) {
                desk_.outcomes()[i].field = field.field;
                desk_.settle(i, Outcome::Denied, refusal);
                break;
            }
        }
        const RecordEdit& edit = desk_.edit(i);
        if (edit.id.empty() && !edit.key.empty() && fields.find(config_.key) == nullptr) {
            desk_.settle(i, Outcome::Failed,
                         core::format("{} have no field \"{}\" that could hold our key; it can be "
                                      "made by setting the connection up",
                                      type_.name, config_.key));
        }
    }
}

/// Pipedrive keeps no key unique: what has it already must be found before anything is made.
void PipedriveWriter::resolveKeys(bool create, core::Job& job) {
    const std::vector<std::string> keys = desk_.keys();
    EditDesk::ByKey found;
    if (!keys.empty()) {
        found = type_.object == Object::Activity ? activitiesWithKeys(job)
                                                 : reader_.byKeys(type_, keys, job);
    }
    desk_.resolve(found, create);
}

/// The activities of an organization are few, and listed without lag however old they are. Those of
/// none, and those that somebody has moved meanwhile, are looked for among all that changed lately.
EditDesk::ByKey PipedriveWriter::activitiesWithKeys(core::Job& job) {
    EditDesk::ByKey found;
    std::map<std::string, std::set<std::string>> byAccount;
    for (std::size_t i = 0; i < desk_.outcomes().size(); ++i) {
        const RecordEdit& edit = desk_.edit(i);
        if (edit.id.empty() && !edit.key.empty()) {
            byAccount[valueIn(edit, "account")].insert(edit.key);
        }
    }
    std::set<std::string> left;
    const auto search = [&](const QueryItems& query, const std::set<std::string>& keys) {
        reader_.each(
            type_, query,
            [&](VendorRecord&& record) {
                if (keys.contains(record.key) && !record.deleted) {
                    const std::string key = record.key;
                    found[key].push_back(std::move(record));
                }
            },
            job);
    };
    for (const auto& [account, keys] : byAccount) {
        if (account.empty()) {
            for (auto& [key, records] : reader_.byKeys(type_, {keys.begin(), keys.end()}, job)) {
                found[key] = std::move(records);
            }
            continue;
        }
        search({{"org_id", account}}, keys);
        std::copy_if(keys.begin(), keys.end(), std::inserter(left, left.end()),
                     [&](const std::string& key) { return !found.contains(key); });
    }
    if (!left.empty()) {
        const core::InstantMs since = http_.clock().now() - kLatelyMs;
        search({{"updated_since", core::instantText(since - since % 1000)}}, left);
    }
    return found;
}

void PipedriveWriter::look(core::Job& job) {
    std::vector<std::string> ids = desk_.toLookAt();
    for (const std::size_t place : desk_.changes()) {
        const RecordEdit& edit = desk_.edit(place);
        if (type_.object == Object::Activity || pipedriveNeedsRecord(type_, edit.fields)) {
            ids.push_back(edit.id);
        }
    }
    if (!ids.empty()) {
        found_ = reader_.byIds(type_, ids, job);
        desk_.compare(found_);
    }
}

BatchResult PipedriveWriter::write(std::size_t place, bool isNew, core::Job& job) {
    const RecordEdit& edit = desk_.edit(place);
    const auto it = found_.find(edit.id);
    const VendorRecord now = isNew || it == found_.end() ? VendorRecord() : it->second;
    const PipedriveFieldSet& fields = reader_.fields().of(type_, job);
    BatchResult result;
    result.outcomes.resize(1);
    RecordOutcome& outcome = result.outcomes.front();
    ApiCall call;
    call.method = isNew ? "POST" : "PATCH";
    call.path = isNew ? config_.listPath(type_) : config_.onePath(type_, edit.id);
    if (type_.object == Object::Activity) {
        call.body = pipedriveActivity(edit.fields, now, edit.key, isNew);
    } else {
        std::vector<FieldEdit> wishes = edit.fields;
        if (isNew && !edit.key.empty()) {
            wishes.push_back({config_.key, edit.key, {}});
        }
        PipedriveBody body = pipedriveBody(type_, fields, wishes, now);
        if (!body.refusal.empty()) {
            outcome.field = body.field;
            outcome.message = body.refusal;
            return result;
        }
        call.body = std::move(body.json);
    }
    const ApiAnswer answer = http_.attempt(call, job);
    if (answer.trouble) {
        return troubled(answer);
    }
    if (!answer.ok()) {
        outcome = refusal(answer);
        return result;
    }
    const Json& data = jsonAt(answer.json, "data");
    if (!data.is_object() || pipedriveId(data).empty()) {
        outcome.outcome = Outcome::Unknown;
        outcome.message = "Pipedrive left the record out of its answer";
        return result;
    }
    const VendorRecord written = pipedriveRecord(config_, type_, fields, data);
    outcome.outcome = Outcome::Written;
    outcome.id = written.id;
    outcome.version = written.version;
    outcome.created = isNew;
    return result;
}

RecordOutcome PipedriveWriter::refusal(const ApiAnswer& answer) const {
    RecordOutcome outcome;
    outcome.message = answer.message.empty() ? core::format("refused with status {}", answer.status)
                                             : answer.message;
    outcome.outcome = answer.status == kNotFound ? Outcome::Missing
                      : answer.status == kForbidden || answer.status == kPaymentRequired
                          ? Outcome::Denied
                          : Outcome::Failed;
    return outcome;
}

std::vector<RecordOutcome> PipedriveWriter::remove(const std::vector<std::string>& ids,
                                                   core::Job& job) {
    std::vector<RecordOutcome> outcomes(ids.size());
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        outcomes[i].id = ids[i];
        places.push_back(i);
    }
    writeInBatches(
        places, 1, outcomes,
        [&](const std::vector<std::size_t>& one) {
            ApiCall call;
            call.method = "DELETE";
            call.path = config_.onePath(type_, ids[one.front()]);
            const ApiAnswer answer = http_.attempt(call, job);
            if (answer.trouble) {
                return troubled(answer);
            }
            BatchResult result;
            result.outcomes = {answer.ok() ? RecordOutcome() : refusal(answer)};
            if (answer.ok()) {
                result.outcomes.front().outcome = Outcome::Written;
            }
            return result;
        },
        job);
    return outcomes;
}

} // namespace crm
