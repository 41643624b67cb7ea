// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/hess_ascent.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <set>
#include <thread>

namespace core::align {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr int kInnerSteps = 30;
constexpr int kPatience = 6;
constexpr double kShorter = 0.75;
constexpr double kLonger = 1.3;
constexpr double kLeastStep = 1e-4;
constexpr double kLeastMemory = 0.02;
constexpr double kSlow = 0.03;      // share of the gap closed in a round: time to average longer
constexpr double kNothing = 0.0005; // nothing gained worth another round
constexpr double kRefineShare = 0.03;
constexpr double kRoundings = 4; // of each term of a sum
constexpr double kFinest = 1e-5; // loss by squares that does not matter, share of the ceiling
constexpr int kMostRefinements = 40;
constexpr int kIdleRounds = 3; // without gain before a node starts anew or is settled
constexpr int kRestarts = 1;
constexpr double kRestartStep = 0.05;
constexpr double kRestartMemory = 0.05;
constexpr std::size_t kManySites = 2000;

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

double dot(const std::vector<double>& a, const std::vector<double>& b,
           const std::vector<double>& scale) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += a[i] * b[i] * scale[i];
    }
    return sum;
}

} // namespace

HessAscent::HessAscent(const Problem& problem, SiteSpace& space, SitePricer& pricer,
                       std::vector<double> scale, double ceiling, int threads)
    : problem_(problem), space_(space), pricer_(pricer), scale_(std::move(scale)),
      ceiling_(ceiling), threads_(std::max(1, threads)) {
    const std::size_t q = at(problem.measures());
    rule_.lower.assign(q, kInfinity);
    rule_.upper.assign(q, 0);
    for (TerritoryIx t = 0; t < problem.territories(); ++t) {
        bool needs = false;
        for (std::size_t m = 0; m < q; ++m) {
            const Limits& band = problem.limits(t, static_cast<int>(m));
            rule_.lower[m] = std::min(rule_.lower[m], static_cast<double>(band.lower));
            rule_.upper[m] = std::max(rule_.upper[m], static_cast<double>(band.upper));
            needs = needs || band.lower > 0;
        }
        mayBeEmpty_ = mayBeEmpty_ || !needs;
    }
    for (int place = 0; place < pricer.units(); ++place) {
        weight_ += pricer.weightAt(place);
    }
    grow();
}

void HessAscent::grow() {
    prices_.resize(at(space_.size()), 0);
    mass_.resize(at(space_.size()), 0);
    multipliers_.resize(at(space_.size()) * at(problem_.measures()), 0);
}

/// The least cost of several territories at a site together: the same knapsack, as a unit joins but
/// one of them. With one measure it is exact and so convex in `copies`; with several, the limits of
/// all but the first are left out for more than one copy, which keeps it so.
double HessAscent::priceOf(int site, int copies, SiteMembers* members) {
    const std::size_t q = at(problem_.measures());
    SiteRule rule = rule_;
    for (std::size_t m = 0; m < q; ++m) {
        rule.lower[m] *= copies;
        rule.upper[m] *= copies;
        if (rule.lower[m] > static_cast<double>(problem_.total(static_cast<int>(m)))) {
            return kInfinity;
        }
        if (m > 0 && copies > 1) {
            rule.lower[m] = 0;
            rule.upper[m] = kInfinity;
        }
    }
    std::vector<double> multipliers(
        multipliers_.begin() + static_cast<std::ptrdiff_t>(at(site) * q),
        multipliers_.begin() + static_cast<std::ptrdiff_t>((at(site) + 1) * q));
    const double price = pricer_.price(space_[site], rule, multipliers, scratch_, members);
    return price;
}

void HessAscent::priceSome(const std::vector<int>& sites, std::size_t begin, std::size_t end,
                           SitePricer::Scratch& scratch) {
    const std::size_t q = at(problem_.measures());
    for (std::size_t s = begin; s < end; ++s) {
        const int site = sites[s];
        prices_[at(site)] =
            pricer_.price(space_[site], rule_, {multipliers_.data() + at(site) * q, q}, scratch);
    }
}

void HessAscent::priceAll(const std::vector<int>& sites) {
    if (threads_ == 1 || sites.size() < kManySites) {
        priceSome(sites, 0, sites.size(), scratch_);
        return;
    }
    const std::size_t share = sites.size() / at(threads_) + 1;
    std::vector<SitePricer::Scratch> others(at(threads_ - 1));
    {
        std::vector<std::jthread> helpers;
        for (int t = 1; t < threads_; ++t) {
            helpers.emplace_back([&, t] {
                priceSome(sites, std::min(sites.size(), at(t) * share),
                          std::min(sites.size(), at(t + 1) * share), others[at(t - 1)]);
            });
        }
        priceSome(sites, 0, std::min(sites.size(), share), scratch_);
    }
    for (const SitePricer::Scratch& other : others) {
        scratch_.work += other.work;
    }
}

/// Takes the cheapest offers of a group into chosen_ and returns their sum. A site may serve
/// several centres, but units only one of them: each further one there costs at least as much.
double HessAscent::choose(const SiteGroup& group, const std::vector<int>& sites) {
    const auto dearer = [](const Offer& a, const Offer& b) {
        return a.price > b.price || (a.price == b.price && a.site > b.site);
    };
    std::vector<Offer> offers;
    offers.reserve(sites.size());
    for (const int site : sites) {
        offers.push_back({site, 1, prices_[at(site)], prices_[at(site)]});
    }
    std::priority_queue<Offer, std::vector<Offer>, decltype(dearer)> queue(dearer,
                                                                           std::move(offers));
    double sum = 0;
    for (int i = 0; i < group.count; ++i) {
        if (queue.empty() || (mayBeEmpty_ && queue.top().price >= 0)) {
            return mayBeEmpty_ ? sum : kInfinity;
        }
        const Offer best = queue.top();
        queue.pop();
        if (!std::isfinite(best.price)) {
            return mayBeEmpty_ ? sum : kInfinity;
        }
        chosen_.push_back(best);
        sum += best.price;
        if (space_.divisible() && i + 1 < group.count) {
            // Each territory by itself costs at least what one alone does.
            const double one = prices_[at(best.site)];
            const double together =
                std::max(priceOf(best.site, best.copies + 1, nullptr), (best.copies + 1) * one);
            queue.push({best.site, best.copies + 1, together - best.sum, together});
        }
    }
    return sum;
}

/// Sites that would make any plan with a centre there dearer than the ceiling.
void HessAscent::drop(SiteGroup& group, double total, double worst) const {
    const double most = ceiling_ * (1 + 1e-9) - total + worst;
    std::erase_if(group.sites, [&](int site) { return prices_[at(site)] > most; });
}

double HessAscent::value(HessNode& node, const std::vector<double>& rewards, bool whole) {
    pricer_.setRewards(rewards);
    for (std::size_t g = 0; g < node.groups.size(); ++g) {
        priceAll(whole ? node.groups[g].sites : active_[g]);
    }
    return pricedValue(node, rewards, whole);
}

/// The Lagrangian at prices that are known already.
double HessAscent::pricedValue(HessNode& node, const std::vector<double>& rewards, bool whole) {
    double total = 0;
    double size = 0;
    for (const double u : rewards) {
        total += u;
        size += std::abs(u);
    }
    chosen_.clear();
    std::vector<std::size_t> ends;
    for (std::size_t g = 0; g < node.groups.size(); ++g) {
        total += choose(node.groups[g], whole ? node.groups[g].sites : active_[g]);
        ends.push_back(chosen_.size());
    }
    for (const Offer& offer : chosen_) {
        size += std::abs(offer.price);
    }
    // Rewards may grow far beyond the costs and cancel out: what that loses must not raise the
    // bound (Higham, "Accuracy and Stability of Numerical Algorithms", 2002, section 4.2).
    total -= kRoundings * std::numeric_limits<double>::epsilon() *
             static_cast<double>(rewards.size()) * size;
    if (whole && std::isfinite(total) && !mayBeEmpty_) {
        for (std::size_t g = 0; g < node.groups.size(); ++g) {
            drop(node.groups[g], total, chosen_[ends[g] - 1].price);
        }
    }
    return total;
}

/// Quarters the chosen squares that are coarse against the gap. False when there is none.
bool HessAscent::refine(HessNode& node) {
    if (!space_.divisible()) {
        return false;
    }
    const double loss =
        std::max(kRefineShare * std::max(0.0, ceiling_ - node.bound), kFinest * ceiling_);
    std::set<int> coarse;
    for (const Offer& offer : chosen_) {
        if (space_[offer.site].slack * weight_ > loss) {
            coarse.insert(offer.site);
        }
    }
    if (coarse.empty()) {
        return false;
    }
    std::vector<int> finer;
    for (const int site : coarse) {
        const int first = space_.quarters(site);
        finer.insert(finer.end(), {first, first + 1, first + 2, first + 3});
    }
    grow();
    for (SiteGroup& group : node.groups) {
        std::vector<int> sites;
        for (const int site : group.sites) {
            if (!coarse.contains(site)) {
                sites.push_back(site);
                continue;
            }
            const int first = space_.quarters(site);
            for (int i = 0; i < 4; ++i) {
                sites.push_back(first + i);
                mass_[at(first + i)] = mass_[at(site)] / 4;
                for (std::size_t q = 0; q < at(problem_.measures()); ++q) {
                    const std::size_t m = at(problem_.measures());
                    multipliers_[at(first + i) * m + q] = multipliers_[at(site) * m + q];
                }
            }
            mass_[at(site)] = 0;
        }
        group.sites = std::move(sites);
    }
    priceAll(finer);
    return true;
}

/// The sites that the next steps look at: cheap ones, chosen ones, and a few of every region.
void HessAscent::activate(const HessNode& node) {
    active_.assign(node.groups.size(), {});
    for (std::size_t g = 0; g < node.groups.size(); ++g) {
        std::vector<int> sites = node.groups[g].sites;
        std::sort(sites.begin(), sites.end(), [&](int a, int b) {
            return prices_[at(a)] < prices_[at(b)] || (prices_[at(a)] == prices_[at(b)] && a < b);
        });
        const int count = node.groups[g].count;
        std::set<int> families;
        int spread = 0;
        for (std::size_t i = 0; i < sites.size(); ++i) {
            bool take = static_cast<int>(i) < 3 * count + 5 || mass_[at(sites[i])] > 1e-3;
            const bool fresh = families.insert(space_.family(sites[i])).second;
            if (!take && fresh && spread < 8 * count + 5) {
                take = true;
                ++spread;
            }
            if (take) {
                active_[g].push_back(sites[i]);
            }
        }
    }
}

void HessAscent::slopeOf(std::vector<double>& slope) {
    slope.assign(at(pricer_.units()), 1);
    // Only the last copy at a site stands for all of them.
    std::vector<std::pair<int, int>> copies;
    for (const Offer& offer : chosen_) {
        copies.emplace_back(offer.site, offer.copies);
    }
    std::sort(copies.begin(), copies.end());
    for (std::size_t i = 0; i < copies.size(); ++i) {
        if (i + 1 < copies.size() && copies[i + 1].first == copies[i].first) {
            continue;
        }
        priceOf(copies[i].first, copies[i].second, &members_);
        for (std::size_t m = 0; m < members_.place.size(); ++m) {
            slope[at(members_.place[m])] -= members_.share[m];
        }
    }
}

void HessAscent::blend(HessNode& node, const std::vector<double>& slope) {
    double weight = 1;
    if (node.slope.empty()) {
        node.slope = slope;
    } else {
        const double gg = dot(slope, slope, scale_);
        const double gd = dot(slope, node.slope, scale_);
        const double dd = dot(node.slope, node.slope, scale_);
        const double spread = gg - 2 * gd + dd;
        weight = spread > 0 ? (dd - gd) / spread : node.memory;
        weight = std::clamp(weight, node.memory / 10, node.memory);
        for (std::size_t i = 0; i < slope.size(); ++i) {
            node.slope[i] = weight * slope[i] + (1 - weight) * node.slope[i];
        }
    }
    for (const std::vector<int>& sites : active_) {
        for (const int site : sites) {
            mass_[at(site)] *= 1 - weight;
        }
    }
    for (const Offer& offer : chosen_) {
        mass_[at(offer.site)] += weight;
    }
}

void HessAscent::inner(HessNode& node, std::vector<double>& centre, Stop& stop) {
    std::vector<double> rewards = centre;
    std::vector<double> slope;
    double best = -kInfinity;
    int idle = 0;
    node.step = std::max(node.step, kLeastStep);
    for (int step = 0; step < kInnerSteps && !stop.after(0); ++step) {
        const double now = value(node, rewards, false);
        if (!std::isfinite(now)) {
            return; // too few active sites: the whole set decides
        }
        slopeOf(slope);
        if (now > best) {
            const bool onward = !node.slope.empty() && dot(slope, node.slope, scale_) > 0;
            node.step = step > 0 && onward ? std::min(1.5, node.step * kLonger) : node.step;
            best = now;
            centre = rewards;
            idle = 0;
        } else if (++idle >= kPatience) {
            node.step *= kShorter;
            idle = 0;
        }
        blend(node, slope);
        const double square = dot(node.slope, node.slope, scale_);
        if (square <= 0) {
            return;
        }
        const double goal = std::max(ceiling_ - best, 1e-6 * std::abs(ceiling_));
        const double length = node.step * goal / square;
        for (std::size_t i = 0; i < rewards.size(); ++i) {
            rewards[i] = centre[i] + length * scale_[i] * node.slope[i];
        }
    }
}

void HessAscent::ascend(HessNode& node, int rounds, std::int64_t end, Stop& stop) {
    std::fill(mass_.begin(), mass_.end(), 0.0);
    for (const auto& [site, mass] : node.mass) {
        mass_[at(site)] = mass;
    }
    std::vector<double> centre = node.centre.empty() ? node.rewards : node.centre;
    double now = value(node, centre, true);
    if (now > node.bound) {
        node.bound = now;
        node.rewards = centre;
    }
    int idle = 0;
    for (int round = 0; round < rounds && node.bound < ceiling_ && !stop.after(0); ++round) {
        if (round > 0 && work() >= end) {
            break;
        }
        activate(node);
        inner(node, centre, stop);
        now = value(node, centre, true);
        for (int i = 0; i < kMostRefinements && now < ceiling_ && refine(node); ++i) {
            now = pricedValue(node, centre, true); // at the same rewards
        }
        const double gain = now - node.bound;
        const double gap = ceiling_ - node.bound;
        if (gain > 0) {
            node.bound = now;
            node.rewards = centre;
        }
        if (gain < kSlow * gap && now > 0.5 * ceiling_) {
            idle = gain < kNothing * gap ? idle + 1 : 0;
            if (idle >= kIdleRounds && node.memory <= 2 * kLeastMemory) {
                if (++node.restarts > kRestarts) {
                    node.settled = true;
                    break;
                }
                node.step = kRestartStep;
                node.memory = kRestartMemory;
                node.slope.clear();
                centre = node.rewards;
                idle = 0;
            }
            node.memory = std::max(kLeastMemory, node.memory * 0.7);
        }
    }
    node.centre = node.settled ? std::vector<double>() : centre;
    node.mass.clear();
    for (const SiteGroup& group : node.groups) {
        for (const int site : group.sites) {
            if (mass_[at(site)] > 1e-6) {
                node.mass.emplace_back(site, mass_[at(site)]);
            }
        }
    }
}

} // namespace core::align
