// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/hess_bound.h"

#include "core/align/member_centre.h"
#include "core/align/moments.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace core::align {

namespace {

constexpr int kRounds = 6; // of a node before the worst is chosen anew
constexpr int kRevivals = 2;
constexpr double kRevivalMemory = 0.3;
constexpr double kScaleFloor = 0.5;
constexpr double kShyStart = 0.4;         // of what units cost: squares are coarse to begin with
constexpr double kLeastMass = 0.02;       // of a site that counts when a node is split
constexpr double kRounding = 1e-9;        // relative, subtracted from every bound
constexpr std::size_t kMostNodes = 20000; // in memory at once
constexpr std::int64_t kMostNumbers = 40'000'000; // in the nodes together

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

} // namespace

HessBound::HessBound(const Problem& problem, const Alignment& plan, double objective, int threads)
    : problem_(problem), space_(problem), pricer_(problem) {
    const std::vector<Site> centres = centresOf(plan);
    ascent_ = std::make_unique<HessAscent>(problem, space_, pricer_,
                                           scaleOf(problem, pricer_, centres, objective), objective,
                                           threads);
    start(plan, objective);
}

std::vector<Site> HessBound::centresOf(const Alignment& plan) const {
    std::vector<std::vector<UnitIx>> members(at(problem_.territories()));
    for (UnitIx unit = 0; unit < problem_.units(); ++unit) {
        members[at(plan[at(unit)])].push_back(unit);
    }
    std::vector<Site> centres;
    for (const auto& own : members) {
        if (own.empty()) {
            continue;
        }
        if (!space_.divisible()) {
            const UnitIx unit = bestMember(problem_, own).unit;
            centres.push_back({problem_.localPosition(unit), 0, unit});
            continue;
        }
        Moments moments;
        for (const UnitIx unit : own) {
            moments.add(problem_.weight(unit), problem_.localPosition(unit));
        }
        centres.push_back({moments.centroid(), 0, -1});
    }
    return centres;
}

std::vector<double> HessBound::scaleOf(const Problem& problem, const SitePricer& pricer,
                                       const std::vector<Site>& centres, double objective) {
    const double floor = kScaleFloor * std::max(objective, 1e-300) / problem.units();
    std::vector<double> scale(at(pricer.units()));
    for (int place = 0; place < pricer.units(); ++place) {
        double least = std::numeric_limits<double>::infinity();
        for (const Site& centre : centres) {
            least = std::min(least, pricer.cost(place, centre));
        }
        scale[at(place)] = std::max(least, floor);
    }
    return scale;
}

/// The root: all sites, and rewards that would be right if the centres of the plan were the only
/// ones.
void HessBound::start(const Alignment& plan, double objective) {
    HessNode root;
    root.groups.resize(1);
    root.groups[0].count = problem_.territories();
    root.groups[0].sites.resize(at(space_.initial()));
    std::iota(root.groups[0].sites.begin(), root.groups[0].sites.end(), 0);
    root.rewards.assign(at(pricer_.units()), 0);
    const double share = space_.divisible() ? kShyStart : 1;
    const std::vector<Site> centres = centresOf(plan);
    for (int place = 0; place < pricer_.units(); ++place) {
        double least = std::numeric_limits<double>::infinity();
        for (const Site& centre : centres) {
            least = std::min(least, pricer_.cost(place, centre));
        }
        root.rewards[at(place)] = share * least;
    }
    margin_ = kRounding * std::max(std::abs(objective), 1.0);
    best_ = 0; // costs are never negative
    root.bound = -std::numeric_limits<double>::infinity();
    open_.push_back(std::move(root));
}

double HessBound::value() const {
    return best_;
}

void HessBound::lowerCeiling(double objective) {
    if (objective < ascent_->ceiling()) {
        ascent_->lowerCeiling(objective);
    }
}

std::size_t HessBound::worst() const {
    std::size_t worst = 0;
    for (std::size_t i = 1; i < open_.size(); ++i) {
        worst = open_[i].bound < open_[worst].bound ? i : worst;
    }
    return worst;
}

bool HessBound::improve(std::int64_t work, Stop& stop) {
    const std::int64_t end = ascent_->work() + work;
    for (bool first = true; !exhausted_ && ascent_->work() < end; first = false) {
        if (!first && stop.after(0)) {
            break;
        }
        std::erase_if(open_,
                      [&](const HessNode& node) { return node.bound >= ascent_->ceiling(); });
        if (open_.empty()) {
            best_ = std::max(best_, ascent_->ceiling() - margin_);
            exhausted_ = true;
            break;
        }
        const std::size_t node = worst();
        best_ = std::max(best_, open_[node].bound - margin_);
        if (!open_[node].settled) {
            ascent_->ascend(open_[node], kRounds, end, stop);
        } else if (!branch(node)) {
            // Nothing left to split: the last that can be gained is a better dual solution.
            HessNode& last = open_[node];
            exhausted_ = ++last.revivals > kRevivals;
            last.settled = false;
            last.restarts = 0;
            last.step = 1;
            last.memory = kRevivalMemory;
            last.slope.clear();
        }
    }
    if (!open_.empty()) {
        const double least = open_[worst()].bound;
        best_ = std::max(best_, std::min(least, ascent_->ceiling()) - margin_);
    }
    return !exhausted_;
}

/// Tries to part one group's sites by a line so that the number of centres on either side, as the
/// steps averaged it, is far from whole, and the sides are far apart.
void HessBound::trySplits(const HessNode& node, std::size_t group, Split& best) const {
    std::map<int, double> massOf(node.mass.begin(), node.mass.end());
    struct Spot {
        double key;
        double mass;
        int site;
    };
    constexpr std::array<std::array<double, 2>, 4> kDirections{
        {{1, 0}, {0, 1}, {0.70710678, 0.70710678}, {0.70710678, -0.70710678}}};
    double total = 0;
    for (const int site : node.groups[group].sites) {
        const auto found = massOf.find(site);
        total += found == massOf.end() ? 0 : found->second;
    }
    const double norm = total > 0 ? node.groups[group].count / total : 0;
    for (const auto& [dx, dy] : kDirections) {
        std::vector<Spot> spots;
        for (const int site : node.groups[group].sites) {
            const auto found = massOf.find(site);
            spots.push_back({dx * space_[site].at.x + dy * space_[site].at.y,
                             found == massOf.end() ? 0 : norm * found->second, site});
        }
        std::sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) {
            return a.key < b.key || (a.key == b.key && a.site < b.site);
        });
        double mass = 0;
        double sum = 0;
        double whole = 0;
        for (const Spot& spot : spots) {
            whole += spot.mass * spot.key;
        }
        const double all = node.groups[group].count;
        for (std::size_t i = 0; i + 1 < spots.size(); ++i) {
            mass += spots[i].mass;
            sum += spots[i].mass * spots[i].key;
            if (spots[i].key == spots[i + 1].key || mass <= kLeastMass ||
                all - mass <= kLeastMass) {
                continue;
            }
            const double fraction = std::abs(mass - std::round(mass));
            const double apart = (whole - sum) / (all - mass) - sum / mass;
            if (fraction * apart * apart > best.score) {
                best.score = fraction * apart * apart;
                best.group = group;
                best.left.clear();
                best.right.clear();
                for (std::size_t j = 0; j < spots.size(); ++j) {
                    (j <= i ? best.left : best.right).push_back(spots[j].site);
                }
            }
        }
    }
}

HessBound::Split HessBound::bestSplit(const HessNode& node) const {
    Split best;
    for (std::size_t group = 0; group < node.groups.size(); ++group) {
        trySplits(node, group, best);
    }
    return best;
}

bool HessBound::branch(std::size_t index) {
    const std::int64_t numbers =
        static_cast<std::int64_t>(open_.size() + at(problem_.territories())) * 3 * problem_.units();
    Split split = bestSplit(open_[index]);
    if (split.score <= 0 || open_.size() > kMostNodes || numbers > kMostNumbers) {
        return false;
    }
    for (std::vector<int>* side : {&split.left, &split.right}) {
        std::sort(side->begin(), side->end());
    }
    HessNode parent = std::move(open_[index]);
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(index));
    const SiteGroup group = parent.groups[split.group];
    parent.groups.erase(parent.groups.begin() + static_cast<std::ptrdiff_t>(split.group));
    parent.settled = false;
    parent.centre.clear();
    parent.slope.clear();
    parent.step = 0.1;
    parent.memory = 0.2;
    for (int left = 0; left <= group.count; ++left) {
        HessNode child = parent;
        if (left > 0) {
            child.groups.push_back({split.left, left});
        }
        if (left < group.count) {
            child.groups.push_back({split.right, group.count - left});
        }
        open_.push_back(std::move(child));
    }
    return true;
}

} // namespace core::align
