// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/desktop.h"

#include "ui/shell/main_window.h"
#include "ui/shell/session_record.h"
#include "ui/theme/language.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QStandardPaths>
#include <QTimer>

#include <cstdio>
#include <optional>

namespace ui {

namespace {

struct Options {
    QString workspace;
    QString theme;
    QString language;
    QString screenshot;
    QString review;
    QString page;
    QString file;
    QSize size;
};

/// False if the size is not written as WxH.
bool readSize(const QString& text, QSize& size) {
    const QStringList parts = text.split('x');
    bool wide = false;
    bool high = false;
    if (parts.size() == 2) {
        size = {parts[0].toInt(&wide), parts[1].toInt(&high)};
    }
    return wide && high && size.width() >= 640 && size.height() >= 400;
}

bool readOptions(const QApplication& app, Options& options) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Territory planning on your own machine."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("workspace", "Plan to open (.gpkg).", "[WORKSPACE]");
    const QCommandLineOption theme("theme", "light, dark or system.", "name");
    const QCommandLineOption language("language", "en, de or system.", "code");
    const QCommandLineOption shot(
        "screenshot", "Save a picture of the window when all is drawn, and quit.", "file");
    const QCommandLineOption size("size", "Size of the window, at least 640x400.", "WxH");
    const QCommandLineOption review("review", "Begin with locations, duplicates or stale.", "page");
    const QCommandLineOption page("page", "Page to open: import.", "name");
    const QCommandLineOption file("file", "File for the page: a table to import.", "file");
    parser.addOptions({theme, language, shot, size, review, page, file});
    parser.process(app);
    options.workspace = parser.positionalArguments().value(0);
    options.theme = parser.value(theme);
    options.language = parser.value(language);
    options.screenshot = parser.value(shot);
    options.review = parser.value(review);
    options.page = parser.value(page);
    options.file = parser.value(file);
    if (!options.page.isEmpty() && options.page != QLatin1String("import")) {
        std::fputs("evenlode-desktop: --page knows import\n", stderr);
        return false;
    }
    if (parser.isSet(language) && !isLanguageChoice(options.language)) {
        std::fputs("evenlode-desktop: --language knows en, de and system\n", stderr);
        return false;
    }
    if (parser.isSet(size) && !readSize(parser.value(size), options.size)) {
        std::fputs("evenlode-desktop: --size wants a size like 1440x900\n", stderr);
        return false;
    }
    return true;
}

/// Waits until everything is drawn, saves the picture and quits.
void shootWhenSettled(MainWindow& window, const QString& file) {
    auto* timer = new QTimer(&window);
    timer->setInterval(100);
    auto* calm = new int(0);
    QObject::connect(timer, &QObject::destroyed, [calm] { delete calm; });
    QObject::connect(timer, &QTimer::timeout, &window, [&window, file, calm] {
        *calm = window.settled() ? *calm + 1 : 0;
        if (*calm == 5) {
            const bool saved = window.grab().save(file);
            QApplication::exit(saved ? 0 : 6);
        }
    });
    timer->start();
}

} // namespace

int runDesktop(int argc, char** argv) {
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(
        Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("evenlode"));
    QApplication::setOrganizationName(QStringLiteral("evenlode"));
    QApplication::setApplicationVersion(QStringLiteral(EVENLODE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("evenlode"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/evenlode/icons/evenlode.svg")));
    Options options;
    if (!readOptions(app, options)) {
        return 2;
    }
    Language language(options.language.isEmpty() ? Settings().language() : options.language);
    Theme theme;
    theme.setTextScale(Settings().textScale());
    theme.setHighContrast(Settings().highContrast());
    theme.setChoice(options.theme.isEmpty() ? Settings().theme()
                                            : themeChoiceFromName(options.theme));
    theme.install(app);
    MainWindow window(theme);
    if (options.size.isValid()) {
        window.resize(options.size);
    }
    window.show();
    if (!options.review.isEmpty()) {
        QObject::connect(
            &window.session(), &PlanSession::opened, &window, [&window, page = options.review] {
                QTimer::singleShot(0, &window, [&window, page] { window.openReview(page); });
            });
    }
    // A picture is not a session; whoever names a plan wants that one.
    const bool plain = options.workspace.isEmpty() && options.page.isEmpty();
    std::optional<SessionRecord> record;
    if (options.screenshot.isEmpty()) {
        record.emplace(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                           QStringLiteral("/sessions"),
                       plain);
        const auto note = [&window, &record] { record->setOpen(window.session().path()); };
        QObject::connect(&window.session(), &PlanSession::opened, &window, note);
        QObject::connect(&window.session(), &PlanSession::closed, &window, note);
    }
    if (!options.workspace.isEmpty()) {
        window.openPlan(options.workspace);
    } else if (record && !record->leftOpen().isEmpty()) {
        record->setOpen({}); // if opening it is what cut the window off, not again
        window.recoverPlan(record->leftOpen());
    } else if (options.page.isEmpty()) {
        window.prepareSample();
    }
    if (!options.page.isEmpty()) {
        window.openImport(options.file);
    }
    if (!options.screenshot.isEmpty()) {
        shootWhenSettled(window, options.screenshot);
    }
    return QApplication::exec();
}

} // namespace ui
