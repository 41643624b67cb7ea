// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/io/grid_file.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/io/gdal_session.h"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <random>

namespace geo {

namespace {

namespace fs = std::filesystem;

struct CloseDataset {
    void operator()(GDALDataset* data) const { GDALClose(data); }
};

[[noreturn]] void refuse(const std::string& path, const GdalErrors& errors) {
    throw core::Error(core::Code::Storage,
                      core::format("{} cannot be written: {}", path,
                                   core::cleanText(errors.text().empty() ? "GDAL does not say why"
                                                                         : errors.text())),
                      "check the rights of its folder and the space left", path);
}

/// A file of our own beside the target until everything is in it; removed if that fails.
struct WorkFile {
    explicit WorkFile(const std::string& target) {
        std::random_device random;
        const fs::path path(target);
        name = (path.parent_path() / core::format(".evenlode-{:08x}.tif", random())).string();
    }
    ~WorkFile() {
        std::error_code ignored;
        fs::remove(name, ignored);
    }
    std::string name;
};

void describe(GDALDataset& data, const Grid& grid) {
    OGRSpatialReference crs;
    if (crs.SetFromUserInput(grid.crs.c_str()) != OGRERR_NONE) {
        throw core::Error(core::Code::Input,
                          core::format("the CRS \"{}\" is not understood", grid.crs),
                          "use an EPSG code or a PROJ string", grid.crs);
    }
    std::array<double, 6> place{grid.topLeft.x, grid.cell, 0, grid.topLeft.y, 0, -grid.cell};
    data.SetGeoTransform(place.data());
    data.SetSpatialRef(&crs);
    GDALRasterBand* band = data.GetRasterBand(1);
    band->SetNoDataValue(static_cast<double>(static_cast<float>(grid.noData)));
    band->SetDescription(grid.name.c_str());
    band->SetUnitType(grid.unit.c_str());
}

} // namespace

void writeGrid(const std::string& path, const Grid& grid, std::span<const float> values) {
    prepareGdal();
    const GdalErrors errors;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    if (driver == nullptr) {
        throw core::Error(core::Code::Input, "this GDAL cannot write GeoTIFF",
                          "install GDAL with its usual drivers", path);
    }
    const WorkFile work(path);
    char** options = nullptr;
    for (const char* option : {"COMPRESS=DEFLATE", "PREDICTOR=3", "TILED=YES"}) {
        options = CSLAddString(options, option);
    }
    std::unique_ptr<GDALDataset, CloseDataset> data(
        driver->Create(work.name.c_str(), grid.width, grid.height, 1, GDT_Float32, options));
    CSLDestroy(options);
    if (!data) {
        refuse(path, errors);
    }
    describe(*data, grid);
    // GDAL takes a pointer that could be written to, and does not write.
    const CPLErr written = data->GetRasterBand(1)->RasterIO(
        GF_Write, 0, 0, grid.width, grid.height, const_cast<float*>(values.data()), grid.width,
        grid.height, GDT_Float32, 0, 0, nullptr);
    data.reset(); // what is not on the disk yet is written here
    if (written != CE_None || errors.failed() ||
        std::rename(work.name.c_str(), path.c_str()) != 0) {
        refuse(path, errors);
    }
}

} // namespace geo
