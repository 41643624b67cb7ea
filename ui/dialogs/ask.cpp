// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ask.h"

#include "ui/shell/paths.h"
#include "ui/theme/style.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <utility>

namespace ui {

namespace {

constexpr int kChoiceWidth = 480;

const QString kFolderKey = QStringLiteral("files/folder");

} // namespace

bool Ask::answered(const QString& asked, const WithText& then) {
    asked_ << asked;
    if (answers_.empty()) {
        return false;
    }
    const std::optional<QString> answer = std::move(answers_.front());
    answers_.erase(answers_.begin());
    if (answer) {
        then(*answer);
    }
    return true;
}

QStringList Ask::takeAsked() {
    return std::exchange(asked_, {});
}

QString Ask::lastFolder() const {
    return QSettings()
        .value(kFolderKey, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
        .toString();
}

void Ask::rememberFolder(const QString& path) {
    QSettings().setValue(kFolderKey, folderOf(path));
}

void Ask::openFile(QWidget* parent, const QString& title, const QStringList& filters,
                   WithPath then) {
    if (answered(title, then)) {
        return;
    }
    auto* dialog = new QFileDialog(parent, title, lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(filters);
    connect(dialog, &QFileDialog::fileSelected, this, [this, then](const QString& path) {
        rememberFolder(path);
        then(path);
    });
    dialog->open();
}

void Ask::saveFile(QWidget* parent, const QString& title, const QStringList& filters,
                   const QString& suggestion, WithPath then) {
    if (answered(title, then)) {
        return;
    }
    auto* dialog = new QFileDialog(parent, title, lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->selectFile(suggestion);
    dialog->setDefaultSuffix(extension(suggestion));
    // Another kind of file gets its own ending.
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        static const QRegularExpression ending(QStringLiteral("\\*\\.(\\w+)"));
        if (const auto match = ending.match(filter); match.hasMatch()) {
            dialog->setDefaultSuffix(match.captured(1));
            const QStringList chosen = dialog->selectedFiles();
            if (!chosen.isEmpty()) {
                dialog->selectFile(baseName(chosen.front()) + '.' + match.captured(1));
            }
        }
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, then](const QString& path) {
        rememberFolder(path);
        then(path);
    });
    dialog->open();
}

void Ask::folder(QWidget* parent, const QString& title, WithPath then) {
    if (answered(title, then)) {
        return;
    }
    auto* dialog = new QFileDialog(parent, title, lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, std::move(then));
    dialog->open();
}

void Ask::confirm(QWidget* parent, const Question& question, std::function<void()> then) {
    if (answered(question.title, [&then](const QString&) { then(); })) {
        return;
    }
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(question.title);
    box->setText(question.title);
    box->setInformativeText(question.text);
    QPushButton* accept = box->addButton(question.accept, QMessageBox::AcceptRole);
    setLook(accept, question.destructive ? Look::Danger : Look::Primary);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(accept);
    connect(box, &QMessageBox::buttonClicked, this, [accept, then](QAbstractButton* button) {
        if (button == accept) {
            then();
        }
    });
    box->open();
}

void Ask::choose(QWidget* parent, const Choice& choice, WithText then) {
    if (answered(choice.title, then)) {
        return;
    }
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName("choice");
    dialog->setWindowTitle(choice.title);
    dialog->setMinimumWidth(kChoiceWidth);
    auto* column = new QVBoxLayout(dialog);
    auto* text = new QLabel(choice.text, dialog);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    column->addWidget(text);
    auto* group = new QButtonGroup(dialog);
    for (const Choice::Option& option : choice.options) {
        auto* button = new QRadioButton(option.label, dialog);
        button->setObjectName(option.key);
        button->setChecked(group->buttons().isEmpty());
        group->addButton(button);
        column->addWidget(button);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    QPushButton* accept = buttons->addButton(choice.accept, QDialogButtonBox::AcceptRole);
    accept->setDefault(true);
    setLook(accept, Look::Primary);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, this,
            [group, then] { then(group->checkedButton()->objectName()); });
    group->buttons().front()->setFocus();
    dialog->open();
}

void Ask::text(QWidget* parent, const QString& title, const QString& label, const QString& initial,
               WithText then) {
    if (answered(title, then)) {
        return;
    }
    auto* dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setTextValue(initial);
    connect(dialog, &QInputDialog::textValueSelected, this, [then](const QString& value) {
        if (!value.trimmed().isEmpty()) {
            then(value.trimmed());
        }
    });
    dialog->open();
}

void Ask::tell(QWidget* parent, const QString& title, const QString& text) {
    if (answered(title + ": " + text, [](const QString&) {})) {
        return;
    }
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(title);
    box->setText(title);
    box->setInformativeText(text);
    box->addButton(QMessageBox::Ok);
    box->open();
}

} // namespace ui
