// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core::analysis {

/// Probability that a gamma variable of that shape and scale 1 is at most x: the regularised lower
/// incomplete gamma function, by its series below shape + 1 and by Lentz's continued fraction above
/// (Press et al., "Numerical recipes", 6.2). `shape` above 0, `x` from 0.
double gammaProbability(double shape, double x);

/// The x that it is at most with probability p (0 < p < 1): Newton's method kept between bounds,
/// from the cube-root start of Wilson and Hilferty 1931.
double gammaQuantile(double shape, double p);

} // namespace core::analysis
