// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crm {

/// A value of a field; missing is not the same as empty here, but `sameValue` treats it so.
using FieldValue = std::optional<std::string>;

/// True if two values mean the same to a CRM: equal but for white space around them, or equal as
/// numbers ("1.50" and "1.5"). Missing and empty are the same.
bool sameValue(const FieldValue& a, const FieldValue& b);

/// What becomes of a field that both sides may have changed since they last agreed.
enum class FieldFate {
    Same,       ///< nobody changed it
    TakeRemote, ///< the CRM did
    PushLocal,  ///< we did
    Settled,    ///< both did, to the same value
    Conflict    ///< both did, to different values: a person decides
};

/// The three-way comparison of one field: `base` is what both sides agreed on last. Pure, and the
/// same from both sides: swapping local and remote swaps TakeRemote and PushLocal.
FieldFate mergeField(const FieldValue& base, const FieldValue& local, const FieldValue& remote);

/// Field name -> value.
using FieldMap = std::map<std::string, FieldValue>;

/// A field that both sides changed to different values. Both are kept.
struct MergeConflict {
    std::string field;
    FieldValue base, local, remote;
};

/// The outcome of comparing a record field by field.
struct RecordMerge {
    FieldMap merged;                  ///< fields in conflict keep the remote value
    std::vector<std::string> pushes;  ///< fields to be written into the CRM
    std::vector<std::string> pulls;   ///< fields that the CRM changed
    std::vector<std::string> settled; ///< fields that both changed alike
    std::vector<MergeConflict> conflicts;
};

/// Merges the fields that any of the three knows. Different fields changed on the two sides are
/// both kept; nothing is decided by time stamps. Pure.
RecordMerge mergeRecord(const FieldMap& base, const FieldMap& local, const FieldMap& remote);

} // namespace crm
