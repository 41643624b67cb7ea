// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <memory>
#include <span>
#include <string>

namespace geo {

/// The work CRS for a layer: a plane in metres in which areas are true.
///
/// "EPSG:5070" (Conus Albers) where all of `extent` lies in the conterminous United States,
/// otherwise a Lambert azimuthal equal-area projection centred on the positions, as a PROJ string.
/// The centre is the mean direction of `positions` (one per unit), so that layers on both sides of
/// the 180th meridian get a centre among them. Throws Error(Input) if there are no positions.
std::string workCrsFor(const core::Box& extent, std::span<const core::Point> positions);

/// Converts between degrees of EPSG:4326 (x longitude, y latitude) and metres of a work CRS.
/// EPSG:4326 and NAD83 count as one datum, as in most US data: they differ by a metre or two.
/// Each object has its own PROJ context: use one per thread.
class Projection {
public:
    /// `workCrs` as `workCrsFor` gave it. Throws Error(Input) for a text that is neither
    /// "EPSG:5070" nor a PROJ string of a projection.
    explicit Projection(const std::string& workCrs);
    ~Projection();
    Projection(Projection&&) noexcept;
    Projection& operator=(Projection&&) noexcept;

    const std::string& workCrs() const;

    /// In place. Throws Error(Input) naming the first position that has no image.
    void toMetres(std::span<core::Point> points) const;
    void toDegrees(std::span<core::Point> points) const;
    core::Point toMetres(core::Point degrees) const;
    core::Point toDegrees(core::Point metres) const;
    core::MultiPolygon toMetres(core::MultiPolygon shape) const;
    core::MultiPolygon toDegrees(core::MultiPolygon shape) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace geo
