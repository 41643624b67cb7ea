// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/product_gaps.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/record_query.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace core {

namespace {

/// Numbers names in the order in which they come.
class Numbers {
public:
    int of(const std::string& name, std::vector<std::string>& names) {
        const auto [place, fresh] = known_.emplace(name, static_cast<int>(names.size()));
        if (fresh) {
            names.push_back(name);
        }
        return place->second;
    }

private:
    std::map<std::string, int> known_;
};

struct Account {
    std::string externalId;
    std::string name;
    std::string segment;
};

/// By source and id in the source.
using Accounts = std::map<std::pair<std::string, std::string>, Account>;

std::string textOf(const Statement& rows, int column) {
    return rows.isNull(column) ? "" : rows.string(column);
}

/// The text of an expression for each record; `selectRecordValues` gives numbers only.
std::map<std::int64_t, std::string> texts(const Connection& db, RecordTable table,
                                          const std::string& expression) {
    std::map<std::int64_t, std::string> out;
    const RecordFields fields = recordFields(table);
    std::vector<std::string> columns = fields.columns;
    for (const std::string& name : recordColumns(db, table)) {
        if (std::find(fields.columns.begin(), fields.columns.end(), name) == fields.columns.end()) {
            columns.push_back(
                format("{} AS {}", attributeTerm("attributes", name), quoteIdentifier(name)));
        }
    }
    Statement rows =
        db.prepareRestricted(format("SELECT id, ({}) FROM (SELECT {} FROM {} WHERE {})", expression,
                                    join(columns, ", "), fields.from, fields.filter),
                             fields.readable);
    while (rows.step()) {
        out[rows.integer(0)] = std::string(trim(textOf(rows, 1)));
    }
    return out;
}

Accounts loadAccounts(const Connection& db, const std::string& segment) {
    std::map<std::int64_t, std::string> segments;
    if (!segment.empty()) {
        segments = texts(db, RecordTable::Accounts,
                         columnOrExpression(db, RecordTable::Accounts, segment, {}));
    }
    Accounts accounts;
    Statement rows = db.prepare("SELECT id, source, external_id, coalesce(name, external_id) "
                                "FROM accounts ORDER BY id");
    while (rows.step()) {
        const auto found = segments.find(rows.integer(0));
        accounts[{rows.string(1), rows.string(2)}] = {rows.string(2), rows.string(3),
                                                      found == segments.end() ? "" : found->second};
    }
    return accounts;
}

} // namespace

void to_json(Json& json, const ProductGapsReport& report) {
    const auto at = [](const std::vector<std::string>& names, int i) {
        return names[static_cast<std::size_t>(i)];
    };
    Json products = Json::array();
    for (const analysis::ProductShare& p : report.gaps.products) {
        products.push_back({{"segment", at(report.segments, p.segment)},
                            {"product", at(report.products, p.product)},
                            {"accounts", p.accounts},
                            {"buyers", p.buyers},
                            {"share", p.share()},
                            {"value", p.value},
                            {"per_buyer", p.perBuyer()},
                            {"missing", p.missing()}});
    }
    Json gaps = Json::array();
    for (const analysis::ProductGap& g : report.gaps.gaps) {
        gaps.push_back({{"account", at(report.accountIds, g.account)},
                        {"name", at(report.accountNames, g.account)},
                        {"product", at(report.products, g.product)},
                        {"share", g.share},
                        {"per_buyer", g.perBuyer},
                        {"expected", g.expected()}});
    }
    json = Json{
        {"accounts", report.accounts},
        {"purchases", report.purchases},
        {"value", report.value},
        {"without_account", {{"purchases", report.noAccount}, {"value", report.noAccountValue}}},
        {"without_product_or_value", report.noProduct},
        {"products", std::move(products)},
        {"pairs", report.gaps.pairs},
        {"gaps", std::move(gaps)}};
}

ProductGapsReport findProductGaps(const Connection& db, const ProductGapsParams& params, Job& job) {
    if (trim(params.product).empty()) {
        throw Error(Code::Usage, "no product is named",
                    "name a column of the opportunities by --product");
    }
    if (!(params.leastShare >= 0 && params.leastShare <= 1) || params.most < 0) {
        throw Error(Code::Usage, "that is no share of accounts", "choose 0 to 1");
    }
    job.step(0, "reading purchases");
    const Accounts accounts = loadAccounts(db, params.segment);
    const std::string value =
        columnOrExpression(db, RecordTable::Opportunities, params.value, "amount");
    const auto productOf =
        texts(db, RecordTable::Opportunities,
              columnOrExpression(db, RecordTable::Opportunities, params.product, {}));
    std::map<std::int64_t, std::pair<std::string, std::string>> ownerOf;
    Statement owners = db.prepare("SELECT id, source, account_external_id FROM "
                                  "base_opportunities WHERE removed = 0");
    while (owners.step()) {
        ownerOf[owners.integer(0)] = {owners.string(1), textOf(owners, 2)};
    }
    ProductGapsReport report;
    Numbers accountNumbers;
    Numbers productNumbers;
    Numbers segmentNumbers;
    std::vector<analysis::Purchase> purchases;
    for (const RecordValue& item :
         selectRecordValues(db, RecordTable::Opportunities, value, params.where)) {
        job.checkpoint();
        const std::string& product = productOf.at(item.id);
        const auto owner = accounts.find(ownerOf.at(item.id));
        if (product.empty() || !item.value || !std::isfinite(*item.value)) {
            ++report.noProduct;
        } else if (owner == accounts.end()) {
            ++report.noAccount;
            report.noAccountValue += *item.value;
        } else {
            const auto known = report.accountIds.size();
            const int account = accountNumbers.of(owner->first.first + '\n' + owner->first.second,
                                                  report.accountIds);
            if (report.accountIds.size() > known) {
                report.accountIds.back() = owner->second.externalId;
                report.accountNames.push_back(owner->second.name);
                report.segmentOf.push_back(
                    segmentNumbers.of(owner->second.segment, report.segments));
            }
            purchases.push_back(
                {account, productNumbers.of(product, report.products), *item.value});
            report.value += *item.value;
        }
    }
    if (purchases.empty()) {
        throw Error(Code::Input, "no opportunity with an account, a product and a value fits",
                    "import opportunities, or choose other columns");
    }
    report.accounts = static_cast<std::int64_t>(report.accountIds.size());
    report.purchases = static_cast<std::int64_t>(purchases.size());
    job.step(0.6, "comparing accounts");
    report.gaps = analysis::productGaps(purchases, report.segmentOf, params.leastShare,
                                        static_cast<std::size_t>(params.most));
    job.step(1, "done");
    return report;
}

} // namespace core
