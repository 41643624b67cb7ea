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
    bool waiting = false; ///< for jobs that were asked for before
    bool stopping = false;
    bool keepsBest = false; ///< stopping keeps the best so far
};

/// How a job ended.
enum class JobEnd { Done, Failed, Stopped };

/// Runs verbs on worker threads, one thread each, and brings their reports back. What people ask
/// for and wait for is queued, one after the other; what the window needs at once is not.
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
        return start({title, wrapped(context, std::move(work), std::move(done)),
                      guarded(context, std::move(otherwise)), keepsBest, false});
    }
    /// As `run`, but after the jobs that were queued before. If it fails for a reason that may be
    /// gone the next time, `failed` offers to try again; so nothing may depend on its id, and
    /// `otherwise` is called for each time it fails.
    template <class Work, class Done>
    JobId enqueue(const QString& title, QObject* context, Work work, Done done,
                  std::function<void()> otherwise = {}) {
        return start({title, wrapped(context, std::move(work), std::move(done)),
                      guarded(context, std::move(otherwise)), false, true});
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
    /// What became of it, after its result has been handed over.
    void outcome(const ui::JobState& job, ui::JobEnd end);
    /// A cancelled job does not fail. `again` does it once more; empty where that makes no sense.
    void failed(const QString& title, const core::Error& error, const std::function<void()>& again);

private:
    struct Running;
    using Finish = std::function<void()>;
    using Step = std::function<Finish(core::Job&)>;

    /// What a job is made of; can be started more than once.
    struct Plan {
        QString title;
        Step work;
        Finish otherwise;
        bool keepsBest = false;
        bool queued = false;
    };

    /// The work of a job, with what takes its result.
    template <class Work, class Done> static Step wrapped(QObject* context, Work work, Done done) {
        return [work = std::move(work), done = std::move(done),
                guard = QPointer<QObject>(context)](core::Job& job) mutable {
            auto result = std::make_shared<decltype(work(job))>(work(job));
            return Finish([result, done, guard]() mutable {
                if (guard) {
                    done(std::move(*result));
                }
            });
        };
    }
    static Finish guarded(QObject* context, Finish act) {
        return [act = std::move(act), guard = QPointer<QObject>(context)] {
            if (guard && act) {
                act();
            }
        };
    }

    JobId start(Plan plan);
    void launch(Running& running);
    void launchNext();
    void work(Running& running);
    void report(JobId id, const core::Progress& progress);
    void finish(JobId id);
    void close(Running& running);

    std::map<JobId, std::unique_ptr<Running>> jobs_;
    JobId last_ = 0;
};

} // namespace ui

Q_DECLARE_METATYPE(core::Error)
