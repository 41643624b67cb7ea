// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/records/row.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace geo {

struct TableOptions {
    std::string layer;    ///< sheet, table or layer; the first one with rows where empty
    bool offsets = false; ///< moments say their offset from UTC ("+02:00") where the source does
};

/// What the reader found out about a source.
struct TableFacts {
    std::string format;     ///< "CSV", "XLSX", "GeoJSON": GDAL's short name of the driver
    char delimiter = 0;     ///< of a text file, else 0
    std::string encoding;   ///< of a text file ("UTF-8", "Windows-1252"), else empty
    bool headerRow = false; ///< the first row names the columns
};

/// Reads any table that GDAL knows as rows of text, in a stream: CSV and its relatives (any common
/// delimiter, UTF-8, UTF-16 or Windows-1252, also .gz and inside .zip), XLSX, ODS, XLS, DBF,
/// GeoJSON, GeoPackage, shapefile, KML, PostgreSQL ("PG:dbname=...").
///
/// Text files give their text as it is: "06511" keeps its zero. Other formats give numbers in
/// their shortest form and dates as ISO 8601. Point geometries come as two more columns in degrees
/// of EPSG:4326, whatever the CRS of the source.
class TableReader {
public:
    /// Throws Error(Input) when there is no such file, it is empty or damaged, it is no table, or
    /// it has no layer of that name; the hint lists the layers there are.
    explicit TableReader(const std::string& source, const TableOptions& options = {});
    ~TableReader();
    TableReader(TableReader&&) noexcept;
    TableReader& operator=(TableReader&&) noexcept;

    const std::vector<core::records::Column>& columns() const;
    /// Name of the sheet, table or layer that is read.
    const std::string& layer() const;
    /// Reads the next row; false at the end. Throws Error(Input) when the source breaks off.
    bool next(core::records::RecordRow& row);
    /// Rows in all where the format tells without reading them, else -1.
    std::int64_t expectedRows() const;
    /// What was decided on the way: which of several sheets, a missing CRS, points off the earth.
    const std::vector<core::Issue>& issues() const;
    /// The encoding may turn out to be another one than the head of the file made believe: complete
    /// when all rows have been read.
    const TableFacts& facts() const;
    /// All sheets, tables or layers of the source, the one that is read among them.
    std::vector<std::string> layers() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// A whole table, for small ones.
core::records::RecordTable readTable(const std::string& source, const TableOptions& options = {});

} // namespace geo
