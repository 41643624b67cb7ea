// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/duplicate_features.h"
#include "core/quality/duplicate_model.h"

#include <array>
#include <cstddef>
#include <optional>

namespace core::quality {

/// What speaks for or against two records being one company.
enum class Evidence {
    Name,
    StoreNumber,
    Phone,
    Domain,
    Address,
    Unit,
    Distance,
    Rival ///< how well something else explains the likeness, see `Explanation`
};
inline constexpr std::size_t kEvidences = 8;

/// How two records compare.
struct PairScore {
    double probability = 0; ///< that they are one company
    double logOdds = 0;     ///< of that, in bits
    /// Weight of each piece of evidence against strangers, in bits. They sum to the log-odds less
    /// what was to be expected before looking (`priorBits`).
    std::array<double, kEvidences> bits{};
    double priorBits = 0;
    NameLevel name = NameLevel::Missing;
    PlaceLevel place = PlaceLevel::Unknown;
    FieldLevel number = FieldLevel::Missing;
    FieldLevel phone = FieldLevel::Missing;
    FieldLevel domain = FieldLevel::Missing;
    FieldLevel unit = FieldLevel::Missing;
    std::optional<double> metres;               ///< apart, where both points are good for it
    Explanation rival = Explanation::Strangers; ///< the best other explanation
};

/// `DuplicateChances` in bits.
struct LogChances {
    std::array<double, 5> name;
    std::array<double, 4> number, phone, domain, unit;
};

/// Scores pairs of a set of records. Immutable: threads may share it.
class PairScorer {
public:
    /// Both must outlive the scorer.
    PairScorer(const FeatureSet& records, const DuplicateModel& model);

    /// Empty if the probability cannot reach `atLeast`; found out early for most pairs.
    std::optional<PairScore> score(std::size_t a, std::size_t b, double atLeast) const;
    PairScore score(std::size_t a, std::size_t b) const { return *score(a, b, 0); }

private:
    void comparePlaces(const Features& a, const Features& b, PairScore& out) const;
    void compareFields(const Features& a, const Features& b, PairScore& out) const;
    /// Returns how many bits the shared words are worth.
    double compareNames(const Features& a, const Features& b, PairScore& out) const;
    void addStrangerBits(const Features& a, const Features& b, double sharedBits,
                         PairScore& out) const;
    double againstBrand(const Features& a, const Features& b, const PairScore& pair) const;
    double againstNeighbours(const Features& a, const Features& b, const PairScore& pair) const;
    void combine(const Features& a, const Features& b, double sharedBits, PairScore& out) const;

    const FeatureSet& records_;
    const DuplicateModel& model_;
    double log2Records_;
    LogChances same_, brand_, neighbour_;
    std::array<double, 7> place_;
    double log2Duplicates_;
};

} // namespace core::quality
