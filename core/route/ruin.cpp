// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/ruin.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core::route {

namespace {

constexpr int kLongTour = 40; // from here on a tour may lose several strings
constexpr int kMostSeries = 5;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

} // namespace

Ruin::Ruin(const Model& model, const Neighbours& neighbours, const RuinSettings& settings)
    : model_(model), neighbours_(neighbours), settings_(settings), timesHit_(model.days.size(), 0),
      byTour_(model.days.size()), gone_(model.stops.size(), 0) {
    for (int stop = 0; stop < model.stopCount(); ++stop) {
        if (model.stops[at(stop)].series >= 0) {
            grouped_.push_back(stop);
        }
    }
}

void Ruin::operator()(Solution& solution, Random& random) {
    if (!grouped_.empty() && random.uniform() < settings_.seriesShare) {
        removeSeries(solution, random);
    } else {
        removeStrings(solution, random);
    }
}

void Ruin::chooseString(const Solution& solution, int stop, int length, Random& random) {
    const std::vector<int>& stops = solution.tour(solution.tourOf(stop)).stops();
    const int size = static_cast<int>(stops.size());
    int kept = 0;
    if (length < size && length > 1 && random.uniform() < settings_.splitShare) {
        kept = 1;
        while (length + kept < size && random.uniform() < settings_.splitDepth) {
            ++kept;
        }
    }
    const int span = length + kept;
    const int where = static_cast<int>(std::find(stops.begin(), stops.end(), stop) - stops.begin());
    const int lowest = std::max(0, where - span + 1);
    const int highest = std::min(where, size - span);
    const int begin = lowest + static_cast<int>(random.below(
                                   static_cast<std::uint64_t>(std::max(1, highest - lowest + 1))));
    const int keptFrom =
        kept == 0 ? span
                  : static_cast<int>(random.below(static_cast<std::uint64_t>(length - 1))) + 1;
    for (int i = 0; i < span; ++i) {
        const bool stays = i >= keptFrom && i < keptFrom + kept;
        const int each = stops[at(begin + i)];
        if (!stays && gone_[at(each)] == 0 && !model_.stops[at(each)].locked) {
            gone_[at(each)] = 1;
            chosen_.push_back(each);
            byTour_[at(solution.tourOf(each))].push_back(each);
        }
    }
}

void Ruin::removeStrings(Solution& solution, Random& random) {
    const int present = solution.model().stopCount() - static_cast<int>(solution.absent().size());
    if (present == 0) {
        return;
    }
    int used = 0;
    for (const Tour& tour : solution.tours()) {
        used += tour.empty() ? 0 : 1;
    }
    const double meanSize = static_cast<double>(present) / std::max(1, used);
    const double longest = std::min<double>(settings_.longestString, meanSize);
    const double most = 4 * settings_.meanRemoved / (1 + longest) - 1;
    const int strings = static_cast<int>(std::floor(random.uniform() * most + 1));
    const int seed = static_cast<int>(random.below(static_cast<std::uint64_t>(model_.stopCount())));
    int done = 0;
    std::vector<int> hit;
    for (const int stop : neighbours_.of(seed)) {
        const int resource = solution.tourOf(stop);
        if (done >= strings) {
            break;
        }
        if (resource < 0 || gone_[at(stop)] != 0) {
            continue;
        }
        const int size = solution.tour(resource).size();
        if (timesHit_[at(resource)] > size / kLongTour) {
            continue;
        }
        if (timesHit_[at(resource)]++ == 0) {
            hit.push_back(resource);
        }
        const double longestHere = std::min<double>(size, longest);
        chooseString(solution, stop,
                     static_cast<int>(std::floor(random.uniform() * longestHere + 1)), random);
        ++done;
    }
    for (const int resource : hit) {
        timesHit_[at(resource)] = 0;
        if (!byTour_[at(resource)].empty()) {
            solution.remove(resource, byTour_[at(resource)]);
        }
        byTour_[at(resource)].clear();
    }
    for (const int stop : chosen_) {
        gone_[at(stop)] = 0;
    }
    chosen_.clear();
}

void Ruin::removeSeries(Solution& solution, Random& random) {
    const int wanted = 1 + static_cast<int>(random.below(kMostSeries));
    const int seed = grouped_[random.below(grouped_.size())];
    std::vector<int> series;
    for (const int stop : neighbours_.of(seed)) {
        const int number = model_.stops[at(stop)].series;
        if (number >= 0 && std::find(series.begin(), series.end(), number) == series.end()) {
            series.push_back(number);
            if (static_cast<int>(series.size()) == wanted) {
                break;
            }
        }
    }
    for (const int number : series) {
        for (const int stop : model_.problem.series[at(number)].stops) {
            if (solution.tourOf(stop) >= 0 && !model_.stops[at(stop)].locked) {
                solution.remove(solution.tourOf(stop), {stop});
            }
        }
    }
}

} // namespace core::route
