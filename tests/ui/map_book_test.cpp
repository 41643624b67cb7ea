// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/verbs/assign.h"
#include "core/verbs/scenarios.h"
#include "tests/support/world.h"
#include "ui/book/book_paper.h"
#include "ui/book/column_flow.h"
#include "ui/book/map_book.h"
#include "ui/book/moves_pages.h"
#include "ui/verbs/report.h"

#include <QProcess>
#include <QStandardPaths>

#include <gtest/gtest.h>

#include <set>

namespace ui {
namespace {

FlowBlock block(std::size_t rows) {
    FlowBlock block;
    block.columns = {{QStringLiteral("Unit"), 0, false}};
    block.rows.resize(rows);
    return block;
}

TEST(ColumnFlow, LosesNoRowAndRepeatsNone) {
    const std::vector<FlowBlock> blocks = {block(3), block(0), block(250), block(41)};
    const FlowRoom room{3, 700, 0, 1300};
    std::set<std::pair<std::size_t, std::size_t>> seen;
    for (const auto& page : flowColumns(blocks, room)) {
        for (const FlowPiece& piece : page) {
            EXPECT_LT(piece.column, 3);
            EXPECT_LE(piece.y + kHeadingHeight + kTableHead +
                          static_cast<double>(piece.to - piece.from) * kTableRow,
                      room.height);
            for (std::size_t row = piece.from; row < piece.to; ++row) {
                EXPECT_TRUE(seen.emplace(piece.block, row).second);
            }
        }
    }
    EXPECT_EQ(seen.size(), 294u);
}

TEST(ColumnFlow, SpreadsTheLastPageOverItsColumns) {
    const auto pages = flowColumns({block(9)}, {3, 700, 0, 1300});
    ASSERT_EQ(pages.size(), 1u);
    ASSERT_EQ(pages[0].size(), 3u);
    EXPECT_EQ(pages[0][0].to, 3u);
    EXPECT_EQ(pages[0][2].column, 2);
}

TEST(ColumnFlow, MakesNoPageOfNothing) {
    EXPECT_TRUE(flowColumns({block(0)}, {3, 700, 0, 1300}).empty());
    EXPECT_TRUE(flowColumns({}, {3, 700, 0, 1300}).empty());
}

TEST(ColumnFlow, GoesOnWhereAPageIsTooLowForAnything) {
    EXPECT_EQ(flowColumns({block(4)}, {1, 10, 0, 500}).size(), 4u);
}

/// "Drawn" is the picture; "Moved" is a copy of it in which B gave its first unit to A.
class BookOfTwo : public ::testing::Test {
protected:
    void SetUp() override {
        core::copyScenario(world_.ws, "Drawn", "Moved");
        core::AssignParams params;
        params.scenario = "Moved";
        params.territory = "A";
        params.units = {movedKey()};
        core::assign(world_.ws, params);
    }

    std::string movedKey() {
        const BookData data = loadBook(world_.ws.reader(), {"Drawn", "", false}, job_);
        return data.scene->units->unit(data.unitsOf(1).front()).key.toStdString();
    }

    ReportReport write(const std::string& file, const std::string& from = "Drawn") {
        ReportParams params;
        params.file = world_.dir.file(file);
        params.scenario = "Moved";
        params.from = from;
        return report(world_.ws, params, job_);
    }

    support::World world_{"AAAB/AABB/CCBB"};
    core::Job job_;
};

TEST_F(BookOfTwo, KnowsWhatChangedHands) {
    const BookData data = loadBook(world_.ws.reader(), {"Moved", "Drawn", true}, job_);
    ASSERT_TRUE(data.former);
    EXPECT_EQ(data.former->label, QStringLiteral("Drawn"));
    int moved = 0;
    for (int unit = 0; unit < data.scene->units->count(); ++unit) {
        moved += data.moved(unit);
    }
    EXPECT_EQ(moved, 1);
    const auto gained = exchanges(data, 0, true);
    ASSERT_EQ(gained.size(), 1u);
    EXPECT_EQ(gained[0].units, 1);
    EXPECT_EQ(gained[0].name, data.name(1));
    const auto lost = exchanges(data, 1, false);
    ASSERT_EQ(lost.size(), 1u);
    EXPECT_EQ(lost[0].value, gained[0].value);
    EXPECT_TRUE(exchanges(data, 2, true).empty());
    EXPECT_LT(data.shareBefore(0), 1 + data.figuresOf(0)->deviations[0]);
}

TEST_F(BookOfTwo, ComparesWithTheScenarioItIsBasedOnUnlessTold) {
    EXPECT_EQ(write("book.pdf", "").from, "Drawn");
    ReportParams plain;
    plain.file = world_.dir.file("plain.pdf");
    plain.scenario = "Moved";
    plain.changes = false;
    const ReportReport without = report(world_.ws, plain, job_);
    EXPECT_EQ(without.from, "");
    EXPECT_LT(without.pages, write("book.pdf").pages);
}

TEST_F(BookOfTwo, TakesTheHistoryBackToADay) {
    const BookData now = loadBook(world_.ws.reader(), {"Moved", "2999-01-01", true}, job_);
    for (int unit = 0; unit < now.scene->units->count(); ++unit) {
        EXPECT_FALSE(now.moved(unit));
    }
    // The moment between the copy and the move.
    const std::string copied = world_.ws.history().end()[-2].at;
    const BookData then = loadBook(world_.ws.reader(), {"Moved", copied, true}, job_);
    int moved = 0;
    for (int unit = 0; unit < then.scene->units->count(); ++unit) {
        moved += then.moved(unit);
    }
    EXPECT_EQ(moved, copied == world_.ws.history().back().at ? 0 : 1);
    try {
        loadBook(world_.ws.reader(), {"Moved", "2001-01-01", true}, job_);
        FAIL() << "a day before the plan was made";
    } catch (const core::Error& error) {
        EXPECT_EQ(error.code(), core::Code::Input);
    }
    EXPECT_THROW(loadBook(world_.ws.reader(), {"Moved", "Nowhere", true}, job_), core::Error);
}

TEST_F(BookOfTwo, PrintsOneRepOrJustTheMoves) {
    ReportParams params;
    params.file = world_.dir.file("part.pdf");
    params.scenario = "Moved";
    params.rep = "A";
    EXPECT_EQ(report(world_.ws, params, job_).pages, 2);
    params.movesOnly = true;
    EXPECT_EQ(report(world_.ws, params, job_).pages, 1);
    params.rep = "C";
    EXPECT_THROW(report(world_.ws, params, job_), core::Error);
    params.rep = "";
    EXPECT_EQ(report(world_.ws, params, job_).pages, 3); // all, then A, then B
    params.rep = "Nobody";
    params.movesOnly = false;
    EXPECT_THROW(report(world_.ws, params, job_), core::Error);
}

TEST_F(BookOfTwo, WritesTheSummaryWithNumbersAsNumbers) {
    const ReportReport written = write("summary.xlsx");
    EXPECT_EQ(written.rows, 3);
    EXPECT_EQ(written.pages, 0);
    if (QStandardPaths::findExecutable(QStringLiteral("unzip")).isEmpty()) {
        GTEST_SKIP() << "unzip is not here";
    }
    QProcess unzip;
    unzip.start(QStringLiteral("unzip"),
                {QStringLiteral("-p"), QString::fromStdString(written.file),
                 QStringLiteral("xl/worksheets/sheet1.xml")});
    ASSERT_TRUE(unzip.waitForFinished());
    const QString sheet = QString::fromUtf8(unzip.readAllStandardOutput());
    // Shared strings have t="s": the two columns of words in four rows, and the head.
    const int cells = sheet.count(QStringLiteral("<c r="));
    const int words = sheet.count(QStringLiteral("t=\"s\""));
    EXPECT_GT(cells - words, 3 * 8);
}

TEST_F(BookOfTwo, ReadsInWordsThatAreInThePdf) {
    write("book.pdf");
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty()) {
        GTEST_SKIP() << "pdftotext is not here";
    }
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"),
                 {QStringLiteral("-layout"), QString::fromStdString(world_.dir.file("book.pdf")),
                  QStringLiteral("-")});
    ASSERT_TRUE(reader.waitForFinished());
    const QString text = QString::fromUtf8(reader.readAllStandardOutput());
    for (const char* words : {"Summary", "Imbalance", "What changes", "since Drawn", "Neighbours",
                              "received", "given away", "Moves", "page 1 of"}) {
        EXPECT_TRUE(text.contains(QString::fromUtf8(words))) << words;
    }
}

} // namespace
} // namespace ui
