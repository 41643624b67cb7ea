// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/verbs/plan_routes.h"
#include "core/verbs/post_routes.h"
#include "core/visits/visit_store.h"
#include "tests/ui/routes_desk.h"
#include "ui/routes/day_view.h"
#include "ui/shell/selection.h"
#include "ui/visits/account_field.h"
#include "ui/visits/row_model.h"
#include "ui/visits/visits_form.h"
#include "ui/visits/visits_mode.h"
#include "ui/visits/visits_summary.h"
#include "ui/visits/visits_tables.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTimeEdit>

namespace {

using core::visits::Visit;

class VisitsDesk : public support::RoutesDesk {
protected:
    core::Workspace& ws() { return window->session().workspace(); }
    ui::VisitsMode& mode() { return window->routes().visits(); }
    std::vector<Visit> visits() { return core::visits::loadVisits(ws().reader()); }
    std::string text(const std::string& sql) { return ws().reader().text(sql).value_or(""); }
    /// The n-th account by number.
    std::string number(int n) {
        return text(core::format("SELECT external_id FROM base_accounts ORDER BY external_id LIMIT "
                                 "1 OFFSET {}",
                                 n));
    }
    std::string of(const std::string& number, const char* column) {
        return text(
            core::format("SELECT {} FROM base_accounts WHERE external_id = '{}'", column, number));
    }
    void showVisits() {
        press("routesVisits");
        ready();
    }
    void days(QDate from, QDate to) {
        part<QDateEdit>("visitsFrom").setDate(from);
        part<QDateEdit>("visitsTo").setDate(to);
        ready();
    }
    /// The form, once it has come up.
    QDialog& form() {
        QDialog* found = nullptr;
        EXPECT_TRUE(QTest::qWaitFor([&] {
            found = window->findChild<QDialog*>("visitDialog");
            return found != nullptr && found->isVisible();
        }));
        // A window of the window counts as active before it has the keyboard.
        EXPECT_TRUE(QTest::qWaitFor([&] { return QApplication::activeWindow() == found; }));
        return *found;
    }
    /// Keys go where a person's would: to whatever has the keyboard.
    void type(const QString& letters) { QTest::keyClicks(QApplication::focusWidget(), letters); }
    void hit(Qt::Key key, Qt::KeyboardModifiers with = {}) {
        QTest::keyClick(QApplication::focusWidget(), key, with);
    }
    /// Accounts that were typed have been found.
    void found() {
        for (ui::AccountField* field : window->findChildren<ui::AccountField*>()) {
            ASSERT_TRUE(QTest::qWaitFor([&] { return !field->searching(); }));
        }
    }
    void planDay(QDate day) {
        part<QDateEdit>("routesDate").setDate(day);
        part<QSpinBox>("routesTop").setValue(20);
        press("routesPlan");
        ready();
    }
    void takeIn(const std::string& csv) {
        window->ask().answerNext(QString::fromStdString(dir.write("log.csv", csv)));
        press("visitsImport");
        ready();
    }
};

TEST_F(VisitsDesk, AVisitIsNotedInSecondsByKeyboardAlone) {
    const std::string account = number(7);
    window->activateWindow();
    QTest::keyClick(window.get(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    form();
    type(QString::fromStdString(account));
    hit(Qt::Key_Tab); // before anything is found
    hit(Qt::Key_Tab); // the day is today's
    type("0915");
    hit(Qt::Key_Tab);
    type("45");
    hit(Qt::Key_Tab);
    hit(Qt::Key_Tab); // the rep is whose account it is
    hit(Qt::Key_Tab);
    type("Order taken");
    hit(Qt::Key_Tab);
    type("Wants the new catalogue");
    found();
    hit(Qt::Key_Return, Qt::ControlModifier);
    ready();
    ASSERT_EQ(visits().size(), 1U);
    const Visit visit = visits().front();
    EXPECT_EQ(std::to_string(visit.account.value), of(account, "id"));
    EXPECT_EQ(visit.when.seconds(), 45 * 60);
    EXPECT_EQ(visit.outcome, "Order taken");
    EXPECT_EQ(visit.note, "Wants the new catalogue");
    EXPECT_TRUE(visit.done);
    EXPECT_TRUE(visit.rep) << "the owner of the account made it";
    ASSERT_TRUE(ws().undo());
    EXPECT_TRUE(visits().empty());
}

TEST_F(VisitsDesk, WithoutAnAccountTheFormSaysSoAndStays) {
    press("routesLog");
    QDialog& dialog = form();
    QTest::mouseClick(dialog.findChild<QPushButton*>("visitLog"), Qt::LeftButton);
    EXPECT_TRUE(dialog.findChild<QWidget*>("visitWrong")->isVisible());
    type("no such account");
    hit(Qt::Key_Return, Qt::ControlModifier);
    found();
    EXPECT_TRUE(dialog.isVisible());
    hit(Qt::Key_Escape);
    ready();
    EXPECT_TRUE(visits().empty());
}

TEST_F(VisitsDesk, AStopOfARouteIsNotedWithItsTimeAndCarriesOutThePlannedVisit) {
    const QDate day = QDate::currentDate();
    planDay(day);
    const core::RouteReport plan = core::showRoutes(ws(), 0);
    ASSERT_FALSE(plan.plan.routes.empty());
    core::postRoutes(ws(), plan.plan.id.value);
    const std::size_t planned = visits().size();
    ui::DayView& hours = window->routes().page().dayView();
    QTest::mouseClick(&hours, Qt::LeftButton, {}, hours.barOf(0, 0).center().toPoint());
    hours.setFocus();
    QTest::keyClick(&hours, Qt::Key_V);
    QDialog& dialog = form();
    support::keepBothThemes(dialog, "visit-form");
    type("Came as planned");
    hit(Qt::Key_Return);
    ready();
    EXPECT_EQ(visits().size(), planned) << "none is there twice";
    int made = 0;
    for (const Visit& visit : visits()) {
        if (visit.done) {
            ++made;
            EXPECT_EQ(visit.account, plan.plan.routes[0].stops[0].account);
            EXPECT_FALSE(visit.plannedStarts.empty());
        }
    }
    EXPECT_EQ(made, 1);
    showVisits();
    days(day, day);
    const core::VisitTally& all = mode().shown().compared.all;
    EXPECT_EQ(all.inTime, 1);
    EXPECT_EQ(all.planned, static_cast<std::int64_t>(planned));
    EXPECT_EQ(mode().tables().visits().rowCount(), static_cast<int>(planned));
    support::keepBothThemes(*window, "visits");
}

TEST_F(VisitsDesk, TheListIsOfAnAccountARepAndADayAndItsRowsAreChanged) {
    core::VisitWords words;
    words.account = number(3);
    words.at = "2026-11-02 10:00";
    words.planned = true;
    words.rep = text("SELECT external_id FROM base_reps ORDER BY external_id LIMIT 1");
    core::addVisit(ws(), words);
    words.account = number(4);
    words.at = "2026-11-03 10:00";
    words.rep = "";
    core::addVisit(ws(), words);
    window->session().reload();
    showVisits();
    days(QDate(2026, 11, 1), QDate(2026, 11, 30));
    ui::RowModel& list = mode().tables().visits();
    EXPECT_EQ(list.rowCount(), 2);
    auto& rep = part<QComboBox>("visitsRep");
    rep.setFocus();
    QTest::keyClick(&rep, Qt::Key_Down);
    ready();
    EXPECT_EQ(list.rowCount(), 1);
    EXPECT_EQ(list.text(0, 2).toStdString(), of(number(3), "name"));
    QTest::keyClick(&rep, Qt::Key_Up);
    auto& account = part<ui::AccountField>("visitsAccount");
    account.setFocus();
    type(QString::fromStdString(number(4)));
    found();
    QTest::keyClick(&account, Qt::Key_Return);
    ready();
    EXPECT_EQ(list.rowCount(), 1);
    EXPECT_EQ(list.text(0, 2).toStdString(), of(number(4), "name"));

    auto& table = part<QTableView>("visitsTable");
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Home);
    table.selectRow(0);
    press("visitsMade");
    ready();
    EXPECT_TRUE(visits().back().done);
    QTest::keyClick(&table, Qt::Key_Return);
    form();
    auto& time = part<QTimeEdit>("visitTime");
    time.setFocus();
    time.setSelectedSection(QDateTimeEdit::HourSection);
    type("1130");
    hit(Qt::Key_Return, Qt::ControlModifier);
    ready();
    EXPECT_EQ(list.text(0, 0).right(5), "11:30");
    QTest::keyClick(&table, Qt::Key_Delete);
    ready();
    EXPECT_EQ(visits().size(), 1U);
    EXPECT_EQ(list.rowCount(), 0);
    ASSERT_TRUE(ws().undo());
    EXPECT_EQ(visits().size(), 2U);
}

TEST_F(VisitsDesk, TheAccountThatIsChosenInItsTableIsTheOneThatIsMeant) {
    const core::AccountId chosen(std::stoll(of(number(11), "id")));
    window->selection().setAccount(chosen);
    showVisits();
    EXPECT_EQ(mode().form().ask().account.toStdString(), number(11));
    auto& page = window->routes().page();
    page.setFocus();
    QTest::keyClick(&page, Qt::Key_Escape);
    QTest::keyClick(&page, Qt::Key_V);
    EXPECT_EQ(form().findChild<ui::AccountField*>("visitAccount")->account().number.toStdString(),
              number(11));
}

TEST_F(VisitsDesk, AnImportSaysWhatBecameOfItAndOpenVisitsAreSettled) {
    const std::string first = number(5);
    ws().record("two accounts of one name", [&](core::Record& record) {
        record.db().exec("UPDATE base_accounts SET name = 'Twin' WHERE external_id IN ('" +
                         number(8) + "', '" + number(9) + "')");
    });
    showVisits();
    days(QDate(2026, 11, 1), QDate(2026, 11, 30));
    takeIn("account,name,start,minutes,outcome\n" + first + ",,2026-11-05 09:00,30,Order\n" +
           ",Twin,2026-11-05 11:00,20,\n,Nowhere at all,2026-11-06 11:00,20,\n" +
           ",Twin,not a time,20,\n");
    auto& report = part<ui::KeyValues>("visitReport");
    EXPECT_TRUE(report.isVisible());
    EXPECT_EQ(report.valueOf("Visits added"), "1");
    EXPECT_EQ(report.valueOf("Without an account"), "2");
    EXPECT_EQ(report.valueOf("Could not be used"), "1");
    support::keepBothThemes(*window, "visits-imported");
    press("visitReportSettle");
    ready();
    ui::RowModel& list = mode().tables().visits();
    ASSERT_EQ(list.rowCount(), 2);
    auto& table = part<QTableView>("visitsTable");
    table.selectRow(1); // the older one, to one of the twins
    support::keepBothThemes(*window, "visits-settle");
    auto& near = part<QAbstractItemView>("visitNear");
    ASSERT_EQ(near.model()->rowCount(), 2);
    QTest::mouseClick(near.viewport(), Qt::LeftButton, {},
                      near.visualRect(near.model()->index(1, 0)).center());
    press("visitSettle");
    ready();
    ASSERT_EQ(list.rowCount(), 1);
    const std::string other = number(20);
    auto& field = part<ui::AccountField>("visitOther");
    field.setFocus();
    type(QString::fromStdString(other));
    found();
    QTest::keyClick(&field, Qt::Key_Return);
    QTest::keyClick(&field, Qt::Key_Return);
    ready();
    EXPECT_EQ(list.rowCount(), 0);
    std::vector<std::string> accounts;
    for (const Visit& visit : visits()) {
        accounts.push_back(text(core::format("SELECT external_id FROM base_accounts WHERE id = {}",
                                             visit.account.value)));
    }
    EXPECT_THAT(accounts,
                testing::UnorderedElementsAre(first, testing::AnyOf(number(8), number(9)), other));
}

TEST_F(VisitsDesk, CoverageOfTheCallPlanFollowsWhatIsAsked) {
    core::VisitWords words;
    words.account = number(0);
    words.at = "2026-11-03 10:00";
    core::addVisit(ws(), words);
    window->session().reload();
    showVisits();
    days(QDate(2026, 11, 1), QDate(2026, 11, 28));
    auto& figures = part<ui::KeyValues>("visitsFigures");
    const std::int64_t accounts = mode().shown().callPlan.all.accounts;
    EXPECT_GT(accounts, 100);
    EXPECT_EQ(figures.valueOf("Accounts in it"), QString::number(accounts));
    EXPECT_TRUE(figures.valueOf("Calls kept").startsWith(QString("1 of %1").arg(accounts)));
    auto& every = part<QLineEdit>("visitsEvery");
    every.setFocus();
    every.selectAll();
    type("14");
    hit(Qt::Key_Return);
    ready();
    EXPECT_EQ(mode().shown().callPlan.all.asked, 2 * accounts);
    const QString file = QString::fromStdString(dir.file("visits.csv"));
    window->ask().answerNext(file);
    press("routesExport");
    ready();
    EXPECT_TRUE(QFile::exists(file));
}

TEST_F(VisitsDesk, ACallPlanThatCannotBeReadLeavesTheVisitsThere) {
    core::VisitWords words;
    words.account = number(0);
    words.at = "2026-11-03 10:00";
    core::addVisit(ws(), words);
    window->session().reload();
    showVisits();
    days(QDate(2026, 11, 1), QDate(2026, 11, 28));
    auto& every = part<QLineEdit>("visitsEvery");
    const auto ask = [&](const char* text) {
        every.setFocus();
        every.selectAll();
        type(text);
        hit(Qt::Key_Return);
        ready();
    };
    ask("7 +* clas");
    EXPECT_EQ(mode().shown().timeline.visits.size(), 1U);
    EXPECT_FALSE(mode().shown().stale.accounts.empty());
    auto& wrong = part<ui::Label>("visitsEveryWrong");
    EXPECT_TRUE(wrong.isVisible());
    EXPECT_FALSE(wrong.text().isEmpty());
    EXPECT_FALSE(part<ui::KeyValues>("visitsFigures").isVisible());
    ask("14");
    EXPECT_FALSE(wrong.isVisible());
    EXPECT_TRUE(part<ui::KeyValues>("visitsFigures").isVisible());
}

TEST_F(VisitsDesk, StaleAccountsBecomeARoutePlan) {
    showVisits();
    ui::RowModel& stale = mode().summary().stale();
    ASSERT_GT(stale.rowCount(), 5);
    auto& table = part<QTableView>("visitsStaleTable");
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                      table.visualRect(stale.index(0, 0)).center());
    QTest::mouseClick(table.viewport(), Qt::LeftButton, Qt::ShiftModifier,
                      table.visualRect(stale.index(3, 0)).center());
    const std::vector<std::string> meant = mode().summary().meant();
    ASSERT_EQ(meant.size(), 4U);
    press("visitsToRoutes");
    ready();
    EXPECT_FALSE(mode().isOpen());
    part<QDateEdit>("routesDate").setDate(QDate(2026, 11, 30));
    press("routesPlan");
    ready();
    const core::RouteReport plan = core::showRoutes(ws(), 0);
    EXPECT_GT(plan.plan.served(), 0);
    for (const auto& [id, account] : plan.accounts) {
        EXPECT_THAT(meant, testing::Contains(account.externalId));
    }
}

TEST_F(VisitsDesk, EscapeGoesBackByOne) {
    showVisits();
    takeIn("account,start\n" + number(1) + ",2026-11-05 09:00\n");
    auto& page = window->routes().page();
    page.setFocus();
    QTest::keyClick(&page, Qt::Key_Escape);
    EXPECT_TRUE(mode().isOpen());
    EXPECT_FALSE(part<ui::KeyValues>("visitReport").isVisible());
    page.setFocus();
    QTest::keyClick(&page, Qt::Key_Escape);
    EXPECT_FALSE(mode().isOpen());
    EXPECT_TRUE(window->routes().isOpen());
}

} // namespace
