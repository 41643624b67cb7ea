// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/heat_kernel.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <array>
#include <cmath>
#include <utility>

namespace core::analysis {

namespace {

constexpr std::array<std::pair<HeatKernel, const char*>, 5> kNames = {
    {{HeatKernel::Gaussian, "gaussian"},
     {HeatKernel::Quartic, "quartic"},
     {HeatKernel::Epanechnikov, "epanechnikov"},
     {HeatKernel::Triangular, "triangular"},
     {HeatKernel::Uniform, "uniform"}}};

std::vector<double> gaussianLine(double radius, int half) {
    const double sigma = radius / 3;
    std::vector<double> line;
    double sum = 0;
    for (int d = -half; d <= half; ++d) {
        line.push_back(std::exp(-d * d / (2 * sigma * sigma)));
        sum += line.back();
    }
    for (double& share : line) {
        share /= sum;
    }
    return line;
}

/// At the distance `r` cells from the middle.
double radial(HeatKernel kernel, double r, double radius) {
    const double u = r / radius;
    if (u > 1) {
        return 0;
    }
    switch (kernel) {
    case HeatKernel::Quartic: return (1 - u * u) * (1 - u * u);
    case HeatKernel::Epanechnikov: return 1 - u * u;
    case HeatKernel::Triangular: return 1 - u;
    case HeatKernel::Uniform:
    case HeatKernel::Gaussian: break;
    }
    return 1;
}

std::vector<double> weightsOf(HeatKernel kernel, double radius, int half,
                              const std::vector<double>& line) {
    std::vector<double> weights;
    double sum = 0;
    for (int dy = -half; dy <= half; ++dy) {
        for (int dx = -half; dx <= half; ++dx) {
            weights.push_back(kernel == HeatKernel::Gaussian
                                  ? line[static_cast<std::size_t>(dx + half)] *
                                        line[static_cast<std::size_t>(dy + half)]
                                  : radial(kernel, std::hypot(dx, dy), radius));
            sum += weights.back();
        }
    }
    for (double& weight : weights) {
        weight /= sum;
    }
    return weights;
}

} // namespace

HeatKernel parseHeatKernel(std::string_view name) {
    for (const auto& [kernel, known] : kNames) {
        if (equalsIgnoreCase(name, known)) {
            return kernel;
        }
    }
    throw Error(Code::Usage, format("there is no kernel \"{}\"", name),
                "choose gaussian, quartic, epanechnikov, triangular or uniform", std::string(name));
}

std::string nameOf(HeatKernel kernel) {
    for (const auto& [known, name] : kNames) {
        if (known == kernel) {
            return name;
        }
    }
    return "";
}

const float* KernelTable::row(int dy) const {
    return shares.data() + static_cast<std::size_t>(dy + half) * static_cast<std::size_t>(side());
}

KernelTable kernelTable(HeatKernel kernel, double radius) {
    if (!(radius > 0) || !(radius <= kMostKernelCells)) {
        throw Error(Code::Usage, format("a radius of {:.4g} cells cannot be drawn", radius),
                    format("choose a radius above 0 and of at most {:.0f} cells, or larger cells",
                           kMostKernelCells));
    }
    KernelTable table;
    table.half = static_cast<int>(std::floor(radius));
    const std::vector<double> line =
        kernel == HeatKernel::Gaussian ? gaussianLine(radius, table.half) : std::vector<double>();
    table.line.assign(line.begin(), line.end());
    const std::vector<double> weights = weightsOf(kernel, radius, table.half, line);
    table.shares.assign(weights.begin(), weights.end());
    for (int dy = -table.half; dy <= table.half; ++dy) {
        int reach = table.half;
        while (reach > 0 && table.row(dy)[table.half + reach] == 0) {
            --reach;
        }
        table.reach.push_back(reach);
    }
    return table;
}

} // namespace core::analysis
