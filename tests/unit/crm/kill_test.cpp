// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "crm/files/table_file.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/crm/support.h"
#include "tests/unit/crm/xlsx_support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>

namespace crm {

namespace {

constexpr int kKills = 25;
constexpr int kRows = 400;

/// Every row gets the same number, again and again, until killed.
[[noreturn]] void updateForEver(const std::filesystem::path& path, int from) {
    core::Job job;
    for (int round = from;; ++round) {
        TableUpdate update{"id", {}, false, {}};
        for (int row = 0; row < kRows; ++row) {
            update.rows[std::to_string(row)].cells = {{"territory", std::to_string(round), {}}};
        }
        openTable(path)->update(update, job);
    }
}

/// The one number that all rows show; fails if they differ.
int commonValue(const std::filesystem::path& path) {
    const auto table = openTable(path);
    std::string value;
    int rows = 0;
    table->forEachRow([&](const TableRow& row) {
        EXPECT_TRUE(rows == 0 || row.value(1) == value) << "a half-written file";
        value = row.value(1);
        ++rows;
    });
    EXPECT_EQ(rows, kRows);
    return std::stoi(value);
}

void killAtRandomMoments(const std::filesystem::path& path) {
    std::mt19937 random(7);
    int last = 0;
    int advanced = 0;
    for (int i = 0; i < kKills; ++i) {
        const pid_t child = ::fork();
        if (child == 0) {
            updateForEver(path, last + 1);
        }
        ::usleep(std::uniform_int_distribution<useconds_t>(2'000, 120'000)(random));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const int now = commonValue(path);
        EXPECT_GE(now, last);
        advanced += now > last;
        last = now;
        EXPECT_EQ(test::namesIn(path.parent_path()).size(), 1U) << "leftovers after the next open";
    }
    EXPECT_GT(advanced, 0) << "the child never got anywhere";
}

TEST(KilledUpdates, LeaveACsvFileOldOrNew) {
    support::TempDir folder;
    std::string text = "id,territory,name\r\n";
    for (int row = 0; row < kRows; ++row) {
        text += core::format("{},0,\"name, {}\"\r\n", row, row);
    }
    const auto path = folder.path() / "accounts.csv";
    test::write(path, text);
    killAtRandomMoments(path);
}

TEST(KilledUpdates, LeaveAnXlsxFileOldOrNew) {
    support::TempDir folder;
    std::string rows = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>id</v></c><c r=\"B1\" "
                       "t=\"str\"><v>territory</v></c></row>";
    for (int row = 0; row < kRows; ++row) {
        rows += core::format(
            "<row r=\"{0}\"><c r=\"A{0}\"><v>{1}</v></c><c r=\"B{0}\"><v>0</v></c></row>", row + 2,
            row);
    }
    const auto path = folder.path() / "accounts.xlsx";
    test::writeZip(path, test::workbook(rows));
    killAtRandomMoments(path);
}

TEST(ConcurrentUpdates, OfTwoProgramsBothArrive) {
    support::TempDir folder;
    const auto path = folder.path() / "accounts.csv";
    test::write(path, "id,a,b\n1,0,0\n");
    const auto count = [&](const char* column) {
        core::Job job;
        for (int i = 1; i <= 40; ++i) {
            openTable(path)->update(test::setting("id", "1", column, std::to_string(i)), job);
        }
    };
    const pid_t child = ::fork();
    if (child == 0) {
        count("a");
        ::_exit(0);
    }
    count("b");
    ::waitpid(child, nullptr, 0);
    EXPECT_EQ(test::read(path), "id,a,b\n1,40,40\n");
}

} // namespace

} // namespace crm
