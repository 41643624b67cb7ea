// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/colour_distance.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ui {

namespace {

constexpr double kDegree = std::numbers::pi / 180;

double linear(int channel) {
    const double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

using Matrix = std::array<std::array<double, 3>, 3>;

/// Severity 1.0, table of the paper; they work on linear RGB.
const Matrix& simulation(Sight sight) {
    static const std::array<Matrix, 4> kMatrices = {{
        {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
        {{{0.152286, 1.052583, -0.204868},
          {0.114503, 0.786281, 0.099216},
          {-0.003882, -0.048116, 1.051998}}},
        {{{0.367322, 0.860646, -0.227968},
          {0.280085, 0.672501, 0.047413},
          {-0.011820, 0.042940, 0.968881}}},
        {{{1.255528, -0.076749, -0.178779},
          {-0.078411, 0.930809, 0.147602},
          {0.004733, 0.691367, 0.303900}}},
    }};
    return kMatrices[static_cast<std::size_t>(sight)];
}

double labCurve(double t) {
    return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

double hue(double a, double b) {
    if (a == 0 && b == 0) {
        return 0;
    }
    const double degrees = std::atan2(b, a) / kDegree;
    return degrees < 0 ? degrees + 360 : degrees;
}

double power7Share(double chroma) {
    const double c7 = std::pow(chroma, 7);
    return std::sqrt(c7 / (c7 + std::pow(25.0, 7)));
}

double meanHue(double h1, double h2, double chromaProduct) {
    if (chromaProduct == 0) {
        return h1 + h2;
    }
    if (std::abs(h1 - h2) <= 180) {
        return (h1 + h2) / 2;
    }
    return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

double hueStep(double h1, double h2, double chromaProduct) {
    if (chromaProduct == 0) {
        return 0;
    }
    const double step = h2 - h1;
    return step > 180 ? step - 360 : step < -180 ? step + 360 : step;
}

} // namespace

// The names follow the equations of Sharma, Wu and Dalal.
double ciede2000(const Lab& first, const Lab& second) {
    const double g =
        0.5 *
        (1 - power7Share((std::hypot(first.a, first.b) + std::hypot(second.a, second.b)) / 2));
    const double a1 = first.a * (1 + g);
    const double a2 = second.a * (1 + g);
    const double c1 = std::hypot(a1, first.b);
    const double c2 = std::hypot(a2, second.b);
    const double h1 = hue(a1, first.b);
    const double h2 = hue(a2, second.b);

    const double dL = second.l - first.l;
    const double dC = c2 - c1;
    const double dH = 2 * std::sqrt(c1 * c2) * std::sin(hueStep(h1, h2, c1 * c2) / 2 * kDegree);

    const double meanL = (first.l + second.l) / 2;
    const double meanC = (c1 + c2) / 2;
    const double h = meanHue(h1, h2, c1 * c2);
    const double t = 1 - 0.17 * std::cos((h - 30) * kDegree) + 0.24 * std::cos(2 * h * kDegree) +
                     0.32 * std::cos((3 * h + 6) * kDegree) -
                     0.20 * std::cos((4 * h - 63) * kDegree);
    const double fromMiddle = (meanL - 50) * (meanL - 50);
    const double sL = 1 + 0.015 * fromMiddle / std::sqrt(20 + fromMiddle);
    const double sC = 1 + 0.045 * meanC;
    const double sH = 1 + 0.015 * meanC * t;
    const double turn = 30 * std::exp(-std::pow((h - 275) / 25, 2));
    const double rT = -2 * power7Share(meanC) * std::sin(2 * turn * kDegree);
    const double l = dL / sL;
    const double c = dC / sC;
    const double s = dH / sH;
    return std::sqrt(l * l + c * c + s * s + rT * c * s);
}

Lab labOf(QRgb colour, Sight sight) {
    const std::array<double, 3> rgb = {linear(qRed(colour)), linear(qGreen(colour)),
                                       linear(qBlue(colour))};
    std::array<double, 3> seen{};
    const Matrix& matrix = simulation(sight);
    for (std::size_t i = 0; i < 3; ++i) {
        seen[i] = std::clamp(matrix[i][0] * rgb[0] + matrix[i][1] * rgb[1] + matrix[i][2] * rgb[2],
                             0.0, 1.0);
    }
    const double x = labCurve((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
    const double y = labCurve(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
    const double z = labCurve((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double smallestDistance(QRgb first, QRgb second) {
    double least = 1e9;
    for (const Sight sight : {Sight::Normal, Sight::Protan, Sight::Deutan, Sight::Tritan}) {
        least = std::min(least, ciede2000(labOf(first, sight), labOf(second, sight)));
    }
    return least;
}

} // namespace ui
