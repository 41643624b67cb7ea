// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/io/unit_source.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/io/gdal_session.h"
#include "geo/io/polygon_reader.h"
#include "geo/io/source_path.h"

#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace geo {

using core::Code;
using core::Error;
using core::Issue;
using core::Severity;

namespace {

constexpr std::array<const char*, 26> kKeyNames = {
    "ZCTA5CE20", "ZCTA5CE10",   "ZCTA5CE00", "ZCTA5CE", "ZCTA5",   "ZCTA",     "MODZCTA",
    "ZIP",       "ZIPCODE",     "ZIP_CODE",  "ZIP5",    "ZIP_5",   "POSTCODE", "POSTALCODE",
    "POST_CODE", "POSTAL_CODE", "POSTAL",    "PLZ",     "GEOID20", "GEOID10",  "GEOID",
    "FIPS",      "GEO_ID",      "CODE",      "KEY",     "ID"};

constexpr const char* kFormats = "shapefile, GeoJSON, GeoPackage, FlatGeobuf, KML, or a zip of one";

GDALDatasetUniquePtr open(const std::string& source, const std::string& name) {
    GdalErrors errors;
    GDALDatasetUniquePtr dataset(
        GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
    if (dataset) {
        return dataset;
    }
    const std::string cause = core::cleanText(errors.text());
    if (cause.find(".shx") != std::string::npos) {
        throw Error(Code::Input, core::format("the shapefile {} lacks its .shx file", source),
                    "copy all its files: .shp, .shx, .dbf and .prj", source);
    }
    const bool unknown =
        !errors.failed() || cause.find("not recognized as a supported") != std::string::npos;
    throw Error(Code::Input,
                unknown ? core::format("{} is not a map that can be read", source)
                        : core::format("{} cannot be opened: {}", source, cause),
                core::format("units come from a {}; if it is one, it may be damaged or cut short",
                             kFormats),
                source);
}

bool mayHoldPolygons(OGRLayer& layer) {
    const OGRwkbGeometryType type = wkbFlatten(layer.GetGeomType());
    return type == wkbUnknown || type == wkbGeometryCollection || OGR_GT_IsSurface(type) != 0 ||
           OGR_GT_IsSubClassOf(type, wkbMultiSurface) != 0;
}

OGRLayer& chooseLayer(GDALDataset& dataset, const std::string& source, const std::string& wanted) {
    std::vector<std::string> all;
    std::vector<OGRLayer*> withPolygons;
    for (int i = 0; i < dataset.GetLayerCount(); ++i) {
        OGRLayer* layer = dataset.GetLayer(i);
        all.emplace_back(layer->GetName());
        if (!wanted.empty() && core::equalsIgnoreCase(layer->GetName(), wanted)) {
            return *layer;
        }
        if (mayHoldPolygons(*layer)) {
            withPolygons.push_back(layer);
        }
    }
    if (!wanted.empty()) {
        throw Error(Code::Input, core::format("{} has no layer \"{}\"", source, wanted),
                    "its layers: " + core::join(all, ", "), wanted);
    }
    if (withPolygons.empty()) {
        throw Error(Code::Input, core::format("there are no polygons in {}", source),
                    "units need a layer of polygons; tables of figures go to `units measure`, "
                    "points to `accounts import`",
                    source);
    }
    if (withPolygons.size() > 1) {
        throw Error(Code::Input, core::format("{} has several layers with polygons", source),
                    "choose one with --source-layer: " + core::join(all, ", "), source);
    }
    return *withPolygons.front();
}

std::vector<std::string> fieldNames(OGRLayer& layer) {
    std::vector<std::string> names;
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        names.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    }
    return names;
}

int findField(const std::vector<std::string>& names, const std::string& wanted) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (core::equalsIgnoreCase(names[i], wanted)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

std::string listed(const std::vector<std::string>& names) {
    return names.empty() ? "it has no fields at all; is the .dbf file missing?"
                         : "its fields: " + core::join(names, ", ");
}

int requireField(OGRLayer& layer, const std::string& wanted) {
    const std::vector<std::string> names = fieldNames(layer);
    const int field = findField(names, wanted);
    if (field < 0) {
        throw Error(Code::Input,
                    core::format("the layer {} has no field \"{}\"", layer.GetName(), wanted),
                    listed(names), wanted);
    }
    return field;
}

int keyField(OGRLayer& layer, const std::string& wanted) {
    if (!wanted.empty()) {
        return requireField(layer, wanted);
    }
    const std::vector<std::string> names = fieldNames(layer);
    for (const char* usual : kKeyNames) {
        const int field = findField(names, usual);
        if (field >= 0) {
            return field;
        }
    }
    throw Error(
        Code::Input,
        core::format("it is not clear which field of {} holds the unit keys", layer.GetName()),
        "name it with --key; " + listed(names), layer.GetName());
}

void setFilter(OGRLayer& layer, const std::string& where) {
    if (where.empty()) {
        return;
    }
    GdalErrors errors;
    if (layer.SetAttributeFilter(where.c_str()) != OGRERR_NONE || errors.failed()) {
        throw Error(Code::Input,
                    core::format("the filter \"{}\" cannot be read: {}", where,
                                 core::cleanText(errors.text())),
                    "write it as in SQL, for example STATE = 'CT' AND POP > 100; " +
                        listed(fieldNames(layer)),
                    where);
    }
}

bool isShapefile(GDALDataset& dataset) {
    return dataset.GetDriver() != nullptr &&
           std::string(dataset.GetDriver()->GetDescription()) == "ESRI Shapefile";
}

std::string textOf(OGRFeature& feature, int field) {
    return field >= 0 && feature.IsFieldSetAndNotNull(field)
               ? core::cleanText(feature.GetFieldAsString(field))
               : std::string{};
}

/// Reads the chosen layer. Keeps watch for rows that the driver could not read: some in the middle
/// are faults of these rows, a run of them to the very end means that the file was cut short.
class Reading {
public:
    Reading(GDALDataset& dataset, OGRLayer& layer, const UnitSourceOptions& options,
            UnitSource& result)
        : layer_(layer), result_(result), polygons_(layer, options.sourceCrs, result.issues),
          key_(keyField(layer, options.keyField)),
          name_(options.nameField.empty() ? -1 : requireField(layer, options.nameField)),
          rowIsFid_(isShapefile(dataset)) {
        result.layer = layer.GetName();
        result.keyField = layer.GetLayerDefn()->GetFieldDefn(key_)->GetNameRef();
        result.crs = polygons_.crs();
    }

    void run(core::Job& job) {
        const double expected =
            static_cast<double>(std::max<GIntBig>(layer_.GetFeatureCount(0), 1));
        GdalErrors errors;
        layer_.ResetReading();
        while (OGRFeatureUniquePtr feature{layer_.GetNextFeature()}) {
            ++result_.read;
            addRow(*feature, errors);
            errors.clear();
            job.step(std::min(1.0, static_cast<double>(result_.read) / expected),
                     "reading polygons");
        }
        if (errors.failed()) {
            unreadable_ = unreadable_ > 0 ? unreadable_ : result_.read + 1;
            cause_ = errors.text();
        }
        if (unreadable_ > 0) {
            throw Error(Code::Input,
                        core::format("the file is damaged or cut short: from row {} on nothing "
                                     "can be read ({})",
                                     unreadable_, core::cleanText(cause_)),
                        "download or copy it again", result_.layer);
        }
    }

private:
    void addRow(OGRFeature& feature, const GdalErrors& errors) {
        SourceUnit unit;
        unit.row = rowIsFid_ ? feature.GetFID() + 1 : result_.read;
        unit.keyText = textOf(feature, key_);
        unit.name = textOf(feature, name_);
        if (errors.failed() && feature.GetGeometryRef() == nullptr) {
            unreadable_ = unreadable_ > 0 ? unreadable_ : unit.row;
            cause_ = errors.text();
            pending_.push_back(issue(unit, "its shape cannot be read: " + core::cleanText(cause_),
                                     "the file is damaged here; download or copy it again"));
            return;
        }
        unreadable_ = 0;
        result_.issues.insert(result_.issues.end(), pending_.begin(), pending_.end());
        pending_.clear();
        if (core::trim(unit.keyText).empty()) {
            result_.issues.push_back(
                issue(unit, "the row has no key",
                      "fill the field " + result_.keyField + " or leave the row out with --where"));
            return;
        }
        std::unique_ptr<OGRGeometry> geometry(feature.StealGeometry());
        const PolygonReader::Outcome outcome = polygons_.read(geometry.get(), unit.shape);
        if (!outcome.message.empty()) {
            result_.issues.push_back(issue(unit, outcome.message, outcome.hint));
            result_.issues.back().severity = outcome.usable ? Severity::Warning : Severity::Error;
        }
        if (outcome.usable) {
            result_.units.push_back(std::move(unit));
        }
    }

    static Issue issue(const SourceUnit& unit, std::string message, std::string hint) {
        return {Severity::Error, unit.keyText, unit.row, std::move(message), std::move(hint)};
    }

    OGRLayer& layer_;
    UnitSource& result_;
    PolygonReader polygons_;
    int key_;
    int name_;
    bool rowIsFid_;
    std::int64_t unreadable_ = 0; ///< first row of the present run of unreadable rows
    std::string cause_;
    std::vector<Issue> pending_; ///< issues of that run
};

void requireUnits(const UnitSource& result, const std::string& source,
                  const UnitSourceOptions& options) {
    if (!result.units.empty()) {
        return;
    }
    if (result.read == 0) {
        throw Error(
            Code::Input,
            options.where.empty()
                ? core::format("the layer {} of {} is empty", result.layer, source)
                : core::format("no row of {} fits the filter \"{}\"", result.layer, options.where),
            options.where.empty() ? "choose a layer that has rows" : "check the filter", source);
    }
    const Issue& first = result.issues.back();
    throw Error(Code::Input,
                core::format("none of the {} of {} can be used; row {}: {}",
                             core::counted(result.read, "row", "rows"), source, first.row,
                             first.message),
                first.hint, source);
}

} // namespace

UnitSource readUnits(const std::string& source, const UnitSourceOptions& options, core::Job& job) {
    const GDALDatasetUniquePtr dataset = open(source, gdalName(source, options.sourceLayer));
    OGRLayer& layer = chooseLayer(*dataset, source, options.sourceLayer);
    setFilter(layer, options.where);
    UnitSource result;
    Reading(*dataset, layer, options, result).run(job);
    requireUnits(result, source, options);
    return result;
}

} // namespace geo
