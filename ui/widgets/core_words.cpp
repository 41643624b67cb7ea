// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/core_words.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>

#include <vector>

namespace ui {

namespace {

constexpr const char* kPhrases[] = {
#include "ui/widgets/core_phrases.inc"
};

struct Phrase {
    const char* text;
    QRegularExpression pattern;
    bool ofSomething; ///< begins with what is filled in: "%1 units"
};

QRegularExpression patternOf(const QString& phrase) {
    QString pattern = QRegularExpression::escape(phrase);
    for (int i = 1; i <= 9; ++i) {
        pattern.replace(QStringLiteral("\\%%1").arg(i), QStringLiteral("(.+?)"));
    }
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                              QRegularExpression::DotMatchesEverythingOption);
}

const std::vector<Phrase>& patterns() {
    static const std::vector<Phrase> made = [] {
        std::vector<Phrase> phrases;
        for (const char* text : kPhrases) {
            const QString phrase = QString::fromUtf8(text);
            if (phrase.contains(QLatin1String("%1"))) {
                phrases.push_back(
                    {text, patternOf(phrase), phrase.startsWith(QLatin1String("%1 "))});
            }
        }
        return phrases;
    }();
    return made;
}

const QHash<QString, const char*>& wholePhrases() {
    static const QHash<QString, const char*> made = [] {
        QHash<QString, const char*> phrases;
        for (const char* text : kPhrases) {
            phrases.insert(QString::fromUtf8(text), text);
        }
        return phrases;
    }();
    return made;
}

QString translated(const char* phrase) {
    return QCoreApplication::translate("core", phrase);
}

/// "1,961.5 %" as the window's language writes it; null for what is no figure.
QString figureText(const QString& text) {
    static const QRegularExpression figure(
        QStringLiteral("^([-+−±]?)(\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(\\d+))?([ \u2009\u00A0]?%)?$"));
    const QRegularExpressionMatch match = figure.match(text);
    // A key with a leading zero, such as a ZIP, is no figure; nor is any number without separators.
    if (!match.hasMatch() || !(text.contains(',') || text.contains('.'))) {
        return {};
    }
    const QLocale locale;
    QString result =
        match.captured(1) + match.captured(2).replace(QChar(','), locale.groupSeparator());
    if (!match.captured(3).isEmpty()) {
        result += locale.decimalPoint() + match.captured(3);
    }
    return result + match.captured(4);
}

QString lookUp(const QString& english, int depth);

QString filledIn(const QString& value, int depth) {
    const QString figure = figureText(value);
    if (!figure.isEmpty()) {
        return figure;
    }
    return depth < 3 ? lookUp(value, depth + 1) : value;
}

/// What is filled in may be a name, "Lock Haven" or "All": it is taken for words of core only where
/// that is a count ("6 units"), a sentence about something ("Derby is locked") or a long one.
bool isNoName(const QString& phrase) {
    return phrase.startsWith(QLatin1String("%1 ")) || phrase.count(QChar(' ')) >= 3;
}

QString lookUp(const QString& english, int depth) {
    if (const auto whole = wholePhrases().constFind(english);
        whole != wholePhrases().cend() && (depth == 0 || isNoName(english))) {
        return translated(whole.value());
    }
    for (const Phrase& phrase : patterns()) {
        if (depth > 0 && !phrase.ofSomething) {
            continue;
        }
        const QRegularExpressionMatch match = phrase.pattern.match(english);
        if (!match.hasMatch()) {
            continue;
        }
        QStringList values;
        for (int i = 1; i <= match.lastCapturedIndex(); ++i) {
            values << filledIn(match.captured(i), depth);
        }
        QString text = translated(phrase.text);
        // In one pass: a value may hold "%1" itself.
        QString result;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const int place =
                text[i] == QChar('%') && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
            if (place >= 1 && place <= values.size()) {
                result += values[place - 1];
                ++i;
            } else {
                result += text[i];
            }
        }
        return result;
    }
    return english;
}

} // namespace

QString coreText(const QString& english) {
    return QLocale().language() == QLocale::English ? english : lookUp(english, 0);
}

QString coreText(const std::string& english) {
    return coreText(QString::fromStdString(english));
}

} // namespace ui
