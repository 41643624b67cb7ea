// SPDX-License-Identifier: GPL-3.0-or-later
// What the views of the Analysis workspace need: records, a market, tables of one's own.
#include "ui/analysis/analysis_form.h"
#include "ui/analysis/analysis_mode.h"
#include "ui/analysis/analysis_page.h"
#include "ui/dialogs/ask.h"
#include "ui/widgets/figures.h"

namespace ui {

namespace {

bool goesByMarkets(const AnalysisQuery& query) {
    return (query.kind == AnalysisKind::Leads && query.leadsBy == "area") ||
           (query.kind == AnalysisKind::Whitespace && query.by == "area");
}

} // namespace

/// What has to be there before the view can be computed, in a sentence; empty = nothing.
QString AnalysisMode::missingFor(const std::optional<AnalysisInput>& asked) const {
    if (!asked) {
        return tr("There are no areas yet: import units or accounts.");
    }
    const AnalysisKind kind = asked->query.kind;
    if (!sources_.records.contains(QLatin1String(recordsOf(kind)))) {
        switch (recordsOf(kind)[0]) {
        case 'o': return tr("There are no deals yet: connect a CRM or import them.");
        case 'l': return tr("There are no leads yet: connect a CRM or import them.");
        default: return tr("There are no accounts yet: connect a CRM or import a spreadsheet.");
        }
    }
    if (kind == AnalysisKind::Whitespace && asked->query.market.empty()) {
        return missingMarket();
    }
    if (goesByMarkets(asked->query) &&
        (asked->query.areas.empty() || asked->query.areaColumn.empty())) {
        return tr("Choose the table that says for each county in which market it lies: columns "
                  "with the county's FIPS code, or its state and name, and with the market.");
    }
    if (kind != AnalysisKind::Whitespace && asked->scenario.empty()) {
        return tr("There is no plan yet whose territories could be looked at.");
    }
    return {};
}

/// The table that would be all that is missing.
std::optional<OwnTable> AnalysisMode::missingTable(const AnalysisQuery& asked) const {
    if (!sources_.records.contains(QLatin1String(recordsOf(asked.kind)))) {
        return std::nullopt;
    }
    if (asked.kind == AnalysisKind::Whitespace && asked.market.empty()) {
        return OwnTable::Market;
    }
    return goesByMarkets(asked) ? std::optional(OwnTable::Areas) : std::nullopt;
}

QString AnalysisMode::missingMarket() const {
    if (sources_.measures.isEmpty()) {
        return tr("Nothing says how large the market is: the units have no measure. Choose a table "
                  "of your own as Source: people, establishments or employees by ZIP.");
    }
    QStringList names;
    for (const QString& name : sources_.measures) {
        names << measureTitle(name);
    }
    return tr("Nothing says how large the market is: all that the units have (%1) was summed up "
              "from your own accounts, which cannot say who is missing among them. Choose a table "
              "of your own as Source: people, establishments or employees by ZIP.")
        .arg(names.join(QStringLiteral(", ")));
}

void AnalysisMode::chooseTable(OwnTable which) {
    context_.ask.openFile(
        context_.window,
        which == OwnTable::Market ? tr("The market by unit") : tr("The market of each county"),
        {tr("Tables (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.dbf *.gz *.zip)"), tr("All files (*)")},
        [this, which](const QString& path) { adoptTable(which, path.toStdString()); });
}

/// The columns that are likely meant are chosen; anybody may choose others.
void AnalysisMode::adoptTable(OwnTable which, const std::string& path) {
    ++running_;
    context_.runner.run(
        tr("Read the table"), this, [path](core::Job&) { return readTableColumns(path); },
        [this, which, path](const TableColumns& columns) {
            --running_;
            sources_.tables[path] = columns;
            unreadable_.erase(path);
            AnalysisQuery query = page_->form().query();
            pathOf(query, which) = path;
            if (which == OwnTable::Market) {
                query.marketKey = keyColumn(columns).toStdString();
                query.market = figureColumn(columns).toStdString();
                query.withheld = withheldColumn(columns).toStdString();
            } else {
                query.areaColumn = marketColumn(columns).toStdString();
            }
            page_->setSources(sources_);
            page_->form().setQuery(query);
            compute();
        },
        [this] { --running_; });
}

/// Reads the columns of tables that a kept view names. True if there are any to be read.
bool AnalysisMode::readTables() {
    AnalysisQuery query = page_->query();
    for (const OwnTable which : {OwnTable::Market, OwnTable::Areas}) {
        const std::string path = pathOf(query, which);
        if (path.empty() || sources_.tables.contains(path) || unreadable_.contains(path)) {
            continue;
        }
        ++running_;
        unreadable_.insert(path); // until it has been read
        context_.runner.run(
            tr("Read the table"), this, [path](core::Job&) { return readTableColumns(path); },
            [this, path](const TableColumns& columns) {
                --running_;
                unreadable_.erase(path);
                sources_.tables[path] = columns;
                page_->setSources(sources_);
                compute();
            },
            [this] {
                --running_;
                compute(); // which says what is the matter with it
            });
        return true;
    }
    return false;
}

} // namespace ui
