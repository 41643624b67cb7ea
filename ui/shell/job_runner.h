// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/job.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace ui {

using JobId = int;

/// What the status bar and the job list show of a job.
struct JobState {
    JobId id = 0;
    QString title;
    double fraction = 0;               ///< 0 to 1
    QString text;                      ///< what is being done now
    std::optional<double> secondsLeft; ///< an estimate, empty while there is none
    double secondsRunning = 0;
    bool stopping = false;
    bool keepsBest = false; ///< stopping keeps the best so far
};

/// Runs verbs on worker threads, one thread each, and brings their reports back.
///
/// This is the one place of the window where exceptions are caught. Signals and callbacks arrive on
/// the thread of the runner. Destroying it cancels what still runs and waits for it.
class JobRunner : public QObject {
    Q_OBJECT

public:
    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override;

    /// Starts `work` on its own thread. Its result goes to `done`, on this thread, unless `context`
    /// is gone by then. What it throws is reported by `failed`, and after that `otherwise` is
    /// called.
    template <class Work, class Done>
    JobId run(const QString& title, QObject* context, Work work, Done done,
              std::function<void()> otherwise = {}, bool keepsBest = false) {
        QPointer<QObject> guard(context);
        return start(
            title,
            [work = std::move(work), done = std::move(done), guard](core::Job& job) mutable {
                auto result = std::make_shared<decltype(work(job))>(work(job));
                return std::function<void()>([result, done = std::move(done), guard]() mutable {
                    if (guard) {
                        done(std::move(*result));
                    }
                });
            },
            [otherwise = std::move(otherwise), guard] {
                if (guard && otherwise) {
                    otherwise();
                }
            },
            keepsBest);
    }

    /// Calls `act` here and now and reports what it throws: for edits that take less than a frame.
    /// True if it did not throw.
    bool now(const QString& title, const std::function<void()>& act);

    /// Stop; nothing unfinished is kept.
    void cancel(JobId id);
    void cancelAll();
    /// Stop and keep the best so far.
    void wrapUp(JobId id);

    bool busy() const { return !jobs_.empty(); }
    std::vector<JobState> jobs() const;

signals:
    void started(const ui::JobState& job);
    void progressed(const ui::JobState& job);
    /// Follows every `started`, whatever became of the job.
    void ended(ui::JobId id);
    /// A cancelled job does not fail.
    void failed(const QString& title, const core::Error& error);

private:
    struct Running;
    using Finish = std::function<void()>;

    JobId start(const QString& title, std::function<Finish(core::Job&)> work, Finish otherwise,
                bool keepsBest);
    void work(Running& running);
    void report(JobId id, const core::Progress& progress);
    void finish(JobId id);

    std::map<JobId, std::unique_ptr<Running>> jobs_;
    JobId last_ = 0;
};

} // namespace ui

Q_DECLARE_METATYPE(core::Error)
