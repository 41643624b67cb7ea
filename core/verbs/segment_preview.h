// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/segments.h"

namespace core {

/// What a scheme would do, or what is the matter with it.
struct SegmentPreview {
    SegmentReport report;
    std::string problem; ///< empty if there is a report
    std::string hint;
};

/// As `previewSegments`, for a scheme that is still being written: what is wrong with it is an
/// answer. Throws only where the workspace cannot be read, and Error(Cancelled).
SegmentPreview trySegments(const Connection& db, const SegmentScheme& scheme, Job& job);

} // namespace core
