// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_fields.h"

#include "ui/widgets/figures.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>

namespace ui {

namespace {

/// Keeps a column of a table that has not been read yet.
void fillColumns(QComboBox& box, const QString& none, const QStringList& columns,
                 const std::string& chosen) {
    box.clear();
    if (!none.isEmpty()) {
        box.addItem(none, QString());
    }
    for (const QString& column : columns) {
        box.addItem(column, column); // a person's own words, as they are
    }
    const QString wanted = QString::fromStdString(chosen);
    if (!wanted.isEmpty() && !columns.contains(wanted) && columns.isEmpty()) {
        box.addItem(wanted, wanted);
    }
    chooseData(box, wanted);
}

TableColumns columnsOf(const AnalysisSources& sources, const std::string& path) {
    const auto found = sources.tables.find(path);
    return found == sources.tables.end() ? TableColumns() : found->second;
}

/// What market, what of it is held, and how the two are set against each other.
class MarketFields : public AnalysisFields {
    Q_DECLARE_TR_FUNCTIONS(MarketFields)

public:
    explicit MarketFields(const Theme& theme) : AnalysisFields(theme, tr("Whitespace")) {
        table_ = addTable("analysisMarketFrom", tr("Source"), OwnTable::Market,
                          tr("Where the market comes from: measures of the plan, or a table of "
                             "your own by ZIP"));
        market_ = addCombo("analysisMarket", tr("Market"),
                           tr("The measure of the layer, or the column of the table, that says how "
                              "large the market is"));
        key_ = addCombo("analysisMarketKey", tr("Key"),
                        tr("The column of the table with the keys of the units"));
        withheld_ = addCombo("analysisWithheld", tr("Withheld"),
                             tr("The column with the size class (A to M) of figures that the "
                                "Census withholds: they count as ranges, never as zero"));
        customers_ = addCombo("analysisCustomers", tr("Customers"),
                              tr("What is sold already: the number of accounts or what they hold"));
        by_ = addCombo("analysisBy", tr("By"),
                       tr("Units, counties, states, or the markets of a table of counties (DMAs, "
                          "metropolitan areas)"));
        areas_ = addTable("analysisMarketAreas", tr("Table"), OwnTable::Areas,
                          tr("A table that says for each county in which market it lies"));
        area_ = addCombo("analysisMarketArea", tr("Column"), tr("Its column with the market"));
        classes_ = addCombo("analysisClasses", tr("Classes"));
        classes_->addItem(tr("Round breaks"), false);
        classes_->addItem(tr("Quantiles"), true);
        least_ = addNumber("analysisLeast", tr("Hatch below"), 1e9, {},
                           tr("Areas with less market are hatched: their figures say too little"));
    }

    bool isOf(AnalysisKind kind) const override { return kind == AnalysisKind::Whitespace; }

    void arrange(const AnalysisQuery& query) override {
        arrangeAreas(query);
        if (query.marketFrom != filledFrom_) { // back from a table to the plan
            AnalysisQuery now = query;
            now.market = marketAmong(sources_).toStdString();
            show(sources_, now);
        }
    }

    void read(AnalysisQuery& query) const override {
        query.marketFrom = dataOf(*table_);
        query.market = dataOf(*market_);
        query.marketKey = dataOf(*key_);
        query.withheld = dataOf(*withheld_);
        query.customers = dataOf(*customers_);
        query.by = dataOf(*by_);
        query.areas = dataOf(*areas_);
        query.areaColumn = dataOf(*area_);
        query.quantiles = classes_->currentData().toBool();
        query.least = least_->value();
    }

protected:
    void fill(const AnalysisSources& sources, const AnalysisQuery& query) override {
        sources_ = sources;
        setTable(*table_, tr("The plan"), query.marketFrom);
        fillMarket(query);
        fillBox(*customers_, tr("Number"), sources.accountValues, query.customers);
        by_->clear();
        by_->addItem(sources.zips ? tr("ZIP") : tr("Unit"), QStringLiteral("unit"));
        by_->addItem(tr("County"), QStringLiteral("county"));
        by_->addItem(tr("State"), QStringLiteral("state"));
        by_->addItem(tr("Markets"), QStringLiteral("area"));
        chooseData(*by_, QString::fromStdString(query.by));
        setTable(*areas_, {}, query.areas);
        fillColumns(*area_, {}, columnsOf(sources, query.areas).names, query.areaColumn);
        arrangeAreas(query);
        chooseData(*classes_, query.quantiles);
        least_->setValue(query.least);
    }

private:
    void arrangeAreas(const AnalysisQuery& query) {
        form().setRowVisible(areas_, query.by == "area");
        form().setRowVisible(area_, query.by == "area");
    }
    /// The columns of the table, or the measures of the plan.
    void fillMarket(const AnalysisQuery& query) {
        filledFrom_ = query.marketFrom;
        const bool own = !query.marketFrom.empty();
        const TableColumns columns = columnsOf(sources_, query.marketFrom);
        if (own) {
            fillColumns(*market_, {}, columns.names, query.market);
        } else {
            fillBox(*market_, tr("none yet"), sources_.measures, query.market);
        }
        fillColumns(*key_, {}, columns.names, query.marketKey);
        fillColumns(*withheld_, tr("nothing"), columns.names, query.withheld);
        form().setRowVisible(key_, own);
        form().setRowVisible(withheld_, own);
    }

    AnalysisSources sources_;
    std::string filledFrom_;
    QComboBox* table_;
    QComboBox* market_;
    QComboBox* key_;
    QComboBox* withheld_;
    QComboBox* customers_;
    QComboBox* by_;
    QComboBox* areas_;
    QComboBox* area_;
    QComboBox* classes_;
    QDoubleSpinBox* least_;
};

/// Which markets leads are sorted by, and what of them the map shows.
class LeadFields : public AnalysisFields {
    Q_DECLARE_TR_FUNCTIONS(LeadFields)

public:
    explicit LeadFields(const Theme& theme) : AnalysisFields(theme, tr("Leads")) {
        by_ = addChoice("analysisLeadsBy", tr("By"),
                        {{"county", tr("County")},
                         {"state", tr("State")},
                         {"area", tr("Markets")},
                         {"owner", tr("Owner")}},
                        tr("Counties, states, the markets of a table of counties (DMAs, "
                           "metropolitan areas), or who answers"));
        table_ = addTable("analysisAreas", tr("Table"), OwnTable::Areas,
                          tr("A table that says for each county in which market it lies"));
        area_ = addCombo("analysisAreaColumn", tr("Column"), tr("Its column with the market"));
        answer_ = addCombo("analysisAnswer", tr("Answer"),
                           tr("The column of leads with the minutes to the first answer"));
        figure_ = addChoice(
            "analysisLeadFigure", tr("Map"),
            {{"conversion", tr("Conversion")},
             {"minutes", tr("Answer time")},
             {"others", tr("Others' ground")},
             {"zones", tr("Two hours apart")}},
            tr("What the upper map shows: how many convert, how long the first answer takes, how "
               "many are with somebody who is not in charge of the territory, or two hours or more "
               "from their owner by the clock"));
    }

    void arrange(const AnalysisQuery& query) override {
        form().setRowVisible(table_, query.leadsBy == "area");
        form().setRowVisible(area_, query.leadsBy == "area");
    }

    bool isOf(AnalysisKind kind) const override { return kind == AnalysisKind::Leads; }

    void read(AnalysisQuery& query) const override {
        query.leadsBy = dataOf(*by_);
        query.areas = dataOf(*table_);
        query.areaColumn = dataOf(*area_);
        query.answer = dataOf(*answer_);
        query.leadFigure = dataOf(*figure_);
    }

protected:
    void fill(const AnalysisSources& sources, const AnalysisQuery& query) override {
        chooseData(*by_, QString::fromStdString(query.leadsBy));
        setTable(*table_, {}, query.areas);
        fillColumns(*area_, {}, columnsOf(sources, query.areas).names, query.areaColumn);
        arrange(query);
        fillBox(*answer_, tr("not known"), sources.leadValues, query.answer);
        chooseData(*figure_, QString::fromStdString(query.leadFigure));
    }

private:
    QComboBox* by_;
    QComboBox* table_;
    QComboBox* area_;
    QComboBox* answer_;
    QComboBox* figure_;
};

} // namespace

AnalysisFields* makeMarketFields(const Theme& theme) {
    return new MarketFields(theme);
}
AnalysisFields* makeLeadFields(const Theme& theme) {
    return new LeadFields(theme);
}

} // namespace ui
