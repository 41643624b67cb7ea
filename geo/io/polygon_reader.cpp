// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/io/polygon_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/io/gdal_session.h"

#include <ogr_geometry.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>

namespace geo {

using core::Code;
using core::Error;
using core::Point;

namespace {

/// Rounding in a transformation may step over the edge of the world by this many degrees.
constexpr double kEdge = 1e-6;
constexpr const char* kSetCrs = "name the source's projection with --crs, for example EPSG:2263";

bool onEarth(Point p) {
    return std::abs(p.x) <= 180 + kEdge && std::abs(p.y) <= 90 + kEdge;
}

OGRSpatialReference lonLat() {
    OGRSpatialReference crs;
    crs.importFromEPSG(4326);
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return crs;
}

std::string describe(const OGRSpatialReference& crs) {
    const char* authority = crs.GetAuthorityName(nullptr);
    const char* code = crs.GetAuthorityCode(nullptr);
    const char* name = crs.GetName();
    std::string text =
        authority != nullptr && code != nullptr ? core::format("{}:{} ", authority, code) : "";
    return text + core::cleanText(name != nullptr ? name : "unnamed projection");
}

OGRSpatialReference fromUser(const std::string& text) {
    const GdalErrors errors;
    OGRSpatialReference crs;
    if (crs.SetFromUserInput(text.c_str()) != OGRERR_NONE) {
        throw Error(Code::Input, core::format("\"{}\" is not a known projection", text),
                    "give an EPSG number such as EPSG:3435", text);
    }
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return crs;
}

/// A layer that does not say what its coordinates are.
OGRSpatialReference assumeLonLat(OGRLayer& layer, std::vector<core::Issue>& issues) {
    const GdalErrors errors;
    OGREnvelope extent;
    const bool known = layer.GetExtent(&extent, TRUE) == OGRERR_NONE;
    if (known && onEarth({extent.MinX, extent.MinY}) && onEarth({extent.MaxX, extent.MaxY})) {
        issues.push_back({core::Severity::Warning, layer.GetName(), 0,
                          "the source names no projection; its coordinates were taken for "
                          "longitude and latitude, which they fit",
                          kSetCrs});
        return lonLat();
    }
    throw Error(Code::Input,
                known ? core::format("the layer {} names no projection, and its coordinates (x "
                                     "{:.0f} to {:.0f}, y {:.0f} to {:.0f}) are not degrees",
                                     layer.GetName(), extent.MinX, extent.MaxX, extent.MinY,
                                     extent.MaxY)
                      : core::format("the layer {} names no projection", layer.GetName()),
                core::format("put the .prj file beside the .shp, or {}", kSetCrs), layer.GetName());
}

OGRSpatialReference sourceCrsOf(OGRLayer& layer, const std::string& sourceCrs,
                                std::vector<core::Issue>& issues) {
    if (!sourceCrs.empty()) {
        return fromUser(sourceCrs);
    }
    const OGRSpatialReference* own = layer.GetSpatialRef();
    return own != nullptr && !own->IsEmpty() ? *own : assumeLonLat(layer, issues);
}

/// Adds the polygons inside a geometry; counts what is neither polygon nor collection.
void collect(const OGRGeometry& geometry, std::vector<std::unique_ptr<OGRPolygon>>& polygons,
             int& others) {
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (geometry.IsEmpty()) {
        return;
    }
    if (type == wkbPolygon || type == wkbTriangle) {
        std::unique_ptr<OGRPolygon> flat(geometry.toPolygon()->clone());
        flat->flattenTo2D();
        polygons.push_back(std::move(flat));
    } else if (type == wkbMultiPolygon || type == wkbGeometryCollection) {
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
            collect(*part, polygons, others);
        }
    } else if (OGR_GT_IsSurface(type) != 0 || OGR_GT_IsSubClassOf(type, wkbMultiSurface) != 0) {
        const std::unique_ptr<OGRGeometry> linear(
            OGRGeometryFactory::forceToMultiPolygon(geometry.getLinearGeometry()));
        if (wkbFlatten(linear->getGeometryType()) == wkbMultiPolygon) {
            collect(*linear, polygons, others);
        } else {
            ++others;
        }
    } else {
        ++others;
    }
}

} // namespace

struct PolygonReader::State {
    std::string crs;
    std::unique_ptr<OGRCoordinateTransformation> toLonLat;

    /// False if a coordinate is not finite or leaves the earth; `bad` is then that of the source.
    bool convert(const OGRLinearRing& from, core::Ring& to, Point& bad) const;
};

bool PolygonReader::State::convert(const OGRLinearRing& from, core::Ring& to, Point& bad) const {
    const auto size = static_cast<std::size_t>(from.getNumPoints());
    std::vector<double> x(size);
    std::vector<double> y(size);
    for (std::size_t i = 0; i < size; ++i) {
        x[i] = from.getX(static_cast<int>(i));
        y[i] = from.getY(static_cast<int>(i));
        if (!std::isfinite(x[i]) || !std::isfinite(y[i])) {
            bad = {x[i], y[i]};
            return false;
        }
    }
    std::vector<int> done(size, 1);
    toLonLat->Transform(size, x.data(), y.data(), nullptr, done.data());
    to.resize(size);
    for (std::size_t i = 0; i < size; ++i) {
        to[i] = {x[i], y[i]};
        if (done[i] == 0 || !std::isfinite(x[i]) || !std::isfinite(y[i]) || !onEarth(to[i])) {
            bad = {from.getX(static_cast<int>(i)), from.getY(static_cast<int>(i))};
            return false;
        }
        to[i].x = std::clamp(to[i].x, -180.0, 180.0);
        to[i].y = std::clamp(to[i].y, -90.0, 90.0);
    }
    return true;
}

PolygonReader::PolygonReader(OGRLayer& layer, const std::string& sourceCrs,
                             std::vector<core::Issue>& issues)
    : state_(std::make_unique<State>()) {
    const OGRSpatialReference source = sourceCrsOf(layer, sourceCrs, issues);
    const OGRSpatialReference target = lonLat();
    const GdalErrors errors;
    state_->crs = describe(source);
    state_->toLonLat.reset(OGRCreateCoordinateTransformation(&source, &target));
    if (!state_->toLonLat) {
        throw Error(Code::Input,
                    core::format("the projection of {} ({}) cannot be turned into longitude and "
                                 "latitude: {}",
                                 layer.GetName(), state_->crs, core::cleanText(errors.text())),
                    kSetCrs, layer.GetName());
    }
}

PolygonReader::~PolygonReader() = default;

const std::string& PolygonReader::crs() const {
    return state_->crs;
}

PolygonReader::Outcome PolygonReader::read(const OGRGeometry* geometry,
                                           core::MultiPolygon& shape) const {
    shape.polygons.clear();
    if (geometry == nullptr || geometry->IsEmpty()) {
        return {false, "the row has no shape", "leave the row out with --where, or draw its shape"};
    }
    std::vector<std::unique_ptr<OGRPolygon>> polygons;
    int others = 0;
    collect(*geometry, polygons, others);
    if (polygons.empty()) {
        return {false,
                core::format("the shape is a {}, not a polygon", geometry->getGeometryName()),
                "units are areas: choose a layer of polygons"};
    }
    for (const std::unique_ptr<OGRPolygon>& polygon : polygons) {
        core::Polygon& out = shape.polygons.emplace_back();
        for (const OGRLinearRing* ring : *polygon) {
            Point bad;
            if (!state_->convert(*ring, out.rings.emplace_back(), bad)) {
                return {false,
                        core::format("the position ({:.6g}, {:.6g}) is not on the earth in {}",
                                     bad.x, bad.y, state_->crs),
                        kSetCrs};
            }
        }
    }
    if (others > 0) {
        return {true, "points or lines beside the polygons were left out", ""};
    }
    return {true, "", ""};
}

} // namespace geo
