// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/class_edges.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

namespace core::analysis {

namespace {

constexpr std::array<const char*, 3> kNames = {"quantiles", "natural", "equal"};
constexpr std::size_t kMostPlaces = 400;

double roundEdge(double value, double span) {
    if (value == 0 || span <= 0) {
        return 0;
    }
    const double unit = std::pow(10, std::floor(std::log10(span)) - 1);
    for (const double step : {10.0, 5.0, 2.5, 2.0, 1.0}) {
        const double candidate = std::round(value / (unit * step)) * unit * step;
        if (std::abs(candidate - value) <= std::abs(value) * 0.12) {
            return candidate;
        }
    }
    return std::round(value / unit) * unit;
}

std::vector<double> quantileBreaks(const std::vector<double>& sorted, int classes) {
    std::vector<double> breaks;
    for (int i = 1; i < classes; ++i) {
        breaks.push_back(sorted[sorted.size() * static_cast<std::size_t>(i) /
                                static_cast<std::size_t>(classes)]);
    }
    return breaks;
}

/// Multiples of a round step between two values.
std::vector<double> multiplesOf(double step, double low, double high) {
    std::vector<double> multiples;
    for (double n = std::floor(low / step) + 1; n * step < high; ++n) {
        multiples.push_back(n * step);
    }
    return multiples;
}

/// The outermost classes may be narrower than the others.
std::vector<double> equalBreaks(const std::vector<double>& sorted, int classes) {
    const double low = sorted.front();
    const double high = sorted.back();
    const double least = (high - low) / classes;
    for (double power = std::pow(10, std::floor(std::log10(least)));
         least > 0 && std::isfinite(power); power *= 10) {
        for (const double lead : {1.0, 2.0, 2.5, 5.0}) {
            if (lead * power < least) {
                continue;
            }
            std::vector<double> breaks = multiplesOf(lead * power, low, high);
            if (breaks.size() < static_cast<std::size_t>(classes)) {
                return breaks;
            }
        }
    }
    return {};
}

/// Values that stand for a sorted list, with how many each stands for.
struct Places {
    std::vector<double> at;
    std::vector<double> count;
};

Places placesOf(const std::vector<double>& sorted) {
    Places places;
    const std::size_t together = (sorted.size() + kMostPlaces - 1) / kMostPlaces;
    for (std::size_t i = 0; i < sorted.size();) {
        std::size_t end = std::min(i + together, sorted.size());
        while (end < sorted.size() && sorted[end] == sorted[end - 1]) {
            ++end; // equal values share a class
        }
        double sum = 0;
        for (std::size_t k = i; k < end; ++k) {
            sum += sorted[k];
        }
        places.at.push_back(sum / static_cast<double>(end - i));
        places.count.push_back(static_cast<double>(end - i));
        i = end;
    }
    return places;
}

/// Squared deviations from the mean of places i up to j, from running sums.
class Spread {
public:
    explicit Spread(const Places& places) : sums_(1), squares_(1), counts_(1) {
        const double middle = places.at[places.at.size() / 2]; // keeps the squares small
        for (std::size_t i = 0; i < places.at.size(); ++i) {
            const double x = places.at[i] - middle;
            sums_.push_back(sums_.back() + places.count[i] * x);
            squares_.push_back(squares_.back() + places.count[i] * x * x);
            counts_.push_back(counts_.back() + places.count[i]);
        }
    }
    double of(std::size_t from, std::size_t to) const {
        const double sum = sums_[to + 1] - sums_[from];
        return std::max(0.0, squares_[to + 1] - squares_[from] -
                                 sum * sum / (counts_[to + 1] - counts_[from]));
    }

private:
    std::vector<double> sums_;
    std::vector<double> squares_;
    std::vector<double> counts_;
};

/// The partition of least spread within its classes, by dynamic programming (Fisher, "On Grouping
/// for Maximum Homogeneity", 1958).
std::vector<double> naturalBreaks(const std::vector<double>& sorted, int wanted) {
    const Places places = placesOf(sorted);
    const std::size_t n = places.at.size();
    const auto classes = std::min(static_cast<std::size_t>(wanted), n);
    const Spread spread(places);
    std::vector<double> best(n);
    std::vector<std::vector<std::size_t>> starts(classes, std::vector<std::size_t>(n, 0));
    for (std::size_t j = 0; j < n; ++j) {
        best[j] = spread.of(0, j);
    }
    for (std::size_t c = 1; c < classes; ++c) {
        std::vector<double> next(n, std::numeric_limits<double>::infinity());
        for (std::size_t j = c; j < n; ++j) {
            for (std::size_t start = c; start <= j; ++start) {
                const double all = best[start - 1] + spread.of(start, j);
                if (all < next[j]) {
                    next[j] = all;
                    starts[c][j] = start;
                }
            }
        }
        best = std::move(next);
    }
    std::vector<double> breaks;
    for (std::size_t c = classes, end = n - 1; c-- > 1;) {
        const std::size_t start = starts[c][end];
        breaks.push_back((places.at[start - 1] + places.at[start]) / 2);
        end = start - 1;
    }
    std::reverse(breaks.begin(), breaks.end());
    return breaks;
}

std::vector<double> breaksOf(const std::vector<double>& sorted, int classes, ClassBy by) {
    switch (by) {
    case ClassBy::Quantiles: return quantileBreaks(sorted, classes);
    case ClassBy::Natural: return naturalBreaks(sorted, classes);
    case ClassBy::Equal: break;
    }
    return equalBreaks(sorted, classes);
}

} // namespace

const char* classByName(ClassBy by) {
    return kNames.at(static_cast<std::size_t>(by));
}

ClassBy classByNamed(std::string_view name) {
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end()) {
        throw Error(Code::Usage, "there are no classes \"" + std::string(name) + "\"",
                    "use quantiles, natural or equal", std::string(name));
    }
    return static_cast<ClassBy>(found - kNames.begin());
}

std::vector<double> classEdges(std::span<const double> values, int classes, ClassBy by) {
    std::vector<double> sorted;
    std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
                 [](double v) { return std::isfinite(v); });
    if (sorted.empty()) {
        return {0};
    }
    std::sort(sorted.begin(), sorted.end());
    const double span = std::max(sorted.back() - sorted.front(), std::abs(sorted.back()));
    std::vector<double> edges = {sorted.front()};
    for (const double wanted : breaksOf(sorted, classes, by)) {
        const double edge = by == ClassBy::Equal
                                ? wanted // round as it is
                                : roundEdge(wanted, std::max(std::abs(wanted), span / 1000));
        if (edge > sorted.front() && edge <= sorted.back() &&
            (edges.size() == 1 || edge > edges.back())) {
            edges.push_back(edge);
        }
    }
    edges.push_back(sorted.back());
    return edges;
}

int classAt(const std::vector<double>& edges, double value) {
    if (!std::isfinite(value) || edges.size() < 2) {
        return -1;
    }
    const auto above = std::upper_bound(edges.begin() + 1, edges.end() - 1, value);
    return static_cast<int>(above - edges.begin()) - 1;
}

} // namespace core::analysis
