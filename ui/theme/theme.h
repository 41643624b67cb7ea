// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QFont>
#include <QObject>
#include <QPalette>

#include <array>
#include <cstddef>

class QApplication;

namespace ui {

/// What a piece of text is for; sizes and weights follow from it.
enum class TextRole { Display, Heading, Body, BodyStrong, Small, SmallStrong, Micro, MicroStrong };
inline constexpr std::size_t kTextRoles = static_cast<std::size_t>(TextRole::MicroStrong) + 1;

/// What a colour of text or of an icon says.
enum class Tone { Text, Text2, Text3, Accent, Over, Under, Warn, Danger, Ok, OnAccent };

enum class ThemeChoice { System, Light, Dark };

/// "system", "light", "dark": as in the settings and on the command line.
QString themeChoiceName(ThemeChoice choice);
ThemeChoice themeChoiceFromName(const QString& name);

/// The palette, fonts and style that every widget takes its looks from. There is one per program,
/// made before any widget and living longer than all of them.
class Theme : public QObject {
    Q_OBJECT

public:
    explicit Theme(QObject* parent = nullptr);

    const Tokens& tokens() const { return tokens_; }
    const Metrics& metrics() const { return tokens_.metrics; }

    /// Gives the application its style, palette, font and icon; call it once.
    void install(QApplication& app);

    ThemeChoice choice() const { return choice_; }
    /// Light, dark, or as the desktop is. Everything on the screen follows at once.
    void setChoice(ThemeChoice choice);

    bool highContrast() const { return highContrast_; }
    void setHighContrast(bool on);

    /// 0.9 to 1.5; sizes of all roles are multiplied by it.
    double textScale() const { return textScale_; }
    void setTextScale(double scale);

    /// The font of a role. Copies share what Qt found out about it, so they cost nothing.
    const QFont& font(TextRole role) const { return fonts_[static_cast<std::size_t>(role)]; }
    const QColor& colour(Tone tone) const;
    QPalette palette() const;

signals:
    /// Colours or text sizes are different now; what paints itself repaints.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();
    void makeFonts();
    bool desktopIsDark() const;

    Tokens tokens_;
    ThemeChoice choice_ = ThemeChoice::System;
    QPalette desktopPalette_;
    double textScale_ = 1;
    std::array<QFont, kTextRoles> fonts_;
    bool highContrast_ = false;
    bool installed_ = false;
    bool applying_ = false;
};

} // namespace ui
