// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/session_record.h"

#include "ui/shell/paths.h"

#include <QDir>
#include <QSettings>

namespace ui {

namespace {

constexpr int kMostWindows = 32;

QString readPlan(const QString& file) {
    return QSettings(file, QSettings::IniFormat).value("open").toString();
}

} // namespace

SessionRecord::SessionRecord(const QString& folder, bool recover) {
    QDir().mkpath(folder);
    std::unique_ptr<QLockFile> free;
    QString freeFile;
    for (int i = 1; i <= kMostWindows; ++i) {
        const QString file = QStringLiteral("%1/%2.ini").arg(folder).arg(i);
        auto lock = std::make_unique<QLockFile>(QStringLiteral("%1/%2.lock").arg(folder).arg(i));
        lock->setStaleLockTime(0); // stale when its process is gone, and not before
        if (!lock->tryLock(0)) {
            continue;
        }
        const QString left = readPlan(file);
        if (left.isEmpty() == recover) {
            if (recover && !free) {
                free = std::move(lock);
                freeFile = file;
            }
            continue;
        }
        lock_ = std::move(lock);
        file_ = file;
        leftOpen_ = recover ? left : QString();
        return;
    }
    lock_ = std::move(free);
    file_ = freeFile;
}

SessionRecord::~SessionRecord() {
    setOpen({});
}

void SessionRecord::setOpen(const QString& plan) {
    if (!lock_) {
        return;
    }
    QSettings record(file_, QSettings::IniFormat);
    if (plan.isEmpty()) {
        record.clear();
    } else {
        record.setValue("open", plan);
    }
    record.sync();
}

} // namespace ui
