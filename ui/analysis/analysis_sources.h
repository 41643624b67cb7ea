// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QStringList>

#include <map>
#include <string>

namespace ui {

/// The columns of a table of one's own.
struct TableColumns {
    QStringList names;
    QStringList numeric; ///< those that hold numbers, as far as the first rows tell
    bool operator==(const TableColumns&) const = default;
};

/// What the fields of the Analysis workspace offer.
struct AnalysisSources {
    QStringList measures;      ///< of the layer shown
    QStringList summed;        ///< those of them that were summed up from records
    QStringList accountValues; ///< numeric columns
    QStringList dealValues;
    QStringList leadValues;
    QStringList stages;  ///< of deals, in order of name
    QStringList records; ///< kinds of records that there are any of: "accounts", ...
    bool zips = false;
    std::map<std::string, TableColumns> tables; ///< by path, those that have been read
    bool operator==(const AnalysisSources&) const = default;
};

/// Reads it. `layer`: the one that the plan shows; empty = none.
AnalysisSources loadAnalysisSources(const core::Workspace& ws, const std::string& layer);

/// The columns of a table. Throws what `geo::TableReader` throws.
TableColumns readTableColumns(const std::string& file);

/// The measure that may stand for a market, if any was not summed up from the accounts that it
/// would be compared with; else empty.
QString marketAmong(const AnalysisSources& sources);
/// Which column likely holds keys of units ("zip"), figures, size classes of withheld figures
/// ("empflag"), or the names of markets ("dma"); else the first that could, or empty.
QString keyColumn(const TableColumns& table);
QString figureColumn(const TableColumns& table);
QString withheldColumn(const TableColumns& table);
QString marketColumn(const TableColumns& table);

} // namespace ui
