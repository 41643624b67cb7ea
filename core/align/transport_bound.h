// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"
#include "core/align/stop.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace core::align {

/// A bound from below where every territory has a fixed centre, or costs of travel: the Lagrangian
/// dual of the transportation problem that lets units be split,
///   sum_i min_d (c_id + sum_q alpha_dq a_iq) - sum_dq (U_dq alpha_dq^+ - L_dq alpha_dq^-),
/// which is a bound for any prices alpha, with the price of disruption, locks and allowed sets in
/// it; with a disruption budget B also + beta (sum_i g_i [d != owner] - B). Maximised by the volume
/// algorithm; only the cheapest territories of each unit are looked at while that is certain to
/// give the minimum. For MemberMoment with fixed centres distances are not rounded, as in the
/// objective. Deterministic.
class TransportBound {
public:
    /// `objective`: of the best known plan; steers the steps only.
    TransportBound(const Problem& problem, double objective);

    /// Works on for about `work` pairs of unit and territory; false when nothing more is gained.
    bool improve(std::int64_t work, Stop& stop);
    double value() const { return best_ - margin_; }
    void lowerCeiling(double objective) { ceiling_ = std::min(ceiling_, objective); }

private:
    struct Candidate {
        TerritoryIx territory = 0;
        double cost = 0;
    };

    double cost(UnitIx unit, TerritoryIx territory) const;
    double priced(UnitIx unit, TerritoryIx territory, double cost,
                  const std::vector<double>& prices) const;
    void listCandidates();
    Candidate cheapest(UnitIx unit, const std::vector<double>& prices, double lowest);
    double evaluate(const std::vector<double>& prices);
    void slopeOf(const std::vector<double>& prices);
    void follow(double now);

    const Problem& problem_;
    std::size_t q_;
    double ceiling_;
    double margin_ = 0;
    double best_ = 0;
    std::vector<Point> centres_;
    std::vector<Candidate> candidates_; ///< by unit, cheapest first
    int perUnit_ = 0;
    std::vector<double> unit_;   ///< per price: what makes prices of all measures comparable
    std::vector<double> prices_; ///< by territory, then measure; last the budget's
    std::vector<double> bestPrices_;
    std::vector<double> loads_; ///< what the cheapest assignment uses, in the same order
    std::vector<double> slope_;
    std::vector<double> averaged_;
    double step_ = 1;
    double memory_ = 0.3;
    int idle_ = 0;
    std::int64_t work_ = 0;
    bool first_ = true;
};

} // namespace core::align
