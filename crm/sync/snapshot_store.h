// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
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

/// What was seen of one record.
struct SeenRecord {
    std::string id;
    std::string version; ///< empty = not known
    FieldValues values;
};
/// Sets what was seen of some records, with their versions.
void noteSeen(core::Record& record, core::ConnectionId connection, const std::string& object,
              const std::vector<SeenRecord>& seen);
/// Forgets records that are gone.
void forgetSeen(core::Record& record, core::ConnectionId connection, const std::string& object,
                const std::vector<std::string>& ids);
/// The versions last seen, by id; records whose version is not known are left out.
std::unordered_map<std::string, std::string>
loadVersions(const core::Connection& db, core::ConnectionId connection, const std::string& object);

/// What we ourselves wrote last (table `crm_written`): unlike what was seen, a sync does not change
/// it, so that somebody else's value is known as such until a person has decided.
RecordValues loadWritten(const core::Connection& db, core::ConnectionId connection,
                         const std::string& object);
void noteWritten(core::Record& record, core::ConnectionId connection, const std::string& object,
                 const RecordValues& written);

/// Where the last list of an object ended; empty if it must be read from the beginning.
std::string loadCursor(const core::Connection& db, core::ConnectionId connection,
                       const std::string& object);
void saveCursor(core::Record& record, core::ConnectionId connection, const std::string& object,
                const std::string& cursor);

/// Small notes of the engine about an object of a connection, by name: "#mapping", "#sweep".
std::string loadNote(const core::Connection& db, core::ConnectionId connection,
                     const std::string& note, const std::string& object);
void saveNote(core::Record& record, core::ConnectionId connection, const std::string& note,
              const std::string& object, const std::string& text);

} // namespace crm
