// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/job_runner.h"
#include "ui/widgets/core_words.h"

#include <QElapsedTimer>
#include <QMetaObject>

#include <thread>

namespace ui {

struct JobRunner::Running {
    JobState state;
    std::function<Finish(core::Job&)> work;
    Finish otherwise;
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
    cancelAll();
    for (auto& [id, running] : jobs_) {
        running->thread.join();
    }
}

JobId JobRunner::start(const QString& title, std::function<Finish(core::Job&)> work,
                       Finish otherwise, bool keepsBest) {
    const JobId id = ++last_;
    auto running = std::make_unique<Running>();
    running->state.id = id;
    running->state.title = title;
    running->state.keepsBest = keepsBest;
    running->work = std::move(work);
    running->otherwise = std::move(otherwise);
    running->clock.start();
    running->job = std::make_unique<core::Job>([this, id](const core::Progress& progress) {
        QMetaObject::invokeMethod(
            this, [this, id, progress] { report(id, progress); }, Qt::QueuedConnection);
    });
    Running& place = *running;
    jobs_.emplace(id, std::move(running));
    emit started(place.state);
    place.thread = std::thread([this, &place] { this->work(place); });
    return id;
}

void JobRunner::work(Running& running) {
    running.error = caught([&] { running.finish = running.work(*running.job); });
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
    emit ended(id);
    std::optional<core::Error> error = running->error;
    if (!error) {
        error = caught(running->finish);
    }
    if (!error) {
        return;
    }
    if (error->code() != core::Code::Cancelled) {
        emit failed(running->state.title, *error);
    }
    running->otherwise();
}

bool JobRunner::now(const QString& title, const std::function<void()>& act) {
    const std::optional<core::Error> error = caught(act);
    if (error) {
        emit failed(title, *error);
    }
    return !error;
}

void JobRunner::cancel(JobId id) {
    const auto found = jobs_.find(id);
    if (found != jobs_.end()) {
        found->second->job->cancel();
        found->second->state.stopping = true;
        emit progressed(found->second->state);
    }
}

void JobRunner::cancelAll() {
    for (auto& [id, running] : jobs_) {
        running->job->cancel();
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
