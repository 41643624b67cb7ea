// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/json.h"
#include "crm/adapters/dynamics_client.h"
#include "crm/adapters/dynamics_config.h"
#include "crm/adapters/vendor_record.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// What Dynamics 365 has no column for stands in the last line of an activity's text, as
/// `[Evenlode {"zone":"Europe/Berlin"}]`.
struct DynamicsNote {
    std::string text;
    core::Json extra = core::Json::object();

    static DynamicsNote parse(const std::string& text);
    std::string whole() const;
};

/// The value of a record under which `DynamicsNote::extra` is kept, for whoever writes it anew.
inline constexpr const char* kDynamicsExtra = "#extra";

/// One of those who take part in an activity.
struct DynamicsParty {
    std::string type; ///< "contact", "systemuser"; empty: an address only
    std::string id;
    std::string address;
    int role = 0; ///< participationtypemask
};

/// The columns that activities of a table are read from.
std::vector<std::string> dynamicsActivityColumns(const DynamicsTable& table);
/// Fills in the neutral values of an activity but for `contact`, where only the list of those who
/// take part knows it.
void readDynamicsActivity(const DynamicsTable& table, const core::Json& row, VendorRecord& record);

/// What the writing of an activity depends on.
struct DynamicsActivityPlace {
    const DynamicsTable& table;
    const DynamicsMetadata& metadata;
    /// The moment at which a day ("2026-03-29") begins for the user of the CRM.
    std::function<core::InstantMs(const std::string& day)> dayBegins;
    std::vector<DynamicsParty> parties; ///< of an activity that is there
};

/// The body that a change of neutral fields means. `now` is the activity as it is.
core::Json dynamicsActivity(const DynamicsActivityPlace& place,
                            const std::vector<FieldEdit>& fields, const VendorRecord& now,
                            bool isNew);
/// The body that closes an activity, or opens it again; null for notes, which are neither.
core::Json dynamicsState(const DynamicsTable& table, bool done);

/// The day that a moment is the beginning of, in whatever zone it was written: a midnight lies less
/// than 13 hours before, or 11 behind, that of UTC everywhere but on a few islands.
std::string dynamicsDay(core::InstantMs moment);

/// The role of the contact in the list of those who take part; 0: there is no list.
int dynamicsContactRole(const DynamicsTable& table);

} // namespace crm
