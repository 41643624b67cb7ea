// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/gamma.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core::analysis {

namespace {

constexpr int kMostTerms = 100'000;
constexpr double kExact = 1e-15;

/// Standard normal quantile (Abramowitz and Stegun 26.2.23): good to 4.5e-4, as a start.
double roughNormal(double p) {
    const double q = std::min(p, 1 - p);
    const double t = std::sqrt(-2 * std::log(q));
    const double z = t - (2.515517 + 0.802853 * t + 0.010328 * t * t) /
                             (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
    return p < 0.5 ? -z : z;
}

double logDensity(double shape, double x) {
    return (shape - 1) * std::log(x) - x - std::lgamma(shape);
}

} // namespace

double gammaProbability(double shape, double x) {
    if (!(x > 0)) {
        return 0;
    }
    const double front = std::exp(shape * std::log(x) - x - std::lgamma(shape));
    if (x < shape + 1) {
        double term = 1 / shape;
        double sum = term;
        for (int n = 1; n < kMostTerms && term > sum * kExact; ++n) {
            term *= x / (shape + n);
            sum += term;
        }
        return std::min(1.0, sum * front);
    }
    constexpr double kTiny = 1e-300;
    double b = x + 1 - shape;
    double c = 1 / kTiny;
    double d = 1 / b;
    double h = d;
    for (int n = 1; n < kMostTerms; ++n) {
        const double a = -n * (n - shape);
        b += 2;
        d = a * d + b;
        d = 1 / (std::abs(d) < kTiny ? kTiny : d);
        c = b + a / c;
        c = std::abs(c) < kTiny ? kTiny : c;
        h *= d * c;
        if (std::abs(d * c - 1) < kExact) {
            break;
        }
    }
    return std::clamp(1 - front * h, 0.0, 1.0);
}

double gammaQuantile(double shape, double p) {
    const double ninth = 1 / (9 * shape);
    const double cube = 1 - ninth + roughNormal(p) * std::sqrt(ninth);
    double x = shape * cube * cube * cube;
    if (!(x > 0)) {
        // Far down the density is x^(shape - 1) / Gamma(shape).
        x = std::exp((std::log(p) + std::lgamma(shape + 1)) / shape);
    }
    double low = 0;
    double high = std::numeric_limits<double>::infinity();
    for (int i = 0; i < 200; ++i) {
        if (!(x > std::numeric_limits<double>::min())) {
            return 0; // so small a quantile is none
        }
        const double over = gammaProbability(shape, x) - p;
        (over > 0 ? high : low) = x;
        const double step = over / std::exp(logDensity(shape, x));
        double next = x - step;
        if (!(next > low && next < high)) {
            next = std::isinf(high) ? 2 * x : (low + high) / 2;
        }
        if (std::abs(next - x) <= 1e-10 * x) {
            return next;
        }
        x = next;
    }
    return x;
}

} // namespace core::analysis
