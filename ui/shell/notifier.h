// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/job_runner.h"

#include <QObject>

#include <functional>

class QWidget;

namespace ui {

/// Tells the desktop when long work has ended while the window was not looked at.
class Notifier : public QObject {
    Q_OBJECT

public:
    /// Shows a title and a text to the person at the desktop.
    using Send = std::function<void(const QString& title, const QString& text)>;

    /// Work that took less than `seconds` is not worth a word. `send` is `notifyDesktop` but in
    /// tests.
    Notifier(JobRunner& runner, QWidget* window, Send send, double seconds = 10);

private:
    void tell(const JobState& job, JobEnd end);

    QWidget* window_;
    Send send_;
    double seconds_;
};

/// Hands a notification to the desktop (org.freedesktop.Notifications). Where there is no session
/// bus, or nobody on it who shows notifications, nothing happens.
void notifyDesktop(const QString& title, const QString& text);

} // namespace ui
