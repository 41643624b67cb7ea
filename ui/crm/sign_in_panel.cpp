// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/sign_in_panel.h"

#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// A folder or a long address: its beginning and its end.
QString shortened(const QString& whole) {
    constexpr int kMost = 34;
    constexpr int kStart = 12;
    return whole.size() <= kMost
               ? whole
               : whole.left(kStart) + QChar(0x2026) + whole.right(kMost - kStart - 1);
}

/// Of how many kinds of records something may be read, and written.
QString rightsText(const core::Json& permissions) {
    int read = 0;
    int write = 0;
    for (const auto& [object, may] : permissions.items()) {
        read += may.value("read", false) ? 1 : 0;
        write += may.value("write", false) ? 1 : 0;
    }
    return SignInPanel::tr("%1 read, %2 written").arg(read).arg(write);
}

} // namespace

SignInPanel::SignInPanel(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), facts_(new KeyValues(theme)),
      trouble_(new Label(theme, TextRole::Small, Tone::Danger)),
      browser_(new QPushButton(tr("Sign in…"))), code_(new QPushButton(tr("With a code"))),
      given_(new QWidget), secret_(new QLineEdit), use_(new QPushButton(tr("Use it"))),
      clientSecret_(new QLineEdit), out_(new QPushButton(tr("Sign out"))), codeBox_(new QWidget),
      codeText_(new Label(theme, TextRole::Heading, Tone::Text)),
      openPage_(new QPushButton(tr("Open its page"))), cancel_(new QPushButton(tr("Cancel"))) {
    const int padding = theme.metrics().dockPadding;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(4);
    facts_->setObjectName("connectionFacts");
    column->addWidget(facts_);
    auto* rest = new QVBoxLayout;
    rest->setContentsMargins(padding, 0, padding, 0);
    rest->setSpacing(6);
    trouble_->setWordWrap(true);
    trouble_->setObjectName("connectionTrouble");
    rest->addWidget(trouble_);
    for (QLineEdit* field : {clientSecret_, secret_}) {
        field->setEchoMode(QLineEdit::Password);
    }
    clientSecret_->setObjectName("connectionClientSecret");
    clientSecret_->setPlaceholderText(tr("Secret of the registered application"));
    clientSecret_->setAccessibleName(clientSecret_->placeholderText());
    rest->addWidget(clientSecret_);
    auto* given = new QHBoxLayout(given_);
    given->setContentsMargins(0, 0, 0, 0);
    given->setSpacing(6);
    secret_->setObjectName("connectionSecret");
    use_->setObjectName("connectionUse");
    given->addWidget(secret_, 1);
    given->addWidget(use_);
    rest->addWidget(given_);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    browser_->setObjectName("connectionBrowser");
    code_->setObjectName("connectionCode");
    out_->setObjectName("connectionSignOut");
    for (QPushButton* button : {browser_, code_, out_}) {
        row->addWidget(button);
    }
    row->addStretch(1);
    rest->addLayout(row);
    auto* box = new QVBoxLayout(codeBox_);
    box->setContentsMargins(0, 4, 0, 0);
    box->setSpacing(6);
    codeText_->setObjectName("connectionCodeText");
    codeText_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->addWidget(codeText_);
    auto* acts = new QHBoxLayout;
    openPage_->setObjectName("connectionOpenPage");
    cancel_->setObjectName("connectionCancel");
    acts->addWidget(openPage_);
    acts->addWidget(cancel_);
    acts->addStretch(1);
    box->addLayout(acts);
    rest->addWidget(codeBox_);
    column->addLayout(rest);
    for (QPushButton* button : {browser_, code_, out_, use_, openPage_, cancel_}) {
        setLook(button, Look::Plain, true);
    }
    connect(browser_, &QPushButton::clicked, this, &SignInPanel::browserAsked);
    connect(code_, &QPushButton::clicked, this, &SignInPanel::codeAsked);
    connect(use_, &QPushButton::clicked, this, &SignInPanel::secretAsked);
    connect(secret_, &QLineEdit::returnPressed, use_, &QPushButton::click);
    connect(secret_, &QLineEdit::textChanged, this, &SignInPanel::refresh);
    connect(out_, &QPushButton::clicked, this, &SignInPanel::signOutAsked);
    connect(cancel_, &QPushButton::clicked, this, &SignInPanel::cancelAsked);
    connect(openPage_, &QPushButton::clicked, this, [this] { emit pageAsked(url_); });
    setWays({}, {});
    setAnswer({}, {});
    setCode({}, {});
}

void SignInPanel::setWays(const crm::SignInWays& ways, const QString& trouble) {
    ways_ = ways;
    secret_->setPlaceholderText(ways.nameAndPassword ? tr("name:password") : tr("Token or key"));
    secret_->setAccessibleName(secret_->placeholderText());
    secret_->clear();
    clientSecret_->clear();
    trouble_->setText(trouble);
    refresh();
}

void SignInPanel::setAnswer(const std::optional<crm::ConnectionReport>& answer,
                            const QString& askedAt) {
    facts_->setToolTip(answer ? text(answer->identity.account) : QString());
    if (!answer) {
        facts_->setRows({{tr("Account"), ways_.needed ? tr("not asked yet") : QStringLiteral("–"),
                          Tone::Text}});
        refresh();
        return;
    }
    const crm::Identity& identity = answer->identity;
    facts_->setRows({{tr("Account"), shortened(text(identity.account)), Tone::Text},
                     {tr("Interface"), shortened(text(identity.apiVersion)), Tone::Text},
                     {tr("Last accepted"), askedAt, Tone::Text},
                     {tr("Kinds of records"), rightsText(identity.permissions), Tone::Text}});
    refresh();
}

void SignInPanel::setCode(const QString& code, const QString& url) {
    url_ = url;
    codeText_->setText(code);
    codeText_->setVisible(!code.isEmpty());
    openPage_->setVisible(!url.isEmpty());
    refresh();
}

void SignInPanel::setBusy(bool busy, bool signingIn) {
    busy_ = busy;
    signingIn_ = signingIn;
    refresh();
}

QString SignInPanel::takeSecret() {
    const QString typed = secret_->text().trimmed();
    secret_->clear();
    return typed;
}

QString SignInPanel::takeClientSecret() {
    const QString typed = clientSecret_->text().trimmed();
    clientSecret_->clear();
    return typed;
}

void SignInPanel::refresh() {
    trouble_->setVisible(!trouble_->text().isEmpty());
    browser_->setVisible(ways_.browser);
    code_->setVisible(ways_.device);
    given_->setVisible(ways_.needed);
    clientSecret_->setVisible(ways_.needed && ways_.clientSecret);
    out_->setVisible(ways_.needed);
    codeBox_->setVisible(signingIn_);
    for (QPushButton* button : {browser_, code_, out_}) {
        button->setEnabled(!busy_);
    }
    use_->setEnabled(!busy_ && !secret_->text().trimmed().isEmpty());
    use_->setToolTip(tr("Keeps it in the keychain of this desktop"));
}

} // namespace ui
