// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/style.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QIcon>
#include <QToolTip>

#include <algorithm>

namespace ui {

namespace {

const QString kFamily = QStringLiteral("Open Sans");

void loadFonts() {
    for (const char* file : {"OpenSans-Regular", "OpenSans-Semibold", "OpenSans-Italic"}) {
        QFontDatabase::addApplicationFont(QStringLiteral(":/evenlode/fonts/%1.ttf").arg(file));
    }
}

struct RoleStyle {
    double points;
    bool strong;
};

RoleStyle styleOf(TextRole role, const Metrics& m) {
    switch (role) {
    case TextRole::Display: return {m.display, true};
    case TextRole::Heading: return {m.heading, true};
    case TextRole::Body: return {m.body, false};
    case TextRole::BodyStrong: return {m.body, true};
    case TextRole::Small: return {m.small, false};
    case TextRole::SmallStrong: return {m.small, true};
    case TextRole::Micro: return {m.micro, false};
    case TextRole::MicroStrong: return {m.micro, true};
    }
    return {m.body, false};
}

} // namespace

QString themeChoiceName(ThemeChoice choice) {
    switch (choice) {
    case ThemeChoice::Light: return QStringLiteral("light");
    case ThemeChoice::Dark: return QStringLiteral("dark");
    case ThemeChoice::System: break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeChoiceFromName(const QString& name) {
    if (name == QLatin1String("light")) {
        return ThemeChoice::Light;
    }
    return name == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

Theme::Theme(QObject* parent) : QObject(parent), tokens_(loadTokens(ThemeKind::Light)) {
    makeFonts();
}

void Theme::install(QApplication& app) {
    desktopPalette_ = QGuiApplication::palette();
    loadFonts();
    QIcon::setFallbackThemeName(QStringLiteral("breeze"));
    QApplication::setStyle(new Style(*this));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/evenlode/icons/evenlode.svg")));
    new FocusRing(*this, &app);
    app.installEventFilter(this);
    installed_ = true;
    apply();
}

void Theme::setChoice(ThemeChoice choice) {
    if (choice != choice_) {
        choice_ = choice;
        apply();
    }
}

void Theme::setHighContrast(bool on) {
    if (on != highContrast_) {
        highContrast_ = on;
        apply();
    }
}

void Theme::setTextScale(double scale) {
    textScale_ = std::clamp(scale, 0.9, 1.5);
    apply();
}

void Theme::makeFonts() {
    // The compiled-in family wherever it was found; the desktop's font otherwise.
    const bool found = QFontDatabase::hasFamily(kFamily);
    for (std::size_t role = 0; role < kTextRoles; ++role) {
        const RoleStyle style = styleOf(static_cast<TextRole>(role), tokens_.metrics);
        QFont font = found ? QFont(kFamily) : QFont();
        font.setPointSizeF(style.points * textScale_);
        font.setWeight(style.strong ? QFont::DemiBold : QFont::Normal);
        fonts_[role] = font;
    }
}

const QColor& Theme::colour(Tone tone) const {
    switch (tone) {
    case Tone::Text: return tokens_.text;
    case Tone::Text2: return tokens_.text2;
    case Tone::Text3: return tokens_.text3;
    case Tone::Accent: return tokens_.accent;
    case Tone::Over: return tokens_.over;
    case Tone::Under: return tokens_.under;
    case Tone::Warn: return tokens_.warn;
    case Tone::Danger: return tokens_.danger;
    case Tone::Ok: return tokens_.ok;
    case Tone::OnAccent: return tokens_.onAccent;
    }
    return tokens_.text;
}

QPalette Theme::palette() const {
    const Tokens& t = tokens_;
    QPalette p;
    const std::pair<QPalette::ColorRole, QColor> roles[] = {
        {QPalette::Window, t.window},
        {QPalette::WindowText, t.text},
        {QPalette::Base, t.base},
        {QPalette::AlternateBase, t.alt},
        {QPalette::Text, t.text},
        {QPalette::PlaceholderText, t.text3},
        {QPalette::Button, t.base},
        {QPalette::ButtonText, t.text},
        {QPalette::Highlight, t.rowSelection},
        {QPalette::HighlightedText, t.text},
        {QPalette::Link, t.accent},
        {QPalette::LinkVisited, t.accent},
        {QPalette::ToolTipBase, t.tip},
        {QPalette::ToolTipText, t.onTip},
        {QPalette::BrightText, t.text2},
        {QPalette::Light, t.panel},
        {QPalette::Midlight, t.hair},
        {QPalette::Mid, t.border},
        {QPalette::Dark, t.borderStrong},
        {QPalette::Shadow, t.border},
    };
    for (const auto& [role, colour] : roles) {
        p.setColor(role, colour);
    }
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::BrightText,
          QPalette::HighlightedText, QPalette::PlaceholderText}) {
        p.setColor(QPalette::Disabled, role,
                   blend(p.color(role), t.window, t.metrics.disabledOpacity));
    }
    return p;
}

bool Theme::eventFilter(QObject* watched, QEvent* event) {
    // The desktop went dark or light: its palette shows while ours is taken off for a moment.
    if (event->type() == QEvent::ThemeChange && !applying_) {
        applying_ = true;
        QApplication::setPalette(QPalette());
        desktopPalette_ = QGuiApplication::palette();
        applying_ = false;
        apply();
    }
    return QObject::eventFilter(watched, event);
}

void Theme::apply() {
    const bool dark = choice_ == ThemeChoice::Dark ||
                      (choice_ == ThemeChoice::System && installed_ && desktopIsDark());
    tokens_ = loadTokens(dark ? ThemeKind::Dark : ThemeKind::Light);
    if (highContrast_) {
        tokens_ = withHighContrast(std::move(tokens_));
    }
    makeFonts();
    if (!installed_) {
        return;
    }
    applying_ = true;
    QApplication::setPalette(palette());
    QApplication::setFont(font(TextRole::Body));
    QToolTip::setFont(font(TextRole::Small));
    applying_ = false;
    emit changed();
}

bool Theme::desktopIsDark() const {
    return desktopPalette_.color(QPalette::Window).lightnessF() <
           desktopPalette_.color(QPalette::WindowText).lightnessF();
}

} // namespace ui
