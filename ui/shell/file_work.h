// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/plan_session.h"

#include <QObject>

#include <functional>
#include <memory>
#include <tuple>
#include <utility>

namespace ui {

/// Runs the verbs of a workspace of the window in the background, each over a connection of its own
/// to the file, and says when something is under way.
class FileWork : public QObject {
    Q_OBJECT

public:
    FileWork(const AppContext& context, QObject* parent) : QObject(parent), context_(context) {}

    bool isBusy() const { return busy_ > 0; }
    const AppContext& context() const { return context_; }
    /// Something that is not run here begins (+1) or ends (-1).
    void count(int change, const QString& sentence = {}) {
        busy_ += change;
        emit busyChanged(busy_ > 0, sentence);
    }

    /// `verb(workspace, job)` on a thread of its own, after what was asked for before; its result
    /// goes to `done`. `sentence` says meanwhile what is going on. If it fails for a reason that
    /// may be gone the next time, a person can have it tried again.
    template <class Verb, class Done>
    void run(const QString& title, const QString& sentence, Verb verb, Done done,
             std::function<void()> otherwise = {}) {
        const auto [work, finish, fail] =
            prepared(sentence, std::move(verb), std::move(done), std::move(otherwise));
        context_.runner.enqueue(title, this, work, finish, fail);
    }
    /// The same at once and once only: for what holds a secret, or waits for a person. Returns the
    /// job, which can be cancelled.
    template <class Verb, class Done>
    JobId runOnce(const QString& title, const QString& sentence, Verb verb, Done done,
                  std::function<void()> otherwise = {}) {
        const auto [work, finish, fail] =
            prepared(sentence, std::move(verb), std::move(done), std::move(otherwise));
        return context_.runner.run(title, this, work, finish, fail);
    }

signals:
    void busyChanged(bool busy, const QString& sentence);

private:
    template <class Verb, class Done>
    auto prepared(const QString& sentence, Verb verb, Done done, std::function<void()> otherwise) {
        context_.session.beginOwnWork();
        count(1, sentence);
        const auto work = [file = context_.session.workspace().path(), verb](core::Job& job) {
            core::Workspace ws = core::Workspace::open(file);
            return verb(ws, job);
        };
        const auto end = [this, running = std::make_shared<bool>(true)] {
            if (*running) { // a second try is counted by nobody
                *running = false;
                context_.session.endOwnWork();
                count(-1);
            }
        };
        using Result = decltype(verb(std::declval<core::Workspace&>(), std::declval<core::Job&>()));
        const auto finish = [end, done](Result result) {
            end();
            done(std::move(result));
        };
        const auto fail = [end, otherwise] {
            end();
            if (otherwise) {
                otherwise();
            }
        };
        return std::tuple(work, finish, std::function<void()>(fail));
    }

    AppContext context_;
    int busy_ = 0;
};

} // namespace ui
