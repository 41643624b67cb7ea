// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "geo/geocode/geocoder.h"
#include "geo/geocode/reference_files.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace geo {

/// Adds reference data to the geocoder's index, which all workspaces share.
struct AddReferenceParams {
    std::string source;                ///< a file, or a folder of them
    std::optional<ReferenceKind> kind; ///< guessed from the columns where it is empty
    std::string indexPath;             ///< the standard one where it is empty
    std::string workspace;             ///< a workspace that is open: it cannot be its own reference
};
struct AddReferenceReport {
    ReferenceAddition added;
    std::string index; ///< path of the index
    double seconds = 0;
};
void to_json(core::Json& json, const ReferenceSource& source);
void to_json(core::Json& json, const AddReferenceReport& report);

/// Adds a source; one that is there already changes nothing. Throws Error(Input) for a file that is
/// no reference data; what a folder's earlier files gave is kept.
AddReferenceReport addReference(const AddReferenceParams& params, core::Job& job);

/// The sources of the index and the path of it.
struct ReferenceList {
    std::string index;
    std::vector<ReferenceSource> sources;
};
void to_json(core::Json& json, const ReferenceList& list);
ReferenceList listReference(const std::string& indexPath = {});

/// Removes a source by its identity or file name. Throws Error(Input) if there is none.
ReferenceList removeReference(const std::string& name, const std::string& indexPath = {});

} // namespace geo
