// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/crm/publish_rows.h"

#include <QWidget>

#include <array>
#include <optional>

class QButtonGroup;
class QCheckBox;
class QDateEdit;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QStackedWidget;
class QToolButton;

namespace ui {

class Banner;
class Chip;
class KeyValues;
class Label;
class PublishModel;
class SidePanel;
class StepBar;
class TableView;
class Theme;
class Toggle;
class WriteBar;

/// What a publish would be of: shown in the head, and what decides whether it may be written.
struct PublishOffer {
    QString connection;
    QString scenario;
    QString scope; ///< name of a territory; empty = the whole plan
    QString since; ///< when the CRM was read last, for people
    bool writeBack = false;
    std::optional<qint64> callsLeft;
};

/// The heart of the CRM workspace: what would be written, value by value, before anything is. Shows
/// what it is given; asks for everything else.
class PublishPage : public QWidget {
    Q_OBJECT

public:
    explicit PublishPage(const Theme& theme, QWidget* parent = nullptr);

    void setOffer(const PublishOffer& offer);
    /// A dry run, or a publish that was written.
    void setReport(const crm::PublishReport& report);
    /// Nothing is known of what would be written; `sentence` says why, `act` is the way out.
    void setEmpty(const QString& sentence, const QString& act);
    /// Something is being read or written.
    void setBusy(bool busy, const QString& sentence);

    /// A date, empty = now.
    QString effective() const;
    /// Whether it waits for that date.
    bool waits() const;
    /// A person has agreed to what needs it.
    bool consented() const;
    TableView& table() { return *table_; }
    PublishModel& model() { return *model_; }
    QString summary() const;

signals:
    void dryRunAsked();
    void writeAsked(qint64 records);
    void writeBackAsked(bool on);
    void exportAsked();
    /// Ids of records in the CRM that are to be left out from now on, or taken in again.
    void leaveOutAsked(const QStringList& ids, bool out);
    void actAsked(); ///< of the empty page

private:
    QWidget* makeCentre();
    QWidget* makeHead();
    QWidget* makeFilters();
    QWidget* makeFoot();
    QWidget* makeEmpty();
    QWidget* makeRight();
    void addWhen(SidePanel& panel);
    void addWriteBack(SidePanel& panel);
    void chooseRows();
    void refreshFilters();
    void refreshAct();
    void refreshLeaveOut();
    QStringList chosenRecords(bool leftOut) const;
    QString writeText() const;
    QString whyNot() const;

    const Theme& theme_;
    PublishModel* model_;
    Label* title_ = nullptr;
    Chip* state_ = nullptr;
    StepBar* steps_ = nullptr;
    Banner* banner_ = nullptr;
    QButtonGroup* filters_ = nullptr;
    std::array<QToolButton*, kPublishFilters> filterButtons_{};
    QLineEdit* text_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    TableView* table_ = nullptr;
    Label* shown_ = nullptr;
    QPushButton* export_ = nullptr;
    QPushButton* leaveOut_ = nullptr;
    Label* sentence_ = nullptr;
    QPushButton* emptyAct_ = nullptr;
    Label* runDetail_ = nullptr;
    WriteBar* bar_ = nullptr;
    KeyValues* figures_ = nullptr;
    QPushButton* conflicts_ = nullptr;
    QWidget* consentBox_ = nullptr;
    Label* consentText_ = nullptr;
    QCheckBox* consent_ = nullptr;
    QRadioButton* now_ = nullptr;
    QRadioButton* on_ = nullptr;
    QDateEdit* date_ = nullptr;
    QCheckBox* atOnce_ = nullptr;
    Label* whenNote_ = nullptr;
    Toggle* writeBack_ = nullptr;
    Label* writeBackNote_ = nullptr;
    QPushButton* again_ = nullptr;
    QPushButton* write_ = nullptr;

    PublishOffer offer_;
    PublishCounts counts_;
    bool known_ = false;   ///< there is a report
    bool written_ = false; ///< of something that was written, or that waits for its day
    bool refused_ = false; ///< fields may not be written at all
    bool busy_ = false;
    bool needsConsent_ = false;
    QString summary_;
};

} // namespace ui
