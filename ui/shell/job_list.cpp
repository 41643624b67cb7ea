// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/job_list.h"

#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

/// Where translators find the texts of these functions.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(JobList)
};

constexpr int kWidth = 380;
constexpr std::size_t kEndedKept = 5;
/// What took no longer than this was over before one could want to know of it.
constexpr double kWorthKeeping = 1;

QString stateText(const JobState& job) {
    if (job.waiting) {
        return Words::tr("waiting");
    }
    if (job.stopping) {
        return Words::tr("stopping");
    }
    const QString percent = percentText(job.fraction, 0);
    if (job.secondsLeft) {
        return percent + QStringLiteral(", ") + timeLeftText(*job.secondsLeft);
    }
    return job.text.isEmpty() ? percent : percent + QStringLiteral(", ") + job.text;
}

QString endText(JobEnd end, double seconds) {
    switch (end) {
    case JobEnd::Done:
        return Words::tr("done in %1 s").arg(groupedText(std::max(1LL, std::llround(seconds))));
    case JobEnd::Failed: return Words::tr("did not work");
    case JobEnd::Stopped: break;
    }
    return Words::tr("cancelled");
}

} // namespace

JobList::JobList(const Theme& theme, JobRunner& runner, QWidget* parent)
    : QFrame(parent, Qt::Popup), theme_(theme), runner_(runner), column_(new QVBoxLayout(this)) {
    setObjectName("jobList");
    setAccessibleName(tr("Background work"));
    setFrameShape(QFrame::StyledPanel);
    column_->setContentsMargins(12, 10, 12, 12);
    column_->setSpacing(4);
    connect(&runner, &JobRunner::started, this, &JobList::rebuild);
    connect(&runner, &JobRunner::ended, this, &JobList::rebuild);
    connect(&runner, &JobRunner::progressed, this, &JobList::update);
    connect(&runner, &JobRunner::outcome, this, [this](const JobState& job, JobEnd end) {
        if (job.secondsRunning >= kWorthKeeping || end == JobEnd::Failed) {
            ended_.push_front({job.title, end, job.secondsRunning});
            ended_.resize(std::min(ended_.size(), kEndedKept));
            rebuild();
        }
    });
}

QSize JobList::sizeHint() const {
    return {kWidth, column_->sizeHint().height()};
}

void JobList::openAt(QPoint corner) {
    corner_ = corner;
    rebuild();
    show();
    place();
}

void JobList::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    setFocus();
}

void JobList::place() {
    resize(kWidth, std::max(column_->heightForWidth(kWidth), column_->sizeHint().height()));
    move(corner_ - QPoint(width(), height()));
}

void JobList::rebuild() {
    if (!isVisible() && sender() != nullptr) {
        return; // made when it is opened
    }
    rows_.clear();
    while (QLayoutItem* item = column_->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    column_->addWidget(new Label(theme_, TextRole::BodyStrong, Tone::Text, tr("Background work")));
    const std::vector<JobState> jobs = runner_.jobs();
    for (const JobState& job : jobs) {
        addJob(job);
    }
    if (jobs.empty()) {
        column_->addWidget(
            new Label(theme_, TextRole::Small, Tone::Text2, tr("Nothing is running.")));
    }
    if (!ended_.empty()) {
        column_->addSpacing(6);
        column_->addWidget(new Label(theme_, TextRole::Small, Tone::Text3, tr("Ended")));
    }
    for (const Ended& job : ended_) {
        addEnded(job);
    }
    if (isVisible()) {
        place();
    }
}

void JobList::addJob(const JobState& job) {
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 2, 0, 2);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    Row row;
    row.title = new Label(theme_, TextRole::Small, Tone::Text, job.title, box);
    row.title->setElided(true);
    row.state = new Label(theme_, TextRole::Small, Tone::Text2, {}, box);
    row.bar = new QProgressBar(box);
    row.bar->setTextVisible(false);
    row.bar->setRange(0, 1000);
    row.bar->setMaximumHeight(theme_.metrics().icon);
    row.bar->setAccessibleName(tr("Progress of %1").arg(job.title));
    row.cancel = new QToolButton(box);
    row.cancel->setIcon(icon(theme_, "dialog-cancel", Tone::Text3));
    row.cancel->setAutoRaise(true);
    row.cancel->setFocusPolicy(Qt::StrongFocus);
    row.cancel->setObjectName(QStringLiteral("cancel%1").arg(job.id));
    row.cancel->setToolTip(tr("Cancel %1: nothing unfinished is kept").arg(job.title));
    row.cancel->setAccessibleName(tr("Cancel %1").arg(job.title));
    setLook(row.cancel, Look::Plain, true);
    connect(row.cancel, &QToolButton::clicked, this, [this, id = job.id] { runner_.cancel(id); });
    grid->addWidget(row.title, 0, 0);
    grid->addWidget(row.state, 0, 1, Qt::AlignRight);
    grid->addWidget(row.bar, 1, 0, 1, 2);
    grid->addWidget(row.cancel, 0, 2, 2, 1, Qt::AlignVCenter);
    grid->setColumnStretch(0, 1);
    column_->addWidget(box);
    rows_[job.id] = row;
    update(job);
}

void JobList::update(const JobState& job) {
    const auto found = rows_.find(job.id);
    if (found == rows_.end()) {
        return;
    }
    const Row& row = found->second;
    row.state->setText(stateText(job));
    row.state->setMinimumWidth(row.state->sizeHint().width());
    row.bar->setValue(static_cast<int>(job.fraction * 1000));
    row.cancel->setEnabled(!job.stopping);
}

void JobList::addEnded(const Ended& job) {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto* title = new Label(theme_, TextRole::Small, Tone::Text2, job.title, box);
    title->setElided(true);
    row->addWidget(title, 1);
    row->addWidget(new Label(theme_, TextRole::Small,
                             job.end == JobEnd::Failed ? Tone::Danger : Tone::Text3,
                             endText(job.end, job.seconds), box));
    column_->addWidget(box);
}

} // namespace ui
