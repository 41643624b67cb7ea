// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace ui {

namespace {

constexpr QChar kMinus(0x2212);
constexpr QChar kThinSpace(0x2009);

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Figures)
};

QString plain(double number, int decimals) {
    // -0.04 rounds to a zero, and a zero has no sign.
    const double unit = std::pow(10.0, -decimals);
    const double rounded = std::abs(number) < unit / 2 ? 0.0 : number;
    QString text = QLocale().toString(std::abs(rounded), 'f', decimals);
    return rounded < 0 ? kMinus + text : text;
}

} // namespace

QString ValueScale::text(double value) const {
    if (!std::isfinite(value)) {
        return QStringLiteral("\u2013");
    }
    const QString figure = plain(value / divisor, decimals);
    if (!prefix.isEmpty() && figure.startsWith(kMinus)) {
        return kMinus + prefix + figure.mid(1) + suffix;
    }
    return prefix + figure + suffix;
}

ValueScale scaleFor(double largest, const QString& unit, bool whole) {
    ValueScale scale;
    const bool money =
        unit == QLatin1String("$") || unit == QStringLiteral("€") || unit == QStringLiteral("£");
    QString behind;
    scale.money = money;
    if (money) {
        const QStringList sides = Words::tr("%1%2", "currency sign, amount")
                                      .arg(unit, QChar(0xFFFC))
                                      .split(QChar(0xFFFC));
        scale.prefix = sides.front();
        behind = sides.back();
    }
    const double size = std::abs(largest);
    if (size >= 1e9) {
        scale.divisor = 1e9;
        scale.decimals = 2;
        scale.suffix = kThinSpace + Words::tr("bn");
    } else if (size >= 1e6) {
        scale.divisor = 1e6;
        scale.decimals = 2;
        scale.suffix = kThinSpace + Words::tr("M");
    } else if (size >= 1e5) {
        scale.divisor = 1e3;
        scale.decimals = 1;
        scale.suffix = kThinSpace + Words::tr("k");
    } else {
        scale.decimals = whole || size >= 1000 ? 0 : 1;
    }
    scale.suffix += behind;
    return scale;
}

QString capitalised(QString text) {
    if (!text.isEmpty()) {
        text[0] = text[0].toUpper();
    }
    return text;
}

QString groupedText(qint64 number) {
    return plain(static_cast<double>(number), 0);
}

QString countedText(qint64 number, const QString& one, const QString& many) {
    return groupedText(number) + QChar(' ') + (number == 1 ? one : many);
}

QString countedAccounts(qint64 number) {
    return Words::tr("%Ln accounts", nullptr, static_cast<int>(number));
}

QString countedTerritories(qint64 number) {
    return Words::tr("%Ln territories", nullptr, static_cast<int>(number));
}

QString countedUnits(qint64 number, bool zips) {
    const int count = static_cast<int>(number);
    return zips ? Words::tr("%Ln ZIPs", nullptr, count) : Words::tr("%Ln units", nullptr, count);
}

QString measureTitle(const QString& name) {
    static const char* const kUsual[] = {
        QT_TRANSLATE_NOOP("Measures", "Potential"),  QT_TRANSLATE_NOOP("Measures", "Accounts"),
        QT_TRANSLATE_NOOP("Measures", "Population"), QT_TRANSLATE_NOOP("Measures", "Visits"),
        QT_TRANSLATE_NOOP("Measures", "Revenue"),    QT_TRANSLATE_NOOP("Measures", "Workload"),
        QT_TRANSLATE_NOOP("Measures", "Households"), QT_TRANSLATE_NOOP("Measures", "Amount")};
    const QString title = capitalised(name);
    for (const char* usual : kUsual) {
        if (title == QLatin1String(usual)) {
            return QCoreApplication::translate("Measures", usual);
        }
    }
    return title;
}

QString decimalText(double number, int decimals) {
    return std::isfinite(number) ? plain(number, decimals) : QStringLiteral("\u2013");
}

QString percentText(double share, int decimals) {
    return std::isfinite(share) ? plain(share * 100, decimals) + kThinSpace + '%'
                                : QStringLiteral("\u2013");
}

QString signedText(double number, int decimals) {
    const QString text = plain(number, decimals);
    if (text.startsWith(kMinus)) {
        return text;
    }
    const bool zero = text == plain(0, decimals);
    return (zero ? QChar(0x00B1) : QChar('+')) + text;
}

QString signedPercentText(double share, int decimals) {
    return std::isfinite(share) ? signedText(share * 100, decimals) + kThinSpace + '%'
                                : QStringLiteral("\u2013");
}

QString timeLeftText(double seconds) {
    if (seconds < 90) {
        return Words::tr("about %1 s left")
            .arg(std::max(1, static_cast<int>(std::lround(seconds))));
    }
    return Words::tr("about %1 min left").arg(static_cast<int>(std::lround(seconds / 60)));
}

QString dayText(const QString& date) {
    const QDate day = QDate::fromString(date.left(10), Qt::ISODate);
    return day.isValid()
               ? QLocale().toString(day, QCoreApplication::translate("Figures", "d MMM yyyy",
                                                                     "day, as QLocale writes it"))
               : date;
}

QString momentText(const QString& utc) {
    QDateTime moment = QDateTime::fromString(utc, Qt::ISODateWithMs);
    if (!moment.isValid()) {
        return utc;
    }
    moment = moment.toLocalTime();
    const QDate today = QDate::currentDate();
    if (moment.date() == today) {
        return QLocale().toString(moment.time(), QStringLiteral("HH:mm"));
    }
    const QString format =
        moment.date().year() == today.year()
            ? QCoreApplication::translate("Figures", "d MMM", "day, as QLocale writes it")
            : QCoreApplication::translate("Figures", "d MMM yyyy", "day, as QLocale writes it");
    return QLocale().toString(moment.date(), format);
}

} // namespace ui
