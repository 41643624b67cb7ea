// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/verbs/connections.h"
#include "crm/verbs/sign_in.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QPushButton;

namespace ui {

class KeyValues;
class Label;
class Theme;

/// Who we are in a CRM, and the ways to become it. Secrets are typed here and handed on; they are
/// never shown, and forgotten at once.
class SignInPanel : public QWidget {
    Q_OBJECT

public:
    explicit SignInPanel(const Theme& theme, QWidget* parent = nullptr);

    void setWays(const crm::SignInWays& ways, const QString& trouble);
    /// What the CRM said; empty: it was not asked.
    void setAnswer(const std::optional<crm::ConnectionReport>& answer, const QString& askedAt);
    /// A code to type on the vendor's page; empty: none any more.
    void setCode(const QString& code, const QString& url);
    void setBusy(bool busy, bool signingIn);
    /// Empties what was typed and returns it.
    QString takeSecret();
    QString takeClientSecret();

signals:
    void browserAsked();
    void codeAsked();
    void secretAsked();
    void signOutAsked();
    void cancelAsked();
    void pageAsked(const QString& url);

private:
    void refresh();

    const Theme& theme_;
    KeyValues* facts_;
    Label* trouble_;
    QPushButton* browser_;
    QPushButton* code_;
    QWidget* given_;
    QLineEdit* secret_;
    QPushButton* use_;
    QLineEdit* clientSecret_;
    QPushButton* out_;
    QWidget* codeBox_;
    Label* codeText_;
    QPushButton* openPage_;
    QPushButton* cancel_;
    crm::SignInWays ways_;
    QString url_;
    bool busy_ = false;
    bool signingIn_ = false;
};

} // namespace ui
