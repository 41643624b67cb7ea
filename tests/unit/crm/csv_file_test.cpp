// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "crm/files/csv_file.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/crm/support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

namespace crm {

namespace {

using test::read;
using test::Rows;
using test::rowsOf;
using test::setting;
using test::write;
using testing::ElementsAre;
using testing::HasSubstr;

class CsvFileTest : public testing::Test {
protected:
    std::filesystem::path file(const std::string& bytes, const std::string& name = "accounts.csv") {
        const auto path = folder_.path() / name;
        write(path, bytes);
        return path;
    }

    /// The bytes after an update of one field.
    std::string updated(const std::string& bytes, const std::string& key, const std::string& column,
                        const std::string& value) {
        const auto path = file(bytes);
        core::Job job;
        last_ = openTable(path)->update(setting("id", key, column, value), job);
        return read(path);
    }

    support::TempDir folder_;
    UpdateResult last_;
};

TEST_F(CsvFileTest, ReadsFieldsWithQuotesDelimitersAndLineBreaksInside) {
    const auto table = openTable(file("id,name,note\r\n1,\"Smith, John\",\"said \"\"hi\"\"\"\r\n"
                                      "2,\"two\r\nlines\",\n3,x"));
    EXPECT_THAT(table->columns(), ElementsAre("id", "name", "note"));
    EXPECT_EQ(rowsOf(*table),
              (Rows{{"1", "Smith, John", "said \"hi\""}, {"2", "two\r\nlines", ""}, {"3", "x"}}));
}

TEST_F(CsvFileTest, FindsOutTheDelimiter) {
    for (const std::string delimiter : {",", ";", "\t", "|"}) {
        const auto table = openTable(file("id" + delimiter + "name" + delimiter + "zip\n1" +
                                          delimiter + "\"a,b;c|d\te\"" + delimiter + "06511\n2" +
                                          delimiter + "x" + delimiter + "06512\n"));
        EXPECT_EQ(rowsOf(*table), (Rows{{"1", "a,b;c|d\te", "06511"}, {"2", "x", "06512"}}))
            << delimiter;
    }
}

TEST_F(CsvFileTest, TakesCommasInAFileOfOneColumnAsText) {
    const auto table = openTable(file("name\nSmith, John\nDoe, Jane\n"));
    EXPECT_EQ(rowsOf(*table), (Rows{{"Smith, John"}, {"Doe, Jane"}}));
}

TEST_F(CsvFileTest, ObeysTheSeparatorLineOfExcelAndKeepsIt) {
    EXPECT_EQ(updated("sep=;\r\nid;t\r\n1;a,b\r\n", "1", "t", "x"), "sep=;\r\nid;t\r\n1;x\r\n");
}

TEST_F(CsvFileTest, ReadsWindows1252AndUtf8WithAndWithoutByteOrderMark) {
    EXPECT_EQ(rowsOf(*openTable(file("\xEF\xBB\xBFid,n\n1,Caf\u00E9\n"))),
              (Rows{{"1", "Caf\u00E9"}}));
    const auto table = openTable(file("id,n\n1,Caf\xE9\n"));
    EXPECT_EQ(rowsOf(*table), (Rows{{"1", "Caf\u00E9"}}));
    EXPECT_THAT(openTable(file("\xEF\xBB\xBFid,n\n"))->columns(), ElementsAre("id", "n"));
}

TEST_F(CsvFileTest, CountsRowsAsASpreadsheetDoes) {
    std::vector<std::int64_t> numbers;
    openTable(file("id,n\n1,\"a\nb\"\n\n2,c\n"))->forEachRow([&](const TableRow& row) {
        numbers.push_back(row.number);
    });
    EXPECT_THAT(numbers, ElementsAre(2, 4));
}

TEST_F(CsvFileTest, EmptyAndHeaderOnlyFilesHaveNoRows) {
    EXPECT_TRUE(openTable(file(""))->columns().empty());
    EXPECT_TRUE(rowsOf(*openTable(file(""))).empty());
    EXPECT_TRUE(rowsOf(*openTable(file("id,name"))).empty());
    core::Job job;
    const auto path = file("id,name");
    const auto result = openTable(path)->update(setting("id", "1", "territory", "T"), job);
    EXPECT_THAT(result.keys(RowOutcome::Missing), ElementsAre("1"));
    EXPECT_EQ(read(path), "id,name") << "no column is added when no row needs it";
    EXPECT_THROW(openTable(file(""))->update(setting("id", "1", "t", "T"), job), core::Error);
}

TEST_F(CsvFileTest, AnUpdateChangesThatFieldAndNoOtherByte) {
    EXPECT_EQ(updated("\xEF\xBB\xBFid;\"name\" ;t\r\n1;  \"x\";old\n\n2;'y';\"old\"\r\n3", "2", "t",
                      "new"),
              "\xEF\xBB\xBFid;\"name\" ;t\r\n1;  \"x\";old\n\n2;'y';\"new\"\r\n3");
    EXPECT_EQ(last_.written, 1);
}

TEST_F(CsvFileTest, AFieldKeepsItsQuotesAndGetsThemWhereItNeedsThem) {
    EXPECT_EQ(updated("id,t\n1,\"a\"\n", "1", "t", "b"), "id,t\n1,\"b\"\n");
    EXPECT_EQ(updated("id,t\n1,a\n", "1", "t", "b, \"c\""), "id,t\n1,\"b, \"\"c\"\"\"\n");
    EXPECT_EQ(updated("id;t\n1;a\n", "1", "t", "b, c"), "id;t\n1;b, c\n");
    EXPECT_EQ(updated("id,t\n1,a\n", "1", "t", "=cmd|' /C calc'!A0"),
              "id,t\n1,=cmd|' /C calc'!A0\n")
        << "values are kept as they are";
}

TEST_F(CsvFileTest, MissingColumnsAreAppendedInTheFilesOwnStyle) {
    EXPECT_EQ(updated("id,n\n1,a\n2,b\n", "2", "t", "T 1"), "id,n,t\n1,a,\n2,b,T 1\n");
    EXPECT_EQ(updated("\"id\",\"n\"\r\n\"1\",\"\"\r\n\"2\",\"b\"", "2", "t", "T"),
              "\"id\",\"n\",\"t\"\r\n\"1\",\"\",\"\"\r\n\"2\",\"b\",\"T\"");
    EXPECT_EQ(updated("id,n\n1,\"a\"\n2,\"b\"\n", "2", "t", "T"),
              "id,n,t\n1,\"a\",\n2,\"b\",\"T\"\n")
        << "text is quoted and numbers are not";
}

TEST_F(CsvFileTest, RaggedRowsKeepWhatTheyHave) {
    EXPECT_EQ(updated("id,a,b\n1\n2,x,y,extra\n3,x,y\n", "1", "t", "T"),
              "id,a,b,,t\n1,,,,T\n2,x,y,extra,\n3,x,y,,\n");
    EXPECT_EQ(updated("id,a,b\n1\n2,x\n", "2", "b", "B"), "id,a,b\n1\n2,x,B\n");
    EXPECT_EQ(updated("id,a\n1,x\n# total 1\n", "1", "t", "T"), "id,a,t\n1,x,T\n# total 1\n");
}

TEST_F(CsvFileTest, AWindows1252FileStaysOne) {
    EXPECT_EQ(updated("id,n\n1,Caf\xE9\n", "1", "t", "\u20AC 5 \u00DC"),
              "id,n,t\n1,Caf\xE9,\x80 5 \xDC\n");
    const std::string bytes = "id,n\n1,Caf\xE9\n";
    EXPECT_EQ(updated(bytes, "1", "t", "\u0141\u00F3d\u017A"), bytes);
    EXPECT_EQ(last_.rows.at("1").outcome, RowOutcome::Failed);
    EXPECT_THAT(last_.rows.at("1").message, HasSubstr("Windows-1252"));
}

TEST_F(CsvFileTest, OldMacintoshLineEndsAndStrayOnesAreKept) {
    EXPECT_EQ(updated("id,t\r1,a\r2,b\r", "2", "t", "x"), "id,t\r1,a\r2,x\r");
    EXPECT_EQ(updated("id,t\n1,a\rb\n2,c\n", "2", "t", "x"), "id,t\n1,a\rb\n2,x\n");
    EXPECT_EQ(rowsOf(*openTable(file("id,t\n1,a\rb\n"))), (Rows{{"1", "a\rb"}}));
}

TEST_F(CsvFileTest, NulBytesAreBytesLikeOthers) {
    const std::string bytes("id,t\n1,a\0b\n2,c\n", 16);
    EXPECT_EQ(updated(bytes, "2", "t", "x"), std::string("id,t\n1,a\0b\n2,x\n", 16));
}

TEST_F(CsvFileTest, SpacesBeforeQuotesAreSeenWhereTheyAreTheHabit) {
    const std::string bytes = "id, n, t\n1, \"a, b\", \"c\"\n2, \"d\", \"e\"\n";
    EXPECT_EQ(rowsOf(*openTable(file(bytes))), (Rows{{"1", "a, b", "c"}, {"2", "d", "e"}}));
}

TEST_F(CsvFileTest, NothingIsWrittenWhenNothingChanges) {
    const auto path = file("id,t\n1,a\n");
    const auto before = stampOf(path);
    core::Job job;
    const auto result = openTable(path)->update(setting("id", "1", "t", "a"), job);
    EXPECT_EQ(result.unchanged, 1);
    EXPECT_EQ(result.written, 0);
    EXPECT_EQ(stampOf(path), before);
}

TEST_F(CsvFileTest, ARowWithAnotherValueThanExpectedIsLeftAloneAndReported) {
    const auto path = file("id,t,o\n1,a,x\n2,b,y\n");
    TableUpdate update{"id", {}, false, {}};
    update.rows["1"].cells = {{"o", "X", "x"}, {"t", "new", "was"}};
    update.rows["2"].cells = {{"t", "new", "b"}};
    core::Job job;
    const auto result = openTable(path)->update(update, job);
    EXPECT_EQ(read(path), "id,t,o\n1,a,x\n2,new,y\n");
    EXPECT_EQ(result.rows.at("1").outcome, RowOutcome::Conflict);
    EXPECT_EQ(result.rows.at("1").column, "t");
    EXPECT_EQ(result.rows.at("1").found, "a");
}

TEST_F(CsvFileTest, WhatIsAlreadyWrittenIsNoConflict) {
    TableUpdate update{"id", {}, false, {}};
    update.rows["1"].cells = {{"t", "new", "old"}};
    core::Job job;
    EXPECT_EQ(openTable(file("id,t\n1,new\n"))->update(update, job).unchanged, 1);
}

TEST_F(CsvFileTest, RowsThatShareAKeyAreNotWritten) {
    const std::string bytes = "id,t\n1,a\n2,b\n1,c\n1,d\n";
    EXPECT_EQ(updated(bytes, "1", "t", "x"), bytes);
    EXPECT_EQ(last_.rows.at("1").outcome, RowOutcome::Ambiguous);
}

TEST_F(CsvFileTest, ColumnsThatShareANameCannotBeWritten) {
    EXPECT_THROW(updated("id,t,t\n1,a,b\n", "1", "t", "x"), core::Error);
    EXPECT_EQ(updated("id,n,n,t\n1,a,b,c\n", "1", "t", "x"), "id,n,n,t\n1,a,b,x\n")
        << "others may repeat";
}

TEST_F(CsvFileTest, ColumnNamesMatchWhateverTheirCaseAndOuterSpaces) {
    EXPECT_EQ(updated("ID , Territory\n1,a\n", "1", "territory", "x"), "ID , Territory\n1,x\n");
}

TEST_F(CsvFileTest, RowsAreAddedAndRemovedOnDemand) {
    const auto path = file("id,n\r\n1,a\r\n2,b");
    TableUpdate update{"id", {}, true, {}};
    update.rows["1"].remove = true;
    update.rows["3"].cells = {{"n", "c", {}}, {"t", "T", {}}};
    core::Job job;
    const auto result = openTable(path)->update(update, job);
    EXPECT_EQ(read(path), "id,n,t\r\n2,b,\r\n3,c,T");
    EXPECT_EQ(result.rows.at("1").outcome, RowOutcome::Removed);
    EXPECT_EQ(result.rows.at("3").outcome, RowOutcome::Added);
}

TEST_F(CsvFileTest, AQuoteThatIsNeverClosedIsRefusedByRow) {
    const auto table = openTable(file("id,n\n1,a\n2,\"open\n3,b\n"));
    try {
        rowsOf(*table);
        FAIL() << "everything after row 3 would be lost";
    } catch (const core::Error& error) {
        EXPECT_EQ(error.code(), core::Code::Input);
        EXPECT_THAT(error.what(), HasSubstr("row 3"));
    }
}

TEST_F(CsvFileTest, Utf16IsRefusedInWords) {
    EXPECT_THROW(openTable(file(std::string("\xFF\xFEi\0d\0", 6))), core::Error);
    EXPECT_THROW(openTable(file(std::string("i\0d\0,\0n\0\n\0", 10))), core::Error);
}

TEST_F(CsvFileTest, AVeryLongFieldIsReadAndAnEndlessOneRefused) {
    const std::string longText(5'000'000, 'x');
    EXPECT_EQ(rowsOf(*openTable(file("id,n\n1,\"" + longText + "\"\n"))), (Rows{{"1", longText}}));
    EXPECT_THROW(rowsOf(*openTable(file("id,n\n1,\"" + std::string(70'000'000, 'x')))),
                 core::Error);
}

TEST_F(CsvFileTest, PermissionsSurviveAnUpdate) {
    const auto path = file("id,t\n1,a\n");
    ::chmod(path.c_str(), 0640);
    core::Job job;
    openTable(path)->update(setting("id", "1", "t", "x"), job);
    struct stat info {};
    ::stat(path.c_str(), &info);
    EXPECT_EQ(info.st_mode & 07777, 0640U);
}

TEST_F(CsvFileTest, ALinkStaysALinkAndItsTargetIsUpdated) {
    const auto target = file("id,t\n1,a\n", "real.csv");
    const auto link = folder_.path() / "accounts.csv";
    std::filesystem::create_symlink("real.csv", link);
    core::Job job;
    openTable(link)->update(setting("id", "1", "t", "x"), job);
    EXPECT_TRUE(std::filesystem::is_symlink(link));
    EXPECT_EQ(read(target), "id,t\n1,x\n");
}

TEST_F(CsvFileTest, WhatIsNoOrdinaryFileIsRefused) {
    std::filesystem::create_symlink("nowhere.csv", folder_.path() / "dangling.csv");
    EXPECT_THROW(openTable(folder_.path() / "dangling.csv"), core::Error);
    EXPECT_THROW(openTable(folder_.path() / "absent.csv"), core::Error);
    ::mkfifo((folder_.path() / "pipe.csv").c_str(), 0600);
    EXPECT_THROW(openTable(folder_.path() / "pipe.csv"), core::Error);
    std::filesystem::create_directory(folder_.path() / "folder.csv");
    EXPECT_THROW(openTable(folder_.path() / "folder.csv"), core::Error);
    EXPECT_THROW(openTable(file("x", "accounts.doc")), core::Error);
}

TEST_F(CsvFileTest, AWorkspaceIsNeverOpenedAlsoBehindALink) {
    write(folder_.path() / "plan.gpkg", "SQLite format 3");
    std::filesystem::create_symlink("plan.gpkg", folder_.path() / "accounts.csv");
    EXPECT_THROW(openTable(folder_.path() / "accounts.csv"), core::Error);
}

TEST_F(CsvFileTest, AFileWithTwoNamesIsNotReplaced) {
    const auto path = file("id,t\n1,a\n");
    std::filesystem::create_hard_link(path, folder_.path() / "other.csv");
    core::Job job;
    EXPECT_THROW(openTable(path)->update(setting("id", "1", "t", "x"), job), core::Error);
    EXPECT_EQ(read(path), "id,t\n1,a\n");
}

TEST_F(CsvFileTest, LeftoversOfAKilledRunAreSweptAndOthersAreNot) {
    const auto path = file("id,t\n1,a\n");
    write(folder_.path() / ".evenlode-AbCdEf-accounts.csv~", "half");
    write(folder_.path() / ".evenlode-AbCdEf-accounts.csv~.GhIjKl", "half");
    write(folder_.path() / ".evenlode-AbCdEf-other.csv~", "not ours");
    openTable(path);
    EXPECT_THAT(test::namesIn(folder_.path()),
                ElementsAre(".evenlode-AbCdEf-other.csv~", "accounts.csv"));
}

/// Writes to the file while it is being planned, as another program would.
class Meddling final : public TableFile {
public:
    Meddling(const std::filesystem::path& path, int times) : TableFile(path, {}), times_(times) {}
    void forEachRow(const RowSink& sink) override {
        columns_ = {"id", "t"};
        const std::vector<std::string> values = {"1", "a"};
        const std::vector<std::size_t> computed;
        sink({0, 2, values, computed});
        if (times_-- > 0) {
            write(path_, read(path_) + "2,theirs\n");
        }
    }

private:
    void vet(TablePatch&) override {}
    bool writePatched(const TablePatch&, FileReplacement& out, core::Job&) override {
        out.write(read(path_) + "ours\n");
        return true;
    }
    int times_;
};

TEST_F(CsvFileTest, AChangeBySomebodyElseMeanwhileIsReadAgainNotOverwritten) {
    const auto path = file("id,t\n1,a\n");
    core::Job job;
    Meddling(path, 2).update(setting("id", "1", "t", "x"), job);
    EXPECT_EQ(read(path), "id,t\n1,a\n2,theirs\n2,theirs\nours\n");
    try {
        Meddling(path, 100).update(setting("id", "1", "t", "x"), job);
        FAIL();
    } catch (const core::Error& error) {
        EXPECT_EQ(error.code(), core::Code::Conflict);
    }
    EXPECT_THAT(test::namesIn(folder_.path()), ElementsAre("accounts.csv"));
}

TEST_F(CsvFileTest, ProgramsThatHaveTheFileOpenAreNamed) {
    const auto path = file("id\n");
    EXPECT_EQ(openElsewhere(path), "");
    write(folder_.path() / ".~lock.accounts.csv#", ",Ann,desk,01.02.2026 10:00,file:///x;");
    EXPECT_EQ(openElsewhere(path), "LibreOffice (Ann)");
    write(folder_.path() / "~$reps.xlsx", "");
    EXPECT_EQ(openElsewhere(folder_.path() / "reps.xlsx"), "Excel");
}

} // namespace

} // namespace crm
