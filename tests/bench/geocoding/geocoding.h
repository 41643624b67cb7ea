// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "geo/verbs/import_records.h"
#include "tests/bench/geocoding/damage.h"
#include "tests/bench/geocoding/truth.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bench {

/// What to look up, and in what.
struct GeocodingParams {
    std::string truth;                   ///< table with addresses and where they lie
    std::vector<std::string> references; ///< files of the only index that is asked
    std::string kind;                    ///< of the references; guessed where empty
    TruthChoice choice;
    bool holdOutNumbers = false; ///< see `bench::holdOutNumbers`: the truth is the reference too
    Damage damage = Damage::None;
    double damageShare = 1; ///< of the queries that are damaged
    std::uint64_t seed = 1;
    std::int64_t scaleTo = 0; ///< copy the first reference until there are so many ranges; 0 = not
    std::int64_t sample = 0;  ///< ask for so many addresses of the copies instead of the truth's
    std::string curveOut;     ///< CSV of precision and recall by least score; empty = none
    std::string listOut;      ///< CSV of every query with its answer; empty = none
};

/// How many of the answers with at least a score are right.
struct ScorePoint {
    double score = 0;
    std::int64_t matched = 0;
    std::int64_t correct = 0;
};

/// The outcome. Matched: on a street or better. Correct: within 100 m of where the address lies.
struct GeocodingReport {
    std::int64_t total = 0;
    std::int64_t damaged = 0;
    std::int64_t matched = 0;
    std::int64_t correct = 0;
    std::int64_t rightStreet = 0; ///< matched on the street that the undamaged address names
    std::int64_t wrongStreet = 0; ///< matched on another
    std::int64_t wrongState = 0;  ///< matched in another state than the one stated
    geo::LevelCounts byLevel;
    std::optional<double> medianErrorMetres; ///< of those matched
    std::optional<double> p95ErrorMetres;
    std::vector<ScorePoint> curve;
    double seconds = 0; ///< of work on one thread: parsing and matching
    double p95Milliseconds = 0;
    double suggestP95Milliseconds = 0; ///< of type-ahead after each of the first letters
    std::int64_t streets = 0;          ///< in the index
    std::int64_t ranges = 0;
    std::int64_t points = 0;
    double indexSeconds = 0;  ///< to build it
    double peakMegabytes = 0; ///< most memory that the program has held so far
    std::uint64_t seed = 0;

    double precision() const;
    double recall() const;
    double perSecond() const;
};
void to_json(core::Json& json, const GeocodingReport& report);

/// Builds a temporary index of the references alone, looks the queries up in it and compares. The
/// coordinates of the truth are never shown to the matcher. Throws Error(Input) for files that
/// cannot be used, Error(Storage) if an output cannot be written.
GeocodingReport benchGeocoding(const GeocodingParams& params, core::Job& job);

} // namespace bench
