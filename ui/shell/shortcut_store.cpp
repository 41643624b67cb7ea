// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcut_store.h"

#include "core/base/error.h"
#include "ui/shell/actions.h"

#include <QSaveFile>
#include <QSettings>

namespace ui {

namespace {

QString settingOf(const QString& id) {
    return QStringLiteral("shortcuts/%1").arg(id);
}

QString textOf(const QList<QKeySequence>& keys) {
    return QKeySequence::listToString(keys, QKeySequence::PortableText);
}

} // namespace

void loadShortcuts(Actions& actions) {
    const QSettings settings;
    for (const ActionSpec& spec : actionTable()) {
        const QVariant kept = settings.value(settingOf(spec.id));
        if (kept.isValid()) {
            actions.setShortcuts(
                spec.id, QKeySequence::listFromString(kept.toString(), QKeySequence::PortableText));
        }
    }
}

void saveShortcut(const Actions& actions, const QString& id) {
    QSettings settings;
    if (actions.shortcuts(id) == Actions::defaultShortcuts(id)) {
        settings.remove(settingOf(id));
    } else {
        settings.setValue(settingOf(id), textOf(actions.shortcuts(id)));
    }
}

QString shortcutList(const Actions& actions) {
    QString list;
    for (const ActionSpec& spec : actionTable()) {
        const QString text = actions[spec.id]->text().remove('&').remove(QChar(0x2026));
        list += QStringLiteral("%1\t%2\t%3\n")
                    .arg(QString::fromLatin1(spec.id), text, textOf(actions.shortcuts(spec.id)));
    }
    return list;
}

void exportShortcuts(const Actions& actions, const QString& name) {
    if (!name.endsWith(QLatin1String(".txt")) && !name.endsWith(QLatin1String(".tsv"))) {
        throw core::Error(core::Code::Usage, "the list of shortcuts is a text file",
                          "choose a name that ends in .txt or .tsv");
    }
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(shortcutList(actions).toUtf8()) < 0 ||
        !file.commit()) {
        throw core::Error(core::Code::Storage, file.errorString().toStdString(),
                          "choose another folder", name.toStdString());
    }
}

QString shortcutTaken(const Actions& actions, const QString& id, const QKeySequence& keys) {
    if (keys.isEmpty()) {
        return {};
    }
    if (keys[0].keyboardModifiers() == Qt::NoModifier &&
        (keys[0].key() == Qt::Key_T ||
         (keys[0].key() >= Qt::Key_0 && keys[0].key() <= Qt::Key_9))) {
        return QStringLiteral("target");
    }
    for (const ActionSpec& spec : actionTable()) {
        for (const QKeySequence& other : actions.shortcuts(spec.id)) {
            if (id != QLatin1String(spec.id) && (keys.matches(other) != QKeySequence::NoMatch ||
                                                 other.matches(keys) != QKeySequence::NoMatch)) {
                return QString::fromLatin1(spec.id);
            }
        }
    }
    return {};
}

} // namespace ui
