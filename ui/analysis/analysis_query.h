// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <QString>

#include <array>
#include <string>

namespace ui {

/// The questions that the Analysis workspace answers.
enum class AnalysisKind { Whitespace, WonLost, Pipeline, Workload, Coverage, Overlap };
inline constexpr int kAnalysisKinds = 6;
/// Kilometres that a density can reach.
inline constexpr std::array<double, 6> kDensityRadii = {2, 4, 6, 10, 20, 50};

/// Everything that a view of the Analysis workspace is computed from, besides the plan.
struct AnalysisQuery {
    AnalysisKind kind = AnalysisKind::Whitespace;
    /// Expression over the columns of the records: accounts, or opportunities where the view is of
    /// those. Empty = all.
    std::string where;

    // Whitespace, see `geo::WhitespaceParams`.
    std::string market;
    std::string customers; ///< empty = the number of accounts
    std::string by = "unit";
    double least = 20; ///< areas with less market are hatched and not listed
    bool quantiles = false;

    // Won minus lost, pipeline.
    std::string amount; ///< column of opportunities; empty = each counts 1
    std::string stage;  ///< empty = all that are open
    bool lowestFirst = false;

    // Workload, see `core::ImbalanceParams`.
    std::string measure; ///< empty = the scenario's first
    double visits = 12;
    double visitMinutes = 45;
    double capacityHours = 0; ///< 0 = what reps say

    // Coverage and overlap.
    double minutes = 45;
    double kilometres = 2;
    std::string value; ///< column of accounts; empty = each counts 1

    // Density, on the second map.
    std::string of = "accounts";
    std::string weight; ///< column; empty = each counts 1
    double radiusKm = 6;

    bool operator==(const AnalysisQuery&) const = default;
};
void to_json(core::Json& json, const AnalysisQuery& query);
/// What is missing stays as it is by default. Throws a JSON error for text that is no query.
void from_json(const core::Json& json, AnalysisQuery& query);

/// "Whitespace and density", "Coverage beyond 45 min".
QString nameOf(const AnalysisQuery& query);

} // namespace ui
