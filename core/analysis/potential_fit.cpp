// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/potential_fit.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>

namespace core::analysis {

namespace {

constexpr int kMostSteps = 100;
constexpr double kSettled = 1e-10;
constexpr double kSteepest = 3; ///< elasticities beyond are an accident of few parts

struct Curve {
    double level = 0; ///< ln c at potential 1
    double elasticity = 1;
    double at(double potential) const { return std::exp(level + elasticity * std::log(potential)); }
};

/// The parts that a fit looks at.
struct Parts {
    std::vector<double> logs; ///< of potential
    std::vector<double> results;
};

std::optional<Curve> proportional(const Parts& parts) {
    double potential = 0;
    for (const double log : parts.logs) {
        potential += std::exp(log);
    }
    const double result = std::accumulate(parts.results.begin(), parts.results.end(), 0.0);
    if (!(potential > 0) || !(result > 0)) {
        return std::nullopt;
    }
    return Curve{std::log(result / potential), 1};
}

/// Newton's steps on the score equations of the quasi-Poisson model; nothing if they run away.
std::optional<Curve> fitted(const Parts& parts) {
    std::optional<Curve> curve = proportional(parts);
    for (int step = 0; curve && step < kMostSteps; ++step) {
        double s0 = 0, s1 = 0, h00 = 0, h01 = 0, h11 = 0;
        for (std::size_t i = 0; i < parts.logs.size(); ++i) {
            const double x = parts.logs[i];
            const double mean = std::exp(curve->level + curve->elasticity * x);
            s0 += parts.results[i] - mean;
            s1 += (parts.results[i] - mean) * x;
            h00 += mean;
            h01 += mean * x;
            h11 += mean * x * x;
        }
        const double determinant = h00 * h11 - h01 * h01;
        if (!(determinant > 1e-12 * h00 * h11)) {
            return std::nullopt; // all potentials are alike
        }
        const double level = (s0 * h11 - s1 * h01) / determinant;
        const double slope = (s1 * h00 - s0 * h01) / determinant;
        curve->level += level;
        curve->elasticity += slope;
        if (!std::isfinite(curve->level) || std::abs(curve->elasticity) > 2 * kSteepest) {
            return std::nullopt;
        }
        if (std::abs(level) + std::abs(slope) < kSettled) {
            return curve->elasticity >= 0 && curve->elasticity <= kSteepest ? curve : std::nullopt;
        }
    }
    return std::nullopt;
}

Parts partsWithout(const std::vector<double>& potential, const std::vector<double>& result,
                   std::size_t left) {
    Parts parts;
    for (std::size_t i = 0; i < potential.size(); ++i) {
        if (i != left && potential[i] > 0) {
            parts.logs.push_back(std::log(potential[i]));
            parts.results.push_back(std::max(0.0, result[i]));
        }
    }
    return parts;
}

void addQuality(const std::vector<double>& potential, const std::vector<double>& result,
                PotentialFit& fit) {
    double squares = 0, left = 0, around = 0;
    int parts = 0;
    const double sum = [&] {
        double all = 0;
        for (std::size_t i = 0; i < result.size(); ++i) {
            all += potential[i] > 0 ? std::max(0.0, result[i]) : 0;
        }
        return all;
    }();
    const auto count =
        std::count_if(potential.begin(), potential.end(), [](double p) { return p > 0; });
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (!(fit.expected[i] > 0) || count < 2) {
            continue;
        }
        const double made = std::max(0.0, result[i]);
        const double others = (sum - made) / static_cast<double>(count - 1);
        squares += (made / fit.expected[i] - 1) * (made / fit.expected[i] - 1);
        left += (made - fit.expected[i]) * (made - fit.expected[i]);
        around += (made - others) * (made - others);
        ++parts;
    }
    fit.spread = parts > 0 ? std::sqrt(squares / parts) : 0;
    fit.structural = around > 0 ? std::max(0.0, 1 - left / around) : 0;
}

} // namespace

PotentialFit fitPotential(const std::vector<double>& potential, const std::vector<double>& result) {
    PotentialFit fit;
    const Parts all = partsWithout(potential, result, potential.size());
    const bool enough = static_cast<int>(all.logs.size()) >= kFewestForElasticity;
    const std::optional<Curve> whole = enough ? fitted(all) : std::nullopt;
    fit.fitted = whole.has_value();
    fit.elasticity = whole ? whole->elasticity : 1;
    for (std::size_t i = 0; i < potential.size(); ++i) {
        const Parts others = partsWithout(potential, result, i);
        std::optional<Curve> curve = whole ? fitted(others) : std::nullopt;
        curve = curve ? curve : proportional(others);
        fit.expected.push_back(curve && potential[i] > 0 ? curve->at(potential[i]) : 0);
    }
    addQuality(potential, result, fit);
    return fit;
}

} // namespace core::analysis
