// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "geo/geocode/reference_index.h"

#include <optional>
#include <string>
#include <vector>

namespace geo {

/// The files that a source stands for: itself, or those with reference data in a folder and its
/// subfolders, in order. Throws Error(Input) if there is none.
std::vector<std::string> referenceFiles(const std::string& source);

/// What one addition did.
struct ReferenceAddition {
    std::vector<ReferenceSource> sources; ///< those added, or there already
    std::vector<std::string> unchanged;   ///< files whose content is in the index already
    std::vector<std::string> replaced;    ///< sources that gave way to another vintage
    ReferenceCounts counts;               ///< of the sources added
};

/// Adds a file or a folder to an index, file by file, each in one transaction. Content that is
/// there already is not added again; a source of the same identity is replaced, unless its vintage
/// is newer. `kind` is guessed from the columns where it is not given.
/// Throws Error(Input) for a file that is no reference data.
ReferenceAddition addReference(ReferenceIndex& index, const std::string& source,
                               std::optional<ReferenceKind> kind, core::Job& job);

} // namespace geo
