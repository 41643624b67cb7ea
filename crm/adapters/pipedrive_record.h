// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/pipedrive_config.h"
#include "crm/adapters/pipedrive_fields.h"

#include <string>

namespace crm {

/// A record of an answer. Its values go by the names of Pipedrive, those of fields that a company
/// has made by key and by name; options by their labels. Of an activity, they are our neutral ones.
/// The version is the time of the last change and a digest of all values, for that time knows no
/// less than seconds. Throws RemoteError(Garbage) for what is no record.
VendorRecord pipedriveRecord(const PipedriveConfig& config, const PipedriveType& type,
                             const PipedriveFieldSet& fields, const core::Json& json);

/// The id of a record, a number or a text; empty where there is none.
std::string pipedriveId(const core::Json& json);

} // namespace crm
