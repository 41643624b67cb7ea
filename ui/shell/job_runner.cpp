// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/job_runner.h"
#include "ui/widgets/core_words.h"

#include <QElapsedTimer>
#include <QMetaObject>

#include <algorithm>
#include <thread>

namespace ui {

struct JobRunner::Running {
    JobState state;
    Plan plan;
    std::unique_ptr<core::Job> job;
    QElapsedTimer clock;
    // Written by the worker before it posts its end, read here after that.
    Finish finish;
    std::optional<core::Error> error;
    std::thread thread;
};

namespace {

core::Error unexpected(const char* what) {
    return core::Error(core::Code::Bug, what,
                       "the plan is as it was before; save a copy and report what you did");
}

/// Calls `act`; what it throws comes back as a value. The one catch of the window.
std::optional<core::Error> caught(const std::function<void()>& act) {
    try {
        act();
        return std::nullopt;
    } catch (const core::Error& error) {
        return error;
    } catch (const std::bad_alloc&) {
        return core::Error(core::Code::Storage, "there is not enough memory for this",
                           "close other programs or work on a smaller part");
    } catch (const std::exception& error) {
        return unexpected(error.what());
    }
}

} // namespace

JobRunner::JobRunner(QObject* parent) : QObject(parent) {
    qRegisterMetaType<core::Error>();
}

JobRunner::~JobRunner() {
    for (auto& [id, running] : jobs_) {
        running->job->cancel();
    }
    for (auto& [id, running] : jobs_) {
        if (running->thread.joinable()) {
            running->thread.join();
        }
    }
}

JobId JobRunner::start(Plan plan) {
    const JobId id = ++last_;
    auto running = std::make_unique<Running>();
    running->state.id = id;
    running->state.title = plan.title;
    running->state.keepsBest = plan.keepsBest;
    running->state.waiting =
        plan.queued && std::any_of(jobs_.begin(), jobs_.end(),
                                   [](const auto& job) { return job.second->plan.queued; });
    running->plan = std::move(plan);
    running->job = std::make_unique<core::Job>([this, id](const core::Progress& progress) {
        QMetaObject::invokeMethod(
            this, [this, id, progress] { report(id, progress); }, Qt::QueuedConnection);
    });
    Running& place = *running;
    jobs_.emplace(id, std::move(running));
    emit started(place.state);
    if (!place.state.waiting) {
        launch(place);
    }
    return id;
}

void JobRunner::launch(Running& running) {
    running.state.waiting = false;
    running.clock.start();
    running.thread = std::thread([this, &running] { this->work(running); });
}

/// The queued job that waits longest, if none is running.
void JobRunner::launchNext() {
    for (auto& [id, running] : jobs_) {
        if (running->plan.queued) {
            if (running->state.waiting) {
                launch(*running);
                emit progressed(running->state);
            }
            return;
        }
    }
}

void JobRunner::work(Running& running) {
    running.error = caught([&] { running.finish = running.plan.work(*running.job); });
    const JobId id = running.state.id;
    QMetaObject::invokeMethod(
        this, [this, id] { finish(id); }, Qt::QueuedConnection);
}

void JobRunner::report(JobId id, const core::Progress& progress) {
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) {
        return;
    }
    Running& running = *found->second;
    running.state.fraction = progress.fraction;
    running.state.text = coreText(progress.text);
    running.state.secondsLeft = progress.secondsLeft;
    running.state.secondsRunning = static_cast<double>(running.clock.elapsed()) / 1000;
    emit progressed(running.state);
}

void JobRunner::finish(JobId id) {
    const auto found = jobs_.find(id);
    const std::unique_ptr<Running> running = std::move(found->second);
    jobs_.erase(found);
    running->thread.join();
    running->state.secondsRunning = static_cast<double>(running->clock.elapsed()) / 1000;
    launchNext();
    close(*running);
}

void JobRunner::close(Running& running) {
    emit ended(running.state.id);
    if (!running.error) {
        running.error = caught(running.finish);
    }
    if (!running.error) {
        emit outcome(running.state, JobEnd::Done);
        return;
    }
    const core::Error& error = *running.error;
    const bool cancelled = error.code() == core::Code::Cancelled;
    if (!cancelled) {
        const bool mayPass = error.code() == core::Code::Storage ||
                             error.code() == core::Code::Remote ||
                             error.code() == core::Code::Conflict;
        std::function<void()> again;
        if (running.plan.queued && mayPass) {
            again = [this, plan = running.plan] { start(plan); };
        }
        emit failed(running.state.title, error, again);
    }
    running.plan.otherwise();
    emit outcome(running.state, cancelled ? JobEnd::Stopped : JobEnd::Failed);
}

bool JobRunner::now(const QString& title, const std::function<void()>& act) {
    const std::optional<core::Error> error = caught(act);
    if (error) {
        emit failed(title, *error, {});
    }
    return !error;
}

void JobRunner::cancel(JobId id) {
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) {
        return;
    }
    if (found->second->state.waiting) {
        const std::unique_ptr<Running> running = std::move(found->second);
        jobs_.erase(found);
        running->error = core::Error(core::Code::Cancelled, "cancelled before it began");
        close(*running);
        return;
    }
    found->second->job->cancel();
    found->second->state.stopping = true;
    emit progressed(found->second->state);
}

void JobRunner::cancelAll() {
    for (const JobState& job : jobs()) {
        cancel(job.id);
    }
}

void JobRunner::wrapUp(JobId id) {
    const auto found = jobs_.find(id);
    if (found != jobs_.end()) {
        found->second->job->requestWrapUp();
        found->second->state.stopping = true;
        emit progressed(found->second->state);
    }
}

std::vector<JobState> JobRunner::jobs() const {
    std::vector<JobState> states;
    for (const auto& [id, running] : jobs_) {
        states.push_back(running->state);
    }
    return states;
}

} // namespace ui
