// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/issue_list.h"

#include "core/base/text.h"

namespace geo {

std::vector<core::Issue> IssueList::take() {
    for (const auto& [kind, count] : counts_) {
        if (count > kKept) {
            issues_.push_back({core::Severity::Warning, "", 0,
                               core::format("{} {} in all; the first {} are listed",
                                            core::grouped(count), kind, kKept),
                               ""});
        }
    }
    counts_.clear();
    return std::move(issues_);
}

} // namespace geo
