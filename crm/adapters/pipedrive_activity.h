// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/activity_mark.h"
#include "crm/adapters/adapter.h"
#include "crm/adapters/vendor_record.h"

#include <string>
#include <vector>

namespace crm {

/// A note as Pipedrive keeps it, in HTML, as plain text, and back.
std::string plainNote(const std::string& html);
std::string htmlNote(const std::string& text);

/// Turns the values of an activity as Pipedrive has it into our neutral ones, and its mark into the
/// record's key. Due times are in UTC; one without is a whole day, which no zone shifts.
void readPipedriveActivity(VendorRecord& record);

/// The body of a request that makes or changes an activity. `now` is the activity as it is, by
/// neutral names; `key` is our own, "" to keep the one it has.
core::Json pipedriveActivity(const std::vector<FieldEdit>& fields, const VendorRecord& now,
                             const std::string& key, bool isNew);

} // namespace crm
