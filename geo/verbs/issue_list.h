// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace geo {

/// Collects issues that may be as many as a table has rows: of each kind the first few are kept,
/// the rest is counted in one issue at the end.
class IssueList {
public:
    static constexpr std::int64_t kKept = 25;

    /// `kind` names many of them: "cells that are no numbers".
    void add(const std::string& kind, core::Issue issue) {
        if (++counts_[kind] <= kKept) {
            issues_.push_back(std::move(issue));
        }
    }

    std::int64_t count(const std::string& kind) const {
        const auto found = counts_.find(kind);
        return found == counts_.end() ? 0 : found->second;
    }

    std::vector<core::Issue> take();

private:
    std::map<std::string, std::int64_t> counts_;
    std::vector<core::Issue> issues_;
};

} // namespace geo
