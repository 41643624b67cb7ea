// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/world.h"
#include "ui/shell/main_window.h"
#include "ui/shell/map_link.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace support {

/// The theme of the test program, installed once; light.
inline ui::Theme& theme() {
    static ui::Theme* made = [] {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName("evenlode-test");
        QApplication::setApplicationName("evenlode-test");
        // Each process has settings of its own: several run at once.
        static const TempDir settings;
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
                           QString::fromStdString(settings.path().string()));
        auto* theme = new ui::Theme(qApp);
        theme->setChoice(ui::ThemeChoice::Light);
        theme->install(*qApp);
        return theme;
    }();
    return *made;
}

/// Saves what a widget looks like, for people, where EVENLODE_PICTURES names a folder.
inline void keepPicture(QWidget& widget, const QString& name) {
    const QString folder = qEnvironmentVariable("EVENLODE_PICTURES");
    if (!folder.isEmpty()) {
        widget.grab().save(QStringLiteral("%1/%2.png").arg(folder, name));
    }
}

/// The same in both themes: "NAME-light", "NAME-dark".
inline void keepBothThemes(QWidget& widget, const QString& name) {
    if (qEnvironmentVariableIsEmpty("EVENLODE_PICTURES")) {
        return;
    }
    QTest::qWait(300); // buttons have grown to their words
    keepPicture(widget, name + "-light");
    theme().setChoice(ui::ThemeChoice::Dark);
    QTest::qWait(300);
    keepPicture(widget, name + "-dark");
    theme().setChoice(ui::ThemeChoice::Light);
    QTest::qWait(100);
}

/// A window without remembered settings.
class Window : public ::testing::Test {
protected:
    Window() {
        theme().setChoice(ui::ThemeChoice::Light);
        QSettings().clear();
        window = std::make_unique<ui::MainWindow>(theme());
        window->resize(1440, 900);
        window->show();
        window->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(window.get()));
    }

    /// Opens the plan and waits until it is drawn.
    void open(const World& world) {
        window->openPlan(QString::fromStdString(world.ws.path()));
        ASSERT_TRUE(window->session().isOpen());
        settle();
    }
    void settle() {
        ASSERT_TRUE(QTest::qWaitFor([this] { return window->settled(); }, 20000));
        QTest::qWait(20);
    }
    ui::MapCanvas& canvas() { return window->map().canvas(); }
    /// Where the centroid of a unit of the world lies in the canvas: what a lasso goes by.
    QPoint placeOf(const World& world, std::size_t unit) {
        const auto& units = *canvas().scene()->units;
        const int index = units.indexOf(world.unit(unit));
        return canvas().positionOf(units.unit(index).centroid).toPoint();
    }
    /// A place inside the shape of a unit: what a click goes by.
    QPoint insideOf(const World& world, std::size_t unit) {
        const auto& units = *canvas().scene()->units;
        return canvas()
            .positionOf(units.bounds(units.indexOf(world.unit(unit))).centre())
            .toPoint();
    }
    void click(const World& world, std::size_t unit, Qt::KeyboardModifiers keys = {}) {
        QTest::mouseClick(&canvas(), Qt::LeftButton, keys, insideOf(world, unit));
    }
    double valueOf(int row) {
        return window->session().figures().territories.at(static_cast<std::size_t>(row)).value;
    }

    std::unique_ptr<ui::MainWindow> window;
};

} // namespace support
