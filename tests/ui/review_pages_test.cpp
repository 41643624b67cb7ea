// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_canvas.h"
#include "ui/review/candidate_list.h"
#include "ui/review/duplicates_page.h"
#include "ui/review/field_grid.h"
#include "ui/review/locations_page.h"
#include "ui/review/match_report.h"
#include "ui/review/review_desk.h"
#include "ui/review/review_marks.h"
#include "ui/review/work_list_model.h"

#include "tests/ui/grid_scene.h"
#include "tests/ui/window_fixture.h"

#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace {

using core::AccountId;

std::vector<ui::WorkRow> threeRows() {
    return {{AccountId(1), "Account 1", "00", 106'000, 6200, 657'200},
            {AccountId(2), "Account 2", "01", 50'000, 3000, 150'000},
            {AccountId(3), "Account 3", "11", 20'000, 800, 16'000}};
}

ui::ReviewCase caseOf(std::int64_t id) {
    ui::ReviewCase account;
    account.id = AccountId(id);
    account.name = QStringLiteral("Account %1").arg(id);
    account.address = "285 Lae Ave, Guilford, CT 06437";
    account.zip = "00";
    account.locatedBy = "ZIP, ± 0.6 km";
    account.doubtful = true;
    account.valueText = "$106 k";
    account.now = core::Point{500, -500};
    account.nowText = "now: middle of ZIP 00";
    account.unsureMetres = 600;
    account.candidates = {
        {{800, -300}, "285 Lake Ave", "Interpolated", 0.91, {{true, "Same number"}}},
        {{1500, -500}, "285 Lake Ct", "Street", 0.63, {{false, "Another suffix"}}}};
    return account;
}

class Locations : public testing::Test {
protected:
    void SetUp() override {
        page.resize(1440, 840);
        page.setScene(ui::finishScene(ui::testing::gridPlan("AAB/ABB")),
                      {[](core::Point p) { return p; }, [](core::Point p) { return p; }});
        QObject::connect(&page, &ui::LocationsPage::accountChosen, &page,
                         [this](AccountId id) { page.setCase(caseOf(id.value)); });
        page.setReport({{"rooftop", "Rooftop or point", 10, 1268, false},
                        {"parcel", "Parcel", 25, 142, false},
                        {"interpolated", "Interpolated", 60, 398, false},
                        {"street", "Street", 400, 74, false},
                        {"zip", "ZIP", 3400, 118, true},
                        {"city", "City", 15000, 0, true},
                        {"none", "None", 0, 0, true}},
                       "2,000 accounts, matched offline in 0.3 s",
                       "± is the error to expect. 90.4 % are interpolated or better.");
        page.setWork(threeRows(), "Potential", "$", "3: 2 by ZIP, 1 by street");
        page.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&page));
        QCoreApplication::processEvents();
    }

    void TearDown() override { support::keepPicture(page, "locations"); }

    void press(Qt::Key key) { QTest::keyClick(&page, key); }
    QPoint onMap(core::Point metres) { return page.map().positionOf(metres).toPoint(); }

    ui::LocationsPage page{support::theme()};
};

TEST_F(Locations, BeginsWithTheHeaviestAccountAndItsBestCandidate) {
    EXPECT_EQ(page.account(), AccountId(1));
    EXPECT_EQ(page.candidates().chosen(), 0);
    EXPECT_EQ(page.map().selectedUnits(), std::vector<int>{0}) << "the stated ZIP is outlined";
    EXPECT_EQ(page.table().model()->index(0, ui::WorkListModel::Weight).data().toString(), "657");
}

TEST_F(Locations, EnterAcceptsTheCandidateThatANumberHasPicked) {
    QSignalSpy asked(&page, &ui::LocationsPage::candidateAsked);
    press(Qt::Key_2);
    press(Qt::Key_Return);
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0][0].value<AccountId>(), AccountId(1));
    EXPECT_EQ(asked[0][1].toInt(), 1);
}

TEST_F(Locations, ADraggedPinIsPlacedWhereItIsDropped) {
    QSignalSpy asked(&page, &ui::LocationsPage::pinAsked);
    const QPoint pin = onMap({800, -300}) - QPoint(0, 10);
    const QPoint goal = onMap({1600, -1400}) - QPoint(0, 10);
    QTest::mousePress(&page.map(), Qt::LeftButton, {}, pin);
    QTest::mouseMove(&page.map(), (pin + goal) / 2);
    QTest::mouseMove(&page.map(), goal);
    QTest::mouseRelease(&page.map(), Qt::LeftButton, {}, goal);
    EXPECT_EQ(page.candidates().chosen(), -1);
    press(Qt::Key_Return);
    ASSERT_EQ(asked.size(), 1);
    const auto at = asked[0][1].value<core::Point>();
    EXPECT_NEAR(at.x, 1600, 20);
    EXPECT_NEAR(at.y, -1400, 20);
}

TEST_F(Locations, AClickOnANumberOfTheMapPicksThatCandidate) {
    QTest::mouseClick(&page.map(), Qt::LeftButton, {}, onMap({1500, -500}));
    EXPECT_EQ(page.candidates().chosen(), 1);
}

TEST_F(Locations, NGoesOnWithoutDecidingAndDecidedRowsAreLeftOut) {
    press(Qt::Key_N);
    EXPECT_EQ(page.account(), AccountId(2));
    page.decided(AccountId(2));
    EXPECT_EQ(page.account(), AccountId(3));
    EXPECT_EQ(page.openCount(), 2);
    press(Qt::Key_N);
    press(Qt::Key_N);
    EXPECT_EQ(page.account(), AccountId(3)) << "the decided one was come back to";
}

TEST_F(Locations, DeleteMarksAsNotMappable) {
    QSignalSpy asked(&page, &ui::LocationsPage::unmappableAsked);
    press(Qt::Key_Delete);
    EXPECT_EQ(asked.size(), 1);
}

TEST_F(Locations, AnEmptyListSaysSoAndOffersNothing) {
    page.setWork({}, "Potential", "$", {});
    EXPECT_EQ(page.account(), AccountId());
    EXPECT_FALSE(page.findChild<QPushButton*>("accept")->isEnabled());
    press(Qt::Key_Return);
    press(Qt::Key_2);
    press(Qt::Key_N);
}

TEST(ReviewDesk, FitsIntoANarrowWindow) {
    ui::Actions actions(support::theme());
    const ui::ReviewDesk desk(support::theme(), actions);
    EXPECT_LE(desk.minimumSizeHint().width(), 1280);
    EXPECT_LE(desk.minimumSizeHint().height(), 700);
}

TEST(MatchReport, WritesErrorsInMetresAndKilometres) {
    EXPECT_EQ(ui::errorText(60), "± 60 m");
    EXPECT_EQ(ui::errorText(3400), "± 3.4 km");
    EXPECT_EQ(ui::errorText(0), "–");
}

ui::ClusterCase clusterOf(int id) {
    ui::ClusterCase cluster;
    cluster.id = id;
    cluster.title = "Account 1697, Account 0541, Account 1912";
    cluster.subtitle = "Three records at one address in 06901 Stamford, 112 m apart at most.";
    cluster.score = 0.97;
    cluster.accounts = {AccountId(11), AccountId(12), AccountId(13)};
    cluster.names = {"Account 1697", "Account 0541", "Account 1912"};
    cluster.sources = {"Sales CRM", "Sales CRM", "Marketing CRM"};
    cluster.fields = {
        {ui::FieldLine::Kind::Choice,
         "street",
         "Street address",
         true,
         {"89 Park Ave", "89 Park Avenue", "89 Park Ave, Suite 2"},
         0},
        {ui::FieldLine::Kind::Choice,
         "website",
         "Domain",
         false,
         {"", "acct.example", "acct.example"},
         1},
        {ui::FieldLine::Kind::Together, "contacts", "Contacts", false, {"3", "1", "2"}, -1}};
    cluster.weights = {{"Same phone after normalising", 34}, {"Names differ", -4}};
    cluster.mergeable = 2;
    return cluster;
}

class Duplicates : public testing::Test {
protected:
    void SetUp() override {
        QObject::connect(&page, &ui::DuplicatesPage::clusterChosen, &page,
                         [this](int id) { page.setCase(clusterOf(id)); });
        QObject::connect(&page, &ui::DuplicatesPage::decided, &page,
                         [this](const ui::DuplicateDecision& made) { decision = made; });
        page.resize(1440, 840);
        fill({{1, "Account 1697, Account 0541, Account 1912", "phone, address", 145'000, 0.97},
              {2, "Account 1963, Account 1067", "phone, domain", 64'000, 0.96}});
        page.setTotals(
            {{"Stamford", "Danbury", "Hartford"},
             {1.012, 0.911, 1.073},
             {0.992, 0.913, 1.071},
             0.05,
             "Index 100 = target. 23 records and $0.42 M of $53.53 M would count no more.",
             false});
        page.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&page));
    }

    void TearDown() override { support::keepPicture(page, "duplicates"); }

    void fill(std::vector<ui::ClusterRow> rows) {
        page.setClusters(ui::ClusterState::Open, std::move(rows), {2, 9, 5}, "$",
                         "2 clusters, 5 accounts");
    }

    ui::DuplicatesPage page{support::theme()};
    std::optional<ui::DuplicateDecision> decision;
};

TEST_F(Duplicates, EnterLinksToTheProposedSurvivor) {
    QTest::keyClick(&page, Qt::Key_Return);
    ASSERT_TRUE(decision);
    EXPECT_EQ(decision->act, ui::DuplicateAct::Link);
    EXPECT_EQ(decision->accounts.front(), AccountId(11));
    EXPECT_EQ(decision->accounts.size(), 3U);
}

TEST_F(Duplicates, AMergeKeepsTheChosenValuesOfOtherRecords) {
    page.findChild<QPushButton*>("merge")->click();
    ASSERT_TRUE(decision);
    EXPECT_EQ(decision->act, ui::DuplicateAct::Merge);
    ASSERT_EQ(decision->keep.size(), 1U) << "only the domain, which the survivor lacks";
    EXPECT_EQ(decision->keep[0].field, "website");
    EXPECT_EQ(decision->keep[0].from, AccountId(12));
}

TEST_F(Duplicates, AnotherSurvivorComesFirst) {
    const auto radios = page.fields().findChildren<QRadioButton*>();
    radios[2]->click();
    EXPECT_EQ(page.fields().survivor(), 2);
    QTest::keyClick(&page, Qt::Key_Return);
    EXPECT_EQ(decision->accounts, (std::vector{AccountId(13), AccountId(11), AccountId(12)}));
}

TEST_F(Duplicates, DeleteIgnoresAndTheNextClusterMovesUp) {
    QTest::keyClick(&page, Qt::Key_Delete);
    ASSERT_TRUE(decision);
    EXPECT_EQ(decision->act, ui::DuplicateAct::Ignore);
    EXPECT_EQ(decision->cluster, 1);
    fill({{2, "Account 1963, Account 1067", "phone, domain", 64'000, 0.96}});
    EXPECT_EQ(page.cluster(), 2);
}

TEST_F(Duplicates, RecordsOfSeveralSourcesCannotBeMergedInACrm) {
    ui::ClusterCase apart = clusterOf(1);
    apart.mergeable = 0;
    page.setCase(apart);
    EXPECT_FALSE(page.findChild<QPushButton*>("merge")->isEnabled());
    EXPECT_TRUE(page.findChild<QPushButton*>("link")->isEnabled());
}

TEST_F(Duplicates, TheLastOneLeavesAnEmptyPage) {
    fill({});
    EXPECT_EQ(page.cluster(), 0);
    decision.reset();
    QTest::keyClick(&page, Qt::Key_Return);
    EXPECT_FALSE(decision);
}

} // namespace
