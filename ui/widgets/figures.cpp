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

QString translated(const char* text, int n = -1) {
    return QCoreApplication::translate("Figures", text, nullptr, n);
}

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
    scale.prefix = money ? unit : QString();
    const double size = std::abs(largest);
    if (size >= 1e9) {
        scale.divisor = 1e9;
        scale.decimals = 2;
        scale.suffix = kThinSpace + translated("bn");
    } else if (size >= 1e6) {
        scale.divisor = 1e6;
        scale.decimals = 2;
        scale.suffix = kThinSpace + translated("M");
    } else if (size >= 1e5) {
        scale.divisor = 1e3;
        scale.decimals = 1;
        scale.suffix = kThinSpace + translated("k");
    } else {
        scale.decimals = whole || size >= 1000 ? 0 : 1;
    }
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
        return translated("about %1 s left")
            .arg(std::max(1, static_cast<int>(std::lround(seconds))));
    }
    return translated("about %1 min left").arg(static_cast<int>(std::lround(seconds / 60)));
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
    const QString format = moment.date().year() == today.year() ? QStringLiteral("d MMM")
                                                                : QStringLiteral("d MMM yyyy");
    return QLocale().toString(moment.date(), format);
}

} // namespace ui
