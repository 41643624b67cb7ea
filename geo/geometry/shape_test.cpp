// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/shape_test.h"

#include "geo/geometry/predicates.h"

namespace geo {

ShapeTest::ShapeTest(const core::MultiPolygon& shape) : box_(shape.bounds()) {
    for (const core::Polygon& polygon : shape.polygons) {
        for (const core::Ring& ring : polygon.rings) {
            Part part{&ring, {}};
            for (const core::Point& point : ring) {
                part.box.add(point);
            }
            parts_.push_back(part);
        }
    }
}

bool ShapeTest::contains(core::Point point) const {
    if (!box_.contains(point)) {
        return false;
    }
    bool inside = false;
    for (const Part& part : parts_) {
        inside =
            inside != (part.box.contains(point) && placeInRing(point, *part.ring) == Place::Inside);
    }
    return inside;
}

} // namespace geo
