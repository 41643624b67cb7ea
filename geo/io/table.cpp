// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/io/table.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/normalise.h"
#include "geo/io/gdal_session.h"
#include "geo/io/source_path.h"
#include "geo/io/text_table.h"

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <optional>

namespace geo {

using core::Code;
using core::Error;
using core::Issue;
using core::Severity;
using core::records::Column;
using core::records::ColumnRole;
using core::records::RecordRow;
using core::records::Value;

namespace {

constexpr std::size_t kBatch = 256;

/// Spreadsheets: the first row names the columns, even where all cells are text.
class SpreadsheetOptions {
public:
    SpreadsheetOptions() {
        for (const char* key : kKeys) {
            CPLSetThreadLocalConfigOption(key, "FORCE");
        }
    }
    ~SpreadsheetOptions() {
        for (const char* key : kKeys) {
            CPLSetThreadLocalConfigOption(key, nullptr);
        }
    }
    SpreadsheetOptions(const SpreadsheetOptions&) = delete;
    SpreadsheetOptions& operator=(const SpreadsheetOptions&) = delete;

private:
    static constexpr std::array<const char*, 3> kKeys = {"OGR_XLSX_HEADERS", "OGR_ODS_HEADERS",
                                                         "OGR_XLS_HEADERS"};
};

struct MemoryFile {
    std::string name;
    ~MemoryFile() {
        if (!name.empty()) {
            VSIUnlink(name.c_str());
        }
    }
};

/// GDAL's zone flags: 100 = UTC, each step a quarter of an hour; 0 and 1 say nothing.
std::string offsetText(int zone) {
    constexpr int kUtc = 100;
    constexpr int kMinutes = 15;
    if (zone <= 1 || zone == kUtc) {
        return zone == kUtc ? "Z" : "";
    }
    const int minutes = std::abs(zone - kUtc) * kMinutes;
    return core::format("{}{:02}:{:02}", zone > kUtc ? '+' : '-', minutes / 60, minutes % 60);
}

Value dateText(const OGRFeature& feature, int field, OGRFieldType type, bool offsets) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0;
    if (!feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone)) {
        return std::nullopt;
    }
    const std::string date = core::format("{:04}-{:02}-{:02}", year, month, day);
    const std::string offset = offsets && type == OFTDateTime ? offsetText(zone) : std::string();
    const bool midnight = hour == 0 && minute == 0 && second == 0 && offset.empty();
    if (type == OFTDate || (type == OFTDateTime && midnight)) {
        return date;
    }
    const std::string time =
        core::format("{:02}:{:02}:{:02}", hour, minute, static_cast<int>(std::floor(second)));
    return type == OFTTime ? time : date + "T" + time + offset;
}

Value cellText(const OGRFeature& feature, int field, bool offsets) {
    if (!feature.IsFieldSetAndNotNull(field)) {
        return std::nullopt;
    }
    const OGRFieldType type = feature.GetFieldDefnRef(field)->GetType();
    switch (type) {
    case OFTReal: {
        const double number = feature.GetFieldAsDouble(field);
        return std::isfinite(number) ? Value(core::records::numberText(number)) : std::nullopt;
    }
    case OFTDate:
    case OFTTime:
    case OFTDateTime: return dateText(feature, field, type, offsets);
    default: {
        return std::string(const_cast<OGRFeature&>(feature).GetFieldAsString(field));
    }
    }
}

/// The single point of a geometry, if it is one.
std::optional<core::Point> pointOf(const OGRGeometry* geometry) {
    if (geometry == nullptr || geometry->IsEmpty()) {
        return std::nullopt;
    }
    switch (wkbFlatten(geometry->getGeometryType())) {
    case wkbPoint: return core::Point{geometry->toPoint()->getX(), geometry->toPoint()->getY()};
    case wkbMultiPoint: {
        const OGRMultiPoint* points = geometry->toMultiPoint();
        return points->getNumGeometries() == 1 ? pointOf(points->getGeometryRef(0)) : std::nullopt;
    }
    default: return std::nullopt;
    }
}

bool onGlobe(core::Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y) && std::abs(p.x) <= 180 && std::abs(p.y) <= 90;
}

/// Database keys that count rows and mean nothing to people.
bool isRowCounter(const std::string& name) {
    const std::string plain = core::lower(name);
    return plain.empty() || plain == "fid" || plain == "ogc_fid" || plain == "objectid";
}

} // namespace

struct TableReader::State {
    State(const std::string& sourceName, const TableOptions& wanted)
        : source(sourceName), offsets(wanted.offsets) {
        open(wanted);
        chooseLayer(wanted.layer);
        readColumns();
        preparePoints();
        ogr->ResetReading();
    }

    void open(const TableOptions& wanted);
    void chooseLayer(const std::string& wanted);
    void readColumns();
    void preparePoints();
    void fill();
    RecordRow rowOf(OGRFeature& feature);
    void addPoint(RecordRow& row, const OGRFeature& feature);
    std::vector<std::string> layers() const;
    std::string layerNames() const { return core::join(layers(), ", "); }
    Value textOf(const OGRFeature& feature, int field);
    [[noreturn]] void noTable(const std::string& cause) const;

    std::string source;
    bool offsets = false;
    MemoryFile memory;
    GDALDatasetUniquePtr dataset;
    OGRLayer* ogr = nullptr;
    std::string layerName;
    bool isText = false;
    TableFacts facts;
    bool keyColumn = false; ///< the layer's own key comes first
    bool points = false;
    std::unique_ptr<OGRCoordinateTransformation> toDegrees;
    std::vector<Column> columns;
    std::vector<Issue> issues;
    std::deque<RecordRow> ready;
    std::int64_t read = 0;
    std::int64_t offGlobe = 0;
    std::int64_t firstOffGlobe = 0;
    bool atEnd = false;
};

void TableReader::State::noTable(const std::string& cause) const {
    throw Error(Code::Input,
                core::format("{} cannot be read as a table{}", source,
                             cause.empty() ? "" : " (" + cause + ")"),
                "give CSV, XLSX, ODS, DBF, GeoJSON, GeoPackage, a shapefile or a PostgreSQL table "
                "(\"PG:dbname=... \" with --sheet TABLE)",
                source);
}

void TableReader::State::open(const TableOptions& wanted) {
    std::string name = gdalName(source, wanted.layer);
    isText = isTextTable(name);
    std::vector<const char*> options;
    const std::string extension = core::lower(name);
    facts.headerRow = extension.ends_with(".xlsx") || extension.ends_with(".xlsm") ||
                      extension.ends_with(".ods") || extension.ends_with(".xls");
    if (isText) {
        TextTable text = prepareTextTable(name, source);
        memory.name = text.memoryFile;
        name = text.gdalName;
        facts.headerRow = text.hasHeader;
        facts.delimiter = text.delimiter;
        facts.encoding = text.encoding;
        options = {"AUTODETECT_TYPE=NO", text.hasHeader ? "HEADERS=YES" : "HEADERS=NO",
                   "KEEP_GEOM_COLUMNS=YES"};
    }
    options.push_back(nullptr);
    const SpreadsheetOptions spreadsheet;
    const GdalErrors errors;
    dataset.reset(GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr,
                                    options.data(), nullptr));
    if (!dataset) {
        noTable(errors.text());
    }
    facts.format = dataset->GetDriverName();
}

/// Bytes that are not UTF-8 are taken for Windows-1252.
Value TableReader::State::textOf(const OGRFeature& feature, int field) {
    Value value = cellText(feature, field, offsets);
    if (value && !core::isUtf8(*value)) {
        value = core::cleanText(*value);
        facts.encoding = facts.encoding.empty() ? facts.encoding : "Windows-1252";
    }
    return value;
}

std::vector<std::string> TableReader::State::layers() const {
    std::vector<std::string> names;
    for (int i = 0; i < dataset->GetLayerCount(); ++i) {
        names.emplace_back(dataset->GetLayer(i)->GetName());
    }
    return names;
}

void TableReader::State::chooseLayer(const std::string& wanted) {
    // Spreadsheet layers read their header when they are first looked at.
    const SpreadsheetOptions spreadsheet;
    const GdalErrors errors;
    const int count = dataset->GetLayerCount();
    if (count == 0) {
        noTable("it holds no table");
    }
    for (int i = 0; i < count && ogr == nullptr; ++i) {
        OGRLayer* candidate = dataset->GetLayer(i);
        const bool fits = wanted.empty()
                              ? count == 1 || (candidate->GetLayerDefn()->GetFieldCount() > 0 &&
                                               candidate->GetFeatureCount() != 0)
                              : core::equalsIgnoreCase(candidate->GetName(), wanted);
        ogr = fits ? candidate : nullptr;
    }
    if (ogr == nullptr && !wanted.empty() && count == 1 && isText) {
        ogr = dataset->GetLayer(0); // a layer's name chose the file inside an archive
    }
    if (ogr == nullptr && wanted.empty()) {
        ogr = dataset->GetLayer(0);
    }
    if (ogr == nullptr) {
        throw Error(Code::Input, core::format("{} has no sheet or layer \"{}\"", source, wanted),
                    "there are: " + layerNames(), wanted);
    }
    layerName = ogr->GetName();
    if (wanted.empty() && count > 1) {
        issues.push_back({Severity::Info, layerName, 0,
                          core::format("{} sheets or layers are in the source; \"{}\" was read",
                                       count, layerName),
                          "name another with --sheet: " + layerNames()});
    }
}

void TableReader::State::readColumns() {
    const SpreadsheetOptions spreadsheet;
    const OGRFeatureDefn* definition = ogr->GetLayerDefn();
    const char* key = ogr->GetFIDColumn();
    keyColumn =
        !isText && key != nullptr && !isRowCounter(key) && definition->GetFieldIndex(key) < 0;
    if (keyColumn) {
        columns.push_back({core::cleanText(key), ColumnRole::Plain});
    }
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
        columns.push_back(
            {core::cleanText(definition->GetFieldDefn(i)->GetNameRef()), ColumnRole::Plain});
    }
}

void TableReader::State::preparePoints() {
    if (isText || ogr->GetLayerDefn()->GetGeomFieldCount() == 0) {
        return;
    }
    const OGRwkbGeometryType type = wkbFlatten(ogr->GetGeomType());
    points = type == wkbPoint || type == wkbMultiPoint;
    const GdalErrors errors;
    if (type == wkbUnknown || type == wkbGeometryCollection) {
        ogr->ResetReading();
        const OGRFeatureUniquePtr first(ogr->GetNextFeature());
        points = first && pointOf(first->GetGeometryRef());
    }
    if (!points) {
        return;
    }
    columns.push_back({"geometry.lon", ColumnRole::PointLon});
    columns.push_back({"geometry.lat", ColumnRole::PointLat});
    const OGRSpatialReference* crs = ogr->GetSpatialRef();
    if (crs == nullptr) {
        issues.push_back({Severity::Warning, layerName, 0,
                          "the source does not say its coordinate system: longitude and latitude "
                          "are assumed",
                          "points off the earth are left out"});
        return;
    }
    OGRSpatialReference degrees;
    degrees.importFromEPSG(4326);
    degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRSpatialReference from(*crs);
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    toDegrees.reset(OGRCreateCoordinateTransformation(&from, &degrees));
    if (!toDegrees) {
        throw Error(Code::Input,
                    core::format("the coordinate system of {} cannot be turned into degrees ({})",
                                 source, errors.text()),
                    "save the source in EPSG:4326", source);
    }
}

void TableReader::State::addPoint(RecordRow& row, const OGRFeature& feature) {
    std::optional<core::Point> point = pointOf(feature.GetGeometryRef());
    if (point && toDegrees && toDegrees->Transform(1, &point->x, &point->y) == FALSE) {
        point = core::Point{HUGE_VAL, HUGE_VAL};
    }
    if (point && !onGlobe(*point)) {
        firstOffGlobe = offGlobe++ == 0 ? row.number : firstOffGlobe;
        point.reset();
    }
    row.values.push_back(point ? Value(core::records::numberText(point->x)) : std::nullopt);
    row.values.push_back(point ? Value(core::records::numberText(point->y)) : std::nullopt);
}

RecordRow TableReader::State::rowOf(OGRFeature& feature) {
    RecordRow row;
    row.number = ++read + (facts.headerRow ? 1 : 0);
    row.values.reserve(columns.size());
    if (keyColumn) {
        row.values.emplace_back(std::to_string(feature.GetFID()));
    }
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
        row.values.push_back(textOf(feature, i));
    }
    if (points) {
        addPoint(row, feature);
    }
    return row;
}

void TableReader::State::fill() {
    const GdalErrors errors;
    while (ready.size() < kBatch && !atEnd) {
        const OGRFeatureUniquePtr feature(ogr->GetNextFeature());
        if (!feature) {
            atEnd = true;
        } else {
            ready.push_back(rowOf(*feature));
        }
    }
    if (atEnd && errors.failed()) {
        throw Error(Code::Input,
                    core::format("{} breaks off after row {}: {}", source,
                                 read + (facts.headerRow ? 1 : 0), errors.text()),
                    "download or copy it again", source);
    }
    if (atEnd && offGlobe > 0) {
        issues.push_back({Severity::Warning, layerName, firstOffGlobe,
                          core::format("{} not on the earth and left out",
                                       core::counted(offGlobe, "point is", "points are")),
                          "check the coordinate system of the source"});
        offGlobe = 0;
    }
}

TableReader::TableReader(const std::string& source, const TableOptions& options)
    : state_(std::make_unique<State>(source, options)) {}
TableReader::~TableReader() = default;
TableReader::TableReader(TableReader&&) noexcept = default;
TableReader& TableReader::operator=(TableReader&&) noexcept = default;

const std::vector<Column>& TableReader::columns() const {
    return state_->columns;
}
const std::string& TableReader::layer() const {
    return state_->layerName;
}
const std::vector<Issue>& TableReader::issues() const {
    return state_->issues;
}

const TableFacts& TableReader::facts() const {
    return state_->facts;
}
std::vector<std::string> TableReader::layers() const {
    return state_->layers();
}

bool TableReader::next(RecordRow& row) {
    if (state_->ready.empty() && !state_->atEnd) {
        state_->fill();
    }
    if (state_->ready.empty()) {
        return false;
    }
    row = std::move(state_->ready.front());
    state_->ready.pop_front();
    return true;
}

std::int64_t TableReader::expectedRows() const {
    const GdalErrors errors;
    return state_->isText ? -1 : state_->ogr->GetFeatureCount(FALSE);
}

core::records::RecordTable readTable(const std::string& source, const TableOptions& options) {
    TableReader reader(source, options);
    core::records::RecordTable table{reader.columns(), {}};
    for (RecordRow row; reader.next(row);) {
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace geo
