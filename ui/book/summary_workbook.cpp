// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/summary_workbook.h"

#include "geo/io/export_file.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

using geo::Cell;
using geo::CellType;

geo::ExportSchema schemaOf(const BookData& data) {
    geo::ExportSchema schema;
    schema.layer = QCoreApplication::translate("MapBook", "Summary").toStdString();
    schema.columns = {
        {QCoreApplication::translate("MapBook", "Territory").toStdString()},
        {QCoreApplication::translate("MapBook", "Rep").toStdString()},
        {data.zips ? QCoreApplication::translate("MapBook", "ZIPs").toStdString()
                   : QCoreApplication::translate("MapBook", "Units").toStdString(),
         CellType::Integer},
        {QCoreApplication::translate("MapBook", "Accounts").toStdString(), CellType::Integer}};
    if (data.figures) {
        schema.columns.push_back({measureTitle(data.measure).toStdString(), CellType::Real});
        for (const QString& title : {QCoreApplication::translate("MapBook", "Target"),
                                     QCoreApplication::translate("MapBook", "Index"),
                                     QCoreApplication::translate("MapBook", "Deviation")}) {
            schema.columns.push_back({title.toStdString(), CellType::Real});
        }
        if (data.former) {
            schema.columns.push_back(
                {QCoreApplication::translate("MapBook", "Deviation until now").toStdString(),
                 CellType::Real});
        }
        schema.columns.push_back(
            {QCoreApplication::translate("MapBook", "Pieces").toStdString(), CellType::Integer});
        schema.columns.push_back(
            {QCoreApplication::translate("MapBook", "Area, km\u00B2").toStdString(),
             CellType::Real});
    }
    if (data.former) {
        for (const QString& title : {QCoreApplication::translate("MapBook", "Units received"),
                                     QCoreApplication::translate("MapBook", "Units given away")}) {
            schema.columns.push_back({title.toStdString(), CellType::Integer});
        }
    }
    return schema;
}

std::int64_t changed(const BookData& data, int territory, bool gained) {
    std::int64_t count = 0;
    for (int unit = 0; unit < data.scene->units->count(); ++unit) {
        const FormerTerritory* before = data.formerOf(unit);
        count += data.moved(unit) && (gained ? data.ownerOf(unit) == territory
                                             : before != nullptr && before->index == territory);
    }
    return count;
}

std::vector<Cell> rowOf(const BookData& data, std::size_t t) {
    const int self = static_cast<int>(t);
    const auto accounts =
        std::count_if(data.accounts.begin(), data.accounts.end(),
                      [&](const BookAccount& account) { return account.territory == self; });
    std::vector<Cell> row = {
        data.territories[t].name,
        data.territories[t].owner.empty() ? Cell() : Cell(data.territories[t].owner),
        static_cast<std::int64_t>(data.unitsOf(t).size()), static_cast<std::int64_t>(accounts)};
    if (const core::TerritoryFigures* known = data.figuresOf(t)) {
        row.insert(row.end(), {known->values[0], known->targets[0],
                               100 * (1 + known->deviations[0]), known->deviations[0]});
        if (data.former) {
            const double before = data.shareBefore(t);
            row.push_back(std::isfinite(before) ? Cell(before - 1) : Cell());
        }
        row.emplace_back(static_cast<std::int64_t>(known->components));
        row.emplace_back(known->areaKm2);
    }
    if (data.former) {
        row.emplace_back(changed(data, self, true));
        row.emplace_back(changed(data, self, false));
    }
    return row;
}

} // namespace

int writeSummary(const std::string& file, const BookData& data) {
    geo::ExportFile out(file, schemaOf(data));
    for (std::size_t t = 0; t < data.count(); ++t) {
        out.add(rowOf(data, t));
    }
    out.finish();
    return static_cast<int>(out.rows());
}

} // namespace ui
