// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/records/mapping.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// The kinds of things that CRMs hold, whatever they call them.
enum class Object { Account, Opportunity, Contact, Lead, User };

inline constexpr Object kObjects[] = {Object::User, Object::Account, Object::Contact,
                                      Object::Opportunity, Object::Lead};

/// "accounts", "opportunities", "contacts", "leads", "users".
const char* objectName(Object object);
/// How the records of an object are stored here: a user is a rep.
core::records::Kind recordKind(Object object);

/// Whom we are connected as, and what that allows.
struct Identity {
    std::string account;                           ///< the organisation, or the folder
    std::string apiVersion;                        ///< what the adapter speaks
    core::Json permissions = core::Json::object(); ///< {"accounts": {"read": true, "write": false}}
    std::vector<core::Issue> issues;
};

struct Limits {
    std::size_t batch = 0;                 ///< records per write; 0 = any number
    std::optional<std::int64_t> callsLeft; ///< today; empty = not counted
    core::Json details = core::Json::object();
};

/// One record as the CRM has it.
struct RemoteRecord {
    std::string id;                  ///< empty if the CRM has none for it
    core::records::RecordRow row;    ///< in the columns of the mapping that came before
    std::vector<std::string> fields; ///< raw values of the fields that were asked for; "" if absent
};

struct ListRequest {
    Object object = Object::Account;
    std::string since;               ///< cursor of an earlier list; empty = everything
    std::vector<std::string> fields; ///< remote field names whose raw values are wanted
};

struct ListSink {
    /// Called once, before the first record.
    std::function<void(const core::records::Mapping&)> begin;
    std::function<void(RemoteRecord&&)> record;
};

struct ListResult {
    bool present = true;    ///< false: this CRM does not hold such records
    bool unchanged = false; ///< nothing has changed since the cursor; no record was given
    std::string cursor;     ///< for the next list; empty if it must read everything again
};

/// A field to write. With `expected`, only over that value.
struct FieldEdit {
    std::string field;
    std::string value;
    std::optional<std::string> expected;
};

struct RecordEdit {
    std::string id;
    std::vector<FieldEdit> fields;
};

enum class Outcome {
    Written,
    Unchanged, ///< the CRM already said so
    Missing,   ///< the CRM has no record of this id
    Conflict,  ///< a field was not what was expected; nothing of the record was written
    Failed     ///< refused, for the reason in `message`
};

struct RecordOutcome {
    std::string id;
    Outcome outcome = Outcome::Failed;
    std::string field;   ///< of a conflict
    std::string found;   ///< its value in the CRM
    std::string message; ///< for people
};

/// One CRM, behind the five calls that the sync engine needs. Throws Error(Remote) when the CRM
/// refuses or does not answer, Error(Input) when its configuration cannot be used; trouble with
/// single records comes back as outcomes.
class Adapter {
public:
    virtual ~Adapter() = default;

    virtual Identity whoAmI(core::Job& job) = 0;
    /// Streams the records of an object.
    virtual ListResult list(const ListRequest& request, const ListSink& sink, core::Job& job) = 0;
    /// Writes fields of records; with `create`, makes those that are missing. One outcome per
    /// record, in the same order.
    virtual std::vector<RecordOutcome> upsert(Object object, const std::vector<RecordEdit>& edits,
                                              bool create, core::Job& job) = 0;
    virtual std::vector<RecordOutcome> remove(Object object, const std::vector<std::string>& ids,
                                              core::Job& job) = 0;
    virtual Limits limits(core::Job& job) = 0;

    /// Requests made (for files: files read or written) since the adapter was made.
    std::int64_t calls() const { return calls_; }

protected:
    std::int64_t calls_ = 0;
};

} // namespace crm
