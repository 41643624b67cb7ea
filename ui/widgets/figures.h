// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// How the figures of one column are written, so that they all have the same unit and decimals.
struct ValueScale {
    double divisor = 1;
    int decimals = 0;
    bool money = false; ///< of a currency, whose sign stands where the language wants it
    QString prefix;     ///< "$"
    QString suffix;     ///< thin space and "M"

    /// "$6.77 M"; "–" for what is not a number.
    QString text(double value) const;
};

/// The scale for a column whose largest figure is `largest`, of a measure in `unit` ("$",
/// "people"). `whole`: none of the figures has decimals.
ValueScale scaleFor(double largest, const QString& unit, bool whole = true);

/// "Potential" for "potential".
QString capitalised(QString text);
/// 1961 -> "1,961", as the window's language writes it.
QString groupedText(qint64 number);
/// "1 account", "1,961 accounts": both words translated by the caller, where no `%Ln` serves.
QString countedText(qint64 number, const QString& one, const QString& many);
/// "1 account", "1,961 accounts".
QString countedAccounts(qint64 number);
/// "1 territory", "8 territories".
QString countedTerritories(qint64 number);
/// "1 ZIP", "48 ZIPs", or "units" where the layer is not one of ZIPs.
QString countedUnits(qint64 number, bool zips);
/// A measure's name as a title: "Potential" for "potential". Names that plans usually have are
/// translated, others are the person's own words.
QString measureTitle(const QString& name);
/// 95.62 -> "95.6".
QString decimalText(double number, int decimals = 1);
/// 0.0953 -> "9.5 %" with a thin space; minus is U+2212.
QString percentText(double share, int decimals = 1);
/// The same with a sign; "±0.0 %" where that is what is left after rounding.
QString signedPercentText(double share, int decimals = 1);
/// As `signedPercentText` without the unit.
QString signedText(double number, int decimals = 1);
/// "about 20 s left", "about 3 min left".
QString timeLeftText(double seconds);
/// A time stamp in UTC ("2026-03-01T09:41:07Z") as people read it here: "09:41" today, else "1
/// Mar".
QString momentText(const QString& utc);
/// A date ("2026-03-01", or a time stamp that begins with one) as "1 Mar 2026"; what is no date as
/// it is.
QString dayText(const QString& date);

} // namespace ui
