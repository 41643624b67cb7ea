// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/attribute_columns.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <functional>
#include <map>

namespace core::records {

namespace {

/// Goes over the members of a JSON object: their names, and what their values begin with.
class Members {
public:
    explicit Members(std::string_view text) : text_(text) {}

    /// False if the text is no object.
    bool begin() {
        skipSpace();
        return take('{');
    }
    bool next() {
        skipSpace();
        if (take(',')) {
            skipSpace();
        }
        if (at_ >= text_.size() || text_[at_] != '"') {
            return false;
        }
        const std::size_t start = at_;
        skipString();
        name_ = text_.substr(start, at_ - start);
        skipSpace();
        if (!take(':')) {
            return false;
        }
        skipSpace();
        first_ = at_ < text_.size() ? text_[at_] : '\0';
        skipValue();
        return true;
    }
    /// With its quotes, as written.
    std::string_view name() const { return name_; }
    bool isNumber() const { return first_ == '-' || (first_ >= '0' && first_ <= '9'); }
    /// Whether nothing is left but the end of the object.
    bool ended() {
        skipSpace();
        const bool closed = take('}');
        skipSpace();
        return closed && at_ == text_.size();
    }

private:
    void skipSpace() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' ||
                                      text_[at_] == '\t' || text_[at_] == '\r')) {
            ++at_;
        }
    }
    bool take(char c) {
        const bool there = at_ < text_.size() && text_[at_] == c;
        at_ += there ? 1 : 0;
        return there;
    }
    void skipString() {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            at_ += text_[at_] == '\\' ? 1 : 0;
        }
        ++at_;
    }
    void skipValue() {
        int depth = 0;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '"') {
                skipString();
                continue;
            }
            if (depth == 0 && (c == ',' || c == '}')) {
                return;
            }
            depth += c == '{' || c == '[' ? 1 : 0;
            depth -= c == '}' || c == ']' ? 1 : 0;
            ++at_;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string_view name_;
    char first_ = '\0';
};

std::string plainName(std::string_view quoted) {
    if (quoted.find('\\') == std::string_view::npos) {
        return std::string(quoted.substr(1, quoted.size() - 2));
    }
    const Json name = Json::parse(quoted, nullptr, false);
    return name.is_string() ? name.get<std::string>() : std::string(quoted);
}

[[noreturn]] void throwDamaged(const std::string& record) {
    throw Error(Code::Storage,
                format("the attributes of the record {} are not what they should be", record),
                "run `evenlode doctor` on the workspace; import the records again", record);
}

} // namespace

std::vector<AttributeColumn> attributeColumns(const Connection& db, const std::string& table) {
    std::vector<AttributeColumn> columns;
    std::map<std::string, std::size_t, std::less<>> places;
    Statement row =
        db.prepare(format("SELECT attributes, id FROM {} ORDER BY id", quoteIdentifier(table)));
    while (row.step()) {
        Members members(row.text(0));
        if (!members.begin()) {
            throwDamaged(row.string(1));
        }
        while (members.next()) {
            auto found = places.find(members.name());
            if (found == places.end()) {
                found = places.emplace(std::string(members.name()), columns.size()).first;
                columns.push_back({plainName(members.name()), true});
            }
            AttributeColumn& column = columns[found->second];
            column.numeric = column.numeric && members.isNumber();
        }
        if (!members.ended()) {
            throwDamaged(row.string(1));
        }
    }
    return columns;
}

} // namespace core::records
