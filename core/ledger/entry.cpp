// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ledger/entry.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/base/text.h"

#include <algorithm>
#include <initializer_list>

namespace core::ledger {

namespace {

constexpr std::string_view kStart = "entry ";
constexpr std::string_view kHashWord = "\nhash \"";

void addLine(std::string& text, std::string_view word,
             std::initializer_list<std::string_view> values) {
    text += word;
    for (const std::string_view value : values) {
        text += ' ';
        text += Json(value).dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    text += '\n';
}

struct Line {
    std::string word;
    std::vector<std::string> values;
};

[[noreturn]] void refuse(std::string_view line) {
    throw Error(Code::Input,
                format("a line of the ledger cannot be read: {}", cleanText(line.substr(0, 80))),
                "the text was changed since it was written; open a copy of it");
}

/// A word and the quoted values behind it.
Line parseLine(std::string_view text) {
    Line line;
    std::size_t at = text.find(' ');
    if (at == std::string_view::npos) {
        refuse(text);
    }
    line.word = std::string(text.substr(0, at));
    while (at < text.size()) {
        if (text[at] != ' ' || at + 1 >= text.size() || text[at + 1] != '"') {
            refuse(text);
        }
        std::size_t end = at + 2;
        while (end < text.size() && text[end] != '"') {
            end += text[end] == '\\' ? 2 : 1;
        }
        if (end >= text.size()) {
            refuse(text);
        }
        const Json value = Json::parse(text.substr(at + 1, end - at), nullptr, false);
        if (!value.is_string()) {
            refuse(text);
        }
        line.values.push_back(value.get<std::string>());
        at = end + 1;
    }
    return line;
}

std::string* headField(Entry& entry, const std::string& word) {
    const std::pair<const char*, std::string*> fields[] = {{"at", &entry.at},
                                                           {"effective", &entry.effective},
                                                           {"who", &entry.who},
                                                           {"kind", &entry.kind},
                                                           {"why", &entry.why},
                                                           {"connection", &entry.connection},
                                                           {"scenario", &entry.scenario},
                                                           {"publish", &entry.publish},
                                                           {"previous", &entry.previous},
                                                           {"hash", &entry.hash}};
    for (const auto& [name, field] : fields) {
        if (word == name) {
            return field;
        }
    }
    return nullptr;
}

void take(Entry& entry, const Line& line, std::string_view text) {
    const auto& v = line.values;
    if (std::string* field = headField(entry, line.word); field != nullptr && v.size() == 1) {
        *field = v[0];
    } else if (line.word == "territory" && v.size() == 4) {
        entry.territories.push_back({v[0], v[1], v[2], v[3]});
    } else if (line.word == "unit" && v.size() == 4) {
        entry.units.push_back({v[0], v[1], v[2], v[3]});
    } else if (line.word == "record" && v.size() == 6) {
        entry.records.push_back({v[0], v[1], v[2], v[3], v[4], v[5]});
    } else {
        refuse(text);
    }
}

} // namespace

std::string firstPrevious() {
    return std::string(64, '0');
}

std::string sealEntry(Entry& entry) {
    std::sort(entry.territories.begin(), entry.territories.end());
    std::sort(entry.units.begin(), entry.units.end());
    std::sort(entry.records.begin(), entry.records.end());
    std::string text = format("{}{}\n", kStart, entry.seq);
    addLine(text, "at", {entry.at});
    addLine(text, "effective", {entry.effective});
    addLine(text, "who", {entry.who});
    addLine(text, "kind", {entry.kind});
    addLine(text, "why", {entry.why});
    addLine(text, "connection", {entry.connection});
    addLine(text, "scenario", {entry.scenario});
    addLine(text, "publish", {entry.publish});
    for (const TerritoryLine& line : entry.territories) {
        addLine(text, "territory", {line.force, line.code, line.name, line.owner});
    }
    for (const UnitLine& line : entry.units) {
        addLine(text, "unit", {line.force, line.layer, line.unit, line.territory});
    }
    for (const RecordLine& line : entry.records) {
        addLine(text, "record",
                {line.object, line.id, line.field, line.before, line.after, line.reason});
    }
    addLine(text, "previous", {entry.previous});
    entry.hash = sha256(text);
    addLine(text, "hash", {entry.hash});
    return text;
}

Entry parseEntry(std::string_view text, bool records) {
    Entry entry;
    bool first = true;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) {
            refuse(text);
        }
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (first) {
            const auto seq = line.starts_with(kStart)
                                 ? parseInteger(std::string(line.substr(kStart.size())))
                                 : std::nullopt;
            if (!seq) {
                refuse(line);
            }
            entry.seq = *seq;
            first = false;
            continue;
        }
        if (records || !line.starts_with("record ")) {
            take(entry, parseLine(line), line);
        }
    }
    if (first) {
        refuse("(nothing)");
    }
    return entry;
}

bool hashHolds(std::string_view text) {
    const std::size_t at = text.rfind(kHashWord);
    if (at == std::string_view::npos) {
        return false;
    }
    const std::string expected = format("hash \"{}\"\n", sha256(text.substr(0, at + 1)));
    return text.substr(at + 1) == expected;
}

std::vector<std::string> splitExport(std::string_view text) {
    std::vector<std::string> entries;
    while (!text.empty()) {
        // Values never hold a line break of their own: JSON writes it as \n.
        const std::size_t next = text.find("\nentry ");
        const std::size_t end = next == std::string_view::npos ? text.size() : next + 1;
        entries.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return entries;
}

} // namespace core::ledger
