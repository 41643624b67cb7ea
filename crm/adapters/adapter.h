// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/records/mapping.h"
#include "crm/http/remote_error.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// The kinds of things that CRMs hold, whatever they call them.
enum class Object { Account, Opportunity, Contact, Lead, User, Territory, Activity };

/// Those whose records the workspace keeps (`recordKind`), in the order they are read in.
inline constexpr Object kObjects[] = {Object::User, Object::Account, Object::Contact,
                                      Object::Opportunity, Object::Lead};

/// Territories and activities have no table of records here and hence no mapping: their fields are
/// asked for, and written, by these neutral names, which the adapter turns into those of its CRM.
inline constexpr const char* kTerritoryFields[] = {"code", "name", "parent", "owner"};
/// `kind`: "meeting", "call", "note" or "task". `start`, `end`: an instant "2026-03-29T01:30:00Z"
/// in UTC, or, with `all_day` "1", a plain date "2026-03-29" (the last one included) that no zone
/// ever shifts. `zone`: the IANA zone of the place ("Europe/Berlin"), "" where the CRM keeps none.
/// `account`, `contact`, `opportunity`, `owner`: ids in the CRM. `done`: "1" or "0". `seconds`:
/// duration where there is no end.
inline constexpr const char* kActivityFields[] = {
    "kind",    "subject",     "start", "end",      "zone", "all_day", "seconds", "account",
    "contact", "opportunity", "owner", "location", "note", "outcome", "done"};

/// "accounts", "opportunities", "contacts", "leads", "users", "territories", "activities".
const char* objectName(Object object);
/// How the records of an object are stored here: a user is a rep. Empty for territories and
/// activities.
std::optional<core::records::Kind> storedKind(Object object);
/// The same for one of `kObjects`.
core::records::Kind recordKind(Object object);

/// Whom we are connected as, and what that allows.
struct Identity {
    std::string account;    ///< the organisation, or the folder, for people
    std::string apiVersion; ///< what the adapter speaks
    /// What the user may do, by object name. `fields` lists the fields of the CRM by the names that
    /// edits use; a field that is not listed does not exist, or may not be seen. Without `fields`,
    /// every field may be what its object may.
    /// `{"accounts": {"read": true, "write": true, "create": false, "delete": false, "fields":
    /// {"Territory_Code__c": {"write": true, "type": "text", "length": 80, "unique": false,
    /// "label": "Territory code", "values": ["N1"]}}}}`
    core::Json permissions = core::Json::object();
    std::vector<core::Issue> issues;
    /// Tells one organisation (and sandbox) from another for ever; opaque. Empty if the CRM says
    /// nothing that could.
    std::string organisation = {};
};

/// What may be asked of the CRM now.
struct Limits {
    std::size_t batch = 0;                 ///< records per write; 0 = any number
    std::optional<std::int64_t> callsLeft; ///< today; empty = not counted
    core::Json details = core::Json::object();
    /// A list by key, or since a cursor, may not know yet of what was written less than this many
    /// seconds ago.
    double lagSeconds = 0;
    std::string resetsAt = {}; ///< UTC; when `callsLeft` grows again; empty = not known
};

/// One record as the CRM has it.
struct RemoteRecord {
    std::string id;                  ///< empty if the CRM has none for it
    core::records::RecordRow row;    ///< in the columns of the mapping that came before
    std::vector<std::string> fields; ///< raw values of the fields that were asked for; "" if absent
    std::string version = {};  ///< changes whenever the record does; opaque; empty = not known
    std::string modified = {}; ///< UTC, "2026-03-01T09:41:07.123Z"; for people, never compared
    std::string key = {};      ///< our own key, where the CRM keeps one
};

/// At most one of `since`, `ids` and `keys` is set; none = everything.
struct ListRequest {
    Object object = Object::Account;
    std::string since;                  ///< opaque cursor of an earlier list
    std::vector<std::string> fields;    ///< remote field names whose raw values are wanted
    std::vector<std::string> ids = {};  ///< only these, read so that no index lags behind
    std::vector<std::string> keys = {}; ///< only those with these own keys; may lag (`Limits`)
    bool idsOnly = false;               ///< a sweep: only ids, and versions where they cost nothing
    /// The stretch before the cursor, which is read again because rows may appear late, was read a
    /// moment ago: this time it may be as short as clocks and indexes allow.
    bool quick = false;
};

/// Takes what is listed. Only `record` must be set; the rest is not called where it is empty.
struct ListSink {
    /// Called once, before the first record, unless only ids are listed or the object has no
    /// mapping. The names of the mapping's columns are those that edits of these fields use.
    std::function<void(const core::records::Mapping&)> begin;
    /// The same record may come several times (overlaps); it is told by (id, version).
    std::function<void(RemoteRecord&&)> record;
    /// Deleted in the CRM; of `ids`, those that are not there.
    std::function<void(const std::string& id)> gone = {};
    /// Two records became one: `id` lives on as `survivor`.
    std::function<void(const std::string& id, const std::string& survivor)> merged = {};
    /// A page is over: what came before may be stored together with this cursor, from which an
    /// interrupted list goes on.
    std::function<void(const std::string& cursor)> page = {};
};

struct ListResult {
    bool present = true;    ///< false: this CRM does not hold such records
    bool unchanged = false; ///< nothing has changed since the cursor; no record was given
    std::string cursor;     ///< for the next list; empty if it must read everything again
    bool expired = false;   ///< the CRM does not know the cursor any more; everything was read
    /// This call listed everything there is: what did not come is gone. Not so where it only went
    /// on from the cursor of a page.
    bool complete = false;
    /// The list came from an index that may not know the newest records yet: what did not come is
    /// to be read by id before it counts as gone.
    bool lagging = false;
};

/// A field to write. With `expected`, only over that value.
struct FieldEdit {
    std::string field;
    std::string value;
    std::optional<std::string> expected;
};

/// The change of a record, or a new one.
struct RecordEdit {
    std::string id; ///< empty: the record with this key, which is made if there is none
    std::vector<FieldEdit> fields;
    std::string key = {}; ///< our own key, unique in the CRM: makes repeating a create harmless
    /// The version that `fields` were computed from. Where the CRM can, the write depends on it;
    /// else the adapter looks at the record right before. Empty = any.
    std::string version = {};
};

enum class Outcome {
    Written,
    Unchanged, ///< the CRM already said so
    Missing,   ///< the CRM has no record of this id
    /// A field, or the version (`field` is empty then), was not what was expected; nothing of the
    /// record was written.
    Conflict,
    Failed,       ///< refused for good, for the reason in `message`
    Duplicate,    ///< `others` have the key, or are the same by the CRM's rules; nothing written
    Retry,        ///< not carried out, but may be after `retrySeconds`
    Unknown,      ///< no answer came: it may have been carried out or not
    BatchRefused, ///< nothing of the whole batch was carried out, because of some record in it
    Denied        ///< the user may not write this record, or `field`
};

struct RecordOutcome {
    std::string id; ///< of a created record: the new one
    Outcome outcome = Outcome::Failed;
    std::string field;                    ///< of a conflict or a denial
    std::string found;                    ///< of a conflict: its value in the CRM
    std::string message;                  ///< for people, with the server's own text
    std::string version = {};             ///< after the write, where the CRM says it
    bool created = false;                 ///< the record is new
    std::vector<std::string> others = {}; ///< of a duplicate: the ids that have the key
    double retrySeconds = 0;
};

/// A field that publishing or syncing would like to have in the CRM.
struct FieldWish {
    std::string name;
    std::string label;
    std::string type = "text"; ///< "text", "number", "date"
    int length = 80;
    bool unique = false; ///< our own key
};

/// A file that belongs to a record: a picture of a visit.
struct AttachedFile {
    std::string title; ///< by which it is known again, so that it is attached once
    std::string name;  ///< of the file, with its ending
    std::string bytes;
};

/// One CRM, behind the few calls that the sync engine needs. Throws RemoteError when the CRM
/// refuses or does not answer, Error(Input) when its configuration cannot be used; trouble with
/// single records comes back as outcomes. Repeating reads after trouble that passes is the
/// adapter's business; writes it repeats only where they surely were not carried out.
class Adapter {
public:
    virtual ~Adapter() = default;

    /// Whose records these are: an Identity without permissions, in as few calls as the CRM lets
    /// it. Also takes back what is remembered of the CRM's fields.
    virtual Identity whose(core::Job& job) = 0;
    /// Adds what we may do there to what `whose` said.
    virtual void addRights(Identity& identity, core::Job& job) = 0;
    /// Both.
    Identity whoAmI(core::Job& job);
    /// Streams the records of an object.
    virtual ListResult list(const ListRequest& request, const ListSink& sink, core::Job& job) = 0;
    /// Writes fields of records; with `create`, makes those that are missing. One outcome per
    /// record, in the same order. Throws only if nothing was carried out: what was under way when
    /// the connection broke is `Unknown`, what had not been sent yet is `Retry`.
    virtual std::vector<RecordOutcome> upsert(Object object, const std::vector<RecordEdit>& edits,
                                              bool create, core::Job& job) = 0;
    virtual std::vector<RecordOutcome> remove(Object object, const std::vector<std::string>& ids,
                                              core::Job& job) = 0;
    virtual Limits limits(core::Job& job) = 0;

    /// Sets the CRM up: makes the fields that are not there. Returns what could not be made.
    /// Without an override, none can.
    virtual std::vector<core::Issue> makeFields(Object object, const std::vector<FieldWish>& fields,
                                                core::Job& job);

    /// Whether records of an object can have files.
    virtual bool takesFiles(Object) const { return false; }
    /// Gives a record a file, unless it has one of this title. Without an override, it is refused.
    virtual RecordOutcome attach(Object object, const std::string& id, const AttachedFile& file,
                                 core::Job& job);

    /// Requests made (for files: files read or written) since the adapter was made.
    std::int64_t calls() const { return calls_; }

protected:
    std::int64_t calls_ = 0;
};

/// What `Identity::permissions` says of writing a field: empty if it may be written, else why not,
/// for people ("the CRM has no field X", "the field X may not be changed").
std::string writeRefusal(const Identity& identity, Object object, const std::string& field);

} // namespace crm
