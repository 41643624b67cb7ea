// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/scan.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core::analysis {

namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

/// A circle as a middle and how many of its nearest places are in it.
struct Circle {
    int middle = -1;
    int places = 0;
    int cases = 0;
    int population = 0;
    double strength = 0;
};

class Scan {
public:
    Scan(std::span<const ScanPlace> places, const ScanOptions& options)
        : places_(places), options_(options) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            const ScanPlace& p = places[i];
            const bool good = p.population > 0 && p.cases >= 0 && p.cases <= p.population &&
                              std::isfinite(p.at.x) && std::isfinite(p.at.y);
            if (good) {
                used_.push_back(static_cast<int>(i));
                observed_.push_back(p.cases);
                population_.push_back(p.population);
                cases_ += p.cases;
                all_ += p.population;
            }
        }
        // x ln x of all numbers that occur: the rest is adding.
        table_.resize(at(all_) + 1, 0.0);
        for (int n = 1; n <= all_; ++n) {
            table_[at(n)] = n * std::log(n);
        }
        findNeighbours();
    }

    bool worthwhile() const { return cases_ >= options_.leastCases && cases_ < all_; }

    /// The strongest circle around each middle.
    std::vector<Circle> best(const std::vector<int>& cases) const {
        std::vector<Circle> out;
        for (std::size_t m = 0; m < near_.size(); ++m) {
            Circle best;
            int inside = 0;
            int population = 0;
            for (std::size_t k = 0; k < near_[m].size(); ++k) {
                const int place = near_[m][k];
                inside += cases[at(place)];
                population += population_[at(place)];
                if (!last_[m][k]) {
                    continue; // places at the same distance go in together
                }
                const double strength = strengthOf(inside, population);
                if (strength > best.strength) {
                    best = {static_cast<int>(m), static_cast<int>(k) + 1, inside, population,
                            strength};
                }
            }
            if (best.middle >= 0) {
                out.push_back(best);
            }
        }
        return out;
    }

    std::vector<ScanCluster> run(Job& job) const {
        std::vector<Circle> found = best(observed_);
        std::stable_sort(found.begin(), found.end(),
                         [](const Circle& a, const Circle& b) { return a.strength > b.strength; });
        const std::vector<double> chance = strongestByChance(job);
        std::vector<ScanCluster> out;
        std::vector<bool> taken(used_.size(), false);
        for (const Circle& circle : found) {
            const auto beaten = std::count_if(chance.begin(), chance.end(), [&](double strength) {
                return strength >= circle.strength - 1e-9;
            });
            const double p =
                static_cast<double>(beaten + 1) / static_cast<double>(chance.size() + 1);
            if (p >= options_.level || static_cast<int>(out.size()) >= options_.mostClusters) {
                break;
            }
            const auto& order = near_[at(circle.middle)];
            const bool touches = std::any_of(order.begin(), order.begin() + circle.places,
                                             [&](int place) { return taken[at(place)]; });
            if (!touches) {
                std::for_each(order.begin(), order.begin() + circle.places,
                              [&](int place) { taken[at(place)] = true; });
                out.push_back(clusterOf(circle, p));
            }
        }
        return out;
    }

private:
    void findNeighbours() {
        const auto count = static_cast<int>(used_.size());
        const int middles = std::min(count, std::max(1, options_.mostMiddles));
        const double most = options_.mostShare * all_;
        for (int m = 0; m < middles; ++m) {
            const int middle = static_cast<int>(static_cast<long long>(m) * count / middles);
            std::vector<std::pair<double, int>> order;
            for (int i = 0; i < count; ++i) {
                const Point a = places_[at(used_[at(middle)])].at;
                const Point b = places_[at(used_[at(i)])].at;
                order.emplace_back(std::hypot(a.x - b.x, a.y - b.y), i);
            }
            std::sort(order.begin(), order.end());
            std::vector<int> near;
            std::vector<bool> last;
            double population = 0;
            for (std::size_t k = 0; k < order.size(); ++k) {
                population += population_[at(order[k].second)];
                if (population > most) {
                    break;
                }
                near.push_back(order[k].second);
                last.push_back(k + 1 == order.size() || order[k + 1].first > order[k].first);
            }
            middles_.push_back(middle);
            near_.push_back(std::move(near));
            last_.push_back(std::move(last));
        }
    }

    double strengthOf(int inside, int population) const {
        const int outside = cases_ - inside;
        const int rest = all_ - population;
        const bool more =
            static_cast<long long>(inside) * rest > static_cast<long long>(outside) * population;
        if (inside < options_.leastCases || !more) {
            return 0;
        }
        const auto t = [&](int n) { return table_[at(n)]; };
        return t(inside) + t(population - inside) - t(population) + t(outside) + t(rest - outside) -
               t(rest) - (t(cases_) + t(all_ - cases_) - t(all_));
    }

    /// The strongest circles of maps on which the cases are dealt out by lot.
    std::vector<double> strongestByChance(Job& job) const {
        std::vector<int> accounts;
        for (std::size_t i = 0; i < used_.size(); ++i) {
            accounts.insert(accounts.end(), at(population_[i]), static_cast<int>(i));
        }
        Random random(options_.seed);
        std::vector<double> out;
        for (int r = 0; r < options_.replicates; ++r) {
            job.checkpoint();
            std::vector<int> cases(used_.size(), 0);
            for (int c = 0; c < cases_; ++c) {
                const std::size_t pick = at(c) + random.below(accounts.size() - at(c));
                std::swap(accounts[at(c)], accounts[pick]);
                ++cases[at(accounts[at(c)])];
            }
            double strongest = 0;
            for (const Circle& circle : best(cases)) {
                strongest = std::max(strongest, circle.strength);
            }
            out.push_back(strongest);
        }
        return out;
    }

    ScanCluster clusterOf(const Circle& circle, double p) const {
        ScanCluster cluster;
        const Point middle = places_[at(used_[at(middles_[at(circle.middle)])])].at;
        cluster.middle = middle;
        for (int k = 0; k < circle.places; ++k) {
            const int place = used_[at(near_[at(circle.middle)][at(k)])];
            const Point p2 = places_[at(place)].at;
            cluster.places.push_back(place);
            cluster.radius = std::max(cluster.radius, std::hypot(p2.x - middle.x, p2.y - middle.y));
        }
        cluster.cases = circle.cases;
        cluster.population = circle.population;
        cluster.share = static_cast<double>(circle.cases) / circle.population;
        cluster.shareOutside =
            static_cast<double>(cases_ - circle.cases) / std::max(1, all_ - circle.population);
        cluster.strength = circle.strength;
        cluster.p = p;
        return cluster;
    }

    std::span<const ScanPlace> places_;
    ScanOptions options_;
    std::vector<int> used_; ///< indices of the places that count
    std::vector<int> observed_;
    std::vector<int> population_;
    int cases_ = 0;
    int all_ = 0;
    std::vector<double> table_;
    std::vector<int> middles_;
    std::vector<std::vector<int>> near_;  ///< per middle, places by distance up to the most share
    std::vector<std::vector<bool>> last_; ///< whether the next one is farther away
};

} // namespace

std::vector<ScanCluster> scanForClusters(std::span<const ScanPlace> places,
                                         const ScanOptions& options, Job& job) {
    const Scan scan(places, options);
    return scan.worthwhile() ? scan.run(job) : std::vector<ScanCluster>();
}

} // namespace core::analysis
