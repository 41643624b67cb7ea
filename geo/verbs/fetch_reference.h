// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "core/base/issue.h"
#include "geo/verbs/reference.h"

#include <cstdint>
#include <string>
#include <vector>

namespace geo {

/// Which county files of the Census Bureau to fetch.
struct FetchReferenceParams {
    std::vector<std::string> counties;              ///< FIPS codes of five digits
    std::vector<std::string> states;                ///< codes ("NC"): all their counties
    int year = 2024;                                ///< vintage of TIGER/Line
    ReferenceKind kind = ReferenceKind::TigerEdges; ///< or TigerAddrfeat
    std::string baseUrl = "https://www2.census.gov/geo/tiger";
    std::string folder;    ///< for the files; `downloads` beside the index where it is empty
    std::string indexPath; ///< the shared index where it is empty
};

struct FetchReferenceReport {
    std::int64_t fetched = 0; ///< files that were downloaded
    std::int64_t present = 0; ///< files that were there already, whole
    ReferenceAddition added;
    std::string folder;
    double seconds = 0;
    std::vector<core::Issue> issues; ///< counties that the server does not have
};
void to_json(core::Json& json, const FetchReferenceReport& report);

/// Downloads the files and adds them to the index. A file that is there and whole is not asked for
/// again; one that was cut off is continued where it ended; every archive is read to its end
/// before it is used. Throws Error(Usage) for a county or state that there is not, Error(Remote)
/// when the server does not answer or sends damaged files: what came before is kept, and the next
/// run goes on from there.
FetchReferenceReport fetchReference(const FetchReferenceParams& params, const core::Fetch& fetch,
                                    core::Job& job);

} // namespace geo
