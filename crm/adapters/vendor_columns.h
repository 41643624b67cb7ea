// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "crm/adapters/config_reader.h"
#include "crm/adapters/vendor_record.h"

#include <string>
#include <vector>

namespace crm {

/// The columns of an object: its id, the vendor's usual fields (`data["fields"]`, ours -> theirs)
/// with those of a connection laid over them (an empty name drops one), and further columns that
/// are kept under their own names ("number", "date" or text; `data["numbers"]` are numbers).
std::vector<VendorColumn> vendorColumns(const core::Json& data, const core::Json& fields,
                                        const core::Json& columns, const std::string& id);

/// A member of a configuration like {"accounts": {"territory_id": "Territory"}}. Throws
/// Error(Input) for anything else; `example` is the name that the hint shows.
core::Json vendorNames(const ConfigReader& config, const char* key, const std::string& example);

} // namespace crm
