// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/areas/cell_division.h"

#include "core/base/error.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace geo {

namespace {

constexpr std::int64_t kFarthest = std::int64_t{1} << 43;

/// The border of a region meets the bisector of two sites here: into the region, the bisector runs
/// with `left` on its left.
struct Crossing {
    GridPoint node;
    int left = 0;
    int right = 0;
};

/// Part of a bisector: `lower < t < upper` in `middle + t * direction`.
struct BisectorSpan {
    std::optional<Fraction> lower;
    std::optional<Fraction> upper;

    /// False when nothing is left. Bounds of bisectors are short enough to be multiplied out.
    bool open() const {
        return !lower || !upper || lower->num * upper->den < upper->num * lower->den;
    }
};

/// Works in coordinates about the middle of the region; sites count in steps of kSiteStep.
class RegionDivider {
public:
    explicit RegionDivider(const ThiessenRegion& region) : region_(region), origin_(middle()) {
        for (const ThiessenSite& site : region.sites) {
            const GridPoint local = site.at - origin_;
            if (local.x % kSiteStep != 0 || local.y % kSiteStep != 0) {
                throw core::Error(core::Code::Bug, "a site lies off the site grid");
            }
            sites_.push_back({local.x / kSiteStep, local.y / kSiteStep});
        }
        for (const GridEdge& edge : region.border) {
            border_.push_back({edge.from - origin_, edge.to - origin_});
        }
    }

    RegionDivision divide() {
        for (std::size_t i = 0; i < border_.size(); ++i) {
            division_.border.push_back(divideEdge(i));
        }
        for (std::size_t i = 0; i < border_.size(); ++i) {
            sweepCorner(i);
        }
        cutBisectors();
        return std::move(division_);
    }

private:
    GridPoint middle() const {
        GridPoint low{std::numeric_limits<std::int64_t>::max() / 4,
                      std::numeric_limits<std::int64_t>::max() / 4};
        GridPoint high{-low.x, -low.y};
        for (const GridEdge& edge : region_.border) {
            low = {std::min(low.x, edge.from.x), std::min(low.y, edge.from.y)};
            high = {std::max(high.x, edge.from.x), std::max(high.y, edge.from.y)};
        }
        const auto onSiteGrid = [](std::int64_t value) { return value / kSiteStep * kSiteStep; };
        return {onSiteGrid((low.x + high.x) / 2), onSiteGrid((low.y + high.y) / 2)};
    }

    /// Squared distance to a site up to a term and a factor that are the same for all sites.
    Wide remoteness(GridPoint at, std::size_t site) const {
        const GridPoint p = sites_[site];
        return dot(p, p) * kSiteStep - 2 * dot(at, p);
    }

    // --- the border -----------------------------------------------------------------------------

    /// The nearest site along an edge is the lower envelope of straight lines over it. Where two
    /// are equally near, the one on the left counts, as if the edge lay a hair to the left.
    struct Lines {
        GridPoint direction;
        std::vector<Wide> start;
        std::vector<Wide> slope;
        std::vector<Wide> leftness;
    };

    Lines linesOver(const GridEdge& edge) const {
        Lines lines;
        lines.direction = edge.to - edge.from;
        for (std::size_t i = 0; i < sites_.size(); ++i) {
            lines.start.push_back(remoteness(edge.from, i));
            lines.slope.push_back(-2 * dot(lines.direction, sites_[i]));
            lines.leftness.push_back(cross(lines.direction, sites_[i]));
        }
        return lines;
    }

    static std::size_t nearestAtStart(const Lines& lines) {
        std::size_t best = 0;
        const auto rank = [&](std::size_t i) {
            return std::make_tuple(lines.start[i], lines.slope[i], -lines.leftness[i]);
        };
        for (std::size_t i = 1; i < lines.start.size(); ++i) {
            best = rank(i) < rank(best) ? i : best;
        }
        return best;
    }

    /// The sites whose lines cut the current one first, all at the same place; empty if none does
    /// before the end of the edge.
    static std::vector<std::size_t> nextOn(const Lines& lines, std::size_t current,
                                           Fraction& along) {
        std::vector<std::size_t> met;
        for (std::size_t i = 0; i < lines.start.size(); ++i) {
            const Fraction cut{lines.start[i] - lines.start[current],
                               lines.slope[current] - lines.slope[i]};
            if (cut.den <= 0 || cut.num >= cut.den) {
                continue;
            }
            const int order = met.empty() ? -1 : compare(cut, along);
            if (order < 0) {
                met.clear();
                along = cut;
            }
            if (order <= 0) {
                met.push_back(i);
            }
        }
        return met;
    }

    DividedEdge divideEdge(std::size_t index) {
        const GridEdge& edge = border_[index];
        const Lines lines = linesOver(edge);
        std::size_t current = nearestAtStart(lines);
        DividedEdge divided{region_.border[index], static_cast<int>(current), {}};
        Fraction along;
        noteTwins(lines, current);
        for (auto met = nextOn(lines, current, along); !met.empty();
             met = nextOn(lines, current, along)) {
            const std::size_t next =
                *std::min_element(met.begin(), met.end(), [&](std::size_t a, std::size_t b) {
                    return std::make_pair(lines.slope[a], -lines.leftness[a]) <
                           std::make_pair(lines.slope[b], -lines.leftness[b]);
                });
            const GridPoint node = pointOn(edge, along);
            addCrossings(node, sweep(next, current, met));
            divided.breaks.push_back({along, node + origin_, static_cast<int>(next)});
            current = next;
            noteTwins(lines, current);
        }
        return divided;
    }

    /// Remembers bisectors that run along the border: they are no border inside the region.
    void noteTwins(const Lines& lines, std::size_t current) {
        for (std::size_t i = 0; i < lines.start.size(); ++i) {
            if (i != current && lines.start[i] == lines.start[current] &&
                lines.slope[i] == lines.slope[current]) {
                alongBorder_.insert(std::minmax(i, current));
            }
        }
    }

    static GridPoint pointOn(const GridEdge& edge, Fraction along) {
        const GridPoint d = edge.to - edge.from;
        return {edge.from.x + static_cast<std::int64_t>(rounded(d.x * along.num, along.den)),
                edge.from.y + static_cast<std::int64_t>(rounded(d.y * along.num, along.den))};
    }

    // --- corners --------------------------------------------------------------------------------

    /// The cells that one passes when turning counter-clockwise, in the interior, about a point
    /// that several sites are equally near to: from the cell `first` to the cell `last`. The sites
    /// lie on a circle about the point, so turning order is their order as seen from one of them.
    std::vector<std::size_t> sweep(std::size_t first, std::size_t last,
                                   const std::vector<std::size_t>& equallyNear,
                                   bool fullTurn = false) const {
        const auto from = [&](std::size_t i) { return sites_[i] - sites_[first]; };
        std::vector<std::size_t> between;
        for (const std::size_t i : equallyNear) {
            if (i != first && i != last && (fullTurn || cross(from(i), from(last)) > 0)) {
                between.push_back(i);
            }
        }
        std::sort(between.begin(), between.end(),
                  [&](std::size_t a, std::size_t b) { return cross(from(a), from(b)) > 0; });
        between.insert(between.begin(), first);
        between.push_back(last);
        return between;
    }

    void addCrossings(GridPoint node, const std::vector<std::size_t>& cells) {
        for (std::size_t i = 1; i < cells.size(); ++i) {
            const auto pair = std::minmax(cells[i - 1], cells[i]);
            crossings_[pair].push_back(
                {node, static_cast<int>(cells[i]), static_cast<int>(cells[i - 1])});
        }
    }

    /// The border edge that ends the interior wedge which begins at an edge leaving a vertex.
    std::size_t incomingFor(std::size_t outgoing) {
        if (endingAt_.empty()) {
            for (std::size_t i = 0; i < border_.size(); ++i) {
                endingAt_[border_[i].to].push_back(i);
            }
        }
        const GridPoint vertex = border_[outgoing].from;
        const auto found = endingAt_.find(vertex);
        if (found == endingAt_.end()) {
            throw core::Error(core::Code::Bug, "the border of a region does not close");
        }
        const GridPoint start = border_[outgoing].to - vertex;
        return *std::min_element(found->second.begin(), found->second.end(),
                                 [&](std::size_t a, std::size_t b) {
                                     return firstCounterClockwise(start, border_[a].from - vertex,
                                                                  border_[b].from - vertex);
                                 });
    }

    void sweepCorner(std::size_t outgoing) {
        const GridPoint vertex = border_[outgoing].from;
        std::vector<std::size_t> nearest;
        Wide least = 0;
        for (std::size_t i = 0; i < sites_.size(); ++i) {
            const Wide here = remoteness(vertex, i);
            if (nearest.empty() || here < least) {
                nearest.clear();
                least = here;
            }
            if (here == least) {
                nearest.push_back(i);
            }
        }
        if (nearest.size() < 2) {
            return;
        }
        const std::size_t incoming = incomingFor(outgoing);
        const DividedEdge& before = division_.border[incoming];
        const auto first = static_cast<std::size_t>(division_.border[outgoing].first);
        const auto last = static_cast<std::size_t>(
            before.breaks.empty() ? before.first : before.breaks.back().after);
        // A cell is at most a half plane here: a wider wedge that begins and ends in it goes round.
        const bool reflex =
            cross(border_[outgoing].to - vertex, border_[incoming].from - vertex) < 0;
        if (first != last) {
            addCrossings(vertex, sweep(first, last, nearest));
        } else if (reflex) {
            addCrossings(vertex, sweep(first, first, nearest, true));
        }
    }

    // --- bisectors ------------------------------------------------------------------------------

    void cutBisectors() {
        std::vector<std::size_t> others(sites_.size());
        for (std::size_t i = 0; i < sites_.size(); ++i) {
            for (std::size_t k = 0; k < others.size(); ++k) {
                others[k] = k;
            }
            const auto distance = [&](std::size_t k) {
                return std::make_pair(dot(sites_[k] - sites_[i], sites_[k] - sites_[i]), k);
            };
            // Near sites first: they cut most, and an empty span ends the search.
            std::sort(others.begin(), others.end(),
                      [&](std::size_t a, std::size_t b) { return distance(a) < distance(b); });
            for (const std::size_t j : others) {
                if (j > i) {
                    cutBisector(i, j, others);
                }
            }
        }
    }

    void cutBisector(std::size_t i, std::size_t j, const std::vector<std::size_t>& others) {
        BisectorSpan span;
        for (const std::size_t k : others) {
            if (k != i && k != j && !limit(span, i, j, k)) {
                return;
            }
        }
        keepInside(i, j, span);
    }

    GridPoint directionOf(std::size_t i, std::size_t j) const {
        const GridPoint across = sites_[j] - sites_[i];
        return {-across.y, across.x};
    }

    /// Cuts off what lies nearer to site k; false if nothing is left.
    bool limit(BisectorSpan& span, std::size_t i, std::size_t j, std::size_t k) const {
        const GridPoint toK = sites_[k] - sites_[i];
        Fraction bound{dot(sites_[k], sites_[k]) - dot(sites_[i], sites_[i]) -
                           dot(sites_[i] + sites_[j], toK),
                       2 * dot(directionOf(i, j), toK)};
        if (bound.den == 0) {
            return bound.num >= 0;
        }
        if (bound.den > 0) {
            if (!span.upper || bound.num * span.upper->den < span.upper->num * bound.den) {
                span.upper = bound;
            }
        } else {
            bound = {-bound.num, -bound.den};
            if (!span.lower || bound.num * span.lower->den > span.lower->num * bound.den) {
                span.lower = bound;
            }
        }
        return span.open();
    }

    /// The corner where a span ends; empty if it runs on or ends far outside of the region.
    std::optional<GridPoint> endOf(std::size_t i, std::size_t j,
                                   const std::optional<Fraction>& at) const {
        if (!at) {
            return std::nullopt;
        }
        const GridPoint sum = sites_[i] + sites_[j];
        const GridPoint direction = directionOf(i, j);
        const Wide x =
            rounded((sum.x * at->den + 2 * at->num * direction.x) * kSiteStep, 2 * at->den);
        const Wide y =
            rounded((sum.y * at->den + 2 * at->num * direction.y) * kSiteStep, 2 * at->den);
        if (x > kFarthest || x < -kFarthest || y > kFarthest || y < -kFarthest) {
            return std::nullopt;
        }
        return GridPoint{static_cast<std::int64_t>(x), static_cast<std::int64_t>(y)};
    }

    void keepInside(std::size_t i, std::size_t j, const BisectorSpan& span) {
        const std::optional<GridPoint> start = endOf(i, j, span.lower);
        const std::optional<GridPoint> end = endOf(i, j, span.upper);
        const auto found = crossings_.find({i, j});
        if (found == crossings_.end()) {
            // No crossing: all of it lies inside, or all of it outside.
            if (start && end && !alongBorder_.contains({i, j}) &&
                locate(border_, *start + *end, 2) == Side::Inside) {
                addInner(*start, *end, i, j);
            }
            return;
        }
        keepBetween(i, j, start, end, inOrder(found->second, i, directionOf(i, j)));
    }

    /// Crossings in the direction of the bisector. Where several share a place, the border only
    /// touches the bisector there: they are put so that entering and leaving alternate.
    static std::vector<Crossing> inOrder(std::vector<Crossing> crossings, std::size_t i,
                                         GridPoint direction) {
        const auto enters = [&](const Crossing& c) { return c.left == static_cast<int>(i); };
        std::sort(crossings.begin(), crossings.end(), [&](const Crossing& a, const Crossing& b) {
            return std::make_tuple(dot(a.node, direction), a.node, enters(a)) <
                   std::make_tuple(dot(b.node, direction), b.node, enters(b));
        });
        for (std::size_t k = 1; k < crossings.size(); ++k) {
            const bool wanted = !enters(crossings[k - 1]);
            for (std::size_t m = k; m < crossings.size() && crossings[m].node == crossings[k].node;
                 ++m) {
                if (enters(crossings[m]) == wanted) {
                    std::swap(crossings[k], crossings[m]);
                    break;
                }
            }
        }
        return crossings;
    }

    void keepBetween(std::size_t i, std::size_t j, const std::optional<GridPoint>& start,
                     const std::optional<GridPoint>& end, const std::vector<Crossing>& crossings) {
        const bool startsInside = crossings.front().left != static_cast<int>(i);
        std::optional<GridPoint> from = startsInside ? start : std::nullopt;
        bool inside = startsInside;
        for (const Crossing& crossing : crossings) {
            const bool enters = crossing.left == static_cast<int>(i);
            if (enters == inside || (inside && !from)) {
                throw core::Error(core::Code::Bug, "the cells of a region do not close");
            }
            if (inside) {
                addInner(*from, crossing.node, i, j);
            }
            inside = enters;
            from = crossing.node;
        }
        if (inside) {
            if (!end) {
                throw core::Error(core::Code::Bug, "the cells of a region do not close");
            }
            addInner(*from, *end, i, j);
        }
    }

    void addInner(GridPoint from, GridPoint to, std::size_t left, std::size_t right) {
        if (from != to) {
            division_.inner.push_back(
                {from + origin_, to + origin_, static_cast<int>(left), static_cast<int>(right)});
        }
    }

    const ThiessenRegion& region_;
    GridPoint origin_;
    std::vector<GridPoint> sites_;
    std::vector<GridEdge> border_;
    std::map<GridPoint, std::vector<std::size_t>> endingAt_;
    std::map<std::pair<std::size_t, std::size_t>, std::vector<Crossing>> crossings_;
    std::set<std::pair<std::size_t, std::size_t>> alongBorder_;
    RegionDivision division_;
};

} // namespace

RegionDivision divideRegion(const ThiessenRegion& region) {
    return RegionDivider(region).divide();
}

} // namespace geo
