// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "crm/files/xlsx_file.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/crm/support.h"
#include "tests/unit/crm/xlsx_support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>

namespace crm {

namespace {

using test::Rows;
using test::rowsOf;
using test::setting;
using test::workbook;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kHeader =
    "<row r=\"1\" spans=\"1:3\"><c r=\"A1\" s=\"4\" t=\"s\"><v>0</v></c>"
    "<c r=\"B1\" s=\"4\" t=\"s\"><v>1</v></c>"
    "<c r=\"C1\" s=\"4\" t=\"s\"><v>2</v></c></row>";
constexpr const char* kStrings = "<si><t>id</t></si><si><t>name</t></si>"
                                 "<si><r><t>terri</t></r><r><t>tory</t></r><rPh><t>x</t></rPh></si>"
                                 "<si><t xml:space=\"preserve\"> A &amp; B_x000D_ </t></si>";

class XlsxFileTest : public testing::Test {
protected:
    std::filesystem::path file(const std::string& rows) {
        const auto path = folder_.path() / "accounts.xlsx";
        test::writeZip(path, workbook(kHeader + rows, kStrings));
        return path;
    }

    UpdateResult update(const std::filesystem::path& path, const TableUpdate& wanted) {
        core::Job job;
        return openTable(path)->update(wanted, job);
    }

    support::TempDir folder_;
};

TEST_F(XlsxFileTest, CellsAreReadAsTheyAreShown) {
    const auto table = openTable(
        file("<row r=\"2\"><c r=\"A2\"><v>12</v></c><c r=\"B2\" t=\"s\"><v>3</v></c></row>"
             "<row r=\"4\"><c r=\"A4\" t=\"str\"><f>B1&amp;\"x\"</f><v>namex</v></c>"
             "<c r=\"B4\" t=\"b\"><v>1</v></c><c r=\"C4\" t=\"e\"><v>#N/A</v></c></row>"
             "<row r=\"5\"><c r=\"A5\" s=\"1\"><v>46082</v></c><c r=\"B5\" s=\"2\"><v>6511</v></c>"
             "<c r=\"C5\" s=\"3\"><v>46082.403553240737</v></c></row>"
             "<row><c><v>0.30000000000000004</v></c><c "
             "t=\"inlineStr\"><is><t>in</t><t>line</t></is></c></row>"));
    EXPECT_THAT(table->columns(), ElementsAre("id", "name", "territory"));
    EXPECT_EQ(rowsOf(*table), (Rows{{"12", " A & B\r "},
                                    {"namex", "TRUE", "#N/A"},
                                    {"2026-03-01", "06511", "2026-03-01T09:41:07"},
                                    {"0.3", "inline"}}));
}

TEST_F(XlsxFileTest, RowNumbersAreThoseOfTheSheet) {
    std::vector<std::int64_t> numbers;
    openTable(
        file("<row r=\"4\"><c r=\"A4\"><v>1</v></c></row><row r=\"5\"/><row><c><v>2</v></c></row>"))
        ->forEachRow([&](const TableRow& row) { numbers.push_back(row.number); });
    EXPECT_THAT(numbers, ElementsAre(4, 6));
}

TEST_F(XlsxFileTest, ASheetIsChosenByNameOrIsTheFirst) {
    const auto path = file("");
    EXPECT_THAT(openTable(path, {"other"})->columns(), ElementsAre("key"));
    try {
        openTable(path, {"Missing"});
        FAIL();
    } catch (const core::Error& error) {
        EXPECT_THAT(error.hint(), HasSubstr("Accounts, Other"));
    }
}

TEST_F(XlsxFileTest, AnUpdateChangesThatCellAndNoOtherByteOfThePackage) {
    const std::string rest = "<c r=\"B2\" t=\"s\"><v>3</v></c>";
    const auto path = file("<row r=\"2\" ht=\"15\"><c r=\"A2\"><v>12</v></c>" + rest +
                           "<c r=\"C2\" s=\"2\"><v>5</v></c></row><!-- kept --><row r=\"3\"/>");
    const auto before = test::packedParts(path);
    const std::string sheet = test::unpacked(path, test::kSheet);
    const auto result = update(path, setting("id", "12", "territory", "T <1> & \"2\""));
    EXPECT_EQ(result.written, 1);
    const auto after = test::packedParts(path);
    ASSERT_EQ(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        EXPECT_EQ(after[i].first, before[i].first);
        if (after[i].first != test::kSheet) {
            EXPECT_EQ(after[i].second, before[i].second) << after[i].first;
        }
    }
    std::string expected = sheet;
    const std::string old = "<c r=\"C2\" s=\"2\"><v>5</v></c>";
    expected.replace(expected.find(old), old.size(),
                     "<c r=\"C2\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                     "T &lt;1&gt; &amp; \"2\"</t></is></c>");
    EXPECT_EQ(test::unpacked(path, test::kSheet), expected);
    EXPECT_THAT(test::namesIn(folder_.path()), ElementsAre("accounts.xlsx"));
}

TEST_F(XlsxFileTest, ANumberStaysANumberWhereTheNewValueIsOne) {
    const auto path =
        file("<row r=\"2\"><c r=\"A2\"><v>12</v></c><c r=\"C2\" s=\"2\"><v>5</v></c></row>");
    update(path, setting("id", "12", "territory", "17.5"));
    EXPECT_THAT(test::unpacked(path, test::kSheet),
                HasSubstr("<c r=\"C2\" s=\"2\"><v>17.5</v></c>"));
    update(path, setting("id", "12", "territory", "017"));
    EXPECT_THAT(test::unpacked(path, test::kSheet), HasSubstr(">017</t>")) << "not as a number";
}

TEST_F(XlsxFileTest, MissingColumnsAreAppendedAndTheDimensionGrows) {
    const auto path =
        file("<row r=\"2\" spans=\"1:3\"><c r=\"A2\"><v>12</v></c></row><row r=\"3\"/>");
    update(path, setting("id", "12", "owner", "Ann"));
    const auto table = openTable(path);
    EXPECT_THAT(table->columns(), ElementsAre("id", "name", "territory", "owner"));
    EXPECT_EQ(rowsOf(*table), (Rows{{"12", "", "", "Ann"}}));
    const std::string sheet = test::unpacked(path, test::kSheet);
    EXPECT_THAT(sheet, HasSubstr("<dimension ref=\"A1:D3\"/>"));
    EXPECT_THAT(sheet, HasSubstr("<c r=\"D1\" s=\"4\" t=\"inlineStr\">")) << "in the header's look";
    EXPECT_THAT(sheet, HasSubstr("<row r=\"2\"><c r=\"A2\"><v>12</v></c><c r=\"D2\" t="));
}

TEST_F(XlsxFileTest, AGapInTheRowIsFilledInOrder) {
    const auto path = file("<row r=\"2\"><c r=\"A2\"><v>12</v></c><c r=\"E2\"><v>1</v></c></row>");
    TableUpdate wanted{"id", {}, false, {}};
    wanted.rows["12"].cells = {{"territory", "T", {}}, {"name", "N", {}}};
    update(path, wanted);
    EXPECT_EQ(rowsOf(*openTable(path)), (Rows{{"12", "N", "T", "", "1"}}));
    const std::string sheet = test::unpacked(path, test::kSheet);
    EXPECT_LT(sheet.find("B2"), sheet.find("C2"));
    EXPECT_LT(sheet.find("C2"), sheet.find("E2"));
}

TEST_F(XlsxFileTest, AFormulaIsNotOverwritten) {
    const auto path =
        file("<row r=\"2\"><c r=\"A2\"><v>12</v></c><c r=\"C2\"><f>A2*2</f><v>24</v></c></row>");
    const auto result = update(path, setting("id", "12", "territory", "T"));
    EXPECT_EQ(result.rows.at("12").outcome, RowOutcome::Failed);
    EXPECT_THAT(result.rows.at("12").message, HasSubstr("formula"));
    EXPECT_EQ(update(path, setting("id", "12", "territory", "24")).unchanged, 1);
}

TEST_F(XlsxFileTest, RowsAreAddedAndRemovedOnDemand) {
    const auto path = file(
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"7\"><c r=\"A7\"><v>2</v></c></row>");
    TableUpdate wanted{"id", {}, true, {}};
    wanted.rows["1"].remove = true;
    wanted.rows["new"].cells = {{"name", "N", {}}};
    update(path, wanted);
    EXPECT_EQ(rowsOf(*openTable(path)), (Rows{{"2"}, {"new", "N"}}));
    EXPECT_THAT(test::unpacked(path, test::kSheet), HasSubstr("<row r=\"8\"><c r=\"A8\""));
}

TEST_F(XlsxFileTest, TextThatXmlForbidsSurvivesTheRoundTrip) {
    const auto path = file("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>");
    const std::string value = " a\tb\nc\r\x01_x0041_ \u00E9\U0001F600 ";
    update(path, setting("id", "1", "name", value));
    EXPECT_EQ(rowsOf(*openTable(path)), (Rows{{"1", value}}));
}

TEST_F(XlsxFileTest, PrefixedElementNamesAreKept) {
    const auto path = folder_.path() / "p.xlsx";
    auto parts = workbook("");
    for (auto& [name, content] : parts) {
        if (name == test::kSheet) {
            content = "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/"
                      "main\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" "
                      "t=\"str\"><x:v>id</x:v></x:c></x:row>"
                      "<x:row r=\"2\"><x:c "
                      "r=\"A2\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>";
        }
    }
    test::writeZip(path, parts);
    update(path, setting("id", "1", "t", "T"));
    EXPECT_THAT(
        test::unpacked(path, test::kSheet),
        HasSubstr("<x:c r=\"B2\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">T</x:t>"));
    EXPECT_EQ(rowsOf(*openTable(path)), (Rows{{"1", "T"}}));
}

TEST_F(XlsxFileTest, DaysAreCountedFrom1904WhereTheWorkbookSaysSo) {
    const auto path = folder_.path() / "d.xlsx";
    test::writeZip(path, workbook("<row><c><v>1</v></c></row><row><c s=\"1\"><v>0</v></c></row>",
                                  "", "<workbookPr date1904=\"1\"/>"));
    EXPECT_EQ(rowsOf(*openTable(path)), (Rows{{"1904-01-01"}}));
}

TEST_F(XlsxFileTest, EmptySheetsHaveNoColumns) {
    const auto path = folder_.path() / "e.xlsx";
    test::writeZip(path, workbook(""));
    EXPECT_TRUE(openTable(path)->columns().empty());
    core::Job job;
    EXPECT_THROW(openTable(path)->update(setting("id", "1", "t", "T"), job), core::Error);
}

TEST_F(XlsxFileTest, EncryptedOldAndBrokenFilesAreRefusedInWords) {
    const auto path = folder_.path() / "x.xlsx";
    const auto messageOf = [&](const std::string& bytes) {
        test::write(path, bytes);
        try {
            openTable(path);
        } catch (const core::Error& error) {
            EXPECT_EQ(error.code(), core::Code::Input);
            return std::string(error.what());
        }
        return std::string("no error");
    };
    EXPECT_THAT(messageOf("\xD0\xCF\x11\xE0 and more"), HasSubstr("password"));
    EXPECT_THAT(messageOf("no zip at all"), HasSubstr("cannot be opened"));
    EXPECT_THAT(messageOf(""), HasSubstr("x.xlsx"));
    test::writeZip(path, {{"readme.txt", "hello"}});
    EXPECT_THROW(openTable(path), core::Error);
    test::writeZip(path, workbook("<row r=\"99999999\"/>"));
    EXPECT_THROW(openTable(path), core::Error);
    test::writeZip(path, workbook("<row r=\"1\"><c r=\"ZZZZ1\"/></row>"));
    EXPECT_THROW(openTable(path), core::Error);
    test::writeZip(path, workbook("<row r=\"1\"><c r=\"A1\"><v>1"));
    EXPECT_THROW(openTable(path), core::Error);
}

TEST_F(XlsxFileTest, AZipBombIsRefused) {
    const auto path = folder_.path() / "bomb.xlsx";
    auto parts = workbook(std::string(150'000'000, ' '));
    test::writeZip(path, parts);
    try {
        openTable(path);
        FAIL();
    } catch (const core::Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("would unpack"));
    }
}

TEST_F(XlsxFileTest, DocumentTypesAreRefused) {
    const auto path = folder_.path() / "x.xlsx";
    auto parts = workbook("");
    for (auto& [name, content] : parts) {
        if (name == test::kSheet) {
            content = "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet/>";
        }
    }
    test::writeZip(path, parts);
    EXPECT_THROW(openTable(path), core::Error);
}

/// One byte changed, cut or doubled in the sheet: an error or a table, never a crash.
RC_GTEST_PROP(XlsxProperty, DamagedSheetsNeverCrash, ()) {
    support::TempDir folder;
    const auto path = folder.path() / "x.xlsx";
    auto parts =
        workbook(std::string(kHeader) + "<row r=\"2\"><c r=\"A2\"><v>12</v></c></row>", kStrings);
    auto& content = parts[*rc::gen::inRange<std::size_t>(2, 7)].second;
    const std::size_t at = *rc::gen::inRange<std::size_t>(0, content.size());
    const std::size_t length = *rc::gen::inRange<std::size_t>(0, 12);
    content.replace(
        at, length,
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("<>/\"'=& rcv1A!?-[]"))));
    test::writeZip(path, parts);
    core::Job job;
    try {
        openTable(path)->update(setting("id", "12", "t", "T"), job);
    } catch (const core::Error&) {
    }
}

RC_GTEST_PROP(XlsxProperty, DamagedPackagesNeverCrash, ()) {
    support::TempDir folder;
    const auto path = folder.path() / "x.xlsx";
    test::writeZip(
        path,
        workbook(std::string(kHeader) + "<row r=\"2\"><c r=\"A2\"><v>12</v></c></row>", kStrings));
    std::string bytes = test::read(path);
    for (int i = 0; i < 4; ++i) {
        bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
    }
    test::write(path, bytes);
    core::Job job;
    try {
        openTable(path)->update(setting("id", "12", "t", "T"), job);
    } catch (const core::Error&) {
        RC_ASSERT(test::read(path) == bytes);
    }
}

TEST(NumberShape, FormatCodesSayWhatANumberIs) {
    using Kind = NumberShape::Kind;
    EXPECT_EQ(numberShapeOf("General").kind, Kind::Plain);
    EXPECT_EQ(numberShapeOf("#,##0.00").kind, Kind::Plain);
    EXPECT_EQ(numberShapeOf("0.00E+00").kind, Kind::Plain);
    EXPECT_EQ(numberShapeOf("[Red]0.0").kind, Kind::Plain);
    EXPECT_EQ(numberShapeOf("0.0 \"days\"").kind, Kind::Plain);
    EXPECT_EQ(numberShapeOf("#,##0.0,,\"m\"").kind, Kind::Plain);
    EXPECT_EQ(numberShapeOf("m/d/yyyy").kind, Kind::Date);
    EXPECT_EQ(numberShapeOf("mmm").kind, Kind::Date);
    EXPECT_EQ(numberShapeOf("[$-409]d-mmm-yy;@").kind, Kind::Date);
    EXPECT_EQ(numberShapeOf("yyyy-mm-dd hh:mm").kind, Kind::DateTime);
    EXPECT_EQ(numberShapeOf("[h]:mm:ss").kind, Kind::Time);
    EXPECT_EQ(numberShapeOf("mm:ss").kind, Kind::Time);
    EXPECT_EQ(numberShapeOf("00000").pattern, "00000");
    EXPECT_EQ(numberShapeOf("00000\\-0000").pattern, "00000-0000");
    EXPECT_EQ(builtInShape(14).kind, Kind::Date);
    EXPECT_EQ(builtInShape(49).kind, Kind::Plain);
}

TEST(NumberShape, NumbersAreShownAsASpreadsheetShowsThem) {
    const auto date = numberShapeOf("yyyy-mm-dd");
    EXPECT_EQ(shownNumber(1, date, false), "1900-01-01");
    EXPECT_EQ(shownNumber(59, date, false), "1900-02-28");
    EXPECT_EQ(shownNumber(61, date, false), "1900-03-01");
    EXPECT_EQ(shownNumber(-1, date, false), "-1") << "no such day";
    EXPECT_EQ(shownNumber(0.5, numberShapeOf("hh:mm"), false), "12:00:00");
    EXPECT_EQ(shownNumber(1.5, numberShapeOf("[h]:mm"), false), "36:00:00");
    EXPECT_EQ(shownNumber(65110001, numberShapeOf("00000-0000"), false), "06511-0001");
    EXPECT_EQ(shownNumber(123456, numberShapeOf("00000"), false), "123456");
    EXPECT_EQ(shownNumber(12345678901234.0, {}, false), "12345678901234");
    EXPECT_EQ(shownNumber(-0.0, {}, false), "0");
}

TEST_F(XlsxFileTest, GdalReadsWhatWeWrote) {
    if (std::system("ogr2ogr --version > /dev/null 2>&1") != 0) {
        GTEST_SKIP() << "ogr2ogr is not installed";
    }
    const auto path = folder_.path() / "accounts.xlsx";
    test::writeZip(path,
                   workbook("<row><c t=\"str\"><v>id</v></c><c t=\"str\"><v>name</v></c></row>"
                            "<row><c t=\"str\"><v>a12</v></c><c t=\"str\"><v>x</v></c></row>"
                            "<row><c t=\"str\"><v>a13</v></c></row>"));
    TableUpdate wanted{"id", {}, true, {}};
    wanted.rows["a12"].cells = {{"territory", "T1", {}}, {"owner", "Ann, \"A\"", {}}};
    wanted.rows["a14"].cells = {{"owner", "Bob", {}}};
    update(path, wanted);
    const auto csv = folder_.path() / "out.csv";
    ASSERT_EQ(std::system(("OGR_XLSX_HEADERS=FORCE ogr2ogr -f CSV " + csv.string() + " " +
                           path.string() + " Accounts > /dev/null 2>&1")
                              .c_str()),
              0);
    EXPECT_EQ(test::read(csv), "id,name,territory,owner\na12,x,T1,\"Ann, \"\"A\"\"\"\n"
                               "a13,,,\na14,,,Bob\n");
}

} // namespace

} // namespace crm
