// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connect_dialog.h"

#include "crm/adapters/factory.h"
#include "ui/dialogs/ask.h"
#include "ui/shell/app_context.h"
#include "ui/shell/paths.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kWidth = 560;

} // namespace

QString connectionKindName(const std::string& kind) {
    const std::pair<const char*, QString> names[] = {
        {"files", ConnectDialog::tr("Files")},  {"rest", ConnectDialog::tr("REST")},
        {"generic", ConnectDialog::tr("REST")}, {"salesforce", QStringLiteral("Salesforce")},
        {"hubspot", QStringLiteral("HubSpot")}, {"dynamics", QStringLiteral("Dynamics 365")},
        {"zoho", QStringLiteral("Zoho")},       {"pipedrive", QStringLiteral("Pipedrive")}};
    for (const auto& [known, name] : names) {
        if (kind == known) {
            return name;
        }
    }
    return QString::fromStdString(kind);
}

ConnectDialog::ConnectDialog(const AppContext& context, QWidget* parent)
    : QDialog(parent), ask_(context.ask), form_(new QFormLayout), kind_(new QComboBox),
      name_(new QLineEdit), configLine_(new QWidget), config_(new QLineEdit),
      address_(new QLineEdit), client_(new QLineEdit),
      note_(new Label(context.theme, TextRole::Small, Tone::Text3)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName("connectDialog");
    setWindowTitle(tr("Connect a CRM"));
    setMinimumWidth(kWidth);
    for (const std::string& kind : crm::knownKinds()) {
        kind_->addItem(connectionKindName(kind), QString::fromStdString(kind));
    }
    kind_->setObjectName("connectKind");
    name_->setObjectName("connectName");
    config_->setObjectName("connectConfig");
    address_->setObjectName("connectAddress");
    client_->setObjectName("connectClient");
    auto* line = new QHBoxLayout(configLine_);
    line->setContentsMargins(0, 0, 0, 0);
    auto* open = new QPushButton(tr("Choose…"));
    open->setObjectName("connectChoose");
    line->addWidget(config_, 1);
    line->addWidget(open);
    form_->addRow(tr("Kind"), kind_);
    form_->addRow(tr("Name"), name_);
    form_->addRow(tr("Folder or configuration"), configLine_);
    form_->addRow(tr("Address"), address_);
    form_->addRow(tr("Client ID"), client_);
    kind_->setAccessibleName(tr("Kind"));
    name_->setAccessibleName(tr("Name"));
    config_->setAccessibleName(tr("Folder or configuration"));
    address_->setAccessibleName(tr("Address"));
    client_->setAccessibleName(tr("Client ID"));
    auto* column = new QVBoxLayout(this);
    column->addLayout(form_);
    note_->setWordWrap(true);
    column->addWidget(note_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    add_ = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    add_->setObjectName("connectAdd");
    setLook(add_, Look::Primary);
    column->addWidget(buttons);
    connect(open, &QPushButton::clicked, this, &ConnectDialog::browse);
    connect(kind_, &QComboBox::currentIndexChanged, this, &ConnectDialog::refresh);
    connect(name_, &QLineEdit::textEdited, this, [this] { named_ = true; });
    for (QLineEdit* field : {name_, config_, address_}) {
        connect(field, &QLineEdit::textChanged, this, &ConnectDialog::refresh);
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        crm::AddConnectionParams params;
        params.name = name_->text().trimmed().toStdString();
        params.kind = kind().toStdString();
        params.config = config_->text().trimmed().toStdString();
        params.baseUrl = kind() == QLatin1String("files")
                             ? std::string()
                             : address_->text().trimmed().toStdString();
        if (const std::string id = client_->text().trimmed().toStdString(); !id.empty()) {
            params.settings["sign_in"]["client_id"] = id;
        }
        emit chosen(params);
        accept();
    });
    refresh();
}

QString ConnectDialog::kind() const {
    return kind_->currentData().toString();
}

void ConnectDialog::browse() {
    const auto take = [this](const QString& path) {
        config_->setText(path);
        if (!named_) {
            name_->setText(baseName(path));
        }
    };
    if (kind() == QLatin1String("files")) {
        ask_.folder(this, tr("Folder with the CRM's tables"), take);
    } else {
        ask_.openFile(this, tr("Open a configuration"), {tr("Configurations (*.json)")}, take);
    }
}

void ConnectDialog::refresh() {
    const bool files = kind() == QLatin1String("files");
    const bool rest = kind() == QLatin1String("rest");
    form_->labelForField(address_)->setVisible(!files);
    address_->setVisible(!files);
    form_->labelForField(client_)->setVisible(!files && !rest);
    client_->setVisible(!files && !rest);
    note_->setText(files  ? tr("A folder that holds accounts.csv or accounts.xlsx. Files are "
                                "written in place, only by a publish.")
                   : rest ? tr("A configuration describes the API: sign-in, paths, paging and "
                               "fields. See the guide to REST connections.")
                          : tr("Without a client ID you sign in with a token of your own. A "
                               "configuration is needed for other names and limits only. "
                               "Write-back is off until you switch it on."));
    const bool config = !config_->text().trimmed().isEmpty();
    const bool whole = !name_->text().trimmed().isEmpty() && (config || !(files || rest));
    add_->setEnabled(whole);
    add_->setToolTip(whole ? QString()
                           : tr("Give it a name, and say where its tables or configuration are"));
}

} // namespace ui
