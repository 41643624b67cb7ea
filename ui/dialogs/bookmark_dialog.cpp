// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/bookmark_dialog.h"

#include "ui/theme/style.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr QSize kSize(420, 320);

} // namespace

BookmarkDialog::BookmarkDialog(std::vector<Bookmark> bookmarks, QWidget* parent)
    : QDialog(parent), bookmarks_(std::move(bookmarks)), list_(new QListWidget) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName("bookmarkDialog");
    setWindowTitle(tr("Bookmarks"));
    resize(kSize);
    list_->setObjectName("bookmarkList");
    list_->setAccessibleName(tr("Bookmarks"));
    list_->setEditTriggers(QAbstractItemView::EditKeyPressed);
    auto* column = new QVBoxLayout(this);
    column->addWidget(list_, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    go_ = buttons->addButton(tr("Show"), QDialogButtonBox::AcceptRole);
    rename_ = buttons->addButton(tr("Rename"), QDialogButtonBox::ActionRole);
    remove_ = buttons->addButton(tr("Delete"), QDialogButtonBox::ActionRole);
    go_->setObjectName("bookmarkShow");
    rename_->setObjectName("bookmarkRename");
    remove_->setObjectName("bookmarkDelete");
    setLook(go_, Look::Primary);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(go_, &QPushButton::clicked, this, &BookmarkDialog::go);
    connect(rename_, &QPushButton::clicked, this,
            [this] { list_->editItem(list_->currentItem()); });
    connect(remove_, &QPushButton::clicked, this, &BookmarkDialog::remove);
    connect(list_, &QListWidget::itemDoubleClicked, this, &BookmarkDialog::go);
    connect(list_, &QListWidget::currentRowChanged, this, &BookmarkDialog::refresh);
    connect(list_, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        bookmarks_[static_cast<std::size_t>(list_->row(item))].name = item->text().trimmed();
        emit changed(bookmarks_);
    });
    fill();
}

void BookmarkDialog::fill() {
    {
        const QSignalBlocker quiet(list_);
        list_->clear();
        for (const Bookmark& bookmark : bookmarks_) {
            auto* item = new QListWidgetItem(bookmark.name, list_);
            item->setFlags(item->flags() | Qt::ItemIsEditable);
        }
    }
    list_->setCurrentRow(bookmarks_.empty() ? -1 : 0);
    refresh();
}

void BookmarkDialog::refresh() {
    for (QPushButton* button : {go_, rename_, remove_}) {
        button->setEnabled(list_->currentRow() >= 0);
    }
}

void BookmarkDialog::go() {
    emit chosen(bookmarks_[static_cast<std::size_t>(list_->currentRow())]);
    accept();
}

void BookmarkDialog::remove() {
    bookmarks_.erase(bookmarks_.begin() + list_->currentRow());
    emit changed(bookmarks_);
    fill();
}

} // namespace ui
