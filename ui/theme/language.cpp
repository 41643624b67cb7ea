// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace ui {

namespace {

struct Spoken {
    const char* code;
    QLocale::Language language;
    QLocale::Country country; ///< where the desktop's is another language
};

constexpr Spoken kSpoken[] = {{"en", QLocale::English, QLocale::UnitedStates},
                              {"de", QLocale::German, QLocale::Germany}};

QString codeOf(const QLocale& locale) {
    for (const Spoken& spoken : kSpoken) {
        if (spoken.language == locale.language()) {
            return QLatin1String(spoken.code);
        }
    }
    return {};
}

} // namespace

bool isLanguageChoice(const QString& choice) {
    const auto named = [&](const Spoken& spoken) { return choice == QLatin1String(spoken.code); };
    return choice.isEmpty() || choice == QLatin1String("system") ||
           std::any_of(std::begin(kSpoken), std::end(kSpoken), named);
}

QLocale localeFor(const QString& choice, const QLocale& system) {
    for (const Spoken& spoken : kSpoken) {
        if (choice == QLatin1String(spoken.code) && system.language() != spoken.language) {
            return {spoken.language, spoken.country};
        }
    }
    return codeOf(system).isEmpty() ? QLocale(kSpoken[0].language, kSpoken[0].country) : system;
}

Language::Language(const QString& choice) : locale_(localeFor(choice)) {
    QLocale::setDefault(locale_);
    const QString code = codeOf(locale_);
    // English needs the file too: it holds the singulars and plurals of counted texts.
    if (texts_.load(QStringLiteral(":/evenlode/translations/evenlode_%1.qm").arg(code))) {
        QCoreApplication::installTranslator(&texts_);
    }
    if (qtTexts_.load(QStringLiteral("qtbase_%1").arg(code),
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&qtTexts_);
    }
}

Language::~Language() {
    QCoreApplication::removeTranslator(&qtTexts_);
    QCoreApplication::removeTranslator(&texts_);
    QLocale::setDefault(former_);
}

} // namespace ui
