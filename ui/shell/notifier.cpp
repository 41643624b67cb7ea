// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notifier.h"

#include "ui/widgets/figures.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QVariantMap>
#include <QWidget>

namespace ui {

Notifier::Notifier(JobRunner& runner, QWidget* window, Send send, double seconds)
    : QObject(window), window_(window), send_(std::move(send)), seconds_(seconds) {
    connect(&runner, &JobRunner::outcome, this, &Notifier::tell);
}

void Notifier::tell(const JobState& job, JobEnd end) {
    if (end == JobEnd::Stopped || job.secondsRunning < seconds_ || window_->isActiveWindow()) {
        return;
    }
    const QString time = job.secondsRunning < 90
                             ? tr("%1 s").arg(groupedText(std::llround(job.secondsRunning)))
                             : tr("%1 min").arg(groupedText(std::llround(job.secondsRunning / 60)));
    if (end == JobEnd::Done) {
        send_(tr("%1: done").arg(job.title), tr("It took %1.").arg(time));
    } else {
        send_(tr("%1: that did not work").arg(job.title), tr("The window says what to do."));
    }
}

void notifyDesktop(const QString& title, const QString& text) {
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"),
        QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    call << QStringLiteral("Evenlode") << 0U << QStringLiteral("evenlode") << title << text
         << QStringList() << QVariantMap{{"desktop-entry", QStringLiteral("evenlode")}} << -1;
    bus.asyncCall(call); // whether anybody listens does not matter
}

} // namespace ui
