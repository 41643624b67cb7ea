// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace geo {

enum class CellType { Text, Integer, Real, Date };

/// A value on its way out; a date is text as "2026-03-01". The first alternative is NULL.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

struct ExportColumn {
    std::string name;
    CellType type = CellType::Text;
};

enum class ExportGeometry { None, Point, Area };

/// What goes into a file.
struct ExportSchema {
    std::string layer; ///< name of the sheet or layer
    std::vector<ExportColumn> columns;
    ExportGeometry geometry = ExportGeometry::None; ///< left out by formats that hold none
};

/// Writes rows into a new file of the format that its name ends in: csv, xlsx, ods, geojson, gpkg,
/// shp, kml, fgb or parquet. Geometries are degrees of EPSG:4326.
///
/// The file appears under its name, in place of an older one, only with `finish`: a reader never
/// sees half of it. If `finish` is not called nothing stays behind.
class ExportFile {
public:
    /// Throws Error(Usage) for an ending that is no format, Error(Input) for a format that this
    /// GDAL cannot write (naming those it can) or a folder that is not there, Error(Storage) if the
    /// disk refuses.
    ExportFile(const std::string& path, const ExportSchema& schema);
    ~ExportFile();
    ExportFile(const ExportFile&) = delete;
    ExportFile& operator=(const ExportFile&) = delete;

    /// Whether the format holds geometries: if not, they need not be made.
    bool holdsGeometry() const;

    /// As many cells as columns; no geometry where null.
    void add(const std::vector<Cell>& cells);
    void add(const std::vector<Cell>& cells, const core::Point* point);
    void add(const std::vector<Cell>& cells, const core::MultiPolygon* area);

    /// Rows so far.
    std::int64_t rows() const;
    /// Rows that the format cannot hold, because they have no geometry (FlatGeobuf).
    std::int64_t leftOut() const;
    /// Closes the file and puts it in its place. Throws Error(Storage) if that fails.
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Whether files of that name hold geometries. Throws Error(Usage) for an ending that is no format.
bool formatHoldsGeometry(const std::string& path);

} // namespace geo
