// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/unit_layer.h"
#include "core/workspace/connection.h"
#include "geo/verbs/whitespace.h"

#include <map>
#include <string>
#include <vector>

namespace geo {

/// Counts what is lost, by reason.
class LossList {
public:
    explicit LossList(std::string of) : of_(std::move(of)) {}
    void add(const std::string& reason, const std::string& example, double value, double low = 0,
             double high = 0);
    /// In order of reason.
    std::vector<JoinLoss> take() const;

private:
    static constexpr std::size_t kExamples = 5;
    std::string of_;
    std::map<std::string, JoinLoss> losses_;
};

/// What the sources say of a unit.
struct UnitMarket {
    double market = 0; ///< published
    double low = 0;    ///< of what is withheld besides
    double high = 0;
    int withheldCells = 0;
    bool hasMarket = false;
    double customers = 0;
    double squares = 0; ///< of the customers' values
    std::int64_t accounts = 0;
};

/// Reads market and customers per unit, in the order of `units`. Totals and losses go to `report`;
/// the losses of market and customers to the lists.
std::vector<UnitMarket> readMarket(const core::Connection& db, const core::UnitLayer& layer,
                                   const std::vector<core::BasicUnit>& units,
                                   const WhitespaceParams& params, WhitespaceReport& report,
                                   LossList& market, LossList& customers, core::Job& job);

} // namespace geo
