// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/cell_text.h"

#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ui {

namespace tables = core::tables;

namespace {

struct Title {
    const char* id;
    const char* words;
};

constexpr Title kTitles[] = {
    {"external_id", QT_TRANSLATE_NOOP("Tables", "ID")},
    {"code", QT_TRANSLATE_NOOP("Tables", "ID")},
    {"name", QT_TRANSLATE_NOOP("Tables", "Name")},
    {"territory_id", QT_TRANSLATE_NOOP("Tables", "Territory ID")},
    {"territory", QT_TRANSLATE_NOOP("Tables", "Territory")},
    {"owner", QT_TRANSLATE_NOOP("Tables", "Rep")},
    {"accounts", QT_TRANSLATE_NOOP("Tables", "Accounts")},
    {"lock_reason", QT_TRANSLATE_NOOP("Tables", "Lock")},
    {"locked", QT_TRANSLATE_NOOP("Tables", "Locked")},
    {"area_km2", QT_TRANSLATE_NOOP("Tables", "Area (km²)")},
    {"weight", QT_TRANSLATE_NOOP("Tables", "Target weight")},
    {"lon", QT_TRANSLATE_NOOP("Tables", "Longitude")},
    {"lat", QT_TRANSLATE_NOOP("Tables", "Latitude")},
    {"source", QT_TRANSLATE_NOOP("Tables", "Source")},
    {"street", QT_TRANSLATE_NOOP("Tables", "Street")},
    {"city", QT_TRANSLATE_NOOP("Tables", "City")},
    {"state", QT_TRANSLATE_NOOP("Tables", "State")},
    {"country", QT_TRANSLATE_NOOP("Tables", "Country")},
    {"phone", QT_TRANSLATE_NOOP("Tables", "Telephone")},
    {"website", QT_TRANSLATE_NOOP("Tables", "Web site")},
    {"segment", QT_TRANSLATE_NOOP("Tables", "Segment")},
    {"territory_code", QT_TRANSLATE_NOOP("Tables", "Territory in the file")},
    {"match_level", QT_TRANSLATE_NOOP("Tables", "Located by")},
    {"match_score", QT_TRANSLATE_NOOP("Tables", "Match")},
    {"match_error_m", QT_TRANSLATE_NOOP("Tables", "Error (m)")},
    {"place_review", QT_TRANSLATE_NOOP("Tables", "Place reviewed")},
    {"duplicate_of", QT_TRANSLATE_NOOP("Tables", "Duplicate of")},
    {"kept", QT_TRANSLATE_NOOP("Tables", "Kept")},
    {"kept_reason", QT_TRANSLATE_NOOP("Tables", "Kept because")},
    {"kept_until", QT_TRANSLATE_NOOP("Tables", "Kept until")},
    {"last_visit", QT_TRANSLATE_NOOP("Tables", "Last visit")},
    {"open_deals", QT_TRANSLATE_NOOP("Tables", "Open deals")},
    {"open_value", QT_TRANSLATE_NOOP("Tables", "Open value")},
    {"open_stages", QT_TRANSLATE_NOOP("Tables", "Open stages")},
    {"ring", QT_TRANSLATE_NOOP("Tables", "Drive-time ring")},
    {"ring_minutes", QT_TRANSLATE_NOOP("Tables", "Ring minutes")},
    {"ring_km2", QT_TRANSLATE_NOOP("Tables", "Ring area (km²)")},
};

constexpr const char* kHiddenAtFirst[] = {
    "territory_id",   "lock_reason", "lon",         "lat",           "source",
    "street",         "zip",         "country",     "phone",         "website",
    "territory_code", "match_level", "match_score", "match_error_m", "place_review",
    "duplicate_of",   "kept_reason", "kept_until",  "weight",        "locked",
    "last_visit",     "open_deals",  "open_value",  "open_stages",   "ring",
    "ring_minutes",   "ring_km2"};

QString translated(const char* words) {
    return QCoreApplication::translate("Tables", words);
}

QString numberText(double value, int decimals) {
    return decimals == 0 ? groupedText(std::llround(value)) : decimalText(value, decimals);
}

} // namespace

QString columnTitle(const tables::Column& column, tables::Table table, bool zips) {
    const QString id = QString::fromStdString(column.id);
    if (column.kind == tables::ColumnKind::Share && id.endsWith(QLatin1String("_share"))) {
        return translated(QT_TRANSLATE_NOOP("Tables", "%1, % of target"))
            .arg(capitalised(id.chopped(6)));
    }
    if (column.kind == tables::ColumnKind::Amount) {
        const QString unit = QString::fromStdString(column.unit);
        return unit.isEmpty() ? capitalised(id)
                              : QStringLiteral("%1 (%2)").arg(capitalised(id), unit);
    }
    const bool unit = (id == QLatin1String("key") && table == tables::Table::Units) ||
                      (id == QLatin1String("unit") && table == tables::Table::Accounts);
    if (unit || id == QLatin1String("zip")) {
        return zips || !unit ? translated(QT_TRANSLATE_NOOP("Tables", "ZIP"))
                             : translated(QT_TRANSLATE_NOOP("Tables", "Unit"));
    }
    if (id == QLatin1String("units") && table == tables::Table::Territories) {
        return zips ? translated(QT_TRANSLATE_NOOP("Tables", "ZIPs"))
                    : translated(QT_TRANSLATE_NOOP("Tables", "Units"));
    }
    const auto known = std::find_if(std::begin(kTitles), std::end(kTitles),
                                    [&](const Title& t) { return id == QLatin1String(t.id); });
    return known == std::end(kTitles) ? capitalised(QString(id).replace('_', ' '))
                                      : translated(known->words);
}

QString cellText(const tables::Cell& cell, const tables::Column& column) {
    if (cell.index() == 0) {
        return tables::isNumeric(column.kind) ? QStringLiteral("–") : QString();
    }
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return QString::fromStdString(*text).replace('\n', ' ');
    }
    const auto* whole = std::get_if<std::int64_t>(&cell);
    const double value = whole ? static_cast<double>(*whole) : std::get<double>(cell);
    switch (column.kind) {
    case tables::ColumnKind::Share: return percentText(value);
    case tables::ColumnKind::Amount: return numberText(value, column.decimals);
    case tables::ColumnKind::Area: return numberText(value, 1);
    case tables::ColumnKind::Degree: return numberText(value, 5);
    case tables::ColumnKind::Flag:
        return value != 0 ? translated(QT_TRANSLATE_NOOP("Tables", "yes")) : QString();
    case tables::ColumnKind::Text: return QString::fromStdString(tables::textOf(cell));
    default: return numberText(value, whole ? 0 : 2);
    }
}

bool shownAtFirst(const tables::Column& column, tables::Table table) {
    if (table == tables::Table::Territories && column.id == "locked") {
        return true;
    }
    return std::none_of(std::begin(kHiddenAtFirst), std::end(kHiddenAtFirst),
                        [&](const char* id) { return column.id == id; });
}

} // namespace ui
