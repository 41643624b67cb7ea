// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/analysis/analysis_result.h"

#include <list>
#include <memory>
#include <string>

namespace ui {

/// Views that were computed before, until anything in the workspace changes.
class AnalysisCache {
public:
    /// `revision` is that of the workspace now: results of another one are forgotten. Null if the
    /// view has not been computed.
    std::shared_ptr<const AnalysisResult> find(const std::string& key, core::Revision revision);
    /// Keeps a result that was computed from `revision`.
    void keep(const std::string& key, core::Revision revision,
              std::shared_ptr<const AnalysisResult> result);
    void clear();

private:
    void adopt(core::Revision revision);

    struct Entry {
        std::string key;
        std::shared_ptr<const AnalysisResult> result;
    };
    std::list<Entry> entries_; ///< used last first
    core::Revision revision_ = -1;
};

} // namespace ui
