// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

namespace geo {

/// All in the plane of the points: square metres and metres for shapes in a work CRS.

/// Signed: positive for a ring that runs counter-clockwise (Shoelace formula, relative to the first
/// point so that large coordinates lose no digits).
double signedArea(const core::Ring& ring);
/// Outer rings minus holes, whichever way the rings run.
double area(const core::MultiPolygon& shape);
/// The length of all rings.
double perimeter(const core::MultiPolygon& shape);
/// The centre of gravity; may lie outside the shape. The mean of the points if there is no area.
core::Point centroid(const core::MultiPolygon& shape);
/// A point inside the shape (in its widest part at middle height), for labels and joins.
/// The shape must be valid and not empty.
core::Point pointOnSurface(const core::MultiPolygon& shape);

/// Makes outer rings run counter-clockwise and holes clockwise.
void orient(core::MultiPolygon& shape);

std::size_t vertexCount(const core::MultiPolygon& shape);

} // namespace geo
