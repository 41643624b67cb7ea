// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/visits/account_field.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int kSoonMs = 120;
constexpr int kRowsShown = 8;

} // namespace

AccountField::AccountField(AccountSearch search, QWidget* parent)
    : QLineEdit(parent), search_(std::move(search)), list_(new QListWidget(this)) {
    setPlaceholderText(tr("Name or number"));
    setClearButtonEnabled(true);
    list_->hide();
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setAccessibleName(tr("Accounts found"));
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, &AccountField::find);
    connect(list_, &QListWidget::itemClicked, this, [this] { take(list_->currentRow()); });
    connect(this, &QLineEdit::textEdited, this, [this](const QString& text) {
        list_->hide();
        hits_.clear();
        takeFirst_ = false;
        ++asked_; // answers to older words are not taken
        const bool had = !std::exchange(account_, AccountHit()).number.isEmpty();
        if (text.trimmed().isEmpty()) {
            soon_.stop();
        } else {
            soon_.start();
        }
        if (had) {
            emit accountChanged();
        }
    });
}

void AccountField::setAccount(const AccountHit& account) {
    soon_.stop();
    ++asked_;
    takeFirst_ = false;
    hits_.clear();
    list_->hide();
    setText(account.name.isEmpty() ? account.number : account.name);
    setCursorPosition(0);
    if (account_ != account) {
        account_ = account;
        emit accountChanged();
    }
}

void AccountField::find() {
    ++awaited_;
    const int number = ++asked_;
    search_(text().trimmed(),
            [self = QPointer<AccountField>(this), number](std::vector<AccountHit> hits) {
                if (!self) {
                    return;
                }
                --self->awaited_;
                if (number == self->asked_) {
                    self->showHits(std::move(hits));
                    emit self->searched();
                }
            });
}

void AccountField::showHits(std::vector<AccountHit> hits) {
    hits_ = std::move(hits);
    if (takeFirst_) {
        takeFirst_ = false;
        take(0);
        return;
    }
    list_->clear();
    for (const AccountHit& hit : hits_) {
        list_->addItem(tr("%1, %2").arg(hit.name, hit.number));
        list_->item(list_->count() - 1)->setToolTip(list_->item(list_->count() - 1)->text());
    }
    if (hits_.empty() || !hasFocus()) {
        list_->hide();
        return;
    }
    list_->setCurrentRow(0);
    // Over its neighbours: the fields below stay where they are.
    list_->setParent(window());
    const int rows = std::min(kRowsShown, list_->count());
    list_->setGeometry(QRect(
        mapTo(window(), QPoint(0, height())),
        QSize(std::max(width(), 260), rows * list_->sizeHintForRow(0) + 2 * list_->frameWidth())));
    list_->raise();
    list_->show();
}

void AccountField::take(int row) {
    if (row >= 0 && row < static_cast<int>(hits_.size())) {
        setAccount(AccountHit(hits_[static_cast<std::size_t>(row)]));
    }
}

void AccountField::settle() {
    if (!account_.number.isEmpty() || text().trimmed().isEmpty()) {
        list_->hide();
    } else if (!hits_.empty()) {
        take(std::max(0, list_->currentRow()));
    } else if (searching()) {
        takeFirst_ = true;
    }
}

bool AccountField::event(QEvent* event) {
    // Tab is taken away for the next field before `keyPressEvent` sees it.
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Tab) {
        settle();
    }
    return QLineEdit::event(event);
}

void AccountField::keyPressEvent(QKeyEvent* event) {
    const bool open = list_->isVisible();
    if (open && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)) {
        const int by = event->key() == Qt::Key_Down ? 1 : -1;
        list_->setCurrentRow(std::clamp(list_->currentRow() + by, 0, list_->count() - 1));
    } else if (open && event->key() == Qt::Key_Escape) {
        list_->hide();
        hits_.clear();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
               account_.number.isEmpty() && !text().trimmed().isEmpty() &&
               event->modifiers() == Qt::NoModifier) {
        settle(); // the first Enter takes the account, the second one goes on
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

void AccountField::focusOutEvent(QFocusEvent* event) {
    if (!list_) {
        QLineEdit::focusOutEvent(event); // the window is going away
        return;
    }
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        settle();
    }
    list_->hide();
    QLineEdit::focusOutEvent(event);
}

} // namespace ui
