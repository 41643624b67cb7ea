// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace crm {

/// Field name -> value, as the CRM has it.
using FieldValues = std::map<std::string, std::string>;
/// External id -> values.
using RecordValues = std::map<std::string, FieldValues>;

/// What the fields that we write held when we last looked (table `crm_snapshot`): the base of the
/// three-way comparison that tells our own writes from other people's.
RecordValues loadSnapshot(const core::Connection& db, core::ConnectionId connection,
                          const std::string& object);

/// Sets what was seen; with `complete`, records that are not among them are forgotten.
void saveSnapshot(core::Record& record, core::ConnectionId connection, const std::string& object,
                  const RecordValues& seen, bool complete);
/// Sets some fields of some records, keeping what is known of the others.
void mergeSnapshot(core::Record& record, core::ConnectionId connection, const std::string& object,
                   const RecordValues& seen);

/// Where the last complete list of an object ended; empty if it must be read from the beginning.
std::string loadCursor(const core::Connection& db, core::ConnectionId connection,
                       const std::string& object);
void saveCursor(core::Record& record, core::ConnectionId connection, const std::string& object,
                const std::string& cursor);

} // namespace crm
