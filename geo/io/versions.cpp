// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/io/versions.h"

#include "core/base/text.h"

#include <gdal.h>
#include <geos_c.h>
#include <ogr_api.h>
#include <proj.h>

#include <memory>

namespace geo {

namespace {

struct ProjContext {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
using ContextPtr = std::unique_ptr<PJ_CONTEXT, ProjContext>;

std::string projDatabase(const char* key) {
    const ContextPtr context(proj_context_create());
    const char* value = proj_context_get_database_metadata(context.get(), key);
    return value == nullptr ? "" : value;
}

constexpr const char* kUsualDrivers[] = {
    "ESRI Shapefile", "GeoJSON", "GPKG",       "FlatGeobuf", "KML", "CSV",
    "XLSX",           "ODS",     "PostgreSQL", "Parquet"};

} // namespace

std::vector<std::pair<std::string, std::string>> libraryVersions() {
    GDALAllRegister();
    const PJ_INFO proj = proj_info();
    return {{"GDAL", GDALVersionInfo("RELEASE_NAME")},
            {"GEOS", GEOSversion()},
            {"PROJ", core::format("{}.{}.{}", proj.major, proj.minor, proj.patch)},
            {"EPSG data", projDatabase("EPSG.VERSION")}};
}

std::vector<std::string> usualDrivers() {
    GDALAllRegister();
    std::vector<std::string> names;
    for (const char* name : kUsualDrivers) {
        if (GDALGetDriverByName(name) != nullptr) {
            names.emplace_back(name);
        }
    }
    return names;
}

std::vector<std::string> installationProblems() {
    std::vector<std::string> problems;
    if (projDatabase("EPSG.VERSION").empty()) {
        problems.emplace_back(
            "PROJ finds no proj.db: files in other coordinate systems cannot be read");
    }
    GDALAllRegister();
    for (const char* name : {"ESRI Shapefile", "GeoJSON", "GPKG", "CSV"}) {
        if (GDALGetDriverByName(name) == nullptr) {
            problems.push_back(core::format("GDAL has no driver for {}", name));
        }
    }
    return problems;
}

} // namespace geo
