// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/job_runner.h"

#include <QFrame>

#include <deque>
#include <map>

class QProgressBar;
class QToolButton;
class QVBoxLayout;

namespace ui {

class Label;
class Theme;

/// All that runs or waits, each with its progress, the time it still needs and a way to end it,
/// and what has ended lately. Opens over the status bar and closes with Esc or a click elsewhere.
class JobList : public QFrame {
    Q_OBJECT

public:
    JobList(const Theme& theme, JobRunner& runner, QWidget* parent);

    /// Shows the list with its lower right corner at a place of the screen.
    void openAt(QPoint corner);
    QSize sizeHint() const override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Row {
        Label* title = nullptr;
        Label* state = nullptr;
        QProgressBar* bar = nullptr;
        QToolButton* cancel = nullptr;
    };
    struct Ended {
        QString title;
        JobEnd end = JobEnd::Done;
        double seconds = 0;
    };

    void rebuild();
    void update(const JobState& job);
    void addJob(const JobState& job);
    void addEnded(const Ended& job);
    void place();

    const Theme& theme_;
    JobRunner& runner_;
    QVBoxLayout* column_;
    QPoint corner_;
    std::map<JobId, Row> rows_;
    std::deque<Ended> ended_; ///< newest first
};

} // namespace ui
