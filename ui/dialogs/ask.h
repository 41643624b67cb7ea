// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

class QWidget;

namespace ui {

/// A question that stops the work until it is answered.
struct Question {
    QString title;  ///< a question or a verb
    QString text;   ///< what will happen, in a sentence or two
    QString accept; ///< what the default button does
    bool destructive = false;
};

/// A question with a few answers, of which one is taken.
struct Choice {
    QString title;
    QString text;
    QString accept; ///< what the default button does
    struct Option {
        QString key;   ///< what the answer is called
        QString label; ///< what is read
    };
    std::vector<Option> options; ///< the first is chosen
};

/// All dialogs that wait for an answer go through here, so that tests can give the answer instead.
/// Nothing blocks: answers arrive in the callback; a cancelled dialog does not call it.
class Ask : public QObject {
    Q_OBJECT

public:
    explicit Ask(QObject* parent = nullptr) : QObject(parent) {}

    using WithPath = std::function<void(const QString& path)>;
    using WithText = std::function<void(const QString& text)>;

    /// An existing file. `filters` as in QFileDialog.
    void openFile(QWidget* parent, const QString& title, const QStringList& filters, WithPath then);
    void saveFile(QWidget* parent, const QString& title, const QStringList& filters,
                  const QString& suggestion, WithPath then);
    void folder(QWidget* parent, const QString& title, WithPath then);
    void confirm(QWidget* parent, const Question& question, std::function<void()> then);
    /// `then` gets the key of the answer.
    void choose(QWidget* parent, const Choice& choice, WithText then);
    void text(QWidget* parent, const QString& title, const QString& label, const QString& initial,
              WithText then);
    /// Says what went wrong. Not for reports.
    void tell(QWidget* parent, const QString& title, const QString& text);

    /// For tests: the next question is not shown but gets this answer; nothing cancels it.
    void answerNext(std::optional<QString> answer) { answers_.push_back(std::move(answer)); }
    /// For tests: what was asked or told since the last call.
    QStringList takeAsked();

private:
    /// True if a test answered; then `then` has been called unless it cancelled.
    bool answered(const QString& asked, const WithText& then);
    QString lastFolder() const;
    void rememberFolder(const QString& path);

    std::vector<std::optional<QString>> answers_;
    QStringList asked_;
};

} // namespace ui
