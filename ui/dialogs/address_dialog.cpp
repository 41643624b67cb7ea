// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/address_dialog.h"

#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kWidth = 480;

QString shown(const core::records::Value& value) {
    return value ? QString::fromStdString(*value) : QString();
}

} // namespace

AddressDialog::AddressDialog(const Theme& theme, const core::records::PlacementInput& stated,
                             QWidget* parent)
    : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName("addressDialog");
    setWindowTitle(tr("Correct the address"));
    setMinimumWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    const std::tuple<const char*, QString, const core::records::Value&> rows[] = {
        {"street", tr("Street address"), stated.street},
        {"city", tr("City"), stated.city},
        {"state", tr("State"), stated.state},
        {"zip", tr("ZIP"), stated.zip},
        {"country", tr("Country"), stated.country}};
    for (const auto& [name, label, value] : rows) {
        auto* edit = new QLineEdit(shown(value), this);
        edit->setObjectName(name);
        form->addRow(label, edit);
        fields_.push_back({name, shown(value), edit});
        connect(edit, &QLineEdit::textChanged, this, &AddressDialog::refresh);
    }
    column->addLayout(form);
    auto* note = new Label(theme, TextRole::Small, Tone::Text3,
                           tr("The account is placed by the corrected address at once. The CRM "
                              "gets it with the next sync."));
    note->setWordWrap(true);
    column->addWidget(note);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    save_ = buttons->addButton(tr("Correct"), QDialogButtonBox::AcceptRole);
    setLook(save_, Look::Primary);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit corrected(changes());
        accept();
    });
    refresh();
}

std::map<std::string, std::string> AddressDialog::changes() const {
    std::map<std::string, std::string> changed;
    for (const Field& field : fields_) {
        const QString now = field.edit->text().trimmed();
        if (now != field.stated) {
            changed[field.name] = now.toStdString();
        }
    }
    return changed;
}

void AddressDialog::refresh() {
    save_->setEnabled(!changes().empty());
    save_->setToolTip(save_->isEnabled() ? QString() : tr("nothing has been changed"));
}

} // namespace ui
