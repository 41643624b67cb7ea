// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/headless.h"

#include "ui/theme/language.h"

#include <QGuiApplication>

#include <cstdio>

namespace ui {

namespace {

void withoutRuntimeFolder(QtMsgType, const QMessageLogContext&, const QString& message) {
    if (!message.startsWith(QLatin1String("QStandardPaths: "))) {
        std::fprintf(stderr, "%s\n", qPrintable(message));
    }
}

} // namespace

void ensureHeadlessGui() {
    if (QCoreApplication::instance() != nullptr) {
        return;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Drawing into files needs no runtime folder; people without one need not read about it.
    qInstallMessageHandler(withoutRuntimeFolder);
    // Qt keeps references to both for as long as the application lives.
    static int argc = 1;
    static char name[] = "evenlode";
    static char* argv[] = {name, nullptr};
    // Never deleted: at the program's end Qt's own statics may be gone before ours.
    static auto* application = new QGuiApplication(argc, argv);
    // The command line speaks English, and so do the pictures and books it makes.
    static auto* language = new Language(QStringLiteral("en"));
    Q_UNUSED(application);
    Q_UNUSED(language);
}

} // namespace ui
