// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/connection_link.h"

#include "core/base/time.h"
#include "crm/verbs/conflicts.h"
#include "crm/verbs/objects.h"
#include "ui/crm/connection_page.h"
#include "ui/crm/mapping_model.h"
#include "ui/crm/sign_in_panel.h"
#include "ui/dialogs/ask.h"
#include "ui/dialogs/connect_dialog.h"
#include "ui/shell/file_work.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"

#include <QDesktopServices>
#include <QPointer>
#include <QUrl>

namespace ui {

namespace {

/// What was found out about a connection in one go.
struct Asked {
    crm::ConnectionReport report;
    crm::FieldMapReport map;
};

Asked askCrm(const core::Workspace& ws, const std::string& connection, core::Job& job,
             const crm::AdapterTools& tools) {
    Asked asked;
    asked.report = crm::testConnection(ws, connection, job, tools);
    asked.map = crm::fieldMap(ws, connection, &asked.report.identity);
    return asked;
}

} // namespace

ConnectionLink::ConnectionLink(FileWork& work, ConnectionPage& page, QObject* parent)
    : QObject(parent), work_(work), page_(page) {
    connectPage();
    connect(&work, &FileWork::busyChanged, this,
            [this](bool busy) { page_.setBusy(busy, signingIn_ != 0); });
}

void ConnectionLink::connectPage() {
    connect(&page_, &ConnectionPage::testAsked, this, &ConnectionLink::test);
    connect(&page_, &ConnectionPage::saveAsked, this, &ConnectionLink::save);
    connect(&page_, &ConnectionPage::makeAsked, this, &ConnectionLink::makeFields);
    connect(&page_, &ConnectionPage::reserveAsked, this, &ConnectionLink::setReserve);
    connect(&page_, &ConnectionPage::objectsAsked, this, &ConnectionLink::setObjects);
    connect(&page_, &ConnectionPage::retryAsked, this, &ConnectionLink::retry);
    connect(&page_, &ConnectionPage::removeAsked, this, &ConnectionLink::askToRemove);
    connect(&page_, &ConnectionPage::writeBackAsked, this, &ConnectionLink::writeBackAsked);
    connect(&page_, &ConnectionPage::previewAsked, this, &ConnectionLink::previewAsked);
    SignInPanel& panel = page_.signIn();
    connect(&panel, &SignInPanel::browserAsked, this, [this] { signIn(false, {}); });
    connect(&panel, &SignInPanel::codeAsked, this, [this] { signIn(true, {}); });
    connect(&panel, &SignInPanel::secretAsked, this,
            [this] { signIn(false, page_.signIn().takeSecret()); });
    connect(&panel, &SignInPanel::signOutAsked, this, &ConnectionLink::signOut);
    connect(&panel, &SignInPanel::cancelAsked, this,
            [this] { work_.context().runner.cancel(signingIn_); });
    connect(&panel, &SignInPanel::pageAsked, this,
            [](const QString& url) { QDesktopServices::openUrl(QUrl(url)); });
}

void ConnectionLink::setData(const CrmData& loaded, const QString& connection) {
    data_ = loaded;
    connection_ = connection;
    show();
}

void ConnectionLink::show() {
    const std::string name = connection_.toStdString();
    const auto facts = data_.facts.find(name);
    if (facts == data_.facts.end()) {
        return;
    }
    ConnectionView view;
    view.map = facts->second.map;
    view.ways = facts->second.ways;
    view.trouble = coreText(facts->second.trouble);
    view.runs = facts->second.runs;
    view.refused = facts->second.refused;
    if (const auto answer = answers_.find(name); answer != answers_.end()) {
        view.answer = answer->second.report;
        view.askedAt = answer->second.at;
        // The rights stay as they were told; everything else is as it is now.
        const crm::FieldMapReport& told = answer->second.map;
        view.map.remote = told.remote;
        for (crm::MappedName& field : view.map.fields) {
            for (const crm::MappedName& known : told.fields) {
                if (known.object == field.object && known.field == field.field &&
                    known.remote == field.remote) {
                    field.right = known.right;
                    field.type = known.type;
                    field.remark = known.remark;
                }
            }
        }
    }
    page_.setView(view);
}

void ConnectionLink::take(const std::string& connection, crm::ConnectionReport report,
                          crm::FieldMapReport map) {
    const QString name = QString::fromStdString(connection);
    const auto left = report.limits.callsLeft;
    answers_[connection] = {std::move(report), std::move(map),
                            momentText(QString::fromStdString(core::nowUtc()))};
    emit callsKnown(name, left ? std::optional<qint64>(*left) : std::nullopt);
    show();
}

void ConnectionLink::test() {
    const std::string name = connection_.toStdString();
    work_.run(
        tr("Test the connection"), tr("asking"),
        [name, tools = tools_](core::Workspace& ws, core::Job& job) {
            return askCrm(ws, name, job, tools);
        },
        [this, name](Asked asked) {
            const QString account = QString::fromStdString(asked.report.identity.account);
            take(name, std::move(asked.report), std::move(asked.map));
            emit said(tr("%1 reaches %2.").arg(QString::fromStdString(name), account));
        },
        [this, name] {
            answers_.erase(name);
            show();
        });
}

void ConnectionLink::signIn(bool device, const QString& secret) {
    crm::LoginParams params;
    params.connection = connection_.toStdString();
    params.device = device;
    params.secret = secret.toStdString();
    params.clientSecret = page_.signIn().takeClientSecret().toStdString();
    // Called on the thread of the sign-in; what is shown is shown on ours.
    const QPointer<ConnectionLink> here(this);
    const auto onPage = [here](const std::function<void(ConnectionLink&)>& act) {
        QMetaObject::invokeMethod(
            here.data(),
            [here, act] {
                if (here) {
                    act(*here);
                }
            },
            Qt::QueuedConnection);
    };
    crm::LoginTalk talk;
    talk.openBrowser = [onPage](const std::string& url) {
        onPage([url](ConnectionLink& link) {
            link.page_.setCode({}, QString::fromStdString(url));
            QDesktopServices::openUrl(QUrl(QString::fromStdString(url)));
        });
    };
    talk.showCode = [onPage](const std::string& code, const std::string& url) {
        onPage([code, url](ConnectionLink& link) {
            link.page_.setCode(QString::fromStdString(code), QString::fromStdString(url));
        });
    };
    const auto over = [this] {
        signingIn_ = 0;
        page_.setCode({}, {});
        page_.setBusy(work_.isBusy(), false);
    };
    signingIn_ = work_.runOnce(
        tr("Sign in"), tr("signing in"),
        [params, talk, tools = tools_](core::Workspace& ws, core::Job& job) {
            const crm::LoginReport report = crm::login(ws, params, talk, job, tools);
            return std::pair(report, askCrm(ws, params.connection, job, tools));
        },
        [this, over](std::pair<crm::LoginReport, Asked> result) {
            over();
            take(result.first.name, std::move(result.second.report), std::move(result.second.map));
            emit said(
                tr("Signed in to %1. The sign-in is kept in %2.")
                    .arg(QString::fromStdString(result.first.name), coreText(result.first.keptIn)));
        },
        over);
    page_.setBusy(true, true);
}

void ConnectionLink::signOut() {
    const std::string name = connection_.toStdString();
    work_.run(
        tr("Sign out"), tr("signing out"),
        [name, tools = tools_](core::Workspace& ws, core::Job& job) {
            return crm::logout(ws, name, job, tools);
        },
        [this, name](const crm::LogoutReport& report) {
            answers_.erase(name);
            show();
            emit said(report.forgotten
                          ? tr("Signed out of %1.").arg(QString::fromStdString(name))
                          : tr("%1 was not signed in.").arg(QString::fromStdString(name)));
        });
}

void ConnectionLink::save() {
    const std::string name = connection_.toStdString();
    const std::vector<crm::FieldChoice> choices = page_.mapping().choices();
    work_.run(
        tr("Save the mapping"), tr("saving"),
        [name, choices](core::Workspace& ws, core::Job&) {
            return crm::mapFields(ws, name, choices);
        },
        [this, name](const crm::FieldMapReport& map) {
            data_.facts[name].map = map;
            emit said(tr("The mapping of %1 was saved. The next sync uses it.")
                          .arg(QString::fromStdString(name)));
            emit changed();
        });
}

void ConnectionLink::makeFields() {
    const std::string name = connection_.toStdString();
    work_.run(
        tr("Make fields"), tr("making fields"),
        [name, tools = tools_](core::Workspace& ws, core::Job& job) {
            const crm::MakeFieldsReport report = crm::makeMissingFields(ws, name, job, tools);
            return std::pair(report, askCrm(ws, name, job, tools));
        },
        [this, name](std::pair<crm::MakeFieldsReport, Asked> result) {
            const crm::MakeFieldsReport& report = result.first;
            take(name, std::move(result.second.report), std::move(result.second.map));
            const QString made =
                countedText(static_cast<qint64>(report.made.size()), tr("field"), tr("fields"));
            emit said(report.issues.empty()
                          ? tr("%1 made in the CRM.").arg(made)
                          : tr("%1 made; %2").arg(made, coreText(report.issues.front().message)));
        });
}

void ConnectionLink::setReserve(double share) {
    const std::string name = connection_.toStdString();
    work_.run(
        tr("Set the reserve"), {},
        [name, share](core::Workspace& ws, core::Job&) { return crm::setReserve(ws, name, share); },
        [this](const crm::CrmConnection&) { emit changed(); }, [this] { show(); });
}

void ConnectionLink::setObjects(const std::vector<std::string>& leftOut) {
    const std::string name = connection_.toStdString();
    work_.run(
        tr("Choose what is read"), {},
        [name, leftOut](core::Workspace& ws, core::Job&) {
            return crm::leaveOutObjects(ws, name, leftOut);
        },
        [this](const crm::CrmConnection&) { emit changed(); }, [this] { show(); });
}

/// What was refused goes back to the queue, and a sync sends it.
void ConnectionLink::retry() {
    const std::string name = connection_.toStdString();
    work_.run(
        tr("Try again"), {},
        [name](core::Workspace& ws, core::Job&) { return crm::retryOutbox(ws, name, 0); },
        [this](const crm::OutboxReport&) { emit syncAsked(); });
}

void ConnectionLink::askToRemove() {
    const AppContext& context = work_.context();
    Question question;
    question.title = tr("Remove %1?").arg(connection_);
    question.text = tr("The connection and its sign-in are forgotten here. Records that came from "
                       "it stay, and nothing changes in the CRM.");
    question.accept = tr("Remove");
    question.destructive = true;
    context.ask.confirm(context.window, question, [this] { remove(); });
}

void ConnectionLink::remove() {
    const std::string name = connection_.toStdString();
    work_.run(
        tr("Remove the connection"), {},
        [name, tools = tools_](core::Workspace& ws, core::Job&) {
            return crm::removeConnection(ws, name, tools);
        },
        [this, name](const crm::ConnectionsReport&) {
            answers_.erase(name);
            emit said(tr("%1 was removed.").arg(QString::fromStdString(name)));
            emit changed();
        });
}

void ConnectionLink::add() {
    auto* dialog = new ConnectDialog(work_.context(), work_.context().window);
    connect(dialog, &ConnectDialog::chosen, this, &ConnectionLink::create);
    dialog->open();
}

void ConnectionLink::create(const crm::AddConnectionParams& params) {
    work_.run(
        tr("Connect a CRM"), tr("connecting"),
        [params, tools = tools_](core::Workspace& ws, core::Job& job) {
            return crm::addConnection(ws, params, job, tools);
        },
        [this](const crm::ConnectionReport& report) {
            const bool waits = report.identity.account.empty();
            const QString name = QString::fromStdString(report.connection.name);
            emit said(waits ? tr("%1 was added. Sign in to go on.").arg(name)
                            : tr("%1 was added. Sync reads its records.").arg(name));
            emit added(name);
        });
}

} // namespace ui
