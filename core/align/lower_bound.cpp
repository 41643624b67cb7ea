// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/lower_bound.h"

#include "core/align/hess_bound.h"
#include "core/align/transport_bound.h"

#include <algorithm>

namespace core::align {

namespace {

constexpr std::int64_t kLeastWork = 100'000;
constexpr std::int64_t kMostWork = 100'000'000;
constexpr std::int64_t kWorkPerUnit = 40'000;
constexpr int kSlices = 8;
constexpr double kRounding = 1e-12;

bool canBeKept(const Problem& problem) {
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        for (int q = 0; q < problem.measures(); ++q) {
            if (problem.limits(t, q).lower > problem.limits(t, q).upper) {
                return false;
            }
        }
    }
    return true;
}

/// Every territory needs some unit.
bool noneMayBeEmpty(const Problem& problem) {
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        bool needs = false;
        for (int q = 0; q < problem.measures(); ++q) {
            needs = needs || problem.limits(t, q).lower > 0;
        }
        if (!needs) {
            return false;
        }
    }
    return true;
}

/// A bound as good as the best plan may come out an ulp above it: both are sums in double.
std::optional<double> belowRounding(std::optional<double> bound) {
    return bound ? std::optional(*bound * (1 - kRounding)) : std::nullopt;
}

} // namespace

LowerBound::LowerBound(const Problem& problem, const Alignment& plan, double objective,
                       int threads) {
    const ProblemData& data = problem.data();
    if (!canBeKept(problem)) {
        return;
    }
    if (data.compactness == Compactness::CutBorders) {
        fixed_ =
            noneMayBeEmpty(problem) ? std::max(0, problem.territories() - problem.components()) : 0;
        return;
    }
    const auto centres =
        std::count_if(data.territories.begin(), data.territories.end(),
                      [](const TerritorySpec& spec) { return spec.centre.has_value(); });
    if (data.compactness == Compactness::Travel || centres == problem.territories()) {
        transport_ = std::make_unique<TransportBound>(problem, objective);
    } else if (data.compactness == Compactness::Moment || centres == 0) {
        hess_ = std::make_unique<HessBound>(problem, plan, objective, threads);
    }
}

LowerBound::LowerBound(LowerBound&&) noexcept = default;
LowerBound& LowerBound::operator=(LowerBound&&) noexcept = default;
LowerBound::~LowerBound() = default;

bool LowerBound::improve(std::int64_t work, Stop& stop) {
    return transport_ ? transport_->improve(work, stop) : hess_ && hess_->improve(work, stop);
}

std::optional<double> LowerBound::value() const {
    if (transport_) {
        return belowRounding(std::max(0.0, transport_->value()));
    }
    return hess_ ? belowRounding(hess_->value()) : fixed_;
}

void LowerBound::lowerCeiling(double objective) {
    if (transport_) {
        transport_->lowerCeiling(objective);
    } else if (hess_) {
        hess_->lowerCeiling(objective);
    }
}

std::optional<double> lowerBound(const Problem& problem, const Alignment& plan, double objective,
                                 const BoundOptions& options, Job& job) {
    const std::int64_t work =
        options.work > 0 ? options.work
                         : std::clamp(kWorkPerUnit * problem.units(), kLeastWork, kMostWork);
    Stop stop(job, options.seconds, work);
    LowerBound bound(problem, plan, objective, options.threads);
    // In slices whether anybody listens or not, so that the bound does not depend on it.
    std::optional<double> told;
    for (int slice = 0; slice < kSlices; ++slice) {
        const bool more = bound.improve(work / kSlices, stop);
        if (options.told && bound.value() && bound.value() != told) {
            told = bound.value();
            options.told(*told);
        }
        if (!more || stop.timeLimitHit() || job.shouldWrapUp()) {
            break;
        }
    }
    return bound.value();
}

std::optional<double> gapOf(std::optional<double> bound, double objective) {
    if (!bound || objective <= 0) {
        return bound ? std::optional<double>(0) : std::nullopt;
    }
    return std::max(0.0, 1 - *bound / objective);
}

} // namespace core::align
