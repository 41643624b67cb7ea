// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <QDate>
#include <QString>

#include <array>
#include <string>
#include <utility>

namespace ui {

/// The questions that the Analysis workspace answers.
/// Kept views name them by number: new ones go to the end.
enum class AnalysisKind {
    Whitespace,
    WonLost,
    Pipeline,
    Workload,
    Coverage,
    Overlap,
    Performance,
    Leads
};
inline constexpr int kAnalysisKinds = 8;
/// Kilometres that a density can reach.
inline constexpr std::array<double, 6> kDensityRadii = {2, 4, 6, 10, 20, 50};

/// Everything that a view of the Analysis workspace is computed from, besides the plan.
struct AnalysisQuery {
    AnalysisKind kind = AnalysisKind::Whitespace;
    /// Expression over the columns of the records that the view is of, see `recordsOf`. Empty =
    /// all.
    std::string where;

    // Whitespace, see `geo::WhitespaceParams`.
    std::string marketFrom; ///< a table of one's own; empty = measures of the layer
    std::string marketKey;  ///< its column with the units' keys
    std::string withheld;   ///< its column with the size class of withheld values; empty = none
    std::string market;     ///< measure, or column of that table; empty = none has been chosen
    std::string customers;  ///< empty = the number of accounts
    std::string by = "unit";
    double least = 20; ///< areas with less market are hatched and not listed
    bool quantiles = false;

    // Won minus lost, pipeline, performance.
    std::string amount; ///< column of opportunities; empty = each counts 1
    std::string stage;  ///< empty = all that are open
    bool lowestFirst = false;

    // Workload, see `core::ImbalanceParams` and, with `calls`, `core::WorkloadParams`; performance.
    std::string measure; ///< load, or potential; empty = the scenario's first
    double visits = 12;
    double visitMinutes = 45;
    double capacityHours = 0; ///< 0 = what reps say
    std::string calls;        ///< "A=26x60,B=12x45"; empty = all accounts alike
    double error = 10;        ///< per cent that the data may be off
    double quota = 0;         ///< to be shared out; 0 = none

    // Performance, see `core::PerformanceParams`.
    std::string period = "year"; ///< see `daysOf`
    std::string from;            ///< first and last day where the period is "days"
    std::string to;
    double target = 0;             ///< of all; 0 = none
    std::string figure = "target"; ///< of the upper map: target, won, growth, conversion, new
    std::string part = "own";      ///< of the lower map: own, structural

    // Leads, see `geo::LeadMarketsParams`.
    std::string leadsBy = "county"; ///< county, state, area, or owner
    std::string areas;              ///< table of counties with markets
    std::string areaColumn;
    std::string answer;                    ///< column with minutes to the first answer
    std::string leadFigure = "conversion"; ///< of the upper map: conversion, minutes, others, zones

    // Coverage and overlap.
    double minutes = 45;
    double kilometres = 2;
    std::string value; ///< column of accounts; empty = each counts 1

    // Density, on the second map.
    std::string of = "accounts";
    std::string weight; ///< column; empty = each counts 1
    double radiusKm = 6;
    bool fixedScale = true; ///< colours mean the same wherever one looks; else they go by the view

    bool operator==(const AnalysisQuery&) const = default;
};
void to_json(core::Json& json, const AnalysisQuery& query);
/// What is missing stays as it is by default. Throws a JSON error for text that is no query.
void from_json(const core::Json& json, AnalysisQuery& query);

/// Tables of one's own that a view may be computed from.
enum class OwnTable { Market, Areas };
/// The path of such a table; empty = none.
std::string& pathOf(AnalysisQuery& query, OwnTable which);

/// The records that a view is of, and its filter: "accounts", "opportunities" or "leads".
const char* recordsOf(AnalysisKind kind);

/// First and last day of the query's period: "year" = twelve months to today, "quarter" and
/// "calendar" = this quarter and this year so far, "last-quarter", "last-year", or the query's own
/// days ("days").
std::pair<QDate, QDate> daysOf(const AnalysisQuery& query, QDate today);

/// "Whitespace and density", "Coverage beyond 45 min".
QString nameOf(const AnalysisQuery& query);

} // namespace ui
