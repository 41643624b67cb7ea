// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/territory_fills.h"

#include "ui/draw/colour_distance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace ui {

FillDistances::FillDistances(std::span<const QRgb> light, std::span<const QRgb> dark)
    : count_(static_cast<int>(light.size())), distances_(light.size() * light.size(), 0) {
    for (int i = 0; i < count_; ++i) {
        for (int j = 0; j < i; ++j) {
            double distance = smallestDistance(light[i], light[j]);
            if (dark.size() == light.size()) {
                distance = std::min(distance, smallestDistance(dark[i], dark[j]));
            }
            distances_[i * count_ + j] = distances_[j * count_ + i] = distance;
        }
    }
}

namespace {

using Neighbours = std::vector<std::vector<int>>;

Neighbours neighboursOf(const FillRequest& request) {
    std::vector<std::set<int>> sets(request.territories);
    for (const auto& [a, b] : request.borders) {
        if (a != b && a >= 0 && b >= 0 && a < request.territories && b < request.territories) {
            sets[a].insert(b);
            sets[b].insert(a);
        }
    }
    Neighbours lists;
    for (const auto& set : sets) {
        lists.emplace_back(set.begin(), set.end());
    }
    return lists;
}

/// Neighbours of neighbours: the same fill there is allowed, but reads as one territory in two.
Neighbours secondNeighbours(const Neighbours& neighbours) {
    Neighbours lists;
    for (std::size_t t = 0; t < neighbours.size(); ++t) {
        std::set<int> set;
        for (const int n : neighbours[t]) {
            set.insert(neighbours[n].begin(), neighbours[n].end());
        }
        set.erase(static_cast<int>(t));
        for (const int n : neighbours[t]) {
            set.erase(n);
        }
        lists.emplace_back(set.begin(), set.end());
    }
    return lists;
}

/// Assigns fills of a palette to the territories that have none, by steepest descent from several
/// orders; a cost that grows steeply with nearness stands for the smallest distance.
class Colouring {
public:
    Colouring(const FillDistances& distances, const Neighbours& neighbours, std::vector<int> fixed)
        : distances_(distances), near_(neighbours), second_(secondNeighbours(neighbours)),
          fixed_(std::move(fixed)) {}

    std::vector<int> solve(int palette) {
        palette_ = palette;
        std::vector<int> best;
        double bestCost = std::numeric_limits<double>::infinity();
        for (int turn = 0; turn < kTurns; ++turn) {
            start(turn);
            descend();
            if (const double cost = total(); cost < bestCost - 1e-9) {
                bestCost = cost;
                best = fills_;
            }
        }
        return best;
    }

    double smallest(const std::vector<int>& fills) const {
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t t = 0; t < near_.size(); ++t) {
            for (const int n : near_[t]) {
                least = std::min(least, distances_.between(fills[t], fills[n]));
            }
        }
        return least;
    }

private:
    static constexpr int kTurns = 12;

    static double nearness(double distance) { return std::exp2(2.5 * (12 - distance)); }

    double costOf(int territory, int fill) const {
        double cost = 0;
        for (const int n : near_[territory]) {
            if (fills_[n] >= 0) {
                cost += nearness(distances_.between(fill, fills_[n]));
            }
        }
        for (const int n : second_[territory]) {
            cost += fills_[n] == fill ? 0.5 : 0;
        }
        const int others = uses_[fill] - (fills_[territory] == fill ? 1 : 0);
        // While there are fills enough, each territory has its own: swatches in tables name it.
        const double reuse = near_.size() <= static_cast<std::size_t>(palette_) ? 4096 : 1e-4;
        return cost + reuse * others;
    }

    void put(int territory, int fill) {
        if (fills_[territory] >= 0) {
            --uses_[fills_[territory]];
        }
        fills_[territory] = fill;
        if (fill >= 0) {
            ++uses_[fill];
        }
    }

    void start(int turn) {
        const int n = static_cast<int>(near_.size());
        fills_.assign(n, -1);
        uses_.assign(distances_.count(), 0);
        free_.clear();
        for (int t = 0; t < n; ++t) {
            if (fixed_[t] >= 0) {
                put(t, fixed_[t]);
            } else {
                free_.push_back(t);
            }
        }
        // Most neighbours first; each turn begins elsewhere in that order.
        std::stable_sort(free_.begin(), free_.end(),
                         [&](int a, int b) { return near_[a].size() > near_[b].size(); });
        if (!free_.empty()) {
            const auto shift =
                static_cast<std::ptrdiff_t>(static_cast<std::size_t>(turn) * 7 % free_.size());
            std::rotate(free_.begin(), free_.begin() + shift, free_.end());
        }
        for (const int t : free_) {
            put(t, bestFill(t, turn));
        }
    }

    int bestFill(int territory, int turn) const {
        int best = 0;
        double bestCost = std::numeric_limits<double>::infinity();
        for (int i = 0; i < palette_; ++i) {
            const int fill = (i + turn) % palette_;
            if (const double cost = costOf(territory, fill); cost < bestCost - 1e-12) {
                bestCost = cost;
                best = fill;
            }
        }
        return best;
    }

    void descend() {
        bool changed = true;
        for (int round = 0; changed && round < 200; ++round) {
            changed = false;
            for (const int t : free_) {
                const int fill = bestFill(t, 0);
                if (fill != fills_[t] && costOf(t, fill) < costOf(t, fills_[t]) - 1e-9) {
                    put(t, fill);
                    changed = true;
                }
            }
            // Swaps matter where every fill is taken once; with many territories they cost too
            // much.
            changed = (free_.size() <= 64 && swapPairs()) || changed;
        }
    }

    bool swapPairs() {
        bool changed = false;
        for (std::size_t i = 0; i < free_.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const int a = free_[i];
                const int b = free_[j];
                if (fills_[a] == fills_[b]) {
                    continue;
                }
                const double before = total();
                swap(a, b);
                if (total() < before - 1e-9) {
                    changed = true;
                } else {
                    swap(a, b);
                }
            }
        }
        return changed;
    }

    void swap(int a, int b) {
        const int fill = fills_[a];
        put(a, fills_[b]);
        put(b, fill);
    }

    double total() const {
        double cost = 0;
        for (std::size_t t = 0; t < near_.size(); ++t) {
            cost += costOf(static_cast<int>(t), fills_[t]);
        }
        return cost;
    }

    const FillDistances& distances_;
    const Neighbours& near_;
    Neighbours second_;
    std::vector<int> fixed_;
    std::vector<int> fills_;
    std::vector<int> uses_;
    std::vector<int> free_;
    int palette_ = 0;
};

/// The present fills that may stay: of two neighbours that came too near to each other, the one
/// with more such neighbours gives way, then the later one.
std::vector<int> kept(const FillDistances& distances, const Neighbours& neighbours,
                      const std::vector<int>& present) {
    std::vector<int> fills(neighbours.size(), -1);
    for (std::size_t t = 0; t < fills.size() && t < present.size(); ++t) {
        fills[t] = present[t] >= 0 && present[t] < distances.count() ? present[t] : -1;
    }
    for (;;) {
        int worst = -1;
        int mostClashes = 0;
        for (std::size_t t = 0; t < fills.size(); ++t) {
            const auto clashes =
                std::count_if(neighbours[t].begin(), neighbours[t].end(), [&](int n) {
                    return fills[t] >= 0 && fills[n] >= 0 &&
                           distances.between(fills[t], fills[n]) < kFillsApart;
                });
            if (clashes > 0 && clashes >= mostClashes) {
                mostClashes = static_cast<int>(clashes);
                worst = static_cast<int>(t);
            }
        }
        if (worst < 0) {
            return fills;
        }
        fills[worst] = -1;
    }
}

} // namespace

std::vector<int> chooseFills(const FillDistances& distances, const FillRequest& request) {
    const Neighbours neighbours = neighboursOf(request);
    const std::vector<int> fixed = kept(distances, neighbours, request.present);
    if (std::none_of(fixed.begin(), fixed.end(), [](int fill) { return fill < 0; })) {
        return fixed;
    }
    Colouring colouring(distances, neighbours, fixed);
    std::vector<int> best;
    double bestDistance = -1;
    for (const int palette : {8, 12, 16, distances.count()}) {
        std::vector<int> fills = colouring.solve(std::min(palette, distances.count()));
        const double distance = colouring.smallest(fills);
        if (distance > bestDistance) {
            bestDistance = distance;
            best = std::move(fills);
        }
        if (bestDistance >= kFillsApart) {
            break;
        }
    }
    return best;
}

} // namespace ui
