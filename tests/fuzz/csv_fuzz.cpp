// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/records/convert.h"
#include "crm/files/csv_reader.h"
#include "geo/geocode/zip_placer.h"
#include "geo/io/table.h"
#include "tests/support/temp_dir.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

/// What `accounts import` does with a file, but for writing it into a workspace.
void import(const std::string& path) {
    geo::TableReader reader(path);
    std::vector<core::records::RecordRow> rows;
    core::records::RecordRow row;
    while (reader.next(row)) {
        rows.push_back(row);
    }
    core::records::Converter converter(
        core::records::guessMapping(core::records::Kind::Account, reader.columns(), rows));
    for (const auto& one : rows) {
        if (const auto record = converter.convert(one)) {
            geo::zipPlacer().place({record->field("street"), record->field("city"),
                                    record->field("state"), record->field("zip"),
                                    record->field("country"), record->point});
        }
    }
    converter.finish();
}

/// What the file CRM does when it reads a table.
void readRecords(const std::string& path) {
    crm::CsvReader reader(path);
    crm::CsvRecord record;
    std::string value;
    while (reader.next(record)) {
        for (std::size_t i = 0; i < record.fields.size(); ++i) {
            record.unquote(i, reader.dialect(), value);
        }
    }
}

/// An error with a message is a good answer to a bad file.
template <class Read> void attempt(const Read& read, const std::string& path) {
    try {
        read(path);
    } catch (const core::Error&) {
        return;
    }
}

} // namespace

/// The table of places is made once, which must not count as a slow input.
extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
    geo::zipPlacer();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const support::TempDir folder;
    const std::string path =
        folder.write("table.csv", std::string(reinterpret_cast<const char*>(data), size));
    attempt(import, path);
    attempt(readRecords, path);
    return 0;
}
