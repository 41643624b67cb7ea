// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/job_runner.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

using ui::JobRunner;
using ui::JobState;

namespace {

bool waitUntilIdle(JobRunner& runner) {
    return QTest::qWaitFor([&] { return !runner.busy(); }, 10000);
}

} // namespace

TEST(JobRunner, BringsTheResultBackToTheThreadOfTheWindow) {
    JobRunner runner;
    QObject context;
    QThread* worked = nullptr;
    QThread* finished = nullptr;
    int result = 0;
    runner.run(
        "Add", &context,
        [&](core::Job&) {
            worked = QThread::currentThread();
            return 42;
        },
        [&](int sum) {
            finished = QThread::currentThread();
            result = sum;
        });
    ASSERT_TRUE(waitUntilIdle(runner));
    EXPECT_EQ(result, 42);
    EXPECT_NE(worked, QCoreApplication::instance()->thread());
    EXPECT_EQ(finished, QCoreApplication::instance()->thread());
}

TEST(JobRunner, ReportsProgressThatNeverGoesBack) {
    JobRunner runner;
    QObject context;
    double last = -1;
    int reports = 0;
    QObject::connect(&runner, &JobRunner::progressed, &context, [&](const JobState& job) {
        EXPECT_GE(job.fraction, last);
        last = job.fraction;
        ++reports;
    });
    runner.run(
        "Count", &context,
        [](core::Job& job) {
            for (int i = 0; i <= 10; ++i) {
                job.step(i / 10.0, "counting");
                QThread::msleep(20);
            }
            return 0;
        },
        [](int) {});
    ASSERT_TRUE(waitUntilIdle(runner));
    EXPECT_GT(reports, 1);
    EXPECT_DOUBLE_EQ(last, 1);
}

/// QVariant::value would need an error that says nothing.
static const core::Error& errorOf(const QSignalSpy& failed) {
    return *static_cast<const core::Error*>(failed.front().at(1).constData());
}

TEST(JobRunner, AnErrorIsReportedOnceAndTheDoneCallbackStaysSilent) {
    JobRunner runner;
    QObject context;
    QSignalSpy failed(&runner, &JobRunner::failed);
    bool done = false;
    bool otherwise = false;
    runner.run(
        "Fail", &context,
        [](core::Job&) -> int { throw core::Error(core::Code::Input, "row 7 is odd", "mend it"); },
        [&](int) { done = true; }, [&] { otherwise = true; });
    ASSERT_TRUE(waitUntilIdle(runner));
    ASSERT_EQ(failed.count(), 1);
    EXPECT_STREQ(errorOf(failed).what(), "row 7 is odd");
    EXPECT_FALSE(done);
    EXPECT_TRUE(otherwise);
}

TEST(JobRunner, WhateverIsThrownBecomesAnError) {
    JobRunner runner;
    QSignalSpy failed(&runner, &JobRunner::failed);
    EXPECT_FALSE(runner.now("Act", [] { throw std::runtime_error("unforeseen"); }));
    ASSERT_EQ(failed.count(), 1);
    EXPECT_EQ(errorOf(failed).code(), core::Code::Bug);
    EXPECT_TRUE(runner.now("Act", [] {}));
}

TEST(JobRunner, ACancelledJobEndsWithoutAnError) {
    JobRunner runner;
    QObject context;
    QSignalSpy failed(&runner, &JobRunner::failed);
    bool otherwise = false;
    const ui::JobId id = runner.run(
        "Wait", &context,
        [](core::Job& job) -> int {
            while (true) {
                job.checkpoint();
                QThread::msleep(2);
            }
        },
        [](int) {}, [&] { otherwise = true; });
    runner.cancel(id);
    ASSERT_TRUE(waitUntilIdle(runner));
    EXPECT_EQ(failed.count(), 0);
    EXPECT_TRUE(otherwise);
}

TEST(JobRunner, WrapUpKeepsTheBestSoFar) {
    JobRunner runner;
    QObject context;
    int best = 0;
    const ui::JobId id = runner.run(
        "Search", &context,
        [](core::Job& job) {
            int found = 1;
            while (!job.shouldWrapUp()) {
                found = 2;
                QThread::msleep(2);
            }
            return found;
        },
        [&](int found) { best = found; }, {}, true);
    QTest::qWait(20);
    runner.wrapUp(id);
    ASSERT_TRUE(waitUntilIdle(runner));
    EXPECT_EQ(best, 2);
}

TEST(JobRunner, CallsNothingOfAWindowThatIsGone) {
    JobRunner runner;
    auto context = std::make_unique<QObject>();
    bool called = false;
    runner.run(
        "Late", context.get(), [](core::Job&) { return 1; }, [&](int) { called = true; });
    context.reset();
    ASSERT_TRUE(waitUntilIdle(runner));
    EXPECT_FALSE(called);
}

TEST(JobRunner, DestroyingItStopsWhatStillRuns) {
    std::atomic<bool> stopped{false};
    {
        JobRunner runner;
        QObject context;
        runner.run(
            "Endless", &context,
            [&](core::Job& job) {
                while (!job.cancelled()) {
                    QThread::msleep(1);
                }
                stopped = true;
                return 0;
            },
            [](int) {});
    }
    EXPECT_TRUE(stopped);
}

TEST(JobRunner, QueuedJobsRunOneAfterTheOther) {
    JobRunner runner;
    QObject context;
    std::atomic<int> running = 0;
    std::atomic<bool> together = false;
    std::vector<int> order;
    for (int i = 0; i < 3; ++i) {
        runner.enqueue(
            "Write", &context,
            [&, i](core::Job&) {
                together = together || ++running > 1;
                QThread::msleep(20);
                --running;
                return i;
            },
            [&](int which) { order.push_back(which); });
    }
    const auto jobs = runner.jobs();
    ASSERT_EQ(jobs.size(), 3u);
    EXPECT_FALSE(jobs[0].waiting);
    EXPECT_TRUE(jobs[1].waiting);
    EXPECT_TRUE(jobs[2].waiting);
    ASSERT_TRUE(waitUntilIdle(runner));
    EXPECT_FALSE(together);
    EXPECT_EQ(order, (std::vector<int>{0, 1, 2}));
}

TEST(JobRunner, AWaitingJobIsCancelledBeforeItBegins) {
    JobRunner runner;
    QObject context;
    bool began = false;
    int told = 0;
    runner.enqueue(
        "First", &context, [](core::Job&) { return QThread::msleep(50), 1; }, [](int) {});
    const ui::JobId second = runner.enqueue(
        "Second", &context, [&](core::Job&) { return began = true; }, [](bool) {}, [&] { ++told; });
    runner.cancel(second);
    EXPECT_EQ(runner.jobs().size(), 1u);
    EXPECT_EQ(told, 1);
    ASSERT_TRUE(waitUntilIdle(runner));
    EXPECT_FALSE(began);
}

TEST(JobRunner, AFailedJobMayBeTriedAgain) {
    JobRunner runner;
    QObject context;
    int tries = 0;
    int result = 0;
    std::function<void()> again;
    QObject::connect(&runner, &JobRunner::failed, &context,
                     [&](const QString&, const core::Error&, const std::function<void()>& retry) {
                         again = retry;
                     });
    runner.enqueue(
        "Write", &context,
        [&](core::Job&) {
            if (++tries == 1) {
                throw core::Error(core::Code::Storage, "the disk is full", "make room");
            }
            return tries;
        },
        [&](int tried) { result = tried; });
    ASSERT_TRUE(waitUntilIdle(runner));
    ASSERT_TRUE(again);
    again();
    ASSERT_TRUE(waitUntilIdle(runner));
    EXPECT_EQ(result, 2);
}

TEST(JobRunner, WhatCannotPassByItselfIsNotTriedAgain) {
    JobRunner runner;
    QObject context;
    bool offered = true;
    QObject::connect(&runner, &JobRunner::failed, &context,
                     [&](const QString&, const core::Error&, const std::function<void()>& retry) {
                         offered = static_cast<bool>(retry);
                     });
    runner.enqueue(
        "Write", &context,
        [](core::Job&) -> int { throw core::Error(core::Code::Input, "no such scenario"); },
        [](int) {});
    ASSERT_TRUE(waitUntilIdle(runner));
    EXPECT_FALSE(offered);
}
