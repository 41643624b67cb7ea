// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/io/feature_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/io/gdal_session.h"
#include "geo/io/source_path.h"
#include "geo/io/text_table.h"

#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogr_api.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace geo {

using core::Code;
using core::Error;
using core::Point;

namespace {

bool onGlobe(Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y) && std::abs(p.x) <= 180 && std::abs(p.y) <= 90;
}

const OGRLineString* longestOf(const OGRGeometryCollection& parts) {
    const OGRLineString* longest = nullptr;
    for (const OGRGeometry* part : parts) {
        if (wkbFlatten(part->getGeometryType()) == wkbLineString &&
            (longest == nullptr || part->toLineString()->get_Length() > longest->get_Length())) {
            longest = part->toLineString();
        }
    }
    return longest;
}

void addPoint(const OGRPoint& point, Feature& feature) {
    if (!point.IsEmpty()) {
        feature.shape.push_back({point.getX(), point.getY()});
    }
}

/// A point inside the largest of the areas.
void addInside(const OGRGeometry& areas, Feature& feature) {
    const OGRPolygon* largest = nullptr;
    if (wkbFlatten(areas.getGeometryType()) == wkbPolygon) {
        largest = areas.toPolygon();
    } else {
        for (const OGRPolygon* part : *areas.toMultiPolygon()) {
            if (largest == nullptr || part->get_Area() > largest->get_Area()) {
                largest = part;
            }
        }
    }
    feature.area = true;
    if (largest == nullptr) {
        return;
    }
    // The method of the class fails in GDAL 3.6; the function of the C interface does not.
    OGRPolygon copy(*largest);
    const std::unique_ptr<OGRGeometry> inside(
        OGRGeometry::FromHandle(OGR_G_PointOnSurface(OGRGeometry::ToHandle(&copy))));
    if (inside && wkbFlatten(inside->getGeometryType()) == wkbPoint) {
        addPoint(*inside->toPoint(), feature);
    }
}

/// The shape of a geometry, in its own coordinates.
void readShape(const OGRGeometry& geometry, Feature& feature) {
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    const OGRLineString* line = nullptr;
    if (type == wkbPoint) {
        addPoint(*geometry.toPoint(), feature);
    } else if (type == wkbMultiPoint) {
        const OGRMultiPoint* points = geometry.toMultiPoint();
        if (points->getNumGeometries() > 0) {
            addPoint(*points->getGeometryRef(0), feature);
        }
    } else if (type == wkbLineString) {
        line = geometry.toLineString();
    } else if (type == wkbMultiLineString) {
        line = longestOf(*geometry.toGeometryCollection());
    } else if (type == wkbPolygon || type == wkbMultiPolygon) {
        addInside(geometry, feature);
    }
    for (int i = 0; line != nullptr && i < line->getNumPoints(); ++i) {
        feature.shape.push_back({line->getX(i), line->getY(i)});
    }
}

bool looksLikeWkt(std::string_view text) {
    static constexpr std::array<std::string_view, 6> kBegins = {
        "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON"};
    const std::string head = core::upper(text.substr(0, 16));
    return text.back() == ')' &&
           std::any_of(kBegins.begin(), kBegins.end(),
                       [&](std::string_view begin) { return head.starts_with(begin); });
}

/// Degrees of WGS 84 or NAD83, which count as one datum here: they differ by a metre or two.
bool inDegrees(const OGRSpatialReference& crs) {
    if (crs.IsGeographic() == FALSE) {
        return false;
    }
    const char* datum = crs.GetAttrValue("DATUM");
    const std::string name = core::upper(datum == nullptr ? "" : datum);
    const bool nad83 = name.find("NORTH") != std::string::npos &&
                       name.find("AMERICAN") != std::string::npos &&
                       name.find("1983") != std::string::npos;
    return nad83 || name.find("WGS") != std::string::npos;
}

std::string cell(const OGRFeature& feature, int field) {
    if (!feature.IsFieldSetAndNotNull(field)) {
        return {};
    }
    const std::string_view text =
        core::trim(const_cast<OGRFeature&>(feature).GetFieldAsString(field));
    return core::isUtf8(text) ? std::string(text) : core::cleanText(text);
}

} // namespace

struct FeatureReader::State {
    explicit State(std::string name) : source(std::move(name)) {}
    ~State() {
        dataset.reset();
        if (!memoryFile.empty()) {
            VSIUnlink(memoryFile.c_str());
        }
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void open();
    void choose(int layer);
    void toDegrees(Feature& feature) const;
    void read(const OGRFeature& from, Feature& feature) const;

    std::string source;
    std::string memoryFile;
    bool isText = false;
    GDALDatasetUniquePtr dataset;
    OGRLayer* ogr = nullptr;
    std::unique_ptr<OGRCoordinateTransformation> transformation;
    std::vector<std::string> columns;
};

void FeatureReader::State::open() {
    std::string name = gdalName(source);
    std::vector<const char*> options;
    isText = isTextTable(name);
    if (isText) {
        const TextTable text = prepareTextTable(name, source);
        memoryFile = text.memoryFile;
        name = text.gdalName;
        options = {"AUTODETECT_TYPE=NO", text.hasHeader ? "HEADERS=YES" : "HEADERS=NO",
                   "KEEP_GEOM_COLUMNS=YES"};
    }
    options.push_back(nullptr);
    const GdalErrors errors;
    dataset.reset(GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr,
                                    options.data(), nullptr));
    if (!dataset || dataset->GetLayerCount() == 0) {
        throw Error(Code::Input,
                    core::format("{} cannot be read ({})", source,
                                 errors.text().empty() ? "it holds no layer" : errors.text()),
                    "give a shapefile, a .zip of one, CSV, GeoJSON, GeoPackage, FlatGeobuf or an "
                    "OpenStreetMap extract; download it again if it is damaged",
                    source);
    }
}

void FeatureReader::State::choose(int layer) {
    const GdalErrors errors;
    ogr = dataset->GetLayer(layer);
    columns.clear();
    const OGRFeatureDefn* definition = ogr->GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
        columns.push_back(core::cleanText(definition->GetFieldDefn(i)->GetNameRef()));
    }
    transformation.reset();
    const OGRSpatialReference* crs = isText ? nullptr : ogr->GetSpatialRef();
    if (crs != nullptr && !crs->IsEmpty() && !inDegrees(*crs)) {
        OGRSpatialReference degrees;
        degrees.importFromEPSG(4326);
        degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        OGRSpatialReference from(*crs);
        from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        transformation.reset(OGRCreateCoordinateTransformation(&from, &degrees));
        if (!transformation) {
            throw Error(Code::Input,
                        core::format("the coordinate system of {} cannot be turned into degrees "
                                     "({})",
                                     source, errors.text()),
                        "save the source in EPSG:4326", source);
        }
    }
    ogr->ResetReading();
}

void FeatureReader::State::toDegrees(Feature& feature) const {
    for (Point& p : feature.shape) {
        if (transformation && transformation->Transform(1, &p.x, &p.y) == FALSE) {
            p = {HUGE_VAL, HUGE_VAL};
        }
    }
    if (!std::all_of(feature.shape.begin(), feature.shape.end(), onGlobe)) {
        feature.shape.clear();
    }
}

void FeatureReader::State::read(const OGRFeature& from, Feature& feature) const {
    feature.values.clear();
    feature.shape.clear();
    feature.area = false;
    for (int i = 0; i < from.GetFieldCount(); ++i) {
        feature.values.push_back(cell(from, i));
    }
    if (const OGRGeometry* geometry = isText ? nullptr : from.GetGeometryRef()) {
        readShape(*geometry, feature);
    }
    for (const std::string& text : feature.values) {
        if (isText && !text.empty() && looksLikeWkt(text)) {
            OGRGeometry* made = nullptr;
            if (OGRGeometryFactory::createFromWkt(text.c_str(), nullptr, &made) == OGRERR_NONE) {
                readShape(*made, feature);
            }
            OGRGeometryFactory::destroyGeometry(made);
            break;
        }
    }
    toDegrees(feature);
}

FeatureReader::FeatureReader(const std::string& source) : state_(std::make_unique<State>(source)) {
    state_->open();
    state_->choose(0);
}
FeatureReader::~FeatureReader() = default;
FeatureReader::FeatureReader(FeatureReader&&) noexcept = default;
FeatureReader& FeatureReader::operator=(FeatureReader&&) noexcept = default;

std::size_t FeatureReader::layerCount() const {
    return static_cast<std::size_t>(state_->dataset->GetLayerCount());
}

std::string FeatureReader::layerName(std::size_t layer) const {
    return state_->dataset->GetLayer(static_cast<int>(layer))->GetName();
}

void FeatureReader::choose(std::size_t layer) {
    state_->choose(static_cast<int>(layer));
}

const std::vector<std::string>& FeatureReader::columns() const {
    return state_->columns;
}

std::optional<std::size_t> FeatureReader::column(std::string_view name) const {
    const auto& columns = state_->columns;
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const std::string& column) {
        return core::equalsIgnoreCase(column, name);
    });
    return found == columns.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

bool FeatureReader::hasAreas() const {
    const auto type = wkbFlatten(state_->ogr->GetGeomType());
    return type == wkbPolygon || type == wkbMultiPolygon;
}

bool FeatureReader::hasLines() const {
    const auto type = wkbFlatten(state_->ogr->GetGeomType());
    return type == wkbLineString || type == wkbMultiLineString;
}

bool FeatureReader::next(Feature& feature) {
    const GdalErrors errors;
    const OGRFeatureUniquePtr row(state_->ogr->GetNextFeature());
    if (!row) {
        if (errors.failed()) {
            throw Error(Code::Input,
                        core::format("{} breaks off: {}", state_->source, errors.text()),
                        "download or copy it again", state_->source);
        }
        return false;
    }
    state_->read(*row, feature);
    return true;
}

std::int64_t FeatureReader::expectedRows() const {
    return state_->isText ? -1 : state_->ogr->GetFeatureCount(FALSE);
}

} // namespace geo
