// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter_tools.h"
#include "crm/verbs/connections.h"
#include "ui/crm/crm_data.h"

#include <QObject>

#include <map>
#include <optional>

namespace ui {

class ConnectionPage;
class FileWork;

/// Carries out what the page of a connection asks for.
class ConnectionLink : public QObject {
    Q_OBJECT

public:
    ConnectionLink(FileWork& work, ConnectionPage& page, QObject* parent);

    void setData(const CrmData& loaded, const QString& connection);
    /// Asks for a new connection, makes it, and reads it where nobody has to sign in first.
    void add();
    /// For tests: where secrets lie and who answers.
    void setTools(crm::AdapterTools tools) { tools_ = std::move(tools); }
    const crm::AdapterTools& tools() const { return tools_; }

signals:
    void said(const QString& text);
    void changed();
    void added(const QString& connection);
    void syncAsked();
    void writeBackAsked(bool on);
    void previewAsked();
    /// What the CRM says is left of the day's calls.
    void callsKnown(const QString& connection, std::optional<qint64> left);

private:
    struct Answer {
        crm::ConnectionReport report;
        crm::FieldMapReport map;
        QString at;
    };

    void connectPage();
    void show();
    void test();
    void signIn(bool device, const QString& secret);
    void signOut();
    void save();
    void makeFields();
    void setReserve(double share);
    void setObjects(const std::vector<std::string>& leftOut);
    void retry();
    void askToRemove();
    void remove();
    void take(const std::string& connection, crm::ConnectionReport report, crm::FieldMapReport map);
    void create(const crm::AddConnectionParams& params);

    FileWork& work_;
    ConnectionPage& page_;
    CrmData data_;
    QString connection_;
    std::map<std::string, Answer> answers_;
    crm::AdapterTools tools_;
    int signingIn_ = 0; ///< the job; 0 = none
};

} // namespace ui
