// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/pipedrive_fields.h"

#include <string>
#include <vector>

namespace crm {

/// A request's body, or why there is none.
struct PipedriveBody {
    core::Json json = core::Json::object();
    std::string field;   ///< that cannot be written
    std::string refusal; ///< for people; empty: all can
};

/// The body of a request that writes fields of a record. `now` is the record as it is: an address
/// is written as a whole, with the parts that do not change.
PipedriveBody pipedriveBody(const PipedriveType& type, const PipedriveFieldSet& fields,
                            const std::vector<FieldEdit>& edits, const VendorRecord& now);

/// Whether writing such a field needs the record as it is.
bool pipedriveNeedsRecord(const PipedriveType& type, const std::vector<FieldEdit>& edits);

/// Why a field cannot be written, for people; empty where it can.
std::string pipedriveRefusal(const PipedriveType& type, const PipedriveFieldSet& fields,
                             const std::string& field);

} // namespace crm
