// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/scenarios.h"
#include "tests/support/temp_dir.h"
#include "tests/ui/window_fixture.h"
#include "ui/shell/job_list.h"
#include "ui/shell/notifier.h"
#include "ui/shell/session_record.h"
#include "ui/shell/status_bar.h"

#include <QLabel>
#include <QThread>
#include <QToolButton>

#include <atomic>

using support::Window;

namespace ui {
namespace {

QString allText(const QWidget& widget) {
    QStringList words;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisible()) {
            words << label->text();
        }
    }
    return words.join(" | ");
}

/// A job that goes on until it is told to end.
void enqueueUntil(JobRunner& runner, QObject& context, const QString& title,
                  std::atomic<bool>& end) {
    runner.enqueue(
        title, &context,
        [&end](core::Job& job) {
            while (!end) {
                job.step(0.4, "writing");
                QThread::msleep(5);
            }
            return true;
        },
        [](bool) {});
}

TEST_F(Window, TheJobListShowsWhatRunsAndWaitsAndEndsEach) {
    std::atomic<bool> end = false;
    QObject context;
    enqueueUntil(window->runner(), context, "Map book", end);
    enqueueUntil(window->runner(), context, "Export accounts", end);
    auto* list = window->findChild<JobList*>("jobList");
    ASSERT_NE(list, nullptr);
    window->actions()["window.jobs"]->trigger();
    ASSERT_TRUE(QTest::qWaitFor([&] { return list->isVisible(); }, 5000));
    EXPECT_TRUE(QTest::qWaitFor([&] { return allText(*list).contains("40"); }, 5000));
    support::keepPicture(*list, "job-list");
    EXPECT_TRUE(allText(*list).contains("Map book")) << allText(*list).toStdString();
    EXPECT_TRUE(allText(*list).contains("Export accounts"));
    EXPECT_TRUE(allText(*list).contains("waiting"));
    const auto jobs = window->runner().jobs();
    auto* cancel = list->findChild<QToolButton*>(QStringLiteral("cancel%1").arg(jobs[1].id));
    ASSERT_NE(cancel, nullptr);
    EXPECT_FALSE(cancel->accessibleName().isEmpty());
    QTest::mouseClick(cancel, Qt::LeftButton);
    EXPECT_EQ(window->runner().jobs().size(), 1u);
    EXPECT_FALSE(allText(*list).contains("waiting"));
    end = true;
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->runner().busy(); }, 5000));
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return allText(*list).contains("Nothing is running"); }, 5000));
    QTest::keyClick(list, Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !list->isVisible(); }, 5000));
}

TEST_F(Window, AFailedJobSaysWhatToDoAndIsTriedAgain) {
    const support::World world("AAB/ABB/CCC");
    const support::TempDir dir;
    open(world);
    // The folder is gone when the book is to be written, and there the second time.
    const QString file = QString::fromStdString(dir.file("later/book.pdf"));
    window->ask().takeAsked();
    window->ask().answerNext(file);
    window->ask().answerNext(std::nullopt);
    window->actions()["file.report"]->trigger();
    QStringList asked;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return (asked += window->ask().takeAsked()).join(' ').contains("did not work"); },
        20000));
    EXPECT_TRUE(asked.join(' ').contains("Map book"));
    std::filesystem::create_directory(dir.path() / "later");
    window->ask().answerNext(file);
    window->actions()["file.report"]->trigger();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->runner().busy(); }, 20000));
    EXPECT_TRUE(std::filesystem::exists(dir.path() / "later" / "book.pdf"));
}

TEST(Notifier, TellsOfLongWorkOnlyWhenNobodyLooks) {
    support::theme();
    JobRunner runner;
    QWidget away; // never shown, so never active
    QStringList told;
    new Notifier(
        runner, &away, [&](const QString& title, const QString&) { told << title; }, 0.03);
    const auto work = [&](const QString& title, int ms, bool fails) {
        runner.run(
            title, &away,
            [ms, fails](core::Job&) {
                QThread::msleep(static_cast<unsigned long>(ms));
                if (fails) {
                    throw core::Error(core::Code::Input, "no");
                }
                return 1;
            },
            [](int) {});
        EXPECT_TRUE(QTest::qWaitFor([&] { return !runner.busy(); }, 5000));
    };
    work("Short", 0, false);
    EXPECT_TRUE(told.isEmpty());
    work("Long", 60, false);
    work("Wrong", 60, true);
    ASSERT_EQ(told.size(), 2);
    EXPECT_TRUE(told[0].startsWith("Long"));
    EXPECT_TRUE(told[1].contains("did not work"));
    notifyDesktop("Nobody", "listens"); // no bus here: nothing happens
}

TEST(SessionRecord, RemembersWhatWasNotEndedInOrder) {
    const support::TempDir dir;
    const QString folder = QString::fromStdString(dir.file("sessions"));
    {
        SessionRecord first(folder, true);
        EXPECT_TRUE(first.leftOpen().isEmpty());
        first.setOpen("/plans/a.gpkg");
        // A second window beside it does not take its plan for one that was left.
        const SessionRecord second(folder, true);
        EXPECT_TRUE(second.leftOpen().isEmpty());
    }
    EXPECT_TRUE(SessionRecord(folder, true).leftOpen().isEmpty()) << "ended in order";
    QSettings(folder + "/3.ini", QSettings::IniFormat).setValue("open", "/plans/b.gpkg");
    EXPECT_TRUE(SessionRecord(folder, false).leftOpen().isEmpty());
    EXPECT_EQ(SessionRecord(folder, true).leftOpen(), QStringLiteral("/plans/b.gpkg"));
    EXPECT_TRUE(SessionRecord(folder, true).leftOpen().isEmpty()) << "taken once";
}

TEST_F(Window, APlanOpensWhereItWasLeft) {
    support::World world("AAB/ABB/CCC");
    core::copyScenario(world.ws, "Drawn", "Other");
    open(world);
    window->session().showScenario(core::requireScenario(world.ws.reader(), "Drawn").id);
    settle();
    canvas().zoomIn();
    canvas().panBy({40, 10});
    settle();
    const MapView left = canvas().view();
    QTest::qWait(1000); // written down a moment later
    window->session().close();
    open(world);
    EXPECT_EQ(window->session().figures().scenarioName, QStringLiteral("Drawn"));
    EXPECT_NEAR(canvas().view().metresPerPixel / left.metresPerPixel, 1, 1e-6);
    EXPECT_NEAR(canvas().view().topLeft.x, left.topLeft.x, left.metresPerPixel);
    EXPECT_NEAR(canvas().view().topLeft.y, left.topLeft.y, left.metresPerPixel);
}

} // namespace
} // namespace ui
