// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/job_runner.h"

#include <QStatusBar>

class QHBoxLayout;
class QProgressBar;
class QTimer;
class QToolButton;

namespace ui {

class JobList;
class Label;
class Theme;

/// The line at the foot: what the tool does, what is running and how long it takes, where the
/// cursor is, the scale.
class StatusBar : public QStatusBar {
    Q_OBJECT

public:
    StatusBar(const Theme& theme, JobRunner& runner, QWidget* parent = nullptr);

    /// `keys` pairs a key with what it does: {"Shift", "adds"}.
    void setHint(const QString& tool, const QString& hint,
                 const QList<std::pair<QString, QString>>& keys = {});
    /// A sentence for a few seconds, in the place of the hint.
    void say(const QString& sentence);
    /// Whether "No background work" is said when there is none.
    void setIdleShown(bool shown);
    void setPosition(const QString& position);
    void setScale(const QString& scale);
    /// The list of all jobs, over the end of the bar.
    void openJobs();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showJob(const JobState& job);
    void refreshJobs();

    const Theme& theme_;
    JobRunner& runner_;
    struct Hint {
        QString tool;
        QString text;
        QList<std::pair<QString, QString>> keys;
        bool operator==(const Hint&) const = default;
    };

    Hint hint_; ///< the one shown
    QWidget* hintBox_;
    QHBoxLayout* hintRow_;
    Label* said_;
    QWidget* jobBox_;
    Label* jobName_;
    QProgressBar* jobBar_;
    Label* jobPercent_;
    Label* jobLeft_;
    QToolButton* jobCancel_;
    Label* idle_;
    Label* position_;
    Label* scale_;
    QTimer* saidTimer_;
    QTimer* appear_;
    JobList* list_;
    JobId shown_ = 0;
    bool idleShown_ = true;
};

} // namespace ui
