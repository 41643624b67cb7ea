// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/page_model.h"

#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/widgets/figures.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ui {

namespace tables = core::tables;

namespace {

constexpr int kPageRows = 128;
constexpr std::size_t kPagesKept = 96;
/// Pages that are still worth reading when a fast scroll has passed them by.
constexpr std::size_t kPagesWanted = 4;

qint64 nowMs() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

QString sentenceOf(const core::Error& error) {
    QString text = capitalised(QString::fromStdString(error.what()));
    if (!error.hint().empty()) {
        text += QStringLiteral(". ") + capitalised(QString::fromStdString(error.hint()));
    }
    return text;
}

} // namespace

PageModel::PageModel(tables::Table table, QObject* parent)
    : QAbstractTableModel(parent), table_(table),
      generation_(std::make_shared<std::atomic<std::uint64_t>>(0)) {}

void PageModel::open(const TableOrigin& origin, bool zips) {
    ++opening_;
    ++*generation_;
    origin_ = origin;
    zips_ = zips;
    for (TableLane* lane : {&finder_, &pager_, &learner_}) {
        lane->open(origin);
    }
    emit aboutToChangeRows(true);
    beginResetModel();
    ids_.clear();
    rows_.clear();
    columns_.clear();
    sourceColumns_.clear();
    state_ = {};
    dropPages();
    fetching_ = false;
    endResetModel();
    emit rowsChanged();
    if (!origin.workspace) {
        searching_ = false;
        emit searchingChanged();
        return;
    }
    pager_.post(
        [this, opening = opening_](tables::TableSource& source) {
            QMetaObject::invokeMethod(
                this,
                [this, opening, columns = source.columns()] {
                    // The further ones may have come first.
                    if (opening == opening_ && state_.further == tables::FurtherColumns{}) {
                        takeColumns(columns);
                    }
                },
                Qt::QueuedConnection);
        },
        [](const core::Error&) {});
    fresh_ = true;
    search();
    learn();
}

void PageModel::learn() {
    if (table_ != tables::Table::Accounts) {
        return;
    }
    learning_ = true;
    learner_.post(
        [this, opening = opening_](tables::TableSource& source) {
            source.learnColumns();
            QMetaObject::invokeMethod(
                this,
                [this, opening, columns = source.columns(), further = source.further()] {
                    if (opening != opening_) {
                        return;
                    }
                    learning_ = false;
                    if (further == state_.further) {
                        return;
                    }
                    state_.further = further;
                    takeColumns(columns);
                    if (!query_.where.empty() || !query_.sort.empty()) {
                        search(); // the expression may have asked for one of these columns
                    }
                },
                Qt::QueuedConnection);
        },
        [this](const core::Error&) {
            QMetaObject::invokeMethod(
                this, [this] { learning_ = false; }, Qt::QueuedConnection);
        });
}

/// An edit may have made segments or undone them; each scheme is a column.
void PageModel::learnSegments() {
    if (table_ != tables::Table::Accounts || learning_) {
        return;
    }
    learner_.post(
        [this, opening = opening_](tables::TableSource& source) {
            if (source.segmentsChanged()) {
                QMetaObject::invokeMethod(
                    this,
                    [this, opening] {
                        if (opening == opening_) {
                            learn();
                        }
                    },
                    Qt::QueuedConnection);
            }
        },
        [](const core::Error&) {});
}

void PageModel::takeColumns(const std::vector<tables::Column>& all) {
    emit aboutToChangeRows(false);
    beginResetModel();
    columns_.clear();
    sourceColumns_.clear();
    territoryColumn_ = codeColumn_ = -1;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].id == (table_ == tables::Table::Accounts ? "unit_id" : "id")) {
            extra_ = i;
        }
        if (!all[i].listed) {
            continue;
        }
        const int place = static_cast<int>(columns_.size());
        territoryColumn_ = all[i].id == "territory" ? place : territoryColumn_;
        codeColumn_ = all[i].id == "territory_id" ? place : codeColumn_;
        columns_.push_back(all[i]);
        sourceColumns_.push_back(i);
    }
    dropPages();
    endResetModel();
    emit columnsChanged();
    emit rowsChanged();
}

void PageModel::dropPages() {
    pages_.clear();
    wanted_.clear();
}

bool PageModel::followsPlan() const {
    if (table_ == tables::Table::Territories) {
        return true;
    }
    const QString where = QString::fromStdString(query_.where);
    return std::any_of(columns_.begin(), columns_.end(), [&](const tables::Column& column) {
        return column.ofPlan &&
               (column.id == query_.sort ||
                where.contains(QString::fromStdString(column.id), Qt::CaseInsensitive));
    });
}

void PageModel::refresh(bool data) {
    if (!origin_.workspace) {
        return;
    }
    ++state_.plan;
    state_.data += data ? 1 : 0;
    if (data) {
        learn();
    } else {
        learnSegments();
    }
    if (data || followsPlan()) {
        search();
    }
    // The old cells stay on the screen until the new ones are there.
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

void PageModel::setQuery(const tables::RowQuery& query) {
    if (query == query_) {
        return;
    }
    query_ = query;
    fresh_ = true;
    search();
}

void PageModel::search() {
    if (!origin_.workspace) {
        return;
    }
    const std::uint64_t mine = ++*generation_;
    finder_.stop();
    asked_ = nowMs();
    searching_ = true;
    emit searchingChanged();
    const auto deliver = [this, mine, newest = generation_](std::vector<std::int64_t> ids,
                                                            bool all) {
        QMetaObject::invokeMethod(
            this,
            [this, mine, ids = std::move(ids), all]() mutable {
                if (mine == *generation_) {
                    showRows(std::move(ids), all);
                }
            },
            Qt::QueuedConnection);
    };
    const auto work = [mine, newest = generation_, query = query_, state = state_, deliver,
                       early = fresh_](tables::TableSource& source) {
        if (mine != *newest) {
            return;
        }
        source.follow(state);
        std::vector<std::int64_t> ids;
        bool first = early;
        source.select(query, [&](std::span<const std::int64_t> found) {
            ids.insert(ids.end(), found.begin(), found.end());
            if (std::exchange(first, false)) {
                deliver(ids, false);
            }
        });
        deliver(std::move(ids), true);
    };
    finder_.post(work, [this, mine, newest = generation_](const core::Error& error) {
        if (mine != *newest) {
            return;
        }
        QMetaObject::invokeMethod(
            this,
            [this, mine, error] {
                if (mine != *generation_) {
                    return;
                }
                if (error.code() == core::Code::Cancelled) {
                    search(); // it was meant for the one before
                    return;
                }
                searching_ = false;
                emit searchingChanged();
                emit refused(sentenceOf(error));
            },
            Qt::QueuedConnection);
    });
}

void PageModel::showRows(std::vector<std::int64_t> ids, bool all) {
    const double passed = static_cast<double>(nowMs() - asked_);
    firstMs_ = all && !fresh_ ? firstMs_ : passed;
    allMs_ = passed;
    const bool longer =
        !fresh_ && ids.size() >= ids_.size() && std::equal(ids_.begin(), ids_.end(), ids.begin());
    if (longer && ids.size() > ids_.size()) {
        const int before = rowCount();
        beginInsertRows({}, before, static_cast<int>(ids.size()) - 1);
        ids_ = std::move(ids);
        rows_.clear();
        pages_.erase(before / kPageRows); // it was not full
        endInsertRows();
    } else if (!longer) {
        emit aboutToChangeRows(fresh_);
        beginResetModel();
        ids_ = std::move(ids);
        rows_.clear();
        dropPages();
        endResetModel();
        emit rowsChanged();
    }
    fresh_ = false;
    if (all) {
        searching_ = false;
        emit searchingChanged();
        emit refused({});
    }
}

void PageModel::setMarks(RowMarks marks) {
    marks_ = std::move(marks);
    if (rowCount() > 0 && columnCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int PageModel::columnOf(const QString& id) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].id == id.toStdString()) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

int PageModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ids_.size());
}

int PageModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

std::int64_t PageModel::idAt(int row) const {
    return row >= 0 && row < rowCount() ? ids_[static_cast<std::size_t>(row)] : 0;
}

int PageModel::rowOf(std::int64_t id) const {
    if (rows_.empty() && !ids_.empty()) {
        rows_.reserve(ids_.size());
        for (std::size_t i = 0; i < ids_.size(); ++i) {
            rows_.emplace(ids_[i], static_cast<int>(i));
        }
    }
    const auto found = rows_.find(id);
    return found == rows_.end() ? -1 : found->second;
}

bool PageModel::idle() const {
    return !searching_ && !fetching_ && wanted_.empty() && !learning_ && finder_.idle() &&
           pager_.idle() && learner_.idle();
}

void PageModel::want(int page) const {
    if (std::find(wanted_.begin(), wanted_.end(), page) != wanted_.end()) {
        return;
    }
    wanted_.push_back(page);
    if (wanted_.size() > kPagesWanted) {
        wanted_.erase(wanted_.begin());
    }
    if (!fetching_) {
        auto* self = const_cast<PageModel*>(this);
        QMetaObject::invokeMethod(
            self, [self] { self->pump(); }, Qt::QueuedConnection);
    }
}

void PageModel::pump() {
    if (fetching_ || wanted_.empty() || columns_.empty()) {
        return;
    }
    const int page = wanted_.back();
    const std::size_t first = static_cast<std::size_t>(page) * kPageRows;
    if (first >= ids_.size()) {
        wanted_.pop_back();
        pump();
        return;
    }
    fetching_ = true;
    const std::size_t count = std::min<std::size_t>(kPageRows, ids_.size() - first);
    std::vector<std::int64_t> ids(ids_.begin() + static_cast<std::ptrdiff_t>(first),
                                  ids_.begin() + static_cast<std::ptrdiff_t>(first + count));
    std::vector<std::size_t> columns = sourceColumns_;
    columns.push_back(extra_);
    const auto answer = [this, opening = opening_, page, state = state_, ids,
                         asked = sourceColumns_](std::vector<tables::Row> rows) {
        QMetaObject::invokeMethod(
            this,
            [this, opening, page, plan = state.plan, ids, asked, rows = std::move(rows)]() mutable {
                if (opening != opening_) {
                    return;
                }
                fetching_ = false;
                wanted_.erase(std::remove(wanted_.begin(), wanted_.end(), page), wanted_.end());
                // Other rows may lie there by now.
                const std::size_t start = static_cast<std::size_t>(page) * kPageRows;
                const bool same = asked == sourceColumns_ && start + ids.size() <= ids_.size() &&
                                  std::equal(ids.begin(), ids.end(),
                                             ids_.begin() + static_cast<std::ptrdiff_t>(start));
                if (same && !rows.empty()) {
                    takePage(page, plan, std::move(rows));
                } else if (rowCount() > 0) {
                    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
                }
                pump();
            },
            Qt::QueuedConnection);
    };
    pager_.post(
        [answer, ids, columns, state = state_](tables::TableSource& source) {
            source.follow(state);
            answer(source.rows(ids, columns));
        },
        [answer](const core::Error&) { answer({}); });
}

void PageModel::takePage(int page, std::uint64_t version, std::vector<tables::Row> rows) {
    if (pages_.size() >= kPagesKept && !pages_.contains(page)) {
        const auto oldest =
            std::min_element(pages_.begin(), pages_.end(), [](const auto& a, const auto& b) {
                return a.second.used < b.second.used;
            });
        pages_.erase(oldest);
    }
    const int first = page * kPageRows;
    const int last = first + static_cast<int>(rows.size()) - 1;
    pages_[page] = {std::move(rows), version, ++uses_};
    emit dataChanged(index(first, 0), index(last, columnCount() - 1));
}

const tables::Row* PageModel::rowAt(int row) const {
    const int page = row / kPageRows;
    const auto found = pages_.find(page);
    if (found == pages_.end()) {
        want(page);
        return nullptr;
    }
    found->second.used = ++uses_;
    if (found->second.version != state_.plan) {
        want(page);
    }
    const auto place = static_cast<std::size_t>(row % kPageRows);
    const std::vector<tables::Row>& rows = found->second.rows;
    return place < rows.size() && !rows[place].empty() ? &rows[place] : nullptr;
}

std::int64_t PageModel::unitAt(int row) const {
    if (table_ == tables::Table::Units) {
        return idAt(row);
    }
    const tables::Row* cells = rowAt(row);
    const auto* unit = cells ? std::get_if<std::int64_t>(&cells->back()) : nullptr;
    return unit && table_ == tables::Table::Accounts ? *unit : 0;
}

QVariant PageModel::territoryData(const tables::Row& cells, int row, int role) const {
    const auto pending = marks_.target.find(unitAt(row));
    const bool moves = pending != marks_.target.end();
    if (role == Qt::DisplayRole) {
        const QString name =
            cellText(cells[static_cast<std::size_t>(territoryColumn_)], columns_[0]);
        return moves ? QStringLiteral("%1 → %2").arg(name, pending->second.name) : name;
    }
    if (role == FillRole) {
        const auto* code =
            codeColumn_ < 0
                ? nullptr
                : std::get_if<std::string>(&cells[static_cast<std::size_t>(codeColumn_)]);
        const auto mark = code ? marks_.byCode.find(*code) : marks_.byCode.end();
        return mark == marks_.byCode.end() ? QVariant() : QVariant(mark->second.fill);
    }
    return role == ProposedFillRole && moves ? QVariant(pending->second.fill) : QVariant();
}

QVariant PageModel::data(const QModelIndex& index, int role) const {
    if (role == IdRole) {
        return QVariant::fromValue<qint64>(idAt(index.row()));
    }
    const auto column = static_cast<std::size_t>(index.column());
    const tables::Column& head = columns_[column];
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(Qt::AlignVCenter |
                                (tables::isNumeric(head.kind) ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole && role != FillRole && role != ToneRole && role != StrongRole &&
        role != ProposedFillRole) {
        return {};
    }
    const tables::Row* cells = rowAt(index.row());
    if (!cells) {
        return {};
    }
    if (index.column() == territoryColumn_) {
        return territoryData(*cells, index.row(), role);
    }
    const tables::Cell& cell = (*cells)[column];
    if (role == Qt::DisplayRole) {
        return cellText(cell, head);
    }
    const bool territoryName = table_ == tables::Table::Territories && head.id == "name";
    if (role == FillRole && territoryName) {
        const auto fill = marks_.fills.find(idAt(index.row()));
        return fill == marks_.fills.end() ? QVariant() : QVariant(fill->second);
    }
    const auto* share = std::get_if<double>(&cell);
    if (role == ToneRole && head.kind == tables::ColumnKind::Share && share &&
        table_ == tables::Table::Territories) {
        const double off = *share - 1;
        return off > marks_.tolerance    ? QVariant(static_cast<int>(Tone::Over))
               : off < -marks_.tolerance ? QVariant(static_cast<int>(Tone::Under))
                                         : QVariant();
    }
    return {};
}

QVariant PageModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section >= columnCount()) {
        return {};
    }
    const tables::Column& column = columns_[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) {
        return columnTitle(column, table_, zips_);
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(Qt::AlignVCenter |
                                (tables::isNumeric(column.kind) ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role == Qt::ToolTipRole) {
        return tr("%1 in expressions").arg(QString::fromStdString(column.id));
    }
    return {};
}

void PageModel::readRows(std::vector<std::int64_t> ids, const Reading& reading,
                         std::function<void()> then) {
    pager_.post(
        [this, ids = std::move(ids), reading, state = state_,
         then = std::move(then)](tables::TableSource& source) {
            source.follow(state);
            reading(source, ids);
            QMetaObject::invokeMethod(this, then, Qt::QueuedConnection);
        },
        [](const core::Error&) {});
}

} // namespace ui
