// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/io/text_table.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/io/gdal_session.h"

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <memory>
#include <vector>

namespace geo {

using core::Code;
using core::Error;

namespace {

constexpr std::size_t kLook = 65536;
constexpr std::size_t kMostInMemory = std::size_t{1} << 30;

struct FileCloser {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using File = std::unique_ptr<VSILFILE, FileCloser>;

File openFile(const std::string& name, const std::string& source) {
    const GdalErrors errors;
    File file(VSIFOpenL(name.c_str(), "rb"));
    if (!file) {
        throw Error(Code::Input, core::format("{} cannot be read", source),
                    "check that the file is whole and that you may read it", source);
    }
    return file;
}

std::string readUpTo(VSILFILE* file, std::size_t most) {
    const GdalErrors errors;
    std::string bytes(most, '\0');
    bytes.resize(VSIFReadL(bytes.data(), 1, most, file));
    return bytes;
}

bool isUtf16(const std::string& head) {
    return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
}

void appendCharacter(std::string& out, std::uint32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
        return;
    }
    const int tail = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static constexpr std::array<unsigned, 4> kLead = {0, 0xC0, 0xE0, 0xF0};
    out += static_cast<char>(kLead[static_cast<std::size_t>(tail)] | (c >> (6 * tail)));
    for (int i = tail - 1; i >= 0; --i) {
        out += static_cast<char>(0x80 | ((c >> (6 * i)) & 0x3F));
    }
}

/// UTF-16 with its byte-order mark as UTF-8; lone surrogates become U+FFFD.
std::string fromUtf16(const std::string& bytes) {
    const bool bigEndian = bytes.starts_with("\xFE\xFF");
    const auto unitAt = [&](std::size_t i) -> std::uint32_t {
        if (i + 1 >= bytes.size()) {
            return 0;
        }
        const auto a = static_cast<unsigned char>(bytes[i]);
        const auto b = static_cast<unsigned char>(bytes[i + 1]);
        return bigEndian ? (a * 256U) + b : (b * 256U) + a;
    };
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
        const std::uint32_t unit = unitAt(i);
        const std::uint32_t next = unitAt(i + 2);
        if (unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
            appendCharacter(out, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
            i += 2;
        } else {
            appendCharacter(out, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
        }
    }
    return out;
}

std::string readAll(const std::string& name, const std::string& source) {
    const File file = openFile(name, source);
    std::string bytes;
    for (std::string part = readUpTo(file.get(), kLook); !part.empty();
         part = readUpTo(file.get(), kLook)) {
        bytes += part;
        if (bytes.size() > kMostInMemory) {
            throw Error(Code::Input, core::format("{} is too large to be converted", source),
                        "save it as UTF-8 with commas", source);
        }
    }
    return bytes;
}

/// Puts text into GDAL's memory file system and returns its name there.
std::string memoryFile(const std::string& text) {
    static std::atomic<unsigned> counter{0};
    std::string name = core::format("/vsimem/evenlode-text-{}.csv", ++counter);
    auto* copy = static_cast<GByte*>(VSIMalloc(text.size()));
    if (copy == nullptr) {
        throw Error(Code::Input, "there is not enough memory to convert the text",
                    "save it as UTF-8");
    }
    std::memcpy(copy, text.data(), text.size());
    VSIFCloseL(VSIFileFromMemBuffer(name.c_str(), copy, text.size(), TRUE));
    return name;
}

std::string_view firstLine(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) {
        head.remove_prefix(3);
    }
    return head.substr(0, head.find_first_of("\r\n"));
}

/// Whichever delimiter the line has most of.
char delimiterOf(std::string_view line) {
    char delimiter = ',';
    for (const char candidate : {';', '\t', '|'}) {
        if (std::count(line.begin(), line.end(), candidate) >
            std::count(line.begin(), line.end(), delimiter)) {
            delimiter = candidate;
        }
    }
    return delimiter;
}

/// GDAL 3.6 does not know the bar as a delimiter. Bars outside quotes become tabs.
std::string barsAsTabs(std::string text) {
    bool quoted = false;
    for (char& c : text) {
        quoted = c == '"' ? !quoted : quoted;
        if (!quoted) {
            c = c == '\t' ? ' ' : c == '|' ? '\t' : c;
        }
    }
    return text;
}

std::vector<std::string> fieldsOf(std::string_view line) {
    std::vector<std::string> fields = core::split(line, delimiterOf(line));
    for (std::string& field : fields) {
        std::erase(field, '"');
        field = std::string(core::trim(field));
    }
    return fields;
}

/// A figure that nobody calls a column: "99553", "41.3", but not the year "2020".
bool isFigure(const std::string& field) {
    return core::parseNumber(field) && (field.size() >= 5 || field.find('.') != std::string::npos);
}

/// Text that breaks off in the middle of a letter, because only the head was read, is UTF-8 too.
bool isUtf8Head(std::string_view head) {
    for (int cut = 0; cut < 4 && !head.empty(); ++cut) {
        if (core::isUtf8(head)) {
            return true;
        }
        head.remove_suffix(1);
    }
    return head.empty();
}

} // namespace

bool isTextTable(const std::string& source) {
    std::string name = core::lower(source);
    if (name.ends_with(".gz")) {
        name.resize(name.size() - 3);
    }
    return name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".txt") ||
           name.ends_with(".psv");
}

TextTable prepareTextTable(const std::string& name, const std::string& source) {
    std::string head = readUpTo(openFile(name, source).get(), kLook);
    const bool wide = isUtf16(head);
    const std::string text = wide ? fromUtf16(readAll(name, source)) : std::string();
    if (wide) {
        head = text.substr(0, kLook);
    }
    if (head.find_first_not_of(" \t\r\n") == std::string::npos) {
        throw Error(Code::Input, core::format("the file {} is empty", source),
                    "download or copy it again", source);
    }
    if (head.find('\0') != std::string::npos) {
        throw Error(Code::Input, core::format("{} is not a text file", source),
                    "give a table as CSV, XLSX, ODS, DBF or GeoJSON", source);
    }
    const std::string_view line = firstLine(head);
    const auto fields = fieldsOf(line);
    TextTable table;
    table.hasHeader = std::none_of(fields.begin(), fields.end(), isFigure);
    table.delimiter = delimiterOf(line);
    table.encoding = wide ? "UTF-16" : isUtf8Head(head) ? "UTF-8" : "Windows-1252";
    if (table.delimiter == '|') {
        table.memoryFile = memoryFile(barsAsTabs(wide ? text : readAll(name, source)));
    } else if (wide) {
        table.memoryFile = memoryFile(text);
    }
    table.gdalName = "CSV:" + (table.memoryFile.empty() ? name : table.memoryFile);
    return table;
}

} // namespace geo
