// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/io/export_file.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/io/gdal_session.h"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <random>
#include <utility>

namespace geo {

using core::Code;
using core::Error;
namespace fs = std::filesystem;

namespace {

struct Format {
    std::string_view extension;
    std::array<const char*, 2> drivers; ///< the first that GDAL has is used
    bool geometry;
    std::array<const char*, 2> layerOptions;
};

constexpr std::array<Format, 9> kFormats = {
    {{".csv", {"CSV", nullptr}, false, {"LINEFORMAT=CRLF", nullptr}}, // RFC 4180
     {".xlsx", {"XLSX", nullptr}, false, {nullptr, nullptr}},
     {".ods", {"ODS", nullptr}, false, {nullptr, nullptr}},
     {".geojson", {"GeoJSON", nullptr}, true, {"RFC7946=YES", nullptr}},
     {".gpkg", {"GPKG", nullptr}, true, {"GEOMETRY_NAME=geom", nullptr}},
     {".shp", {"ESRI Shapefile", nullptr}, true, {"ENCODING=UTF-8", nullptr}},
     {".kml", {"LIBKML", "KML"}, true, {nullptr, nullptr}},
     {".fgb", {"FlatGeobuf", nullptr}, true, {nullptr, nullptr}},
     {".parquet", {"Parquet", nullptr}, true, {nullptr, nullptr}}}};

GDALDriver* driverOf(const Format& format) {
    prepareGdal();
    for (const char* name : format.drivers) {
        GDALDriver* driver =
            name == nullptr ? nullptr : GetGDALDriverManager()->GetDriverByName(name);
        if (driver != nullptr && driver->GetMetadataItem(GDAL_DCAP_CREATE) != nullptr) {
            return driver;
        }
    }
    return nullptr;
}

std::string formatsAtHand() {
    std::vector<std::string> names;
    for (const Format& format : kFormats) {
        if (driverOf(format) != nullptr) {
            names.emplace_back(format.extension.substr(1));
        }
    }
    return core::join(names, ", ");
}

const Format& formatOf(const std::string& path) {
    const std::string extension = core::lower(fs::path(path).extension().string());
    const auto found = std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& format) {
        return format.extension == extension;
    });
    if (found == kFormats.end()) {
        throw Error(Code::Usage,
                    core::format("the name {} does not end in a format that can be written", path),
                    "end it in one of " + formatsAtHand(), path);
    }
    return *found;
}

OGRFieldType fieldType(CellType type) {
    switch (type) {
    case CellType::Integer: return OFTInteger64;
    case CellType::Real: return OFTReal;
    case CellType::Date: return OFTDate;
    case CellType::Text: break;
    }
    return OFTString;
}

OGRwkbGeometryType geometryType(ExportGeometry geometry, bool held) {
    if (!held || geometry == ExportGeometry::None) {
        return wkbNone;
    }
    return geometry == ExportGeometry::Point ? wkbPoint : wkbMultiPolygon;
}

/// A folder of our own beside the target, so that the last step is a rename on one disk.
fs::path makeWorkFolder(const fs::path& target) {
    std::random_device random;
    for (int attempt = 0; attempt < 100; ++attempt) {
        // No archive's ending in the name: GDAL would look for the archive there.
        const fs::path folder = target.parent_path() / core::format(".evenlode-{:08x}", random());
        std::error_code error;
        if (fs::create_directory(folder, error)) {
            return folder;
        }
        if (error) {
            throw Error(Code::Storage,
                        core::format("{} cannot be written: {}", target.string(), error.message()),
                        "choose a folder that you may write to", target.string());
        }
    }
    throw Error(Code::Storage, core::format("{} cannot be written", target.string()),
                "choose another folder", target.string());
}

void checkTarget(const fs::path& target) {
    std::error_code error;
    if (!fs::is_directory(target.parent_path(), error)) {
        throw Error(Code::Input,
                    core::format("there is no folder {}", target.parent_path().string()),
                    "make it first, or choose another", target.string());
    }
    if (fs::is_directory(target, error)) {
        throw Error(Code::Input, core::format("{} is a folder", target.string()),
                    "give the name of a file", target.string());
    }
}

/// A shapefile is several files; parts that the new one lacks (indexes) would not fit it.
void removeOldParts(const fs::path& target) {
    for (const char* part : {".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".qpj", ".idm",
                             ".ind", ".shp.xml"}) {
        std::error_code ignored;
        fs::remove(fs::path(target).replace_extension(part), ignored);
    }
}

OGRLinearRing* ringOf(const core::Ring& ring) {
    auto out = std::make_unique<OGRLinearRing>();
    out->setNumPoints(static_cast<int>(ring.size()), FALSE);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        out->setPoint(static_cast<int>(i), ring[i].x, ring[i].y);
    }
    return out.release();
}

std::unique_ptr<OGRGeometry> geometryOf(const core::MultiPolygon& shape) {
    auto out = std::make_unique<OGRMultiPolygon>();
    for (const core::Polygon& polygon : shape.polygons) {
        auto part = std::make_unique<OGRPolygon>();
        for (const core::Ring& ring : polygon.rings) {
            part->addRingDirectly(ringOf(ring));
        }
        out->addGeometryDirectly(part.release());
    }
    return out;
}

void setCell(OGRFeature& feature, int field, const Cell& cell) {
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
        feature.SetField(field, static_cast<GIntBig>(*integer));
    } else if (const auto* real = std::get_if<double>(&cell)) {
        feature.SetField(field, *real);
    } else if (const auto* text = std::get_if<std::string>(&cell)) {
        feature.SetField(field, text->c_str());
    } else {
        feature.SetFieldNull(field);
    }
}

} // namespace

struct ExportFile::State {
    State(const std::string& path, const ExportSchema& schema)
        : target(fs::absolute(path)), format(formatOf(path)) {
        GDALDriver* driver = driverOf(format);
        if (driver == nullptr) {
            throw Error(Code::Input,
                        core::format("this GDAL cannot write {} files", format.extension.substr(1)),
                        "it can write " + formatsAtHand(), path);
        }
        checkTarget(target);
        folder = makeWorkFolder(target);
        create(*driver, schema);
    }

    ~State() {
        const GdalErrors errors;
        dataset.reset();
        std::error_code ignored;
        if (!folder.empty()) {
            fs::remove_all(folder, ignored);
        }
    }

    void create(GDALDriver& driver, const ExportSchema& schema);
    void write(const std::vector<Cell>& cells, std::unique_ptr<OGRGeometry> geometry);
    void moveIntoPlace() const;
    [[noreturn]] void fail(const std::string& cause) const;

    fs::path target;
    const Format& format;
    fs::path folder;
    GDALDatasetUniquePtr dataset;
    OGRLayer* layer = nullptr;
    std::int64_t rows = 0;
    std::int64_t leftOut = 0;
};

void ExportFile::State::fail(const std::string& cause) const {
    throw Error(
        Code::Storage,
        core::format("{} cannot be written{}", target.string(), cause.empty() ? "" : ": " + cause),
        "check the free space, and that no other program has the file open", target.string());
}

void ExportFile::State::create(GDALDriver& driver, const ExportSchema& schema) {
    const GdalErrors errors;
    dataset.reset(driver.Create((folder / target.filename()).string().c_str(), 0, 0, 0, GDT_Unknown,
                                nullptr));
    if (!dataset) {
        fail(errors.text());
    }
    OGRSpatialReference crs;
    crs.importFromEPSG(4326);
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const OGRwkbGeometryType type = geometryType(schema.geometry, format.geometry);
    std::vector<const char*> options(format.layerOptions.begin(), format.layerOptions.end());
    options.push_back(nullptr);
    // A shapefile's layer is named by its file.
    const std::string name = format.extension == ".shp" ? target.stem().string() : schema.layer;
    layer = dataset->CreateLayer(name.c_str(), type == wkbNone ? nullptr : &crs, type,
                                 const_cast<char**>(options.data()));
    if (layer == nullptr) {
        fail(errors.text());
    }
    for (const ExportColumn& column : schema.columns) {
        OGRFieldDefn field(column.name.c_str(), fieldType(column.type));
        if (layer->CreateField(&field) != OGRERR_NONE) {
            fail(errors.text());
        }
    }
    // A GeoPackage would otherwise be flushed to the disk row by row.
    if (dataset->TestCapability(ODsCTransactions) != FALSE &&
        dataset->StartTransaction() != OGRERR_NONE) {
        fail(errors.text());
    }
}

void ExportFile::State::write(const std::vector<Cell>& cells,
                              std::unique_ptr<OGRGeometry> geometry) {
    // GDAL 3.6 drops such a row from a FlatGeobuf without a word.
    if (!geometry && format.extension == ".fgb" && layer->GetGeomType() != wkbNone) {
        ++leftOut;
        return;
    }
    OGRFeature feature(layer->GetLayerDefn());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        setCell(feature, static_cast<int>(i), cells[i]);
    }
    if (geometry && layer->GetGeomType() != wkbNone) {
        feature.SetGeometryDirectly(geometry.release());
    }
    const GdalErrors errors;
    if (layer->CreateFeature(&feature) != OGRERR_NONE) {
        fail(errors.text());
    }
    ++rows;
}

void ExportFile::State::moveIntoPlace() const {
    std::vector<fs::path> parts;
    for (const auto& entry : fs::directory_iterator(folder)) {
        parts.push_back(entry.path().filename());
    }
    if (format.extension == ".shp") {
        removeOldParts(target);
        // The .shp goes last: with it the shapefile is there.
        std::sort(parts.begin(), parts.end(), [](const fs::path& a, const fs::path& b) {
            return (a.extension() == ".shp") < (b.extension() == ".shp");
        });
    }
    for (const fs::path& part : parts) {
        std::error_code error;
        fs::rename(folder / part, target.parent_path() / part, error);
        if (error) {
            fail(error.message());
        }
    }
}

ExportFile::ExportFile(const std::string& path, const ExportSchema& schema)
    : state_(std::make_unique<State>(path, schema)) {}
ExportFile::~ExportFile() = default;

bool ExportFile::holdsGeometry() const {
    return state_->format.geometry;
}
std::int64_t ExportFile::rows() const {
    return state_->rows;
}

void ExportFile::add(const std::vector<Cell>& cells) {
    state_->write(cells, nullptr);
}

void ExportFile::add(const std::vector<Cell>& cells, const core::Point* point) {
    state_->write(cells,
                  point == nullptr ? nullptr : std::make_unique<OGRPoint>(point->x, point->y));
}

void ExportFile::add(const std::vector<Cell>& cells, const core::MultiPolygon* area) {
    const bool wanted = area != nullptr && !area->empty() && state_->format.geometry;
    state_->write(cells, wanted ? geometryOf(*area) : nullptr);
}

std::int64_t ExportFile::leftOut() const {
    return state_->leftOut;
}

void ExportFile::finish() {
    {
        const GdalErrors errors;
        if (state_->dataset->TestCapability(ODsCTransactions) != FALSE &&
            state_->dataset->CommitTransaction() != OGRERR_NONE) {
            state_->fail(errors.text());
        }
        state_->dataset.reset();
        state_->layer = nullptr;
        if (errors.failed()) {
            state_->fail(errors.text());
        }
    }
    state_->moveIntoPlace();
}

bool formatHoldsGeometry(const std::string& path) {
    return formatOf(path).geometry;
}

} // namespace geo
