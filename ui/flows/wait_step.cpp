// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/wait_step.h"

#include "ui/shell/job_runner.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kBarWidth = 420;

} // namespace

WaitStep::WaitStep(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), title_(new Label(theme, TextRole::BodyStrong, Tone::Text)),
      bar_(new QProgressBar), percent_(new Label(theme, TextRole::SmallStrong, Tone::Text)),
      left_(new Label(theme, TextRole::Small, Tone::Text2)),
      doing_(new Label(theme, TextRole::Small, Tone::Text2)),
      promise_(new Label(theme, TextRole::Small, Tone::Text3)) {
    bar_->setRange(0, 1000);
    bar_->setTextVisible(false);
    bar_->setMinimumWidth(kBarWidth);
    bar_->setMaximumWidth(kBarWidth);
    bar_->setMaximumHeight(theme.metrics().icon);
    bar_->setAccessibleName(tr("Progress"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 28, 16, 16);
    column->setSpacing(6);
    column->addWidget(title_);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(bar_);
    row->addWidget(percent_);
    row->addWidget(left_);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(doing_);
    column->addSpacing(10);
    column->addWidget(promise_);
    column->addStretch(1);
}

void WaitStep::begin(const QString& title, const QString& promise) {
    title_->setText(title);
    promise_->setText(promise);
    bar_->setValue(0);
    percent_->setText(percentText(0, 0));
    left_->clear();
    doing_->clear();
}

void WaitStep::setState(const JobState& job) {
    bar_->setValue(static_cast<int>(job.fraction * 1000));
    percent_->setText(percentText(job.fraction, 0));
    left_->setText(job.stopping      ? tr("stopping")
                   : job.secondsLeft ? timeLeftText(*job.secondsLeft)
                                     : QString());
    doing_->setText(job.text);
}

void WaitStep::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), theme_.tokens().base);
}

} // namespace ui
