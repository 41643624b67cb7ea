// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <vector>

class QListWidget;

namespace ui {

/// An account that typing found.
struct AccountHit {
    QString number; ///< in the CRM or the file; empty = none
    QString name;
    QString rep; ///< number of the rep whose account it is; empty = nobody's

    bool operator==(const AccountHit&) const = default;
};

/// Finds accounts by a few letters; answers later, on this thread.
using AccountSearch =
    std::function<void(const QString& text, std::function<void(std::vector<AccountHit>)>)>;

/// A field that takes an account by the beginning of its name or its number. What is found stands
/// below it; arrow keys choose, Enter or Tab take the chosen one, at first the first. One need not
/// wait for the answer: whoever goes on at once gets the first that is found.
class AccountField : public QLineEdit {
    Q_OBJECT

public:
    explicit AccountField(AccountSearch search, QWidget* parent = nullptr);

    const AccountHit& account() const { return account_; }
    void setAccount(const AccountHit& account);
    /// Whether an answer is awaited.
    bool searching() const { return soon_.isActive() || awaited_ > 0; }
    /// Takes the chosen one, or, as soon as they are found, the first.
    void settle();

signals:
    /// Another account, or none any more.
    void accountChanged();
    /// What the letters mean has been found, or nothing.
    void searched();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void find();
    void showHits(std::vector<AccountHit> hits);
    void take(int row);

    AccountSearch search_;
    QPointer<QListWidget> list_; ///< below the field, a child of the window
    std::vector<AccountHit> hits_;
    AccountHit account_;
    QTimer soon_; ///< after a letter: others may follow at once
    int asked_ = 0;
    int awaited_ = 0;
    bool takeFirst_ = false;
};

} // namespace ui
