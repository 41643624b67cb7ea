// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/table_text.h"

#include <algorithm>

namespace app {

namespace {

/// Code points: enough for the Latin letters, signs and spaces that tables hold.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t size, bool right) {
    const std::string space(size > width(text) ? size - width(text) : 0, ' ');
    return right ? space + text : text + space;
}

} // namespace

std::string tableText(const std::vector<std::string>& headers,
                      const std::vector<std::vector<std::string>>& rows) {
    std::vector<bool> right;
    std::vector<std::string> titles;
    std::vector<std::size_t> widths;
    for (const std::string& header : headers) {
        right.push_back(header.starts_with('>'));
        titles.push_back(right.back() ? header.substr(1) : header);
        widths.push_back(width(titles.back()));
    }
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], width(row[i]));
        }
    }
    std::string text;
    const auto addLine = [&](const std::vector<std::string>& cells) {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            line += (i > 0 ? "  " : "") + padded(cells[i], widths[i], right[i]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    };
    addLine(titles);
    for (const auto& row : rows) {
        addLine(row);
    }
    return text;
}

} // namespace app
