// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings.h"

#include "ui/shell/paths.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace ui {

namespace {

constexpr int kRecent = 6;
/// Raised when docks are added or renamed: older layouts would not fit.
constexpr int kLayoutVersion = 2;

QString digest(const QString& plan) {
    return QString::fromLatin1(
        QCryptographicHash::hash(plan.toUtf8(), QCryptographicHash::Sha1).toHex());
}

/// Views of more plans than this are forgotten, the oldest first.
constexpr int kViewsKept = 40;

void forgetOldViews(QSettings& settings) {
    settings.beginGroup("plans");
    std::vector<std::pair<QString, QString>> byAge;
    for (const QString& plan : settings.childGroups()) {
        byAge.emplace_back(settings.value(plan + "/seen").toString(), plan);
    }
    std::sort(byAge.begin(), byAge.end());
    for (std::size_t i = 0; i + kViewsKept < byAge.size(); ++i) {
        settings.remove(byAge[i].second);
    }
    settings.endGroup();
}

QString thumbnailPath(const QString& plan) {
    const QString hash = digest(plan);
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + "/thumbnails/" + hash +
           ".png";
}

struct StoredPlan {
    QString path;
    QString opened;
    int territories;
};

std::vector<StoredPlan> readStored() {
    std::vector<StoredPlan> plans;
    QSettings settings;
    const int count = settings.beginReadArray("recent");
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        plans.push_back({settings.value("path").toString(), settings.value("opened").toString(),
                         settings.value("territories").toInt()});
    }
    settings.endArray();
    return plans;
}

void writeStored(const std::vector<StoredPlan>& plans) {
    QSettings settings;
    settings.remove("recent");
    settings.beginWriteArray("recent");
    for (int i = 0; i < static_cast<int>(plans.size()); ++i) {
        settings.setArrayIndex(i);
        settings.setValue("path", plans[static_cast<std::size_t>(i)].path);
        settings.setValue("opened", plans[static_cast<std::size_t>(i)].opened);
        settings.setValue("territories", plans[static_cast<std::size_t>(i)].territories);
    }
    settings.endArray();
}

} // namespace

ThemeChoice Settings::theme() const {
    return themeChoiceFromName(QSettings().value("theme").toString());
}

BaseMapChoice Settings::baseMap() const {
    const QSettings settings;
    return {settings.value("baseMap/source").toString().toStdString(),
            settings.value("baseMap/attribution").toString().toStdString()};
}

void Settings::setBaseMap(const BaseMapChoice& choice) {
    QSettings settings;
    settings.setValue("baseMap/source", QString::fromStdString(choice.source));
    settings.setValue("baseMap/attribution", QString::fromStdString(choice.attribution));
}

bool Settings::baseMapShown() const {
    return QSettings().value("baseMap/shown").toBool();
}

void Settings::setBaseMapShown(bool shown) {
    QSettings().setValue("baseMap/shown", shown);
}

bool Settings::highContrast() const {
    return QSettings().value("highContrast").toBool();
}

void Settings::setHighContrast(bool on) {
    QSettings().setValue("highContrast", on);
}

void Settings::setTheme(ThemeChoice choice) {
    QSettings().setValue("theme", themeChoiceName(choice));
}

QString Settings::language() const {
    return QSettings().value("language").toString();
}

void Settings::setLanguage(const QString& code) {
    QSettings().setValue("language", code);
}

double Settings::textScale() const {
    return QSettings().value("textScale", 1.0).toDouble();
}

void Settings::setTextScale(double scale) {
    QSettings().setValue("textScale", scale);
}

std::vector<RecentPlan> Settings::recentPlans() const {
    std::vector<RecentPlan> plans;
    for (const StoredPlan& stored : readStored()) {
        if (fileExists(stored.path)) {
            plans.push_back({stored.path, QDateTime::fromString(stored.opened, Qt::ISODate),
                             stored.territories, QImage(thumbnailPath(stored.path))});
        }
    }
    return plans;
}

void Settings::rememberPlan(const QString& path, int territories) {
    std::vector<StoredPlan> plans{
        {path, QDateTime::currentDateTimeUtc().toString(Qt::ISODate), territories}};
    for (StoredPlan& stored : readStored()) {
        if (stored.path != path && plans.size() < kRecent) {
            plans.push_back(std::move(stored));
        }
    }
    writeStored(plans);
}

void Settings::keepThumbnail(const QString& path, const QImage& image) {
    const QString file = thumbnailPath(path);
    QDir().mkpath(folderOf(file));
    image.save(file);
}

PlanView Settings::planView(const QString& path) const {
    QSettings settings;
    settings.beginGroup("plans/" + digest(path));
    PlanView view;
    view.scenario = settings.value("scenario").toString();
    view.centre = settings.value("centre").toPointF();
    view.scale = settings.value("scale").toDouble();
    if (settings.value("layoutVersion").toInt() == kLayoutVersion) {
        view.layout = settings.value("layout").toByteArray();
    }
    view.accounts.column = settings.value("accountsBy").toString().toStdString();
    const int classes = settings.value("accountsClasses").toInt();
    if (classes >= 0 && classes <= static_cast<int>(core::analysis::ClassBy::Equal)) {
        view.accounts.classes = static_cast<core::analysis::ClassBy>(classes);
    }
    view.accounts.where = settings.value("accountsWhere").toString().toStdString();
    return view;
}

void Settings::setPlanView(const QString& path, const PlanView& view) {
    QSettings settings;
    settings.beginGroup("plans/" + digest(path));
    settings.setValue("scenario", view.scenario);
    settings.setValue("centre", view.centre);
    settings.setValue("scale", view.scale);
    settings.setValue("layout", view.layout);
    settings.setValue("layoutVersion", kLayoutVersion);
    settings.setValue("accountsBy", QString::fromStdString(view.accounts.column));
    settings.setValue("accountsClasses", static_cast<int>(view.accounts.classes));
    settings.setValue("accountsWhere", QString::fromStdString(view.accounts.where));
    settings.setValue("seen", QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    settings.endGroup();
    forgetOldViews(settings);
    settings.sync();
}

QByteArray Settings::layout(const QString& workspace) const {
    return QSettings()
        .value(QStringLiteral("layout%1/%2").arg(kLayoutVersion).arg(workspace))
        .toByteArray();
}

void Settings::setLayout(const QString& workspace, const QByteArray& state) {
    QSettings().setValue(QStringLiteral("layout%1/%2").arg(kLayoutVersion).arg(workspace), state);
}

QByteArray Settings::importColumns(const QString& kind, const QString& header) const {
    return QSettings().value(QStringLiteral("import/%1/%2").arg(kind, header)).toByteArray();
}

void Settings::setImportColumns(const QString& kind, const QString& header,
                                const QByteArray& choices) {
    const QString key = QStringLiteral("import/%1/%2").arg(kind, header);
    if (choices.isEmpty()) {
        QSettings().remove(key);
    } else {
        QSettings().setValue(key, choices);
    }
}

QByteArray Settings::unfinishedImport() const {
    return QSettings().value("import/unfinished").toByteArray();
}

void Settings::setUnfinishedImport(const QByteArray& import) {
    QSettings().setValue("import/unfinished", import);
}

bool Settings::knowsBalance() const {
    return QSettings().value("firstRun/balance").toBool();
}

void Settings::setKnowsBalance() {
    QSettings().setValue("firstRun/balance", true);
}

QByteArray Settings::tableColumns(const QString& table) const {
    return QSettings().value(QStringLiteral("tables/%1").arg(table)).toByteArray();
}

void Settings::setTableColumns(const QString& table, const QByteArray& columns) {
    QSettings().setValue(QStringLiteral("tables/%1").arg(table), columns);
}

QByteArray Settings::geometry() const {
    return QSettings().value("geometry").toByteArray();
}

void Settings::setGeometry(const QByteArray& geometry) {
    QSettings().setValue("geometry", geometry);
}

} // namespace ui
