// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/verbs/connections.h"
#include "crm/verbs/field_map.h"
#include "crm/verbs/sign_in.h"
#include "crm/verbs/sync.h"

#include <QWidget>

#include <optional>
#include <vector>

class QCheckBox;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace ui {

class Banner;
class Chip;
class KeyValues;
class Label;
class MappingModel;
class RunModel;
class SidePanel;
class SignInPanel;
class TableView;
class Theme;
class Toggle;

/// What is known of one connection.
struct ConnectionView {
    crm::FieldMapReport map;
    crm::SignInWays ways;
    QString trouble;                ///< why its configuration cannot be used; empty if it can
    std::vector<crm::SyncRun> runs; ///< newest first
    std::int64_t refused = 0;       ///< records that the CRM did not take
    std::optional<crm::ConnectionReport> answer; ///< of the CRM; empty: not asked
    QString askedAt;
};

/// One connection: who we are there, what is read into which field, what is written, what is left
/// of the day's calls, and how the last syncs went. Shows what it is given; asks for all else.
class ConnectionPage : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionPage(const Theme& theme, QWidget* parent = nullptr);

    /// The objects to read stand beside the list of connections; owned by this page until then.
    QWidget* objects() { return objects_; }
    void setView(const ConnectionView& view);
    void setBusy(bool busy, bool signingIn);
    void setCode(const QString& code, const QString& url);

    SignInPanel& signIn() { return *signIn_; }
    MappingModel& mapping() { return *model_; }
    TableView& table() { return *table_; }
    RunModel& runs() { return *runs_; }

signals:
    void testAsked();
    void saveAsked();
    void makeAsked();
    void writeBackAsked(bool on);
    void reserveAsked(double share);
    void objectsAsked(const std::vector<std::string>& leftOut);
    void retryAsked();
    void removeAsked();
    void previewAsked();

private:
    QWidget* makeCentre();
    QWidget* makeHead();
    QWidget* makeFoot();
    QWidget* makeRight();
    QWidget* makeObjects();
    void addLimits(SidePanel& panel);
    void addWriteBack(SidePanel& panel);
    void showLimits();
    void refresh();
    std::vector<std::string> leftOut() const;

    const Theme& theme_;
    MappingModel* model_;
    RunModel* runs_;
    ConnectionView view_;
    Label* title_ = nullptr;
    Chip* state_ = nullptr;
    Label* note_ = nullptr;
    Banner* banner_ = nullptr;
    QPushButton* make_ = nullptr;
    TableView* table_ = nullptr;
    Label* counts_ = nullptr;
    TableView* log_ = nullptr;
    Label* signInState_ = nullptr;
    SignInPanel* signIn_ = nullptr;
    KeyValues* limits_ = nullptr;
    QSpinBox* reserve_ = nullptr;
    QWidget* reserveRow_ = nullptr;
    Toggle* writeBack_ = nullptr;
    Label* writeBackNote_ = nullptr;
    QPushButton* test_ = nullptr;
    QPushButton* revert_ = nullptr;
    QPushButton* save_ = nullptr;
    QWidget* objects_ = nullptr;
    std::vector<std::pair<std::string, QCheckBox*>> boxes_;
    std::vector<Label*> boxCounts_;
    bool busy_ = false;
    bool filling_ = false;
};

} // namespace ui
