// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/segment_store.h"

#include "core/base/text.h"
#include "core/workspace/sql_text.h"

namespace core {

std::vector<std::string> segmentSchemes(const Connection& db) {
    std::vector<std::string> names;
    Statement rows = db.prepare("SELECT name FROM plan_segment_schemes ORDER BY name");
    while (rows.step()) {
        names.push_back(rows.string(0));
    }
    return names;
}

std::string segmentTerm(const std::string& account, const std::string& scheme) {
    return format("(SELECT sg.segment FROM {} sg WHERE sg.scheme = {} AND sg.account_id = {})",
                  kSegmentTable, quoteText(scheme), account);
}

} // namespace core
