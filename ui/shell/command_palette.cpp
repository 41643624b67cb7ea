// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/shell/account_store.h"
#include "ui/shell/actions.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"
#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kWidth = 520;
constexpr int kRows = 10;
constexpr std::size_t kShown = 40;
constexpr int kPerKind = 8; ///< units and accounts at most
constexpr int kDetailRole = Qt::UserRole + 1;

/// The words at the left, what they are at the right.
class EntryDelegate : public QStyledItemDelegate {
public:
    EntryDelegate(const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent), theme_(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Tokens& t = theme_.tokens();
        const bool chosen = option.state & QStyle::State_Selected;
        painter->fillRect(option.rect, chosen ? t.rowSelection : t.base);
        const QRect room = option.rect.adjusted(12, 0, -12, 0);
        const QString detail = index.data(kDetailRole).toString();
        painter->setFont(theme_.font(TextRole::Small));
        painter->setPen(t.text3);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, detail);
        const int used = painter->fontMetrics().horizontalAdvance(detail) + 16;
        painter->setFont(theme_.font(TextRole::Body));
        painter->setPen(index.flags() & Qt::ItemIsEnabled ? t.text : t.text3);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(index.data().toString(),
                                                            Qt::ElideMiddle, room.width() - used));
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {100, std::max(theme_.metrics().row + 4,
                              QFontMetrics(theme_.font(TextRole::Body)).height() + 10)};
    }

private:
    const Theme& theme_;
};

/// 0 for a text that begins with the words, 1 for one that has a word beginning with them, 2 for
/// one that holds them, -1 for none of these.
int rankOf(const QString& text, const QString& words) {
    const auto at = text.indexOf(words, 0, Qt::CaseInsensitive);
    if (at <= 0) {
        return static_cast<int>(at);
    }
    return text[at - 1].isLetterOrNumber() ? 2 : 1;
}

} // namespace

CommandPalette::CommandPalette(const AppContext& context, QWidget* window)
    : QFrame(window), context_(context), words_(new QLineEdit(this)), list_(new QListView(this)),
      model_(new QStandardItemModel(this)) {
    setObjectName("palette");
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    words_->setPlaceholderText(tr("Place, account or action"));
    words_->setAccessibleName(tr("Find a place, an account or an action"));
    words_->installEventFilter(this);
    list_->setModel(model_);
    list_->setItemDelegate(new EntryDelegate(context.theme, list_));
    list_->setUniformItemSizes(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setAccessibleName(tr("What was found"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(words_);
    column->addWidget(list_);
    connect(words_, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(list_, &QListView::clicked, this, &CommandPalette::runCurrent);
    hide();
}

void CommandPalette::open() {
    const int row = list_->itemDelegate()->sizeHint({}, {}).height();
    const int height = kRows * row + words_->sizeHint().height() + 24;
    const int width = std::min(kWidth, parentWidget()->width() - 24);
    setGeometry((parentWidget()->width() - width) / 2, 76, width,
                std::min(height, parentWidget()->height() - 100));
    words_->clear();
    find({});
    raise();
    show();
    words_->setFocus();
}

void CommandPalette::add(int rank, PaletteEntry entry) {
    found_.emplace_back(rank, std::move(entry));
}

void CommandPalette::find(const QString& typed) {
    const QString words = typed.simplified();
    found_.clear();
    findActions(words);
    if (!words.isEmpty() && context_.session.isOpen()) {
        findTerritories(words);
        findUnits(words);
        findAccounts(words);
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    entries_.clear();
    model_->clear();
    for (auto& [rank, entry] : found_) {
        if (entries_.size() == kShown) {
            break;
        }
        auto* item = new QStandardItem(entry.text);
        item->setData(entry.detail, kDetailRole);
        item->setEnabled(entry.enabled);
        model_->appendRow(item);
        entries_.push_back(std::move(entry));
    }
    list_->setCurrentIndex(model_->index(0, 0));
}

void CommandPalette::findActions(const QString& words) {
    for (const ActionSpec& spec : actionTable()) {
        QAction* action = context_.actions[spec.id];
        const QString text = action->text().remove('&').remove(QChar(0x2026));
        const int rank = rankOf(text, words);
        if (rank < 0) {
            continue;
        }
        const QList<QKeySequence> keys = context_.actions.shortcuts(spec.id);
        add(rank + (action->isEnabled() ? 0 : 3),
            {text, keys.isEmpty() ? QString() : keys.front().toString(QKeySequence::NativeText),
             action->isEnabled(), [action] { action->trigger(); }});
    }
}

void CommandPalette::findTerritories(const QString& words) {
    for (const TerritoryRow& row : context_.session.figures().territories) {
        if (const int rank = rankOf(row.name, words); rank >= 0) {
            add(rank, {row.name, tr("territory %1").arg(row.position), true, [this, id = row.id] {
                           context_.selection.setTerritories({id});
                           context_.selection.setTarget(id);
                       }});
        }
    }
}

void CommandPalette::showUnits(std::vector<core::UnitId> units) {
    context_.selection.setUnits(std::move(units));
    context_.actions["view.fitSelection"]->trigger();
}

void CommandPalette::findUnits(const QString& words) {
    const LayerData* layer = context_.session.layer();
    int found = 0;
    for (std::size_t i = 0; layer && i < layer->units.size() && found < kPerKind; ++i) {
        const core::BasicUnit& unit = layer->units[i];
        const QString key = QString::fromStdString(unit.key);
        const QString name = QString::fromStdString(unit.name);
        const int byKey = rankOf(key, words);
        const int byName = rankOf(name, words);
        if (byKey != 0 && byName != 0) {
            continue; // units are many: only what begins with the words
        }
        ++found;
        add(1, {name.isEmpty() || name == key ? key : QStringLiteral("%1 %2").arg(key, name),
                layer->zips ? tr("ZIP") : tr("unit"), true,
                [this, id = unit.id] { showUnits({id}); }});
    }
}

void CommandPalette::findAccounts(const QString& words) {
    const LayerData* layer = context_.session.layer();
    if (!layer || words.size() < 2) {
        return;
    }
    context_.runner.now(tr("Find accounts"), [&] {
        for (const FoundAccount& account :
             accountsLike(context_.session.workspace().reader(), layer->layer.id,
                          words.toStdString(), kPerKind)) {
            add(2, {QString::fromStdString(account.name), tr("account"), bool(account.unit),
                    [this, unit = account.unit] { showUnits({unit}); }});
        }
    });
}

void CommandPalette::runCurrent() {
    const int row = list_->currentIndex().row();
    if (row < 0 || row >= static_cast<int>(entries_.size()) ||
        !entries_[static_cast<std::size_t>(row)].enabled) {
        return;
    }
    const std::function<void()> run = entries_[static_cast<std::size_t>(row)].run;
    hide();
    run();
}

void CommandPalette::step(int rows) {
    const int row =
        std::clamp(list_->currentIndex().row() + rows, 0, std::max(0, model_->rowCount() - 1));
    list_->setCurrentIndex(model_->index(row, 0));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut) {
        hide();
    }
    if (event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down: step(1); return true;
        case Qt::Key_Up: step(-1); return true;
        case Qt::Key_PageDown: step(kRows); return true;
        case Qt::Key_PageUp: step(-kRows); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: runCurrent(); return true;
        case Qt::Key_Escape: hide(); return true;
        default: break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace ui
