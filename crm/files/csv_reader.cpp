// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/files/csv_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cstring>

namespace crm {

using core::Code;
using core::Error;

namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;
constexpr std::size_t kLongestRecord = std::size_t{64} << 20;
constexpr std::size_t kSampleRecords = 200;
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kDelimiters = ",;\t|";

/// Where a walk over one record stands.
class RecordScan {
public:
    RecordScan(std::string_view text, bool last, const CsvDialect& dialect, CsvRecord& record)
        : text_(text), last_(last), dialect_(dialect), record_(record) {}

    std::size_t run() {
        record_.fields.clear();
        record_.closed = true;
        while (true) {
            CsvField field{at_, at_, false};
            if (!scanField(field)) {
                return 0;
            }
            field.end = at_;
            record_.fields.push_back(field);
            if (at_ < text_.size() && text_[at_] == dialect_.delimiter) {
                ++at_;
                continue;
            }
            return finish();
        }
    }

private:
    /// Moves to the end of the field; false if more text is needed to know where that is.
    bool scanField(CsvField& field) {
        std::size_t start = at_;
        while (dialect_.spaceBeforeQuote && start < text_.size() && text_[start] == ' ') {
            ++start;
        }
        if (start == text_.size() && !last_) {
            return false;
        }
        if (start < text_.size() && text_[start] == '"') {
            field.quoted = true;
            at_ = start + 1;
            if (!scanQuoted()) {
                return false;
            }
        }
        return scanBare();
    }

    /// Moves behind the closing quote.
    bool scanQuoted() {
        while (true) {
            const void* quote = std::memchr(text_.data() + at_, '"', text_.size() - at_);
            if (quote == nullptr) {
                at_ = text_.size();
                record_.closed = false;
                return last_;
            }
            at_ = static_cast<std::size_t>(static_cast<const char*>(quote) - text_.data()) + 1;
            if (at_ == text_.size()) {
                return last_;
            }
            if (text_[at_] != '"') {
                return true;
            }
            ++at_;
        }
    }

    bool scanBare() {
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == dialect_.delimiter || c == '\n') {
                return true;
            }
            if (c == '\r') {
                if (at_ + 1 == text_.size() && !last_) {
                    return false;
                }
                if (dialect_.loneCr || (at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ||
                    at_ + 1 == text_.size()) {
                    return true;
                }
            }
        }
        return last_;
    }

    std::size_t finish() {
        record_.contentEnd = at_;
        if (at_ < text_.size()) {
            const bool crLf =
                text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
            at_ += crLf ? 2 : 1;
        }
        record_.bytes = text_.substr(0, at_);
        if (record_.contentEnd == 0) {
            record_.fields.clear();
        }
        return at_;
    }

    std::string_view text_;
    bool last_;
    const CsvDialect& dialect_;
    CsvRecord& record_;
    std::size_t at_ = 0;
};

/// How well a dialect explains the sample.
struct Fit {
    std::size_t fields = 0;  ///< of the header
    std::size_t fitting = 0; ///< records with as many
    std::size_t records = 0;

    double score() const {
        if (records == 0 || fields == 0) {
            return 0;
        }
        const double share = static_cast<double>(fitting) / static_cast<double>(records);
        return fields == 1 ? share / 1000 : share + static_cast<double>(fields) / 10000;
    }
};

Fit fitOf(std::string_view sample, bool whole, const CsvDialect& dialect) {
    Fit fit;
    CsvRecord record;
    while (!sample.empty() && fit.records < kSampleRecords) {
        const std::size_t length = scanRecord(sample, whole, dialect, record);
        if (length == 0) {
            break;
        }
        sample.remove_prefix(length);
        if (record.fields.empty()) {
            continue;
        }
        fit.fields = fit.records == 0 ? record.fields.size() : fit.fields;
        fit.fitting += record.fields.size() == fit.fields && record.closed;
        ++fit.records;
    }
    return fit;
}

/// CR alone ends lines only in a file that has no LF at all.
bool hasLoneCr(std::string_view sample) {
    return sample.find('\n') == std::string_view::npos &&
           sample.find('\r') != std::string_view::npos && sample.find('\r') + 1 < sample.size();
}

/// Excel's hint in the first line: "sep=;".
std::optional<char> separatorLine(std::string_view text, std::size_t& length) {
    if (text.size() < 5 || !core::equalsIgnoreCase(text.substr(0, 4), "sep=")) {
        return std::nullopt;
    }
    const char delimiter = text[4];
    std::size_t at = 5;
    if (delimiter == '\r' || delimiter == '\n' || delimiter == '"' ||
        (at < text.size() && text[at] != '\r' && text[at] != '\n')) {
        return std::nullopt;
    }
    if (at < text.size() && text[at] == '\r') {
        ++at;
    }
    if (at < text.size() && text[at] == '\n') {
        ++at;
    }
    length = at;
    return delimiter;
}

void refuseUtf16(std::string_view sample, const std::string& name) {
    const bool marked = sample.starts_with("\xFF\xFE") || sample.starts_with("\xFE\xFF");
    const auto zeros = static_cast<std::size_t>(std::count(sample.begin(), sample.end(), '\0'));
    if (marked || (sample.size() >= 8 && zeros * 3 > sample.size())) {
        throw Error(Code::Input, core::format("{} is written in UTF-16", name),
                    "save it as \"CSV UTF-8\"", name);
    }
}

} // namespace

std::string_view CsvRecord::raw(std::size_t field) const {
    return bytes.substr(fields[field].begin, fields[field].end - fields[field].begin);
}

void CsvRecord::unquote(std::size_t field, const CsvDialect& dialect, std::string& out) const {
    std::string_view text = raw(field);
    if (!fields[field].quoted) {
        out.assign(text);
        return;
    }
    out.clear();
    text.remove_prefix(text.find('"') + 1);
    while (!text.empty()) {
        const auto quote = text.find('"');
        out.append(text.substr(0, quote));
        if (quote == std::string_view::npos) {
            return;
        }
        const bool doubled = quote + 1 < text.size() && text[quote + 1] == '"';
        text.remove_prefix(quote + (doubled ? 2 : 1));
        if (!doubled) {
            // Text behind the closing quote is not allowed, but there: it belongs to the value.
            out.append(dialect.spaceBeforeQuote ? core::trim(text) : text);
            return;
        }
        out += '"';
    }
}

std::size_t scanRecord(std::string_view text, bool last, const CsvDialect& dialect,
                       CsvRecord& record) {
    return RecordScan(text, last, dialect, record).run();
}

CsvDialect sniffDialect(std::string_view sample, bool whole, const std::string& name) {
    refuseUtf16(sample, name);
    CsvDialect dialect;
    if (sample.starts_with(kUtf8Mark)) {
        dialect.preamble = kUtf8Mark.size();
    }
    std::size_t hint = 0;
    const auto separator = separatorLine(sample.substr(dialect.preamble), hint);
    dialect.preamble += hint;
    sample.remove_prefix(dialect.preamble);
    dialect.loneCr = hasLoneCr(sample);
    const std::string candidates =
        separator ? std::string(1, *separator) : std::string(kDelimiters);
    double best = -1;
    CsvDialect chosen = dialect;
    for (const bool space : {false, true}) {
        for (const char delimiter : candidates) {
            dialect.delimiter = delimiter;
            dialect.spaceBeforeQuote = space && delimiter != ' ';
            const double score = fitOf(sample, whole, dialect).score();
            if (score > best) {
                best = score;
                chosen = dialect;
            }
        }
    }
    return chosen;
}

CsvReader::CsvReader(const std::filesystem::path& path) : file_(path) {
    fill();
    dialect_ = sniffDialect({buffer_.data(), end_}, atEnd_, path.filename().string());
    preamble_ = buffer_.substr(0, dialect_.preamble);
    begin_ = dialect_.preamble;
}

bool CsvReader::fill() {
    if (atEnd_) {
        return false;
    }
    // What is left moves to the front; the buffer doubles only for a record that fills it.
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
    end_ -= begin_;
    begin_ = 0;
    if (end_ * 2 >= buffer_.size()) {
        buffer_.resize(std::max(kChunk, buffer_.size() * 2));
    }
    while (end_ < buffer_.size()) {
        const std::size_t count = file_.read(buffer_.data() + end_, buffer_.size() - end_);
        if (count == 0) {
            atEnd_ = true;
            break;
        }
        hash_.add({buffer_.data() + end_, count});
        end_ += count;
    }
    return true;
}

bool CsvReader::next(CsvRecord& record) {
    while (true) {
        const std::string_view rest(buffer_.data() + begin_, end_ - begin_);
        if (rest.empty() && atEnd_) {
            return false;
        }
        const std::size_t length = rest.empty() ? 0 : scanRecord(rest, atEnd_, dialect_, record);
        const std::string name =
            length == 0 || !record.closed ? file_.path().filename().string() : std::string();
        if (length != 0) {
            ++number_;
            if (!record.closed) {
                throw Error(
                    Code::Input,
                    core::format("{}: a quotation mark in row {} is never closed", name, number_),
                    "close or remove it; everything behind it would be lost", name);
            }
            begin_ += length;
            return true;
        }
        if (rest.size() > kLongestRecord) {
            throw Error(Code::Input,
                        core::format("{}: row {} is longer than 64 MB", name, number_ + 1),
                        "look for a quotation mark that is never closed", name);
        }
        fill();
    }
}

} // namespace crm
