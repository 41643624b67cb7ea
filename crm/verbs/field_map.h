// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "crm/adapters/adapter.h"
#include "crm/adapters/adapter_tools.h"
#include "crm/sync/connection_store.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// What may be done with a field of the CRM.
enum class FieldRight {
    Unknown, ///< the CRM was not asked, or does not say
    Read,
    Edit,
    New,    ///< it is not there, but can be made
    Refused ///< it may not be written, or is not there and cannot be made
};
/// "", "read", "edit", "new", "refused".
const char* fieldRightName(FieldRight right) noexcept;

/// A field here and the field of the CRM that it goes with.
struct MappedName {
    std::string object; ///< "accounts"; "publish" for what a publish writes into accounts
    std::string field;  ///< ours; with "publish": "territory_id", "territory", "owner", ...
    std::string remote; ///< the CRM's; empty = none
    bool read = false;
    bool written = false;
    FieldRight right = FieldRight::Unknown;
    std::string type;   ///< the CRM's, as it calls it
    std::string remark; ///< why it is refused
    std::string value;  ///< here, of the account in `FieldMapReport::sample`
};

/// A field that the CRM has.
struct RemoteField {
    std::string name;
    std::string label;
    std::string type;
    bool write = false;
};

struct FieldMapReport {
    CrmConnection connection;
    std::vector<MappedName> fields; ///< by object, those that are published last
    std::map<std::string, std::vector<RemoteField>> remote; ///< by object, as far as it says
    std::map<std::string, std::int64_t> records;            ///< here, by object
    std::string sample;                                     ///< name of an account
    double reserve = 0;                                     ///< share of the day's calls
    std::vector<core::Issue> issues;
};
void to_json(core::Json& json, const FieldMapReport& report);

/// The mapping as the last sync found it, with the rights that `identity` tells; null: not asked.
FieldMapReport fieldMap(const core::Workspace& ws, const std::string& connection,
                        const Identity* identity = nullptr);

/// "accounts", "segment", "Industry": which field of the CRM fills ours; with "publish", which one
/// is written. An empty `remote` leaves ours out.
struct FieldChoice {
    std::string object, field, remote;
};
/// Changes the mapping; the next sync uses it. Throws Error(Usage) for an object or field that
/// there is none of, Error(Input) for a name that the kind of CRM does not take.
FieldMapReport mapFields(core::Workspace& ws, const std::string& connection,
                         const std::vector<FieldChoice>& choices);

struct MakeFieldsReport {
    std::vector<std::string> made;
    std::vector<core::Issue> issues; ///< what could not be made
};
void to_json(core::Json& json, const MakeFieldsReport& report);
/// Makes the fields of the CRM that a publish writes and that are not there. Throws what asking the
/// CRM throws.
MakeFieldsReport makeMissingFields(const core::Workspace& ws, const std::string& connection,
                                   core::Job& job, const AdapterTools& tools = {});

/// Sets the share of the day's calls, 0 to 1, that is left to other programs. Throws Error(Usage)
/// outside of that, and for folders, which count no calls.
CrmConnection setReserve(core::Workspace& ws, const std::string& connection, double share);

} // namespace crm
