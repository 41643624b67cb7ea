// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/segment_preview.h"

#include "core/base/error.h"

namespace core {

SegmentPreview trySegments(const Connection& db, const SegmentScheme& scheme, Job& job) {
    SegmentPreview preview;
    try {
        preview.report = previewSegments(db, scheme, job);
    } catch (const Error& error) {
        if (error.code() != Code::Usage && error.code() != Code::Input) {
            throw;
        }
        preview.problem = error.what();
        preview.hint = error.hint();
    }
    return preview;
}

} // namespace core
