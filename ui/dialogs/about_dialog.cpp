// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/verbs/doctor.h"
#include "ui/views/table_view.h"
#include "ui/widgets/label.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace ui {

namespace {

constexpr int kWidth = 640;
constexpr int kHeight = 520;
constexpr int kMark = 48;

/// As in docs/third-party.md, which the suite compares this with.
struct Known {
    const char* name;
    const char* licence;
    const char* use;
};
constexpr Known kLibraries[] = {
    {"Qt", "LGPL-3 or GPL-2", QT_TRANSLATE_NOOP("AboutDialog", "window, drawing, PDF, desktop")},
    {"Qt Charts", "GPL-3 or later", QT_TRANSLATE_NOOP("AboutDialog", "charts")},
    {"Qt SVG", "LGPL-3 or GPL-2", QT_TRANSLATE_NOOP("AboutDialog", "icons, SVG output")},
    {"GDAL", "Expat", QT_TRANSLATE_NOOP("AboutDialog", "reading and writing map files")},
    {"GEOS", "LGPL-2.1 or later", QT_TRANSLATE_NOOP("AboutDialog", "shapes")},
    {"PROJ", "Expat", QT_TRANSLATE_NOOP("AboutDialog", "coordinate systems")},
    {"EPSG data", "EPSG terms", QT_TRANSLATE_NOOP("AboutDialog", "coordinate systems")},
    {"SQLite", "public domain", QT_TRANSLATE_NOOP("AboutDialog", "the plan's file, undo")},
    {"libcurl", "curl", QT_TRANSLATE_NOOP("AboutDialog", "downloads, when asked for")},
    {"libsecret", "LGPL-2.1 or later",
     QT_TRANSLATE_NOOP("AboutDialog", "secrets in the desktop's keychain")},
    {"cpp-httplib", "Expat",
     QT_TRANSLATE_NOOP("AboutDialog", "answers on this machine, when asked for")},
    {"JSON for Modern C++", "Expat", QT_TRANSLATE_NOOP("AboutDialog", "reports")},
    {"{fmt}", "Expat", QT_TRANSLATE_NOOP("AboutDialog", "text")},
    {"date", "Expat", QT_TRANSLATE_NOOP("AboutDialog", "time zones")},
    {"spdlog", "Expat", QT_TRANSLATE_NOOP("AboutDialog", "log lines")},
    {"CLI11", "BSD-3-clause", QT_TRANSLATE_NOOP("AboutDialog", "command line")},
    {"pugixml", "Expat", QT_TRANSLATE_NOOP("AboutDialog", "Excel files")},
    {"libzip", "BSD-3-clause", QT_TRANSLATE_NOOP("AboutDialog", "Excel files")},
    {"libosmium", "BSL-1.0", QT_TRANSLATE_NOOP("AboutDialog", "roads of OpenStreetMap")},
    {"protozero", "BSD-2-clause", QT_TRANSLATE_NOOP("AboutDialog", "roads of OpenStreetMap")},
    {"Expat", "Expat", QT_TRANSLATE_NOOP("AboutDialog", "roads of OpenStreetMap")},
    {"bzip2", "bzip2", QT_TRANSLATE_NOOP("AboutDialog", "roads of OpenStreetMap")},
    {"zlib", "Zlib", QT_TRANSLATE_NOOP("AboutDialog", "embedded data")},
    {"Open Sans", "Apache-2.0", QT_TRANSLATE_NOOP("AboutDialog", "the font")},
    {"Breeze icons", "LGPL-3 or later", QT_TRANSLATE_NOOP("AboutDialog", "icons, where installed")},
    {"GeoNames ZIP codes", "CC BY 4.0", QT_TRANSLATE_NOOP("AboutDialog", "ZIP points, the sample")},
    {"Census Bureau boundaries", "public domain",
     QT_TRANSLATE_NOOP("AboutDialog", "states and counties")}};

QString versionOf(const DoctorReport& found, const QString& name) {
    const auto known =
        std::find_if(found.versions.begin(), found.versions.end(), [&](const auto& entry) {
            const QString listed = QString::fromStdString(entry.first);
            return listed.compare(name, Qt::CaseInsensitive) == 0 ||
                   "lib" + listed.toLower() == name;
        });
    if (known != found.versions.end()) {
        // GEOS adds the version of its C interface: "3.11.1-CAPI-1.17.1".
        return QString::fromStdString(known->second).section('-', 0, 0);
    }
    if (name == QLatin1String("{fmt}")) {
        return QStringLiteral("%1.%2.%3")
            .arg(FMT_VERSION / 10000)
            .arg(FMT_VERSION / 100 % 100)
            .arg(FMT_VERSION % 100);
    }
    if (name.startsWith(QLatin1String("JSON"))) {
        return QStringLiteral("%1.%2.%3")
            .arg(NLOHMANN_JSON_VERSION_MAJOR)
            .arg(NLOHMANN_JSON_VERSION_MINOR)
            .arg(NLOHMANN_JSON_VERSION_PATCH);
    }
    return name.startsWith(QLatin1String("Qt")) ? QString::fromLatin1(qVersion()) : QString();
}

} // namespace

std::vector<LibraryLine> libraryLines() {
    const DoctorReport found = doctor({});
    std::vector<LibraryLine> lines;
    for (const Known& known : kLibraries) {
        const QString name = QString::fromLatin1(known.name);
        lines.push_back({name, versionOf(found, name), QString::fromLatin1(known.licence),
                         QApplication::translate("AboutDialog", known.use)});
    }
    return lines;
}

AboutDialog::AboutDialog(const Theme& theme, QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName("aboutDialog");
    setWindowTitle(tr("About Evenlode"));
    resize(kWidth, kHeight);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->setSpacing(14);
    auto* mark = new QLabel(this);
    mark->setPixmap(QIcon(QStringLiteral(":/evenlode/icons/evenlode.svg")).pixmap(kMark));
    head->addWidget(mark);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new Label(theme, TextRole::Display, Tone::Text,
                               tr("Evenlode %1").arg(QApplication::applicationVersion()), this));
    words->addWidget(new Label(theme, TextRole::Body, Tone::Text2,
                               tr("Territory planning on your own machine. Free software, "
                                  "GPL-3.0-or-later, without any warranty."),
                               this));
    head->addLayout(words, 1);
    column->addLayout(head);
    column->addWidget(
        new Label(theme, TextRole::BodyStrong, Tone::Text, tr("What it stands on"), this));
    auto* model = new QStandardItemModel(this);
    model->setHorizontalHeaderLabels({tr("Name"), tr("Version"), tr("Licence"), tr("For")});
    for (const LibraryLine& line : libraryLines()) {
        QList<QStandardItem*> row;
        for (const QString& cell : {line.name, line.version, line.licence, line.use}) {
            row << new QStandardItem(cell.isEmpty() ? QString(QChar(0x2013)) : cell);
            row.back()->setEditable(false);
        }
        model->appendRow(row);
    }
    auto* table = new TableView(theme, this);
    table->setObjectName("libraries");
    table->setAccessibleName(tr("Libraries, versions and licences"));
    table->setModel(model);
    table->setColumnWidths({176, 84, 130, 0});
    column->addWidget(table, 1);
    auto* buttons = new QDialogButtonBox(this);
    auto* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copy->setToolTip(tr("All of it as text, for a report of trouble"));
    QPushButton* close = buttons->addButton(QDialogButtonBox::Close);
    close->setDefault(true);
    column->addWidget(buttons);
    connect(copy, &QPushButton::clicked, this,
            [] { QApplication::clipboard()->setText(plainText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString AboutDialog::plainText() {
    QString text = QStringLiteral("Evenlode %1\n").arg(QApplication::applicationVersion());
    for (const LibraryLine& line : libraryLines()) {
        text += QStringLiteral("%1 %2 (%3)\n").arg(line.name, line.version, line.licence);
    }
    return text;
}

} // namespace ui
