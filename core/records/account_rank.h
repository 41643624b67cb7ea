// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core::records {

/// SQL for the class of an account `a` ("A", "B", ...) if a column of the import says so, else
/// NULL. Imports keep columns without a place of their own under the name the file gave them.
inline constexpr const char* kAccountRankSql = R"sql(
       (SELECT j.value FROM json_each(a.attributes) j
         WHERE lower(j.key) IN ('class', 'cls', 'account_class', 'account class', 'tier', 'rank',
                                'segment_class', 'abc')
           AND j.type = 'text' ORDER BY j.key LIMIT 1))sql";

} // namespace core::records
