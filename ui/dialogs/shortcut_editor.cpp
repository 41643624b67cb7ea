// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/shortcut_editor.h"

#include "ui/shell/actions.h"
#include "ui/shell/shortcut_store.h"
#include "ui/theme/style.h"
#include "ui/views/table_view.h"
#include "ui/widgets/label.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kIdRole = Qt::UserRole + 1;
constexpr QSize kSize(640, 560);

QString nameOf(const Actions& actions, const QString& id) {
    return actions[id]->text().remove('&').remove(QChar(0x2026));
}

} // namespace

ShortcutEditor::ShortcutEditor(const Theme& theme, Actions& actions, QWidget* parent)
    : QDialog(parent), theme_(theme), actions_(actions), model_(new QStandardItemModel(this)),
      filtered_(new QSortFilterProxyModel(this)), search_(new QLineEdit(this)),
      table_(new TableView(theme, this)), keys_(new QKeySequenceEdit(this)),
      note_(new Label(theme, TextRole::Small, Tone::Text3, {}, this)),
      set_(new QPushButton(tr("Set keys"), this)), reset_(new QPushButton(tr("Reset"), this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName("shortcutEditor");
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(kSize);
    auto* column = new QVBoxLayout(this);
    search_->setPlaceholderText(tr("Action or key"));
    search_->setAccessibleName(tr("Search actions and keys"));
    column->addWidget(search_);
    buildTable();
    column->addWidget(table_, 1);
    auto* row = new QHBoxLayout;
    auto* word = new Label(theme, TextRole::Small, Tone::Text2, tr("New keys"), this);
    word->setBuddy(keys_);
    keys_->setAccessibleName(tr("New keys"));
    row->addWidget(word);
    row->addWidget(keys_, 1);
    row->addWidget(set_);
    row->addWidget(reset_);
    column->addLayout(row);
    note_->setWordWrap(true);
    column->addWidget(note_);
    buildEdit();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* out = buttons->addButton(tr("Export…"), QDialogButtonBox::ActionRole);
    connect(out, &QPushButton::clicked, this, &ShortcutEditor::exportAsked);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    fill();
    choose(QString::fromLatin1(actionTable().front().id));
    search_->setFocus();
}

void ShortcutEditor::buildTable() {
    filtered_->setSourceModel(model_);
    filtered_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    filtered_->setFilterKeyColumn(-1);
    table_->setModel(filtered_);
    table_->setAccessibleName(tr("Actions"));
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(search_, &QLineEdit::textChanged, filtered_,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        keys_->clear();
        check();
    });
}

void ShortcutEditor::buildEdit() {
    setLook(set_, Look::Primary);
    set_->setDefault(false);
    set_->setAutoDefault(false);
    reset_->setAutoDefault(false);
    connect(keys_, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutEditor::check);
    connect(set_, &QPushButton::clicked, this, [this] { apply(false); });
    connect(reset_, &QPushButton::clicked, this, [this] { apply(true); });
}

void ShortcutEditor::fill() {
    model_->clear();
    model_->setHorizontalHeaderLabels({tr("Action"), tr("Keys")});
    for (const ActionSpec& spec : actionTable()) {
        auto* name = new QStandardItem(nameOf(actions_, spec.id));
        name->setData(QString::fromLatin1(spec.id), kIdRole);
        model_->appendRow({name, new QStandardItem(QKeySequence::listToString(
                                     actions_.shortcuts(spec.id), QKeySequence::NativeText))});
    }
    table_->setColumnWidths({0, 200});
}

QString ShortcutEditor::chosen() const {
    return table_->currentIndex().siblingAtColumn(0).data(kIdRole).toString();
}

void ShortcutEditor::choose(const QString& id) {
    for (int row = 0; row < filtered_->rowCount(); ++row) {
        const QModelIndex index = filtered_->index(row, 0);
        if (index.data(kIdRole).toString() == id) {
            table_->setCurrentIndex(index);
            table_->selectRow(row);
        }
    }
}

void ShortcutEditor::check() {
    const QString id = chosen();
    const QString taken =
        id.isEmpty() ? QString() : shortcutTaken(actions_, id, keys_->keySequence());
    const bool target = taken == QLatin1String("target");
    set_->setEnabled(!id.isEmpty() && !target);
    set_->setText(taken.isEmpty() || target ? tr("Set keys") : tr("Take them over"));
    reset_->setEnabled(!id.isEmpty() && actions_.shortcuts(id) != Actions::defaultShortcuts(id));
    note_->setText(
        target ? tr("Digits and T choose the target territory.")
        : taken.isEmpty()
            ? QString()
            : tr("These keys belong to “%1”, which would lose them.").arg(nameOf(actions_, taken)));
    note_->setTone(taken.isEmpty() ? Tone::Text3 : Tone::Warn);
}

void ShortcutEditor::apply(bool reset) {
    const QString id = chosen();
    if (id.isEmpty()) {
        return;
    }
    const QKeySequence keys = keys_->keySequence();
    const QList<QKeySequence> wanted = reset            ? Actions::defaultShortcuts(id)
                                       : keys.isEmpty() ? QList<QKeySequence>()
                                                        : QList<QKeySequence>{keys};
    for (const QKeySequence& sequence : wanted) {
        const QString loser = shortcutTaken(actions_, id, sequence);
        if (!loser.isEmpty() && loser != QLatin1String("target")) {
            QList<QKeySequence> left = actions_.shortcuts(loser);
            left.removeIf([&](const QKeySequence& k) {
                return k.matches(sequence) != QKeySequence::NoMatch ||
                       sequence.matches(k) != QKeySequence::NoMatch;
            });
            actions_.setShortcuts(loser, left);
            saveShortcut(actions_, loser);
        }
    }
    actions_.setShortcuts(id, wanted);
    saveShortcut(actions_, id);
    fill();
    choose(id);
    keys_->clear();
    check();
}

} // namespace ui
