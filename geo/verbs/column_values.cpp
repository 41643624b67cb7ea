// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/column_values.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/connection.h"
#include "geo/verbs/issue_list.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace geo {

using core::Code;
using core::Error;
using core::records::Column;
using core::records::RecordRow;
using core::records::RecordTable;

namespace {

constexpr const char* kNoNumber = "cells that are no numbers";
constexpr const char* kNegative = "negative values";
constexpr std::size_t kRowsBetweenSteps = 4096;

/// Cuts at commas that are in no quotes or brackets.
std::vector<std::string> parts(const std::string& text) {
    std::vector<std::string> out(1);
    char quote = 0;
    int depth = 0;
    for (const char c : text) {
        if (quote != 0) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '(' || c == ')') {
            depth += c == '(' ? 1 : -1;
        }
        if (c == ',' && quote == 0 && depth == 0) {
            out.emplace_back();
        } else {
            out.back() += c;
        }
    }
    return out;
}

MeasureColumn parseOne(const std::string& text) {
    const auto equals = text.find('=');
    const std::string name(core::trim(text.substr(0, equals)));
    const std::string expression(
        equals == std::string::npos ? name : std::string(core::trim(text.substr(equals + 1))));
    if (name.empty() || expression.empty()) {
        throw Error(Code::Usage, core::format("\"{}\" names no measure", text),
                    "write --columns population or --columns density=population/land_area", text);
    }
    return {name, expression};
}

std::string columnList(const std::vector<Column>& columns) {
    std::vector<std::string> names;
    for (const Column& column : columns) {
        names.push_back(column.name);
    }
    return core::format("columns: {}", core::join(names, ", "));
}

bool mentions(const std::string& expression, const std::string& column) {
    return core::lower(expression).find(core::lower(column)) != std::string::npos;
}

bool hasLeadingZero(std::string_view text) {
    return text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
}

/// Whether expressions see a column as numbers.
bool isNumeric(const RecordTable& table, std::size_t column) {
    std::size_t filled = 0;
    std::size_t numbers = 0;
    for (const RecordRow& row : table.rows) {
        const std::string text = row.values[column].value_or("");
        const std::string_view cell = core::trim(text);
        if (hasLeadingZero(cell)) {
            return false;
        }
        filled += cell.empty() ? 0 : 1;
        numbers += core::parseNumber(cell) ? 1 : 0;
    }
    return 2 * numbers >= filled;
}

class Evaluator {
public:
    Evaluator(const RecordTable& table, const std::vector<MeasureColumn>& measures, core::Job& job)
        : table_(table), measures_(measures), job_(job) {
        out_.rows.assign(table.rows.size(), std::vector<std::optional<double>>(measures.size()));
    }

    ColumnValues run() {
        std::vector<std::size_t> expressions;
        for (std::size_t m = 0; m < measures_.size(); ++m) {
            if (const auto column = findColumn(table_.columns, measures_[m].expression)) {
                readColumn(m, *column);
            } else if (measures_[m].name == measures_[m].expression) {
                throw Error(Code::Input,
                            core::format("the table has no column \"{}\"", measures_[m].name),
                            columnList(table_.columns), measures_[m].name);
            } else {
                expressions.push_back(m);
            }
        }
        if (!expressions.empty()) {
            fillDatabase();
            for (const std::size_t m : expressions) {
                compute(m);
            }
        }
        reportNegatives();
        out_.issues = issues_.take();
        return std::move(out_);
    }

private:
    void checkIn(std::size_t row) {
        if (row % kRowsBetweenSteps == 0) {
            job_.checkpoint();
        }
    }

    /// A cell as a number; what is neither number nor empty is an issue.
    std::optional<double> number(const RecordRow& row, std::size_t column) {
        const std::string text = row.values[column].value_or("");
        const std::string_view cell = core::trim(text);
        const std::optional<double> value = core::parseNumber(cell);
        if (!value && !cell.empty()) {
            issues_.add(kNoNumber,
                        {core::Severity::Warning, table_.columns[column].name, row.number,
                         core::format("\"{}\" is not a number and does not count",
                                      core::cleanText(cell.substr(0, 60))),
                         "correct it in the table, or leave the cell empty"});
        }
        return value;
    }

    void readColumn(std::size_t measure, std::size_t column) {
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            checkIn(i);
            out_.rows[i][measure] = number(table_.rows[i], column);
        }
    }

    void fillDatabase() {
        std::vector<std::string> names;
        std::vector<std::size_t> columns;
        std::vector<bool> numeric;
        std::set<std::string> taken;
        for (std::size_t c = 0; c < table_.columns.size(); ++c) {
            const std::string& name = table_.columns[c].name;
            const bool wanted =
                std::any_of(measures_.begin(), measures_.end(),
                            [&](const MeasureColumn& m) { return mentions(m.expression, name); });
            if (wanted && !name.empty() && taken.insert(core::lower(name)).second) {
                names.push_back(core::quoteIdentifier(name));
                columns.push_back(c);
                numeric.push_back(isNumeric(table_, c));
            }
        }
        const std::string list = names.empty() ? "" : ", " + core::join(names, ", ");
        db_.exec(core::format("CREATE TABLE rows (evenlode_row INTEGER PRIMARY KEY{})", list));
        core::Transaction transaction(db_);
        std::string marks = "?";
        for (std::size_t i = 0; i < names.size(); ++i) {
            marks += ", ?";
        }
        core::Statement insert = db_.prepare(core::format("INSERT INTO rows VALUES ({})", marks));
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            checkIn(i);
            insert.reset();
            insert.bindAt(0, i);
            for (std::size_t c = 0; c < columns.size(); ++c) {
                const RecordRow& row = table_.rows[i];
                if (numeric[c]) {
                    insert.bindAt(static_cast<int>(c) + 1, number(row, columns[c]));
                } else {
                    insert.bindAt(static_cast<int>(c) + 1, row.values[columns[c]]);
                }
            }
            insert.step();
        }
        transaction.commit();
    }

    void compute(std::size_t measure) {
        core::Statement rows = db_.prepareRestricted(
            core::format("SELECT evenlode_row, ({}) FROM rows ORDER BY evenlode_row",
                         measures_[measure].expression),
            {"rows"});
        while (rows.step()) {
            const auto i = static_cast<std::size_t>(rows.integer(0));
            checkIn(i);
            if (rows.isNull(1)) {
                continue;
            }
            const std::optional<double> value = rows.isNumber(1)
                                                    ? std::optional<double>(rows.real(1))
                                                    : core::parseNumber(rows.text(1));
            if (value && std::isfinite(*value)) {
                out_.rows[i][measure] = value;
            } else {
                issues_.add(kNoNumber, {core::Severity::Warning, measures_[measure].name,
                                        table_.rows[i].number,
                                        core::format("{} gives \"{}\", which is not a number",
                                                     measures_[measure].expression, rows.string(1)),
                                        "check the expression"});
            }
        }
    }

    void reportNegatives() {
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            for (std::size_t m = 0; m < measures_.size(); ++m) {
                const auto& value = out_.rows[i][m];
                if (value && *value < 0) {
                    issues_.add(kNegative,
                                {core::Severity::Warning, measures_[m].name, table_.rows[i].number,
                                 core::format("the value {} is negative", *value),
                                 "it counts; balancing needs values from 0 on"});
                }
            }
        }
    }

    const RecordTable& table_;
    const std::vector<MeasureColumn>& measures_;
    core::Job& job_;
    core::Connection db_ = core::Connection::inMemory();
    IssueList issues_;
    ColumnValues out_;
};

} // namespace

std::vector<MeasureColumn> parseMeasureColumns(const std::vector<std::string>& texts) {
    std::vector<MeasureColumn> measures;
    std::set<std::string> names;
    for (const std::string& text : texts) {
        for (const std::string& part : parts(text)) {
            measures.push_back(parseOne(part));
            if (!names.insert(measures.back().name).second) {
                throw Error(Code::Usage,
                            core::format("the measure \"{}\" is named twice", measures.back().name),
                            "give each measure a name of its own: name=column", part);
            }
        }
    }
    return measures;
}

std::optional<std::size_t> findColumn(const std::vector<Column>& columns, std::string_view name) {
    std::optional<std::size_t> similar;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].name == name) {
            return i;
        }
        if (!similar && core::equalsIgnoreCase(columns[i].name, name)) {
            similar = i;
        }
    }
    return similar;
}

std::vector<std::size_t> columnsNeeded(const std::vector<Column>& columns,
                                       const std::vector<MeasureColumn>& measures) {
    std::vector<std::size_t> needed;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (std::any_of(measures.begin(), measures.end(), [&](const MeasureColumn& measure) {
                return mentions(measure.expression, columns[i].name);
            })) {
            needed.push_back(i);
        }
    }
    return needed;
}

ColumnValues columnValues(const RecordTable& table, const std::vector<MeasureColumn>& measures,
                          core::Job& job) {
    return Evaluator(table, measures, job).run();
}

} // namespace geo
