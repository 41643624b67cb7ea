// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/product_gaps.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/connection.h"

#include <cstdint>
#include <string>
#include <vector>

namespace core {

struct ProductGapsParams {
    std::string product; ///< column or expression over opportunities
    std::string value;   ///< column or expression; empty = amount
    std::string where;   ///< only opportunities this is true for: "is_won = 1"
    std::string segment; ///< column of accounts whose peers are compared; empty = all
    double leastShare = 0.5;
    int most = 1000; ///< gaps in the report
};

/// A gap, or a product's share, with the names people know.
struct ProductGapsReport {
    std::int64_t accounts = 0;  ///< that bought something
    std::int64_t purchases = 0; ///< opportunities that count
    double value = 0;           ///< of those
    std::int64_t noAccount = 0; ///< opportunities of unknown accounts
    double noAccountValue = 0;
    std::int64_t noProduct = 0; ///< without a product or a value
    std::vector<std::string> accountIds;
    std::vector<std::string> accountNames;
    std::vector<std::string> products;
    std::vector<std::string> segments;
    std::vector<int> segmentOf; ///< per account
    analysis::ProductGaps gaps;
};
void to_json(Json& json, const ProductGapsReport& report);

/// Internal whitespace: what accounts do not buy that most of their peers buy, from opportunities.
/// Peers are the accounts of the same segment that bought anything. Throws Error(Input) for
/// expressions that are not understood and when nothing was bought.
ProductGapsReport findProductGaps(const Connection& db, const ProductGapsParams& params, Job& job);

} // namespace core
