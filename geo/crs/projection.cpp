// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/crs/projection.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <proj.h>

#include <cmath>
#include <numbers>

namespace geo {

using core::Box;
using core::Code;
using core::Error;
using core::MultiPolygon;
using core::Point;

namespace {

constexpr const char* kConusAlbers = "EPSG:5070";
/// EPSG:5070 written out, so that no database look-up decides about datum shifts.
constexpr const char* kConusAlbersProj =
    "+proj=aea +lat_0=23 +lon_0=-96 +lat_1=29.5 +lat_2=45.5 +x_0=0 +y_0=0 +ellps=GRS80";
constexpr Box kConterminousStates{-125.5, 24, -66.5, 50};

constexpr double kDegree = std::numbers::pi / 180;

bool within(const Box& inner, const Box& outer) {
    return !inner.empty() && outer.contains({inner.minX, inner.minY}) &&
           outer.contains({inner.maxX, inner.maxY});
}

/// The direction of the sum of unit vectors; the first position if they cancel out.
Point meanDirection(std::span<const Point> positions) {
    double x = 0;
    double y = 0;
    double z = 0;
    for (const Point& position : positions) {
        const double lon = position.x * kDegree;
        const double lat = position.y * kDegree;
        x += std::cos(lat) * std::cos(lon);
        y += std::cos(lat) * std::sin(lon);
        z += std::sin(lat);
    }
    if (std::hypot(x, y, z) < 1e-9) {
        return positions.front();
    }
    return {std::atan2(y, x) / kDegree, std::atan2(z, std::hypot(x, y)) / kDegree};
}

std::string pipelineFor(const std::string& workCrs) {
    const bool known = workCrs == kConusAlbers;
    if (!known && !workCrs.starts_with("+proj=")) {
        throw Error(Code::Input, core::format("\"{}\" is not a work projection", workCrs),
                    "a work projection is EPSG:5070 or a PROJ string such as "
                    "\"+proj=laea +lat_0=52 +lon_0=10\"",
                    workCrs);
    }
    return "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step " +
           (known ? std::string(kConusAlbersProj) : workCrs);
}

} // namespace

std::string workCrsFor(const Box& extent, std::span<const Point> positions) {
    if (positions.empty()) {
        throw Error(Code::Input, "a layer without positions has no work projection",
                    "import at least one polygon");
    }
    if (within(extent, kConterminousStates)) {
        return kConusAlbers;
    }
    const Point centre = meanDirection(positions);
    return core::format("+proj=laea +lat_0={:.2f} +lon_0={:.2f} +x_0=0 +y_0=0 +ellps=WGS84 "
                        "+units=m",
                        centre.y, centre.x);
}

struct Projection::State {
    PJ_CONTEXT* context = nullptr;
    PJ* transform = nullptr;
    std::string workCrs;

    explicit State(std::string crs) : context(proj_context_create()), workCrs(std::move(crs)) {
        proj_log_func(context, nullptr, [](void*, int, const char*) {});
    }
    ~State() {
        proj_destroy(transform);
        proj_context_destroy(context);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void run(PJ_DIRECTION direction, std::span<Point> points) const;
};

void Projection::State::run(PJ_DIRECTION direction, std::span<Point> points) const {
    if (points.empty()) {
        return;
    }
    proj_errno_reset(transform);
    proj_trans_generic(transform, direction, &points.front().x, sizeof(Point), points.size(),
                       &points.front().y, sizeof(Point), points.size(), nullptr, 0, 0, nullptr, 0,
                       0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::isfinite(points[i].x) || !std::isfinite(points[i].y)) {
            throw Error(Code::Input,
                        core::format("a position cannot be projected with \"{}\"", workCrs),
                        "the layer may reach around the whole earth; import its parts as layers "
                        "of their own",
                        workCrs);
        }
    }
}

Projection::Projection(const std::string& workCrs) : state_(std::make_unique<State>(workCrs)) {
    state_->transform = proj_create(state_->context, pipelineFor(workCrs).c_str());
    if (state_->transform == nullptr) {
        throw Error(Code::Input, core::format("PROJ does not understand \"{}\"", workCrs),
                    "a work projection is EPSG:5070 or a PROJ string such as "
                    "\"+proj=laea +lat_0=52 +lon_0=10\"",
                    workCrs);
    }
}

Projection::~Projection() = default;
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;

const std::string& Projection::workCrs() const {
    return state_->workCrs;
}

void Projection::toMetres(std::span<Point> points) const {
    state_->run(PJ_FWD, points);
}

void Projection::toDegrees(std::span<Point> points) const {
    state_->run(PJ_INV, points);
}

Point Projection::toMetres(Point degrees) const {
    toMetres(std::span(&degrees, 1));
    return degrees;
}

Point Projection::toDegrees(Point metres) const {
    toDegrees(std::span(&metres, 1));
    return metres;
}

MultiPolygon Projection::toMetres(MultiPolygon shape) const {
    for (core::Polygon& polygon : shape.polygons) {
        for (core::Ring& ring : polygon.rings) {
            toMetres(std::span(ring));
        }
    }
    return shape;
}

MultiPolygon Projection::toDegrees(MultiPolygon shape) const {
    for (core::Polygon& polygon : shape.polygons) {
        for (core::Ring& ring : polygon.rings) {
            toDegrees(std::span(ring));
        }
    }
    return shape;
}

} // namespace geo
