// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/travel_burden.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace core::analysis {

namespace {

constexpr double kHour = 3600;
constexpr double kMinute = 60;
constexpr double kMostFactor = 4;
constexpr int kFewest = 3;

double bounded(double value, double usual) {
    return std::clamp(value, usual / kMostFactor, usual * kMostFactor);
}

/// Least squares of (haul * h + tour * t - 1), where h and t are the parts as shares of the truth.
BurdenModel leastSquares(std::span<const BurdenSample> samples, const BurdenDay& day,
                         std::size_t without) {
    const BurdenModel usual;
    double hh = 0;
    double ht = 0;
    double tt = 0;
    double h1 = 0;
    double t1 = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (i == without) {
            continue;
        }
        const Burden parts = burdenOf(samples[i].input, day, {1, 1});
        const double h = parts.haulSeconds / samples[i].seconds;
        const double t = parts.tourSeconds / samples[i].seconds;
        hh += h * h;
        ht += h * t;
        tt += t * t;
        h1 += h;
        t1 += t;
    }
    constexpr double kDistinct = 1e-6;
    const double determinant = hh * tt - ht * ht;
    BurdenModel model = usual;
    if (determinant > kDistinct * hh * tt) {
        model.haul = bounded((h1 * tt - t1 * ht) / determinant, usual.haul);
    }
    // Given the one, which may have been bounded, the best other.
    if (tt > 0) {
        model.tour = bounded((t1 - model.haul * ht) / tt, usual.tour);
    }
    if (hh > 0) {
        model.haul = bounded((h1 - model.tour * ht) / hh, usual.haul);
    }
    return model;
}

double relativeError(const BurdenSample& sample, const BurdenDay& day, const BurdenModel& model) {
    return std::abs(burdenOf(sample.input, day, model).seconds() / sample.seconds - 1);
}

} // namespace

Burden burdenOf(const BurdenInput& input, const BurdenDay& day, const BurdenModel& model) {
    Burden out;
    if (!(input.visits > 0)) {
        return out;
    }
    // Days are counted by the usual constant, so that driving is linear in the factors of a model.
    const double usual = BurdenModel{}.tour * input.spacingSeconds;
    const double left = day.hours * kHour - 2 * input.driveSeconds + usual;
    const double each = std::max(1.0, day.visitMinutes * kMinute + usual);
    out.visitsPerDay = std::clamp(left / each, 1.0, std::max(1.0, day.mostVisits));
    out.days = std::max(1.0, input.visits / out.visitsPerDay);
    out.visitsPerDay = input.visits / out.days;
    out.haulSeconds = model.haul * 2 * input.driveSeconds * out.days;
    out.tourSeconds = model.tour * std::max(0.0, input.visits - out.days) * input.spacingSeconds;
    return out;
}

double tourSpacing(std::span<const double> places, std::span<const double> areas) {
    double length = 0;
    double all = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        length += std::sqrt(places[i] * areas[i]);
        all += places[i];
    }
    return all > 0 ? length / all : 0;
}

BurdenFit fitBurden(std::span<const BurdenSample> samples, const BurdenDay& day) {
    BurdenFit fit;
    fit.samples = static_cast<int>(samples.size());
    if (fit.samples < kFewest) {
        return fit;
    }
    fit.model = leastSquares(samples, day, samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const BurdenModel others = leastSquares(samples, day, i);
        const double error = relativeError(samples[i], day, others);
        fit.estimates.push_back(burdenOf(samples[i].input, day, others).seconds());
        fit.meanError += error / fit.samples;
        fit.worstError = std::max(fit.worstError, error);
        fit.unfittedError += relativeError(samples[i], day, {}) / fit.samples;
    }
    return fit;
}

} // namespace core::analysis
