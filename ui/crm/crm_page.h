// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/crm/crm_data.h"

#include <QWidget>

#include <optional>

class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace ui {

class CardList;
class ConnectionPage;
class ConflictsPage;
class Label;
class PublishPage;
class Theme;

/// The CRM workspace: the bar, the connections and what was published to them, and the pages. Shows
/// what it is given; asks for everything else.
class CrmPage : public QWidget {
    Q_OBJECT

public:
    enum Page { Publish, Mapping, Conflicts, Ledger };

    explicit CrmPage(const Theme& theme, QWidget* parent = nullptr);

    /// Keeps the choice of connection, scenario and scope where they still exist; else takes
    /// `scenario`, or the first.
    void setData(const CrmData& loaded, const QString& scenario);
    void setCalls(const QString& connection, std::optional<qint64> left);
    void setBusy(bool busy);
    void choose(const QString& connection);

    void show(Page page);
    Page shown() const { return shown_; }
    QString connection() const;
    QString scenario() const;
    QString scopeCode() const; ///< empty = the whole plan
    QString scopeName() const;

    PublishPage& publish() { return *publish_; }
    ConnectionPage& mapping() { return *mapping_; }
    ConflictsPage& conflicts() { return *conflicts_; }
    CardList& connections() { return *connections_; }
    CardList& publishes() { return *publishes_; }

signals:
    void connectAsked();
    void syncAsked();
    void pageChosen(ui::CrmPage::Page page);
    /// Another connection, scenario or scope.
    void choiceChanged();
    void rollbackAsked(const QString& publish);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeBar();
    QWidget* makeLeft();
    QWidget* makeEarlier();
    QWidget* makeNoConnection();
    QToolButton* addPageButton(const QString& text, const char* icon, Page page);
    void addChoices(QHBoxLayout& row);
    void fillConnections();
    void fillConnectionBox();
    void chooseConnection(const QString& name);
    void fillPublishes();
    void fillScenarios(const QString& scenario);
    void fillScopes();
    void refreshRollback();

    const Theme& theme_;
    QWidget* bar_ = nullptr;
    QButtonGroup* pages_ = nullptr;
    QToolButton* sync_ = nullptr;
    QComboBox* scenario_ = nullptr;
    QComboBox* scope_ = nullptr;
    QWidget* publishChoices_ = nullptr;   ///< in the bar: what is published
    QWidget* connectionChoice_ = nullptr; ///< in the bar, where there is no list of connections
    QComboBox* connection_ = nullptr;
    QStackedWidget* whole_ = nullptr; ///< no connection, or the rest
    QWidget* left_ = nullptr;
    QStackedWidget* below_ = nullptr; ///< under the connections: publishes, or objects
    CardList* connections_ = nullptr;
    CardList* publishes_ = nullptr;
    QPushButton* rollback_ = nullptr;
    Label* noPublish_ = nullptr;
    Label* ledger_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    PublishPage* publish_;
    ConnectionPage* mapping_;
    ConflictsPage* conflicts_;
    Page shown_ = Publish;
    CrmData data_;
    std::map<QString, qint64> calls_;
    bool busy_ = false;
};

/// The cards of connections and of what was published to one of them: pure, for the page and its
/// tests.
std::vector<struct Card> connectionCards(const CrmData& data,
                                         const std::map<QString, qint64>& calls);
std::vector<struct Card> publishCards(const std::vector<crm::EarlierPublish>& publishes);
/// "P-14" by its entry in the ledger, else its day.
QString publishName(const crm::EarlierPublish& earlier);

} // namespace ui
