// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/headless.h"

#include <QGuiApplication>

namespace ui {

void ensureHeadlessGui() {
    if (QCoreApplication::instance() != nullptr) {
        return;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Qt keeps references to both for as long as the application lives.
    static int argc = 1;
    static char name[] = "evenlode";
    static char* argv[] = {name, nullptr};
    static QGuiApplication application(argc, argv);
}

} // namespace ui
