// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QTranslator>

namespace ui {

/// True for what `Language` takes: "en", "de", "system" and the empty text.
bool isLanguageChoice(const QString& choice);

/// The locale that texts and figures of the window follow. `choice` is a language ("de"); empty or
/// "system" asks `system`, the desktop's locale. A desktop of the chosen language keeps its country
/// ("de_AT"); one whose language Evenlode does not speak gets American English, in figures as well,
/// so that no sentence mixes two.
QLocale localeFor(const QString& choice, const QLocale& system = QLocale::system());

/// Lets the application speak a language for as long as this object lives: our texts, Qt's own, and
/// the figures of everything that asks `QLocale()`. Make it after the application and before any
/// widget. Files that are exported follow the C locale whatever is chosen here.
class Language {
public:
    explicit Language(const QString& choice);
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;

    const QLocale& locale() const { return locale_; }

private:
    QLocale former_;
    QLocale locale_;
    QTranslator texts_;
    QTranslator qtTexts_;
};

} // namespace ui
