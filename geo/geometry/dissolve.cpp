// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/dissolve.h"

#include "geo/geometry/geos.h"
#include "geo/geometry/measure.h"
#include "geo/geometry/predicates.h"
#include "geo/geometry/repair.h"
#include "geo/geometry/vertex_index.h"

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <tuple>

namespace geo {

using core::Box;
using core::MultiPolygon;
using core::Point;
using core::Polygon;
using core::Ring;

namespace {

using Vertex = std::uint32_t;
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

struct Arrow {
    Vertex from;
    Vertex to;
    auto operator<=>(const Arrow&) const = default;
};

/// The sides that remain when those that run both ways have cancelled, sorted by where they start.
struct Outline {
    std::vector<Point> points; ///< by vertex number
    std::vector<Arrow> arrows;
};

std::vector<Arrow> allArrows(const std::vector<const MultiPolygon*>& shapes,
                             std::vector<Point>& points) {
    std::size_t total = 0;
    for (const MultiPolygon* shape : shapes) {
        total += vertexCount(*shape);
    }
    VertexIndex vertices(total);
    std::vector<Arrow> arrows;
    arrows.reserve(total);
    const auto number = [&](Point point) {
        const Vertex vertex = vertices.add(point);
        if (vertex == points.size()) {
            points.push_back(point);
        }
        return vertex;
    };
    for (const MultiPolygon* shape : shapes) {
        for (const Polygon& polygon : shape->polygons) {
            for (const Ring& ring : polygon.rings) {
                Vertex before = number(ring.front());
                for (std::size_t i = 1; i < ring.size(); ++i) {
                    const Vertex here = number(ring[i]);
                    arrows.push_back({before, here});
                    before = here;
                }
            }
        }
    }
    return arrows;
}

Outline outlineOf(const std::vector<const MultiPolygon*>& shapes) {
    Outline outline;
    std::vector<Arrow> arrows = allArrows(shapes, outline.points);
    std::sort(arrows.begin(), arrows.end(), [](const Arrow& a, const Arrow& b) {
        const auto ends = [](const Arrow& x) { return std::minmax(x.from, x.to); };
        return std::tuple(ends(a), a.from) < std::tuple(ends(b), b.from);
    });
    for (std::size_t begin = 0; begin < arrows.size();) {
        const auto [low, high] = std::minmax(arrows[begin].from, arrows[begin].to);
        int balance = 0;
        for (; begin < arrows.size() && std::min(arrows[begin].from, arrows[begin].to) == low &&
               std::max(arrows[begin].from, arrows[begin].to) == high;
             ++begin) {
            balance += arrows[begin].from == low ? 1 : -1;
        }
        for (int i = 0; i < std::abs(balance); ++i) {
            outline.arrows.push_back(balance > 0 ? Arrow{low, high} : Arrow{high, low});
        }
    }
    std::sort(outline.arrows.begin(), outline.arrows.end());
    return outline;
}

/// Follows the arrows around. Rings that meet in a vertex are cut apart there, as the OGC rules
/// want it.
class Chainer {
public:
    explicit Chainer(const Outline& outline)
        : outline_(outline), used_(outline.arrows.size(), false),
          seenAt_(outline.points.size(), kNone), first_(outline.points.size() + 1, 0) {
        for (const Arrow& arrow : outline.arrows) {
            ++first_[arrow.from + 1];
        }
        for (std::size_t i = 1; i < first_.size(); ++i) {
            first_[i] += first_[i - 1];
        }
    }

    /// Empty if some chain does not close.
    std::optional<std::vector<Ring>> rings() {
        for (std::size_t i = 0; i < outline_.arrows.size(); ++i) {
            if (!used_[i] && !follow(static_cast<std::uint32_t>(i))) {
                return std::nullopt;
            }
        }
        return std::move(rings_);
    }

private:
    bool follow(std::uint32_t start) {
        path_.assign(1, outline_.arrows[start].from);
        seenAt_[path_.front()] = 0;
        std::uint32_t arrow = start;
        while (true) {
            used_[arrow] = true;
            const Vertex here = outline_.arrows[arrow].to;
            if (seenAt_[here] != kNone) {
                cutLoop(here);
            } else {
                seenAt_[here] = static_cast<std::uint32_t>(path_.size());
                path_.push_back(here);
            }
            if (path_.size() == 1 && here == outline_.arrows[start].from) {
                seenAt_[here] = kNone;
                return true;
            }
            arrow = nextFrom(outline_.arrows[arrow].from, here);
            if (arrow == kNone) {
                return false;
            }
        }
    }

    /// The path came back to a vertex: what lies between is a ring of its own.
    void cutLoop(Vertex here) {
        const std::size_t begin = seenAt_[here];
        Ring ring;
        for (std::size_t i = begin; i < path_.size(); ++i) {
            ring.push_back(outline_.points[path_[i]]);
            if (i > begin) {
                seenAt_[path_[i]] = kNone;
            }
        }
        ring.push_back(ring.front());
        path_.resize(begin + 1);
        rings_.push_back(std::move(ring));
    }

    /// The unused arrow that turns most to the left, which keeps to the polygon on that side.
    std::uint32_t nextFrom(Vertex before, Vertex here) const {
        std::uint32_t best = kNone;
        double bestTurn = -std::numeric_limits<double>::infinity();
        const Point at = outline_.points[here];
        const Point from = outline_.points[before];
        const double incoming = std::atan2(at.y - from.y, at.x - from.x);
        for (std::uint32_t i = first_[here]; i < first_[here + 1]; ++i) {
            if (used_[i]) {
                continue;
            }
            const Point to = outline_.points[outline_.arrows[i].to];
            const double turn = std::remainder(std::atan2(to.y - at.y, to.x - at.x) - incoming,
                                               2 * std::numbers::pi);
            if (turn > bestTurn) {
                bestTurn = turn;
                best = i;
            }
        }
        return best;
    }

    const Outline& outline_;
    std::vector<bool> used_;
    std::vector<std::uint32_t> seenAt_; ///< position of a vertex in the path
    std::vector<std::uint32_t> first_;  ///< first arrow from each vertex
    std::vector<Vertex> path_;
    std::vector<Ring> rings_;
};

Box boundsOf(const Ring& ring) {
    Box box;
    for (const Point& point : ring) {
        box.add(point);
    }
    return box;
}

bool lies(const Ring& hole, const Ring& shell) {
    for (const Point& point : hole) {
        const Place place = placeInRing(point, shell);
        if (place != Place::Border) {
            return place == Place::Inside;
        }
    }
    return true;
}

struct Shell {
    Box box;
    double area;
    std::size_t polygon;
};

/// Counter-clockwise rings become polygons; each hole goes to the smallest that holds it. Empty if
/// a hole has none.
std::optional<MultiPolygon> assemble(std::vector<Ring> rings) {
    MultiPolygon shape;
    std::vector<Shell> shells;
    std::vector<Ring> holes;
    for (Ring& ring : rings) {
        const double ringArea = signedArea(ring);
        if (ringArea > 0) {
            shells.push_back({boundsOf(ring), ringArea, shape.polygons.size()});
            shape.polygons.push_back({{std::move(ring)}});
        } else if (ringArea < 0) {
            holes.push_back(std::move(ring));
        }
    }
    std::sort(shells.begin(), shells.end(), [](const Shell& a, const Shell& b) {
        return std::tuple(a.area, a.polygon) < std::tuple(b.area, b.polygon);
    });
    for (Ring& hole : holes) {
        const Box box = boundsOf(hole);
        const auto shell = std::find_if(shells.begin(), shells.end(), [&](const Shell& candidate) {
            return candidate.box.contains({box.minX, box.minY}) &&
                   candidate.box.contains({box.maxX, box.maxY}) &&
                   lies(hole, shape.polygons[candidate.polygon].rings.front());
        });
        if (shell == shells.end()) {
            return std::nullopt;
        }
        shape.polygons[shell->polygon].rings.push_back(std::move(hole));
    }
    return shape;
}

bool isValid(const MultiPolygon& shape) {
    const Geos geos;
    const GeosGeometry geometry = geos.fromShape(shape);
    return GEOSisValid_r(geos.context(), geometry.get()) == 1;
}

} // namespace

MultiPolygon dissolve(const std::vector<const MultiPolygon*>& shapes) {
    if (shapes.size() == 1) {
        return *shapes.front();
    }
    const Outline outline = outlineOf(shapes);
    if (std::optional<std::vector<Ring>> rings = Chainer(outline).rings()) {
        std::optional<MultiPolygon> shape = assemble(std::move(*rings));
        if (shape && isValid(*shape)) {
            return std::move(*shape);
        }
    }
    return unite(Geos(), shapes);
}

} // namespace geo
