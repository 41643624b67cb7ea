// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <zip.h>

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace crm::test {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// Writes a zip file with these parts in this order.
inline void writeZip(const std::filesystem::path& path, const Parts& parts) {
    int code = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    for (const auto& [name, content] : parts) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        const auto index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), 1'700'000'000, 0);
    }
    if (zip_close(archive) != 0) {
        throw std::runtime_error("cannot write the zip file");
    }
}

/// The packed bytes of each part, in order, as they lie in the file.
inline Parts packedParts(const std::filesystem::path& path) {
    int code = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, &code);
    Parts parts;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t info;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &info);
        zip_file_t* file =
            zip_fopen_index(archive, static_cast<zip_uint64_t>(i), ZIP_FL_COMPRESSED);
        std::string bytes(info.comp_size, '\0');
        zip_fread(file, bytes.data(), bytes.size());
        zip_fclose(file);
        parts.emplace_back(info.name, bytes);
    }
    zip_discard(archive);
    return parts;
}

inline std::string unpacked(const std::filesystem::path& path, const std::string& part) {
    int code = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, &code);
    zip_stat_t info;
    zip_stat(archive, part.c_str(), 0, &info);
    zip_file_t* file = zip_fopen(archive, part.c_str(), 0);
    std::string bytes(info.size, '\0');
    zip_fread(file, bytes.data(), bytes.size());
    zip_fclose(file);
    zip_discard(archive);
    return bytes;
}

inline constexpr const char* kSheet = "xl/worksheets/sheet1.xml";

/// A package as spreadsheet programs write it, with the given rows of the first sheet.
inline Parts workbook(const std::string& rows, const std::string& strings = "",
                      const std::string& workbookProperties = "") {
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const std::string office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string package = "http://schemas.openxmlformats.org/package/2006/";
    const std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    return {
        {"[Content_Types].xml",
         head + "<Types xmlns=\"" + package +
             "content-types\"><Default Extension=\"rels\" ContentType=\"application/"
             "vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
             "ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
             "ContentType=\"" +
             type +
             "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" +
             type +
             "worksheet+xml\"/><Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"" +
             type + "worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" +
             type + "sharedStrings+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" +
             type + "styles+xml\"/></Types>"},
        {"_rels/.rels", head + "<Relationships xmlns=\"" + package +
                            "relationships\"><Relationship Id=\"rId1\" Type=\"" + office +
                            "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
        {"xl/workbook.xml",
         head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office + "\">" +
             workbookProperties +
             "<sheets><sheet name=\"Accounts\" sheetId=\"1\" r:id=\"rId1\"/>"
             "<sheet name=\"Other\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         head + "<Relationships xmlns=\"" + package +
             "relationships\"><Relationship Id=\"rId1\" Type=\"" + office +
             "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" +
             office +
             "/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/><Relationship Id=\"rId3\" "
             "Type=\"" +
             office + "/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId4\" Type=\"" +
             office + "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"},
        {"xl/styles.xml",
         head + "<styleSheet xmlns=\"" + main +
             "\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
             "<numFmt numFmtId=\"165\" formatCode=\"00000\"/></numFmts>"
             "<fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills>"
             "<borders count=\"1\"><border/></borders><cellStyleXfs "
             "count=\"1\"><xf/></cellStyleXfs>"
             "<cellXfs count=\"5\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
             "<xf numFmtId=\"22\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>"},
        {"xl/sharedStrings.xml", head + "<sst xmlns=\"" + main + "\">" + strings + "</sst>"},
        {kSheet,
         head + "<worksheet xmlns=\"" + main + "\"><dimension ref=\"A1:D9\"/><sheetData>" + rows +
             "</sheetData><pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" "
             "header=\"0.3\" footer=\"0.3\"/></worksheet>"},
        {"xl/worksheets/sheet2.xml",
         head + "<worksheet xmlns=\"" + main +
             "\"><sheetData><row><c t=\"inlineStr\"><is><t>key</t></is></c></row>"
             "<row><c><v>7</v></c></row></sheetData></worksheet>"},
        {"xl/media/image1.png", std::string("\x89PNG\0\1\2\3", 8)},
    };
}

} // namespace crm::test
