// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_cache.h"

#include <algorithm>

namespace ui {

namespace {

constexpr std::size_t kMost = 24; // of a nation's ZIPs each takes some tens of megabytes

} // namespace

void AnalysisCache::adopt(core::Revision revision) {
    if (revision != revision_) {
        entries_.clear();
        revision_ = revision;
    }
}

std::shared_ptr<const AnalysisResult> AnalysisCache::find(const std::string& key,
                                                          core::Revision revision) {
    adopt(revision);
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const Entry& entry) { return entry.key == key; });
    if (found == entries_.end()) {
        return nullptr;
    }
    entries_.splice(entries_.begin(), entries_, found);
    return entries_.front().result;
}

void AnalysisCache::keep(const std::string& key, core::Revision revision,
                         std::shared_ptr<const AnalysisResult> result) {
    adopt(revision);
    entries_.remove_if([&](const Entry& entry) { return entry.key == key; });
    entries_.push_front({key, std::move(result)});
    if (entries_.size() > kMost) {
        entries_.pop_back();
    }
}

void AnalysisCache::clear() {
    entries_.clear();
    revision_ = -1;
}

} // namespace ui
