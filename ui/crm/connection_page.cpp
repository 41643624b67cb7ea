// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/connection_page.h"

#include "ui/crm/mapping_model.h"
#include "ui/crm/run_model.h"
#include "ui/crm/sign_in_panel.h"
#include "ui/review/panel_parts.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/views/delegates.h"
#include "ui/views/table_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_column.h"
#include "ui/widgets/toggle.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kRightWidth = 340;
constexpr int kNarrowest = 420;

/// An arrow of the table, with what it means.
class ArrowSample : public QWidget {
public:
    ArrowSample(const Theme& theme, bool written) : theme_(theme), written_(written) {
        setMinimumSize(24, 14);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintArrow(&painter, rect(), written_, theme_);
    }

private:
    const Theme& theme_;
    bool written_;
};

} // namespace

ConnectionPage::ConnectionPage(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), model_(new MappingModel(this)), runs_(new RunModel(this)) {
    setObjectName("connectionPage");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeCentre(), 1);
    row->addWidget(new HairLine(theme, Qt::Vertical, this));
    row->addWidget(makeRight());
    objects_ = makeObjects();
    connect(model_, &MappingModel::choicesChanged, this, &ConnectionPage::refresh);
    refresh();
}

QWidget* ConnectionPage::makeHead() {
    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    const int margin = theme_.metrics().pageMargin;
    column->setContentsMargins(margin, 12, theme_.metrics().dockPadding, 8);
    column->setSpacing(4);
    auto* first = new QHBoxLayout;
    title_ = new Label(theme_, TextRole::Heading, Tone::Text);
    title_->setElided(true);
    state_ = new Chip(theme_);
    make_ = new QPushButton;
    make_->setObjectName("connectionMake");
    setLook(make_, Look::Plain, true);
    first->addWidget(title_);
    first->addSpacing(4);
    first->addWidget(state_);
    first->addStretch(1);
    first->addWidget(make_);
    column->addLayout(first);
    note_ = new Label(theme_, TextRole::Small, Tone::Text2);
    note_->setWordWrap(true);
    column->addWidget(note_);
    connect(make_, &QPushButton::clicked, this, &ConnectionPage::makeAsked);
    return head;
}

QWidget* ConnectionPage::makeCentre() {
    auto* centre = new SidePanel(theme_, 0, this);
    centre->setMinimumWidth(kNarrowest);
    centre->add(makeHead());
    centre->add(new HairLine(theme_, Qt::Horizontal));
    banner_ = new Banner(theme_);
    banner_->hide();
    connect(banner_, &Banner::linkClicked, this, &ConnectionPage::retryAsked);
    centre->add(banner_);
    table_ = new TableView(theme_);
    table_->setObjectName("mappingRows");
    table_->setAccessibleName(tr("Field mapping"));
    table_->setModel(model_);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setItemDelegateForColumn(MappingModel::Arrow, new ArrowDelegate(theme_, table_));
    table_->setItemDelegateForColumn(MappingModel::Remote, new RemoteDelegate(theme_, table_));
    table_->setItemDelegateForColumn(MappingModel::Right, new ChipDelegate(theme_, table_));
    table_->setColumnWidths({132, 96, 36, 148, 76, 88, 0});
    log_ = new TableView(theme_);
    log_->setObjectName("syncLog");
    log_->setAccessibleName(tr("Sync log"));
    log_->setModel(runs_);
    log_->setSelectionMode(QAbstractItemView::SingleSelection);
    log_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    log_->setColumnWidths({148, 62, 62, 76, 62, 62, 0});
    auto* upper = new QWidget;
    auto* column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(table_, 1);
    column->addWidget(new HairLine(theme_, Qt::Horizontal));
    column->addWidget(makeFoot());
    auto* halves = new QSplitter(Qt::Vertical);
    halves->addWidget(upper);
    halves->addWidget(log_);
    halves->setChildrenCollapsible(false);
    halves->setSizes({520, 150});
    centre->add(halves, 1);
    return centre;
}

QWidget* ConnectionPage::makeFoot() {
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(theme_.metrics().pageMargin, 5, theme_.metrics().dockPadding, 5);
    row->setSpacing(6);
    for (const auto& [written, word] : {std::pair(false, tr("read")), {true, tr("written")}}) {
        row->addWidget(new ArrowSample(theme_, written));
        row->addWidget(new Label(theme_, TextRole::Small, Tone::Text2, word));
        row->addSpacing(10);
    }
    row->addStretch(1);
    counts_ = new Label(theme_, TextRole::Small, Tone::Text2);
    row->addWidget(counts_);
    return foot;
}

QWidget* ConnectionPage::makeRight() {
    auto* outer = new SidePanel(theme_, kRightWidth, this);
    auto* panel = new SidePanel(theme_, 0);
    signInState_ = panel->addHead(tr("Sign-in"));
    signIn_ = new SignInPanel(theme_);
    panel->add(signIn_);
    addLimits(*panel);
    addWriteBack(*panel);
    auto* removeRow = new QWidget;
    auto* row = new QHBoxLayout(removeRow);
    row->setContentsMargins(6, 6, theme_.metrics().dockPadding, 6);
    auto* removed = new QPushButton(tr("Remove this connection…"));
    removed->setObjectName("connectionRemove");
    setLook(removed, Look::Flat, true);
    row->addWidget(removed);
    row->addStretch(1);
    connect(removed, &QPushButton::clicked, this, &ConnectionPage::removeAsked);
    panel->add(new QWidget, 1);
    panel->add(removeRow);
    auto* scroll = new ScrollColumn;
    scroll->setContent(panel);
    outer->add(scroll, 1);
    test_ = new QPushButton(tr("Test"));
    test_->setObjectName("connectionTest");
    test_->setToolTip(tr("Asks the CRM who we are and what we may do; changes nothing"));
    revert_ = new QPushButton(tr("Revert"));
    revert_->setObjectName("connectionRevert");
    save_ = new QPushButton;
    save_->setObjectName("connectionSave");
    setLook(save_, Look::Primary);
    outer->addActs(tr("A mapping changes nothing by itself: the next sync uses it."),
                   {test_, nullptr, revert_, save_});
    connect(test_, &QPushButton::clicked, this, &ConnectionPage::testAsked);
    connect(revert_, &QPushButton::clicked, model_, &MappingModel::revert);
    connect(save_, &QPushButton::clicked, this, &ConnectionPage::saveAsked);
    return outer;
}

void ConnectionPage::addLimits(SidePanel& panel) {
    panel.addHead(tr("Limits"))->setText(tr("as the CRM reports them"));
    limits_ = new KeyValues(theme_);
    limits_->setObjectName("connectionLimits");
    panel.add(limits_);
    reserveRow_ = new QWidget;
    auto* row = new QHBoxLayout(reserveRow_);
    row->setContentsMargins(theme_.metrics().dockPadding, 0, theme_.metrics().dockPadding, 8);
    row->addWidget(new Label(theme_, TextRole::Small, Tone::Text2, tr("Kept free for others")));
    row->addStretch(1);
    reserve_ = new QSpinBox;
    reserve_->setObjectName("connectionReserve");
    reserve_->setAccessibleName(tr("Kept free for others"));
    reserve_->setRange(0, 100);
    reserve_->setSuffix(QStringLiteral(" %"));
    reserve_->setMinimumWidth(78);
    row->addWidget(reserve_);
    connect(reserve_, &QSpinBox::editingFinished, this, [this] {
        const double share = reserve_->value() / 100.0;
        if (!filling_ && std::abs(share - view_.map.reserve) > 1e-9) {
            emit reserveAsked(share);
        }
    });
    panel.add(reserveRow_);
}

void ConnectionPage::addWriteBack(SidePanel& panel) {
    panel.addHead(tr("Write-back"));
    writeBack_ = new Toggle(theme_, tr("Write-back"));
    writeBack_->setObjectName("connectionWriteBack");
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 0);
    row->addWidget(writeBack_);
    row->addStretch(1);
    panel.add(box);
    writeBackNote_ = panel.addNote();
    auto* link = new QWidget;
    auto* links = new QHBoxLayout(link);
    links->setContentsMargins(6, 0, theme_.metrics().dockPadding, 8);
    auto* preview = new QPushButton(tr("What would be written"));
    preview->setObjectName("connectionPreview");
    setLook(preview, Look::Flat, true);
    links->addWidget(preview);
    links->addStretch(1);
    panel.add(link);
    connect(writeBack_, &QAbstractButton::clicked, this, &ConnectionPage::writeBackAsked);
    connect(preview, &QPushButton::clicked, this, &ConnectionPage::previewAsked);
}

QWidget* ConnectionPage::makeObjects() {
    auto* panel = new SidePanel(theme_, 0);
    panel->addHead(tr("Objects"))->setText(tr("records"));
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(theme_.metrics().dockPadding, 6, theme_.metrics().dockPadding, 4);
    column->setSpacing(4);
    for (const char* object :
         {"accounts", "contacts", "opportunities", "users", "activities", "leads"}) {
        auto* row = new QHBoxLayout;
        auto* check = new QCheckBox(objectTitle(object));
        check->setObjectName(QStringLiteral("object-%1").arg(object));
        auto* count = new Label(theme_, TextRole::Small, Tone::Text3);
        row->addWidget(check);
        row->addStretch(1);
        row->addWidget(count);
        column->addLayout(row);
        boxes_.emplace_back(object, check);
        boxCounts_.push_back(count);
        connect(check, &QCheckBox::clicked, this, [this] { emit objectsAsked(leftOut()); });
    }
    panel->add(box);
    panel->addNote()->setText(tr("Only ticked objects are asked for. Rights to read are enough "
                                 "while write-back is off."));
    panel->add(new QWidget, 1);
    return panel;
}

std::vector<std::string> ConnectionPage::leftOut() const {
    std::vector<std::string> objects;
    for (const auto& [object, check] : boxes_) {
        if (!check->isChecked()) {
            objects.push_back(object);
        }
    }
    return objects;
}

void ConnectionPage::setView(const ConnectionView& view) {
    view_ = view;
    filling_ = true;
    const crm::CrmConnection& connection = view.map.connection;
    const QString name = QString::fromStdString(connection.name);
    title_->setText(tr("Field mapping, %1").arg(name));
    state_->setState(connection.writeBack ? tr("Read and write") : tr("Read only"),
                     connection.writeBack ? ChipKind::Ok : ChipKind::Accent);
    const QString sample = QString::fromStdString(view.map.sample);
    QStringList notes;
    if (!sample.isEmpty()) {
        notes << tr("Values of %1.").arg(sample);
    }
    notes << tr("Dashed arrows write, and rest until write-back is on.");
    notes << (view.answer ? tr("Rights were read from the CRM at %1.").arg(view.askedAt)
                          : tr("Test reads the rights from the CRM."));
    if (std::none_of(view.map.fields.begin(), view.map.fields.end(),
                     [](const crm::MappedName& field) { return field.read; })) {
        notes << tr("What is read is listed after the first sync.");
    }
    note_->setText(notes.join(' '));
    model_->setMap(view.map);
    runs_->setRuns(view.runs);
    signIn_->setWays(view.ways, view.trouble);
    signIn_->setAnswer(view.answer, view.askedAt);
    signInState_->setText(view.answer        ? tr("signed in")
                          : view.ways.needed ? tr("not asked yet")
                                             : tr("none needed"));
    signInState_->setTone(view.answer ? Tone::Ok : Tone::Text3);
    const bool failed = !view.runs.empty() && view.runs.front().status == "failed";
    banner_->setVisible(failed || view.refused > 0);
    if (failed) {
        banner_->setState(BannerKind::Danger,
                          tr("The last sync failed: %1").arg(coreText(view.runs.front().message)),
                          tr("Try again"));
    } else if (view.refused > 0) {
        banner_->setState(BannerKind::Warning,
                          tr("The CRM did not take %1.")
                              .arg(countedText(view.refused, tr("record"), tr("records"))),
                          tr("Send again"));
    }
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        const std::string& object = boxes_[i].first;
        const bool out = std::find(connection.leftOut.begin(), connection.leftOut.end(), object) !=
                         connection.leftOut.end();
        boxes_[i].second->setChecked(!out);
        const auto count = view.map.records.find(object);
        boxCounts_[i]->setText(out                               ? tr("not read")
                               : count == view.map.records.end() ? QString()
                                                                 : groupedText(count->second));
    }
    showLimits();
    writeBack_->setChecked(connection.writeBack);
    const int wanted = model_->count(crm::FieldRight::New);
    writeBackNote_->setText(
        connection.writeBack
            ? tr("Publishes and syncs may write to %1. Each publish shows first what it will "
                 "write.")
                  .arg(name)
            : tr("Nothing is written to %1 until you switch this on. Each publish shows first what "
                 "it will write.")
                  .arg(name));
    make_->setText(
        tr("Make %1").arg(countedText(wanted, tr("missing field"), tr("missing fields"))));
    make_->setVisible(wanted > 0);
    filling_ = false;
    refresh();
}

void ConnectionPage::showLimits() {
    const bool files = view_.map.connection.kind == "files";
    std::vector<KeyValue> rows;
    if (files) {
        rows.push_back({tr("Calls today"), tr("not limited"), Tone::Text});
    } else if (!view_.answer) {
        rows.push_back({tr("Calls today"), tr("not asked yet"), Tone::Text});
    } else {
        const crm::Limits& limits = view_.answer->limits;
        const auto figure = [&](const char* key) -> std::optional<qint64> {
            const auto found = limits.details.find(key);
            return found != limits.details.end() && found->is_number()
                       ? std::optional<qint64>(found->get<std::int64_t>())
                       : std::nullopt;
        };
        const auto used = figure("day_used");
        const auto whole = figure("day_limit");
        if (used && whole) {
            rows.push_back({tr("Calls today"),
                            tr("%1 of %2").arg(groupedText(*used), groupedText(*whole)),
                            Tone::Text});
        }
        rows.push_back({tr("Calls left today"),
                        limits.callsLeft ? groupedText(*limits.callsLeft) : tr("not counted"),
                        Tone::Text});
        if (limits.batch > 0) {
            rows.push_back({tr("Records in one write"),
                            groupedText(static_cast<qint64>(limits.batch)), Tone::Text});
        }
    }
    limits_->setRows(rows);
    reserveRow_->setVisible(!files);
    reserve_->setValue(static_cast<int>(std::lround(view_.map.reserve * 100)));
}

void ConnectionPage::setBusy(bool busy, bool signingIn) {
    busy_ = busy;
    signIn_->setBusy(busy, signingIn);
    refresh();
}

void ConnectionPage::setCode(const QString& code, const QString& url) {
    signIn_->setCode(code, url);
}

void ConnectionPage::refresh() {
    const int fields = model_->fields();
    const int made = model_->count(crm::FieldRight::New);
    const int refused = model_->count(crm::FieldRight::Refused);
    QString counts = countedText(fields, tr("field"), tr("fields"));
    if (made > 0 || refused > 0) {
        counts = tr("%1, %2 to be made, %3 refused")
                     .arg(counts, groupedText(made), groupedText(refused));
    }
    counts_->setText(counts);
    const auto chosen = static_cast<qint64>(model_->choices().size());
    save_->setText(chosen == 0 ? tr("Save")
                               : tr("Save %1").arg(countedText(chosen, tr("field"), tr("fields"))));
    save_->setEnabled(chosen > 0 && !busy_);
    save_->setToolTip(chosen > 0 ? tr("The next sync reads and writes these names")
                                 : tr("Choose another field of the CRM first"));
    revert_->setEnabled(chosen > 0 && !busy_);
    revert_->setToolTip(chosen > 0 ? QString() : tr("Nothing was changed"));
    for (QWidget* part : std::initializer_list<QWidget*>{test_, make_, writeBack_, reserve_}) {
        part->setEnabled(!busy_);
    }
    for (const auto& [object, check] : boxes_) {
        const bool fixed = object == "accounts";
        check->setEnabled(!busy_ && !fixed);
        check->setToolTip(fixed ? tr("Accounts are always read") : QString());
    }
}

} // namespace ui
