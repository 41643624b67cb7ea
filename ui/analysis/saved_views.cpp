// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/saved_views.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSettings>

namespace ui {

namespace {

QString groupOf(const QString& workspace) {
    const QByteArray path = QFileInfo(workspace).absoluteFilePath().toUtf8();
    return QStringLiteral("analysis/%1")
        .arg(QLatin1String(QCryptographicHash::hash(path, QCryptographicHash::Sha1).toHex()));
}

} // namespace

std::vector<SavedView> loadSavedViews(const QString& workspace) {
    QSettings settings;
    std::vector<SavedView> views;
    const int count = settings.beginReadArray(groupOf(workspace));
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const core::Json json =
            core::Json::parse(settings.value("query").toString().toStdString(), nullptr, false);
        if (json.is_object()) {
            views.push_back({settings.value("name").toString(), json.get<AnalysisQuery>()});
        }
    }
    settings.endArray();
    return views;
}

void saveSavedViews(const QString& workspace, const std::vector<SavedView>& views) {
    QSettings settings;
    settings.remove(groupOf(workspace));
    settings.beginWriteArray(groupOf(workspace), static_cast<int>(views.size()));
    for (std::size_t i = 0; i < views.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        settings.setValue("name", views[i].name);
        settings.setValue("query", QString::fromStdString(core::Json(views[i].query).dump()));
    }
    settings.endArray();
}

} // namespace ui
