// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/verbs/connections.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace ui {

class Ask;
class Label;
struct AppContext;

/// Asks which CRM to connect, and where it is. Secrets are not asked for here: one signs in to the
/// connection when it is there.
class ConnectDialog : public QDialog {
    Q_OBJECT

public:
    explicit ConnectDialog(const AppContext& context, QWidget* parent = nullptr);

signals:
    void chosen(const crm::AddConnectionParams& params);

private:
    QString kind() const;
    void browse();
    void refresh();

    Ask& ask_;
    QFormLayout* form_;
    QComboBox* kind_;
    QLineEdit* name_;
    QWidget* configLine_;
    QLineEdit* config_;
    QLineEdit* address_;
    QLineEdit* client_;
    Label* note_;
    QPushButton* add_;
    bool named_ = false; ///< a person has typed the name
};

/// "Salesforce", "HubSpot", "Folder of tables": what a kind of connection is called.
QString connectionKindName(const std::string& kind);

} // namespace ui
