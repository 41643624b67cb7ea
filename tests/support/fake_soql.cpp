// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_soql.h"

#include "core/base/text.h"

#include <set>
#include <stdexcept>

namespace support {

using core::Json;

namespace {

using Test = std::function<bool(const Json&)>;

std::vector<std::string> tokens(const std::string& text) {
    std::vector<std::string> list;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (c == ' ') {
            ++i;
        } else if (c == '\'') {
            std::string word = "'";
            for (++i; i < text.size() && text[i] != '\''; ++i) {
                i += text[i] == '\\' ? 1 : 0;
                word += text[i];
            }
            ++i;
            list.push_back(word);
        } else if (std::string("(),").find(c) != std::string::npos) {
            list.push_back(std::string(1, c));
            ++i;
        } else if (std::string("<>=!").find(c) != std::string::npos) {
            const bool two = i + 1 < text.size() && text[i + 1] == '=';
            list.push_back(text.substr(i, two ? 2 : 1));
            i += two ? 2 : 1;
        } else {
            const std::size_t end = std::min(text.find_first_of(" (),<>=!", i), text.size());
            list.push_back(text.substr(i, end - i));
            i = end;
        }
    }
    return list;
}

class Parser {
public:
    Parser(const std::string& text, const Soql::TextOrder& order)
        : tokens_(tokens(text)), order_(order) {}

    Soql parse() {
        Soql soql;
        expect("SELECT");
        do {
            soql.fields.push_back(next());
        } while (accept(","));
        expect("FROM");
        soql.object = next();
        soql.where = accept("WHERE") ? either() : [](const Json&) { return true; };
        if (accept("ORDER")) {
            expect("BY");
            do {
                soql.order.push_back(next());
                accept("ASC");
            } while (accept(","));
        }
        if (accept("LIMIT")) {
            soql.limit = static_cast<std::size_t>(std::stoul(next()));
        }
        soql.tested = tested_;
        if (at_ != tokens_.size()) {
            throw std::invalid_argument("unexpected " + tokens_[at_]);
        }
        return soql;
    }

private:
    std::string next() {
        if (at_ >= tokens_.size()) {
            throw std::invalid_argument("unexpected end");
        }
        return tokens_[at_++];
    }
    bool accept(const std::string& word) {
        const bool here = at_ < tokens_.size() && core::equalsIgnoreCase(tokens_[at_], word);
        at_ += here ? 1 : 0;
        return here;
    }
    void expect(const std::string& word) {
        if (!accept(word)) {
            throw std::invalid_argument("expected " + word);
        }
    }

    Test either() {
        Test left = both();
        while (accept("OR")) {
            left = [left, right = both()](const Json& row) { return left(row) || right(row); };
        }
        return left;
    }
    Test both() {
        Test left = single();
        while (accept("AND")) {
            left = [left, right = single()](const Json& row) { return left(row) && right(row); };
        }
        return left;
    }
    Test single() {
        if (accept("(")) {
            Test inner = either();
            expect(")");
            return inner;
        }
        const std::string field = next();
        tested_.push_back(field);
        if (accept("IS")) {
            const bool filled = accept("NOT");
            expect("NULL");
            return [=](const Json& row) {
                return (row.contains(field) && !row[field].is_null()) == filled;
            };
        }
        if (accept("IN")) {
            expect("(");
            std::set<std::string> values;
            do {
                values.insert(next().substr(1));
            } while (accept(","));
            expect(")");
            return [=](const Json& row) {
                return row.contains(field) && row[field].is_string() &&
                       values.contains(row[field].get<std::string>());
            };
        }
        const std::string op = next();
        const std::string literal = next();
        return
            [=, order = order_](const Json& row) { return holds(row, field, op, literal, order); };
    }

    static bool holds(const Json& row, const std::string& field, const std::string& op,
                      const std::string& literal, const Soql::TextOrder& textOrder) {
        const Json value = row.contains(field) ? row[field] : Json();
        int order = 0;
        if (literal == "null") {
            order = value.is_null() ? 0 : 1;
        } else if (literal == "true" || literal == "false") {
            order = value == (literal == "true") ? 0 : 1;
        } else if (const auto moment =
                       literal.front() == '\'' ? std::nullopt : core::parseInstant(literal)) {
            const auto own = core::parseInstant(value.is_string() ? value.get<std::string>() : "");
            order = !own ? -1 : *own < *moment ? -1 : *own > *moment ? 1 : 0;
        } else if (literal.front() == '\'') {
            const std::string own = value.is_string() ? value.get<std::string>() : "";
            order = textOrder ? textOrder(field, own, literal.substr(1))
                              : own.compare(literal.substr(1));
        } else {
            throw std::invalid_argument("literal " + literal);
        }
        return op == "="    ? order == 0
               : op == "!=" ? order != 0
               : op == "<"  ? order < 0
               : op == "<=" ? order <= 0
               : op == ">"  ? order > 0
                            : order >= 0;
    }

    std::vector<std::string> tokens_;
    Soql::TextOrder order_;
    std::vector<std::string> tested_;
    std::size_t at_ = 0;
};

} // namespace

Soql Soql::parse(const std::string& text, const TextOrder& order) {
    return Parser(text, order).parse();
}

} // namespace support
