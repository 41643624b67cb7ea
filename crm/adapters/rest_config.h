// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/json.h"
#include "crm/adapters/adapter.h"
#include "crm/http/url.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace crm {

/// How a moment is written in a query or a record.
enum class TimeFormat {
    IsoZ,      ///< 2026-03-01T09:41:07Z
    IsoMs,     ///< 2026-03-01T09:41:07.123Z
    IsoOffset, ///< 2026-03-01T09:41:07+00:00
    Space,     ///< 2026-03-01 09:41:07, in UTC
    EpochSeconds,
    EpochMs
};
std::string timeText(core::InstantMs moment, TimeFormat format);
/// A moment of a record: epochs where the format is one, else anything `core::parseInstant` reads.
std::optional<core::InstantMs> timeFrom(const core::Json& value, TimeFormat format);

enum class RestType { Text, Number, Integer, Boolean, Date, DateTime, List };

/// A field of a record, and what is done to its value on the way.
struct RestField {
    std::string path;
    RestType as = RestType::Text;
    std::map<std::string, std::string> words; ///< the CRM's -> ours
    double scale = 1;                         ///< ours = the CRM's times this
    std::string split;                        ///< taken apart here, only `part` is read
    std::size_t part = 0;
    bool readOnly = false;
};

/// The value of a field in a record, as text; empty optional for null and for what is not there.
std::optional<std::string> readField(const core::Json& record, const RestField& field,
                                     TimeFormat format);
/// A text as the CRM wants it; nothing becomes null.
core::Json fieldValue(const std::string& text, const RestField& field, TimeFormat format);

enum class RestPaging {
    None,
    Page,   ///< a number that is counted up
    Offset, ///< how many records to leave out
    Cursor, ///< a word in the answer, handed back
    Next,   ///< an address in the answer
    Link,   ///< an address in the header "Link", rel="next" (RFC 8288)
    Keyset  ///< sorted by id; continued behind the last one
};

struct RestPages {
    RestPaging kind = RestPaging::None;
    std::string page = "page"; ///< name of the query item for page, offset or cursor
    std::string size;          ///< name of the query item for the size; empty: not said
    int perPage = 100;
    int first = 1;     ///< number of the first page
    std::string total; ///< path of the number of all records; empty: not told
    std::string next;  ///< path of the cursor or address
    QueryItems behind; ///< of a keyset, with {id}
};

struct RestFilter {
    QueryItems query; ///< with {ids} or {keys}
    std::size_t most = 50;
    std::string separator = ",";
    std::string quote;
};

struct RestWrite {
    std::string method;
    std::string path;
    std::string item; ///< path of the record in the answer
    std::string wrap; ///< path in the body that the record is put at; empty: it is the body
    QueryItems query;
};

struct RestBatch {
    RestWrite write;
    std::size_t size = 100;
};

/// One kind of record of an API.
struct RestObject {
    std::string listPath;
    QueryItems listQuery;
    std::string items; ///< path of the records in the answer; "." = the answer is the list
    RestPages pages;
    QueryItems since; ///< with {since}; empty: everything is read each time
    double overlapSeconds = 300;
    TimeFormat time = TimeFormat::IsoZ;
    std::string onePath; ///< with {id}
    std::string oneItem;
    std::optional<RestFilter> byIds;
    std::optional<RestFilter> byKeys;
    std::optional<RestWrite> create;
    std::optional<RestWrite> update;
    std::optional<RestWrite> remove;
    std::optional<RestBatch> batch;
    std::string id = "id";
    bool numericId = false; ///< ids are numbers in bodies
    std::string key;
    std::string version;
    bool etag = false;
    std::string modified;
    std::string deleted;
    std::string mergedInto;
    std::map<std::string, RestField> fields; ///< by our name
    std::vector<RestField> columns;          ///< further ones, kept under their own names
};

enum class RestAuthKind { None, Basic, Header, Query, Bearer, Login, OAuth };

struct RestTokens {
    std::string access;  ///< path in the answer
    std::string refresh; ///< the same; empty: there is none
    std::string expires; ///< path of the life span; empty: not told
    double unitMs = 1000;
};

struct RestAuth {
    RestAuthKind kind = RestAuthKind::None;
    std::string name;              ///< of the header or query item
    std::string scheme = "Bearer"; ///< of a bearer, login or OAuth token
    RestWrite login;               ///< with {user} and {password} in `loginBody`
    core::Json loginBody;
    RestWrite refresh; ///< with {refresh_token} in `refreshBody`; no path: signs in anew
    core::Json refreshBody;
    RestTokens tokens;
    core::Json signIn = core::Json::object(); ///< for `oauthProfile`
};

struct RestErrors {
    std::vector<std::string> message;
    std::vector<std::string> code;
    std::set<int> retryStatus;
    std::set<std::string> retryCodes;
    std::set<std::string> dayCodes;
    std::set<int> duplicateStatus = {409};
    std::set<std::string> duplicateCodes;
    std::string duplicateIds; ///< path of the records that are already there
    std::set<int> missingStatus = {404};
    std::set<std::string> missingCodes;
    std::set<int> deniedStatus = {403};
};

/// An API, described without code. See docs/guide/rest-connections.md.
struct RestConfig {
    std::string baseUrl;
    RestAuth auth;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string whoPath;
    std::string whoName;
    std::string whoOrganisation;
    RestErrors errors;
    core::Json limits = core::Json::object();
    std::map<Object, RestObject> objects;

    /// Throws Error(Input) that names the entry for whatever is not understood, and for addresses
    /// that would send secrets in the clear. `baseUrl` is used where the configuration names none.
    static RestConfig fromJson(const core::Json& json, const std::string& baseUrl);
};

} // namespace crm
