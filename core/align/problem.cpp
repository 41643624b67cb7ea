// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/problem.h"

#include "core/align/moments.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace core::align {

namespace {

constexpr Amount kLargestTotal = std::numeric_limits<Amount>::max() / 4;
constexpr double kLeastWeightShare = 0.01;
constexpr double kLeastTargetShare = 0.001; // left to the units where what is fixed is all of it
// Limits come from target * (1 +- tolerance); this much rounding error does not count.
constexpr double kRounding = 1e-12;

void require(bool condition, const std::string& message, const std::string& hint = {}) {
    if (!condition) {
        throw Error(Code::Input, message, hint);
    }
}

void requireSize(std::size_t size, std::size_t units, const char* what) {
    require(size == 0 || size == units,
            format("{} are given for {} of {} units; they must be given for all or none", what,
                   size, units));
}

Amount bounded(double value) {
    constexpr double kMost = static_cast<double>(kLargestTotal);
    return static_cast<Amount>(std::clamp(value, -kMost, kMost));
}

} // namespace

Problem::Problem(ProblemData data) : data_(std::move(data)) {
    checkUnits();
    checkMeasures();
    checkTerritories();
    checkBorders();
    checkAlignment();
    checkTravel();
    checkHulls();
    Box bounds;
    for (const Point& p : data_.positions) {
        bounds.add(p);
    }
    origin_ = bounds.centre();
    buildWeights();
    buildTargets();
    buildGraph();
    buildComponents();
    buildRestrictions();
    buildAwayCosts();
    buildBudget();
    unitsWithCurrent_ =
        static_cast<int>(std::count_if(data_.current.begin(), data_.current.end(),
                                       [](TerritoryIx t) { return t != kUnassigned; }));
}

std::string Problem::unitName(UnitIx unit) const {
    return data_.names.empty() ? format("unit {}", unit + 1) : data_.names[index(unit)];
}

std::string Problem::territoryName(TerritoryIx territory) const {
    const std::string& name = data_.territories[index(territory)].name;
    return name.empty() ? format("territory {}", territory + 1) : name;
}

Point Problem::localPosition(UnitIx unit) const {
    const Point p = position(unit);
    return {p.x - origin_.x, p.y - origin_.y};
}

std::optional<Point> Problem::localCentre(TerritoryIx territory) const {
    const auto& centre = data_.territories[index(territory)].centre;
    return centre ? std::optional<Point>({centre->x - origin_.x, centre->y - origin_.y})
                  : std::nullopt;
}

double Problem::excess(TerritoryIx territory, int measure, Amount value) const {
    const Limits& band = limits(territory, measure);
    if (value >= band.lower && value <= band.upper) {
        return 0;
    }
    const Amount below = std::max<Amount>(0, band.lower - value);
    const Amount above = std::max<Amount>(0, value - band.upper);
    return static_cast<double>(below + above) / std::max(1.0, target(territory, measure));
}

void Problem::checkUnits() const {
    const std::size_t n = data_.positions.size();
    require(n > 0, "there are no basic units to align", "import a unit layer first");
    require(n < static_cast<std::size_t>(std::numeric_limits<int>::max() / 64),
            "there are too many basic units");
    requireSize(data_.names.size(), n, "names");
    requireSize(data_.positionWeights.size(), n, "position weights");
    requireSize(data_.areas.size(), n, "areas");
    requireSize(data_.perimeters.size(), n, "perimeters");
    const auto usable = [](double value) { return std::isfinite(value) && value >= 0; };
    for (UnitIx i = 0; i < units(); ++i) {
        const Point p = position(i);
        require(std::isfinite(p.x) && std::isfinite(p.y),
                format("{} has no usable position", unitName(i)));
        for (const auto* values : {&data_.positionWeights, &data_.areas, &data_.perimeters}) {
            require(values->empty() || usable((*values)[index(i)]),
                    format("{} has a negative or missing weight, area or perimeter", unitName(i)));
        }
    }
}

void Problem::checkHulls() const {
    const Hulls& hulls = data_.hulls;
    if (hulls.first.empty()) {
        return;
    }
    require(hulls.first.size() == data_.positions.size() + 1 && hulls.first.front() == 0 &&
                hulls.first.back() == static_cast<int>(hulls.points.size()) &&
                std::is_sorted(hulls.first.begin(), hulls.first.end()),
            "the hulls do not fit the units");
}

void Problem::checkMeasures() {
    require(!data_.measures.empty(), "no activity measure is given to balance",
            "name a measure of the layer");
    for (const Measure& measure : data_.measures) {
        require(measure.values.size() == data_.positions.size(),
                format("measure '{}' has {} values for {} units", measure.name,
                       measure.values.size(), units()));
        require(std::isfinite(measure.weight) && measure.weight >= 0,
                format("the weight of measure '{}' must not be negative", measure.name));
        Amount sum = 0;
        for (UnitIx i = 0; i < units(); ++i) {
            const Amount value = measure.values[index(i)];
            require(value >= 0,
                    format("{} has a negative value in measure '{}'", unitName(i), measure.name));
            require(value <= kLargestTotal - sum,
                    format("measure '{}' is too large to add up", measure.name),
                    "use a larger unit, such as thousands");
            sum += value;
        }
        require(sum > 0 || measure.weight == 0,
                format("measure '{}' has no activity: every unit is zero", measure.name),
                "join values to the units, or choose another measure");
        totals_.push_back(sum);
    }
    require(std::any_of(data_.measures.begin(), data_.measures.end(),
                        [](const Measure& m) { return m.weight > 0; }),
            "no measure has a weight, so there is nothing to balance");
}

void Problem::checkBorders() const {
    for (const Border& border : data_.borders) {
        const bool inside =
            border.a >= 0 && border.b >= 0 && border.a < units() && border.b < units();
        require(inside && border.a != border.b, "a border does not join two different units");
        require(std::isfinite(border.length) && border.length >= 0,
                format("the border between {} and {} has a negative or missing length",
                       unitName(border.a), unitName(border.b)));
    }
}

void Problem::checkTerritories() const {
    require(territories() > 0, "there must be at least one territory");
    require(territories() <= units(),
            format("{} territories cannot be made of {} units", territories(), units()),
            "ask for fewer territories or use smaller units");
    require(std::isfinite(data_.tolerance) && data_.tolerance >= 0,
            "the tolerance must not be negative");
    require(std::isfinite(data_.disruptionPrice) && data_.disruptionPrice >= 0,
            "the price of disruption must not be negative");
    require(std::isfinite(data_.distanceStep) && data_.distanceStep >= 0,
            "the distance step must not be negative");
    const std::size_t q = data_.measures.size();
    for (TerritoryIx t = 0; t < territories(); ++t) {
        const TerritorySpec& spec = data_.territories[index(t)];
        const bool sizes = (spec.targets.empty() || spec.targets.size() == q) &&
                           (spec.minimum.empty() || spec.minimum.size() == q) &&
                           (spec.maximum.empty() || spec.maximum.size() == q) &&
                           (spec.fixed.empty() || spec.fixed.size() == q);
        require(sizes, format("{} must have a target and limits for every measure or for none",
                              territoryName(t)));
        require(std::all_of(spec.fixed.begin(), spec.fixed.end(),
                            [](Amount amount) { return amount >= 0 && amount <= kLargestTotal; }),
                format("what is fixed to {} must not be negative", territoryName(t)));
        for (std::size_t m = 0; m < spec.targets.size(); ++m) {
            const bool positive = spec.targets[m] > 0 || data_.measures[m].weight == 0;
            require(std::isfinite(spec.targets[m]) && spec.targets[m] >= 0 && positive,
                    format("the target of {} in measure '{}' must be above zero", territoryName(t),
                           data_.measures[m].name),
                    "leave the territory out, or give it a target");
        }
        require(!spec.centre || (std::isfinite(spec.centre->x) && std::isfinite(spec.centre->y)),
                format("the centre of {} is not a usable position", territoryName(t)));
    }
}

void Problem::checkAlignment() const {
    requireSize(data_.current.size(), data_.positions.size(), "current territories");
    requireSize(data_.allowed.size(), data_.positions.size(), "allowed territories");
    requireSize(data_.locked.size(), data_.positions.size(), "locks");
    const auto known = [&](TerritoryIx t) { return t >= 0 && t < territories(); };
    for (UnitIx i = 0; i < units(); ++i) {
        require(current(i) == kUnassigned || known(current(i)),
                format("the current territory of {} does not exist", unitName(i)));
        require(!locked(i) || current(i) != kUnassigned,
                format("{} is locked but has no territory", unitName(i)),
                "assign it first, or unlock it");
        if (!data_.allowed.empty()) {
            const auto& list = data_.allowed[index(i)];
            require(std::all_of(list.begin(), list.end(), known),
                    format("{} is allowed in a territory that does not exist", unitName(i)));
            require(!locked(i) || list.empty() ||
                        std::find(list.begin(), list.end(), current(i)) != list.end(),
                    format("{} is locked in {}, which it may not belong to", unitName(i),
                           territoryName(locked(i) ? current(i) : 0)),
                    "unlock it, or allow that territory");
        }
    }
}

void Problem::checkTravel() const {
    if (data_.compactness == Compactness::Travel) {
        require(data_.travel.size() == data_.positions.size() * data_.territories.size(),
                "travel times must be given from every unit to every territory's base");
    }
    require(data_.travel.empty() ||
                data_.travel.size() == data_.positions.size() * data_.territories.size(),
            "travel times must be given for every unit and territory, or for none");
    require(std::all_of(data_.travel.begin(), data_.travel.end(), [](float s) { return s >= 0; }),
            "a travel time is negative or missing");
    if (data_.disruptionBudget) {
        const DisruptionBudget& budget = *data_.disruptionBudget;
        require(!data_.current.empty(), "disruption can be limited only against a current plan",
                "start from a scenario");
        require(budget.share >= 0 && budget.share <= 1,
                "the limit on disruption must be a share between 0 and 1");
        require(budget.measure >= -1 && budget.measure < measures(),
                "the measure that disruption is limited by does not exist");
    }
}

void Problem::buildWeights() {
    const std::size_t q = data_.measures.size();
    amounts_.resize(data_.positions.size() * q);
    loads_.assign(data_.positions.size(), 0);
    double weights = 0;
    for (const Measure& measure : data_.measures) {
        weights += measure.weight;
    }
    for (UnitIx i = 0; i < units(); ++i) {
        for (std::size_t m = 0; m < q; ++m) {
            const Measure& measure = data_.measures[m];
            amounts_[index(i) * q + m] = measure.values[index(i)];
            if (measure.weight > 0) {
                loads_[index(i)] += measure.weight / weights *
                                    static_cast<double>(measure.values[index(i)]) /
                                    static_cast<double>(totals_[m]);
            }
        }
    }
    weights_ = data_.positionWeights;
    if (weights_.empty()) {
        const double mean = static_cast<double>(totals_[0]) / units();
        const double least = mean > 0 ? mean * kLeastWeightShare : 1;
        for (const Amount value : data_.measures[0].values) {
            weights_.push_back(std::max(least, static_cast<double>(value)));
        }
    }
}

void Problem::buildTargets() {
    double weights = 0;
    for (const Measure& measure : data_.measures) {
        weights += measure.weight;
    }
    std::vector<double> allFixed(data_.measures.size(), 0);
    for (TerritoryIx t = 0; t < territories(); ++t) {
        for (int m = 0; m < measures(); ++m) {
            allFixed[index(m)] += static_cast<double>(fixed(t, m));
        }
    }
    targetLoads_.assign(data_.territories.size(), 0);
    for (TerritoryIx t = 0; t < territories(); ++t) {
        const TerritorySpec& spec = data_.territories[index(t)];
        for (int m = 0; m < measures(); ++m) {
            const double units = static_cast<double>(total(m));
            const double own = static_cast<double>(fixed(t, m));
            const double whole = spec.targets.empty() ? (units + allFixed[index(m)]) / territories()
                                                      : spec.targets[index(m)];
            // The search knows units only, so what is fixed comes off what they shall bring.
            const double target = std::max(whole - own, kLeastTargetShare * whole);
            Limits band{0, kLargestTotal};
            if (balanced(m)) {
                const double slack = kRounding * whole;
                band.lower = bounded(std::ceil(whole * (1 - data_.tolerance) - slack));
                band.upper = bounded(std::floor(whole * (1 + data_.tolerance) + slack));
                targetLoads_[index(t)] +=
                    data_.measures[index(m)].weight / weights * target / units;
            }
            if (!spec.minimum.empty() && spec.minimum[index(m)]) {
                band.lower = std::max(band.lower, *spec.minimum[index(m)]);
            }
            if (!spec.maximum.empty() && spec.maximum[index(m)]) {
                band.upper = std::min(band.upper, *spec.maximum[index(m)]);
            }
            if (own > 0) {
                band.lower = std::max<Amount>(0, band.lower - fixed(t, m));
                band.upper -= fixed(t, m);
            }
            beyond_.push_back(whole - target);
            targets_.push_back(target);
            limits_.push_back(band);
        }
    }
}

void Problem::buildGraph() {
    // The same pair may come twice, as a border and a bridge or as two stretches: one link.
    std::vector<Border> borders = data_.borders;
    for (Border& border : borders) {
        if (border.a > border.b) {
            std::swap(border.a, border.b);
        }
    }
    std::stable_sort(borders.begin(), borders.end(), [](const Border& x, const Border& y) {
        return std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
    std::vector<Border> unique;
    for (const Border& border : borders) {
        if (!unique.empty() && unique.back().a == border.a && unique.back().b == border.b) {
            unique.back().length += border.length;
            unique.back().bridge = unique.back().bridge && border.bridge;
        } else {
            unique.push_back(border);
        }
    }
    firstLink_.assign(data_.positions.size() + 1, 0);
    for (const Border& border : unique) {
        ++firstLink_[index(border.a) + 1];
        ++firstLink_[index(border.b) + 1];
    }
    std::partial_sum(firstLink_.begin(), firstLink_.end(), firstLink_.begin());
    links_.resize(unique.size() * 2);
    std::vector<int> next(firstLink_.begin(), firstLink_.end() - 1);
    for (const Border& border : unique) {
        const int here = next[index(border.a)]++;
        const int there = next[index(border.b)]++;
        links_[index(here)] = {border.b, there, border.length, border.bridge};
        links_[index(there)] = {border.a, here, border.length, border.bridge};
    }
}

void Problem::buildComponents() {
    component_.assign(data_.positions.size(), -1);
    std::vector<UnitIx> queue;
    for (UnitIx start = 0; start < units(); ++start) {
        if (component_[index(start)] >= 0) {
            continue;
        }
        component_[index(start)] = components_;
        queue.assign(1, start);
        while (!queue.empty()) {
            const UnitIx unit = queue.back();
            queue.pop_back();
            for (const Neighbour& next : neighbours(unit)) {
                if (component_[index(next.unit)] < 0) {
                    component_[index(next.unit)] = components_;
                    queue.push_back(next.unit);
                }
            }
        }
        ++components_;
    }
}

void Problem::buildRestrictions() {
    restriction_.assign(data_.positions.size(), -1);
    std::vector<TerritoryIx> reachable;
    for (UnitIx i = 0; i < units(); ++i) {
        if (locked(i)) {
            restrict(i, {current(i)});
            continue;
        }
        const bool listed = !data_.allowed.empty() && !data_.allowed[index(i)].empty();
        reachable.clear();
        for (TerritoryIx t = 0; !data_.travel.empty() && t < territories(); ++t) {
            if (std::isfinite(travel(i, t)) &&
                (!listed ||
                 std::find(data_.allowed[index(i)].begin(), data_.allowed[index(i)].end(), t) !=
                     data_.allowed[index(i)].end())) {
                reachable.push_back(t);
            }
        }
        if (!data_.travel.empty() && reachable.size() < data_.territories.size()) {
            require(!reachable.empty(),
                    format("{} cannot be reached from the base of any territory "
                           "that it may belong to",
                           unitName(i)),
                    "raise the travel limit, or allow another territory");
            restrict(i, reachable);
        } else if (listed) {
            restrict(i, data_.allowed[index(i)]);
        }
    }
}

void Problem::restrict(UnitIx unit, const std::vector<TerritoryIx>& only) {
    const std::size_t width = data_.territories.size();
    const std::size_t row = allowedBits_.size() / width;
    allowedBits_.resize(allowedBits_.size() + width, false);
    for (const TerritoryIx t : only) {
        allowedBits_[row * width + index(t)] = true;
    }
    restriction_[index(unit)] = static_cast<int>(row);
}

void Problem::buildAwayCosts() {
    if (data_.disruptionPrice <= 0 || data_.current.empty()) {
        return;
    }
    // A plan that moves everything away pays `disruptionPrice` times the present compactness cost.
    std::vector<Moments> moments(data_.territories.size());
    for (UnitIx i = 0; i < units(); ++i) {
        if (current(i) != kUnassigned) {
            moments[index(current(i))].add(weight(i), localPosition(i));
        }
    }
    double moment = 0;
    double travelled = 0;
    for (UnitIx i = 0; i < units(); ++i) {
        const bool known = current(i) != kUnassigned && !data_.travel.empty();
        travelled +=
            known && std::isfinite(travel(i, current(i))) ? weight(i) * travel(i, current(i)) : 0;
    }
    for (TerritoryIx t = 0; t < territories(); ++t) {
        const auto centre = localCentre(t);
        const Moments& m = moments[index(t)];
        moment += centre ? m.about(*centre) : m.aboutCentroid();
    }
    const double price = data_.compactness == Compactness::CutBorders
                             ? static_cast<double>(links_.size()) / 2
                         : data_.compactness == Compactness::Travel ? travelled
                                                                    : moment;
    for (UnitIx i = 0; i < units(); ++i) {
        const double share =
            static_cast<double>(amount(i, 0)) / static_cast<double>(std::max<Amount>(1, total(0)));
        awayCost_.push_back(current(i) == kUnassigned ? 0 : data_.disruptionPrice * price * share);
    }
}

void Problem::buildBudget() {
    if (!data_.disruptionBudget) {
        return;
    }
    Amount whole = 0;
    for (UnitIx i = 0; i < units(); ++i) {
        whole += current(i) == kUnassigned ? 0 : budgetAmount(i);
    }
    // A share such as 0.1 is not exact in binary; what it means in whole numbers is.
    budget_ = bounded(
        std::floor(data_.disruptionBudget->share * static_cast<double>(whole) * (1 + kRounding)));
}

} // namespace core::align
