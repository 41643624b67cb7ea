// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/cell_text.h"
#include "ui/tables/table_lane.h"

#include <QAbstractTableModel>

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace ui {

/// What a territory looks like in a cell.
struct TerritoryMark {
    QString name;
    int fill = 0;
};

/// What the window knows about the rows beyond the workspace: colours, and proposals that are
/// looked at.
struct RowMarks {
    std::unordered_map<std::int64_t, int> fills;            ///< by id of the territory
    std::unordered_map<std::string, TerritoryMark> byCode;  ///< territories by their code
    std::unordered_map<std::int64_t, TerritoryMark> target; ///< by unit: where a proposal puts it
    double tolerance = 0.05;
};

/// A table of any length: it holds the numbers of its rows and a few pages of their cells. Both are
/// read by threads, so nothing here waits; a cell that is not there yet is empty. Rows keep their
/// place when the plan changes and the order stays.
class PageModel : public QAbstractTableModel {
    Q_OBJECT

public:
    PageModel(core::tables::Table table, QObject* parent);

    core::tables::Table table() const { return table_; }
    const TableOrigin& origin() const { return origin_; }
    /// Shows another plan; an origin without workspace shows nothing.
    void open(const TableOrigin& origin, bool zips);
    /// Reads again after an edit, or, with `data`, after an import.
    void refresh(bool data);
    void setQuery(const core::tables::RowQuery& query);
    const core::tables::RowQuery& query() const { return query_; }
    void setMarks(RowMarks marks);

    /// Columns in the order of the source; those for expressions only are not among them.
    const std::vector<core::tables::Column>& columns() const { return columns_; }
    int columnOf(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    std::int64_t idAt(int row) const;
    const std::vector<std::int64_t>& ids() const { return ids_; }
    /// The row of an id, -1 if it is not shown. The first call after a change looks at all rows.
    int rowOf(std::int64_t id) const;
    /// The unit of a row if its page is at hand, 0 otherwise.
    std::int64_t unitAt(int row) const;
    /// Whether nothing is being read.
    bool idle() const;
    /// Whether rows are being found anew.
    bool searching() const { return searching_; }
    /// Milliseconds from the last query to its first rows, and to all of them.
    double firstRowsMs() const { return firstMs_; }
    double allRowsMs() const { return allMs_; }

    /// Reads some rows on the thread of the pages; `then` is called on this one.
    using Reading =
        std::function<void(core::tables::TableSource&, const std::vector<std::int64_t>&)>;
    void readRows(std::vector<std::int64_t> ids, const Reading& reading,
                  std::function<void()> then);

signals:
    /// There are more or other columns.
    void columnsChanged();
    /// Rows are being found, or have been.
    void searchingChanged();
    /// The rows are others or in another order; before and after that. `fresh`: because they were
    /// asked for, not because the plan has changed.
    void aboutToChangeRows(bool fresh);
    void rowsChanged();
    /// The query is not understood; the rows shown stay. Empty = it is.
    void refused(const QString& sentence);

private:
    struct Page {
        std::vector<core::tables::Row> rows;
        std::uint64_t version = 0; ///< of the plan when it was read
        std::uint64_t used = 0;
    };
    using State = core::tables::TableSource::State;
    void learn();
    void learnSegments();
    void takeColumns(const std::vector<core::tables::Column>& all);
    void search();
    void showRows(std::vector<std::int64_t> ids, bool all);
    bool followsPlan() const;
    void want(int page) const;
    void pump();
    void takePage(int page, std::uint64_t version, std::vector<core::tables::Row> rows);
    void dropPages();
    const core::tables::Row* rowAt(int row) const;
    QVariant territoryData(const core::tables::Row& cells, int row, int role) const;

    core::tables::Table table_;
    TableOrigin origin_;
    bool zips_ = false;
    std::vector<core::tables::Column> columns_;
    std::vector<std::size_t> sourceColumns_; ///< per column, its index in the source
    std::size_t extra_ = 0;                  ///< hidden column read with each page
    int territoryColumn_ = -1;
    int codeColumn_ = -1;
    core::tables::RowQuery query_;
    RowMarks marks_;
    std::vector<std::int64_t> ids_;
    mutable std::unordered_map<std::int64_t, int> rows_;     ///< of `ids_`, filled when asked for
    std::shared_ptr<std::atomic<std::uint64_t>> generation_; ///< of the query; tasks look at it
    std::uint64_t opening_ = 0;
    State state_;
    bool searching_ = false;
    bool fresh_ = false; ///< the next rows are of another query, not the same ones anew
    qint64 asked_ = 0;
    double firstMs_ = 0;
    double allMs_ = 0;
    mutable std::unordered_map<int, Page> pages_;
    mutable std::vector<int> wanted_; ///< newest last
    mutable std::uint64_t uses_ = 0;
    bool fetching_ = false;
    bool learning_ = false;
    TableLane finder_;
    TableLane pager_;
    TableLane learner_;
};

} // namespace ui
