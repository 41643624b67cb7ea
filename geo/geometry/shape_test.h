// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <vector>

namespace geo {

/// Asks of many points whether they lie in one shape, by the even-odd rule over all of its rings.
/// Points on the border lie outside. The shape must outlive the test.
class ShapeTest {
public:
    explicit ShapeTest(const core::MultiPolygon& shape);
    bool contains(core::Point point) const;

private:
    struct Part {
        const core::Ring* ring;
        core::Box box;
    };
    std::vector<Part> parts_;
    core::Box box_;
};

} // namespace geo
