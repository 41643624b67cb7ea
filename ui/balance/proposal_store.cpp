// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/proposal_store.h"

#include "core/base/sha256.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace ui {

namespace {

constexpr int kNameLength = 32;

/// Of fixed form, whatever the plan is called.
QString placeOf(const QString& plan) {
    const QString digest = QString::fromStdString(core::sha256(plan.toStdString()));
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           QStringLiteral("/proposals/") + digest.left(kNameLength) + QStringLiteral(".json");
}

} // namespace

ProposalStore::~ProposalStore() {
    forget();
}

std::optional<core::Json> ProposalStore::take(const QString& plan) {
    forget();
    lock_.reset();
    file_.clear();
    if (plan.isEmpty()) {
        return std::nullopt;
    }
    const QString file = placeOf(plan);
    QDir().mkpath(file.section('/', 0, -2));
    auto lock = std::make_unique<QLockFile>(file + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // stale when its process is gone, and not before
    if (!lock->tryLock(0)) {
        return std::nullopt;
    }
    lock_ = std::move(lock);
    file_ = file;
    QFile left(file_);
    if (!left.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    core::Json kept = core::Json::parse(left.readAll().toStdString(), nullptr, false);
    return kept.is_discarded() ? std::nullopt : std::optional(std::move(kept));
}

bool ProposalStore::keep(const core::Json& proposal) {
    if (!lock_) {
        return false;
    }
    QSaveFile file(file_);
    return file.open(QIODevice::WriteOnly) &&
           file.write(QByteArray::fromStdString(proposal.dump())) >= 0 && file.commit();
}

void ProposalStore::forget() {
    if (lock_) {
        QFile::remove(file_);
    }
}

} // namespace ui
