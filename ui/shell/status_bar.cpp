// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_bar.h"

#include "ui/shell/job_list.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace ui {

namespace {

/// Jobs shorter than this are over before one could read what they are.
constexpr int kAppearAfterMs = 400;
constexpr int kSaidMs = 6000;

QHBoxLayout* tightRow(QWidget* widget, int spacing) {
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    return row;
}

} // namespace

StatusBar::StatusBar(const Theme& theme, JobRunner& runner, QWidget* parent)
    : QStatusBar(parent), theme_(theme), runner_(runner), hintBox_(new QWidget(this)),
      hintRow_(tightRow(hintBox_, 6)),
      said_(new Label(theme, TextRole::Small, Tone::Text, {}, this)), jobBox_(new QWidget(this)),
      jobName_(new Label(theme, TextRole::Small, Tone::Text2, {}, this)),
      jobBar_(new QProgressBar(this)),
      jobPercent_(new Label(theme, TextRole::Small, Tone::Text, {}, this)),
      jobLeft_(new Label(theme, TextRole::Small, Tone::Text3, {}, this)),
      jobCancel_(new QToolButton(this)),
      idle_(new Label(theme, TextRole::Small, Tone::Text2, tr("No background work"), this)),
      position_(new Label(theme, TextRole::Small, Tone::Text2, {}, this)),
      scale_(new Label(theme, TextRole::Small, Tone::Text2, {}, this)),
      saidTimer_(new QTimer(this)), appear_(new QTimer(this)),
      list_(new JobList(theme, runner, this)) {
    setSizeGripEnabled(false);
    setContentsMargins(10, 0, 10, 0);
    setMinimumHeight(theme.metrics().statusBar);
    jobBar_->setTextVisible(false);
    jobBar_->setRange(0, 1000);
    jobBar_->setAccessibleName(tr("Progress"));
    jobBar_->setMinimumWidth(110);
    jobBar_->setMaximumWidth(110);
    jobBar_->setMaximumHeight(theme.metrics().icon);
    jobCancel_->setIcon(icon(theme, "dialog-cancel", Tone::Text3));
    jobCancel_->setAutoRaise(true);
    setLook(jobCancel_, Look::Plain, true);
    jobCancel_->setObjectName("jobCancel");
    jobName_->setElided(true);
    QHBoxLayout* row = tightRow(jobBox_, 8);
    for (QWidget* part :
         std::initializer_list<QWidget*>{jobName_, jobBar_, jobPercent_, jobLeft_, jobCancel_}) {
        row->addWidget(part);
    }
    said_->setElided(true);
    said_->hide();
    addWidget(hintBox_, 1);
    addWidget(said_, 1);
    addPermanentWidget(jobBox_);
    addPermanentWidget(idle_);
    for (Label* place : {position_, scale_}) {
        addPermanentWidget(place);
        place->setFrameShape(QFrame::NoFrame);
        place->setContentsMargins(14, 0, 0, 0);
    }
    // The name and bar of the job, and the words when there is none, open the list.
    for (QWidget* part :
         std::initializer_list<QWidget*>{jobName_, jobBar_, jobPercent_, jobLeft_, idle_}) {
        part->installEventFilter(this);
        part->setCursor(Qt::PointingHandCursor);
    }
    idle_->setToolTip(tr("What is running in the background, and what has ended"));
    jobBox_->hide();
    position_->hide();
    scale_->hide();

    saidTimer_->setSingleShot(true);
    appear_->setSingleShot(true);
    connect(saidTimer_, &QTimer::timeout, this, [this] {
        said_->hide();
        hintBox_->show();
    });
    connect(appear_, &QTimer::timeout, this, &StatusBar::refreshJobs);
    connect(&runner, &JobRunner::started, this, [this] { appear_->start(kAppearAfterMs); });
    connect(&runner, &JobRunner::progressed, this, [this](const JobState& job) {
        if (job.id == shown_) {
            showJob(job);
        }
    });
    connect(&runner, &JobRunner::ended, this, &StatusBar::refreshJobs);
    connect(jobCancel_, &QToolButton::clicked, this, [this] { runner_.cancel(shown_); });
}

void StatusBar::setHint(const QString& tool, const QString& hint,
                        const QList<std::pair<QString, QString>>& keys) {
    const Hint wanted{tool, hint, keys};
    if (wanted == hint_) {
        return; // asked for after every move, and new labels lay out the whole window
    }
    hint_ = wanted;
    while (QLayoutItem* item = hintRow_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!tool.isEmpty()) {
        hintRow_->addWidget(new Label(theme_, TextRole::SmallStrong, Tone::Text, tool, hintBox_));
    }
    auto* text = new Label(theme_, TextRole::Small, Tone::Text2, hint, hintBox_);
    text->setElided(keys.isEmpty());
    hintRow_->addWidget(text, keys.isEmpty() ? 1 : 0);
    for (const auto& [key, act] : keys) {
        hintRow_->addSpacing(2);
        hintRow_->addWidget(new KeyCap(theme_, key, hintBox_));
        hintRow_->addWidget(new Label(theme_, TextRole::Small, Tone::Text2, act, hintBox_));
    }
    if (!keys.isEmpty()) {
        hintRow_->addStretch(1);
    }
}

void StatusBar::say(const QString& sentence) {
    said_->setText(sentence);
    hintBox_->hide();
    said_->show();
    saidTimer_->start(kSaidMs);
}

void StatusBar::setIdleShown(bool shown) {
    idleShown_ = shown;
    refreshJobs();
}

void StatusBar::setPosition(const QString& position) {
    position_->setSteadyText(position);
    position_->setVisible(!position.isEmpty());
}

void StatusBar::setScale(const QString& scale) {
    scale_->setSteadyText(scale);
    scale_->setVisible(!scale.isEmpty());
}

void StatusBar::openJobs() {
    list_->openAt(mapToGlobal(QPoint(width() - 8, -4)));
}

bool StatusBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonRelease) {
        openJobs();
        return true;
    }
    return QStatusBar::eventFilter(watched, event);
}

void StatusBar::refreshJobs() {
    const std::vector<JobState> jobs = runner_.jobs();
    jobBox_->setVisible(!jobs.empty());
    idle_->setVisible(jobs.empty() && idleShown_);
    if (jobs.empty()) {
        shown_ = 0;
        return;
    }
    // The newest of those that run; the others are in the list.
    const auto running =
        std::find_if(jobs.rbegin(), jobs.rend(), [](const JobState& job) { return !job.waiting; });
    const JobState& job = running == jobs.rend() ? jobs.back() : *running;
    shown_ = job.id;
    showJob(job);
}

void StatusBar::showJob(const JobState& job) {
    jobName_->setText(job.stopping ? tr("%1, stopping").arg(job.title) : job.title);
    jobName_->setToolTip(job.text);
    jobBar_->setValue(static_cast<int>(job.fraction * 1000));
    jobPercent_->setText(percentText(job.fraction, 0));
    const QString left =
        job.secondsLeft && !job.stopping ? timeLeftText(*job.secondsLeft) : job.text;
    const int others = static_cast<int>(runner_.jobs().size()) - 1;
    jobLeft_->setText(others > 0 ? tr("%1, %2 more").arg(left, groupedText(others)) : left);
    jobCancel_->setToolTip(tr("Cancel %1: nothing unfinished is kept").arg(job.title));
    jobCancel_->setAccessibleName(jobCancel_->toolTip());
    jobCancel_->setEnabled(!job.stopping);
}

} // namespace ui
