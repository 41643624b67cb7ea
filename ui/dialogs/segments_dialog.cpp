// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/segments_dialog.h"

#include "ui/dialogs/segment_form.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/views/table_view.h"
#include "ui/visits/row_model.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr QSize kSize(880, 480);
constexpr int kListWidth = 180;
constexpr int kCountsWidth = 270;
constexpr int kNoteLines = 4;
/// A pause in typing after which the accounts are counted.
constexpr int kTypingMs = 350;

core::SegmentScheme freshScheme() {
    core::SegmentScheme scheme;
    scheme.by = core::SegmentBy::Shares;
    return scheme;
}

} // namespace

SegmentsDialog::SegmentsDialog(const Theme& theme, QWidget* parent)
    : QDialog(parent), list_(new QListWidget(this)), form_(new SegmentForm(theme, this)),
      rows_(new RowModel(this)), counts_(new TableView(theme, this)),
      note_(new Label(theme, TextRole::Small, Tone::Text3, {}, this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName("segmentsDialog");
    setWindowTitle(tr("Segments of the accounts"));
    resize(kSize);
    build(theme);
    typing_.setSingleShot(true);
    typing_.setInterval(kTypingMs);
    connect(&typing_, &QTimer::timeout, this, &SegmentsDialog::ask);
    connect(list_, &QListWidget::currentRowChanged, this, &SegmentsDialog::choose);
    connect(form_, &SegmentForm::changed, this, &SegmentsDialog::formChanged);
    setSchemes({}, {});
}

void SegmentsDialog::build(const Theme& theme) {
    list_->setObjectName("segmentSchemes");
    list_->setAccessibleName(tr("Schemes"));
    list_->setFixedWidth(kListWidth);
    counts_->setObjectName("segmentCounts");
    counts_->setAccessibleName(tr("Accounts per segment"));
    counts_->setModel(rows_);
    counts_->setMinimumWidth(kCountsWidth);
    note_->setObjectName("segmentNote");
    note_->setWordWrap(true);
    note_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    note_->setMinimumHeight(kNoteLines * QFontMetrics(theme.font(TextRole::Small)).lineSpacing());
    auto* right = new QVBoxLayout;
    right->addWidget(counts_, 1);
    right->addWidget(note_);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme.metrics().groupGap);
    row->addWidget(list_);
    row->addWidget(form_, 1);
    row->addLayout(right);
    auto* column = new QVBoxLayout(this);
    column->addLayout(row, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    save_ = buttons->addButton(tr("Make segments"), QDialogButtonBox::ApplyRole);
    refresh_ = buttons->addButton(tr("Work out anew"), QDialogButtonBox::ActionRole);
    remove_ = buttons->addButton(tr("Remove"), QDialogButtonBox::DestructiveRole);
    save_->setObjectName("segmentSave");
    refresh_->setObjectName("segmentRefresh");
    remove_->setObjectName("segmentRemove");
    setLook(save_, Look::Primary);
    setLook(remove_, Look::Danger);
    save_->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(save_, &QPushButton::clicked, this, [this] { emit saveAsked(form_->scheme()); });
    connect(refresh_, &QPushButton::clicked, this,
            [this] { emit refreshAsked(chosenScheme()->scheme); });
    connect(remove_, &QPushButton::clicked, this,
            [this] { emit removeAsked(QString::fromStdString(chosenScheme()->scheme.name)); });
}

void SegmentsDialog::setColumns(const std::vector<std::string>& columns) {
    form_->setColumns(columns);
}

void SegmentsDialog::setSchemes(std::vector<core::SegmentReport> schemes,
                                const std::string& chosen) {
    schemes_ = std::move(schemes);
    int row = 0;
    {
        const QSignalBlocker quiet(list_);
        list_->clear();
        list_->addItem(tr("New segments"));
        for (const core::SegmentReport& report : schemes_) {
            list_->addItem(QString::fromStdString(report.scheme.name));
            row = report.scheme.name == chosen ? list_->count() - 1 : row;
        }
        list_->setCurrentRow(row);
    }
    choose(row);
}

void SegmentsDialog::choose(int row) {
    form_->setScheme(row < 1 ? freshScheme() : chosenScheme()->scheme);
    if (row < 1) {
        form_->focusName();
    }
    formChanged();
}

void SegmentsDialog::formChanged() {
    counted_ = false;
    typing_.start();
    refresh();
}

const core::SegmentReport* SegmentsDialog::known(const std::string& name) const {
    const auto found = std::find_if(schemes_.begin(), schemes_.end(),
                                    [&](const auto& one) { return one.scheme.name == name; });
    return found == schemes_.end() ? nullptr : &*found;
}

const core::SegmentReport* SegmentsDialog::chosenScheme() const {
    const int row = list_->currentRow();
    return row < 1 || row > static_cast<int>(schemes_.size())
               ? nullptr
               : &schemes_[static_cast<std::size_t>(row) - 1];
}

void SegmentsDialog::ask() {
    const QString missing = form_->missing();
    if (missing.isEmpty()) {
        emit previewAsked(form_->scheme());
        return;
    }
    rows_->setRows({}, {});
    counted_ = true;
    sound_ = false;
    note_->setTone(Tone::Text3);
    note_->setText(missing);
    refresh();
}

void SegmentsDialog::showPreview(const core::SegmentPreview& preview) {
    if (typing_.isActive() || !form_->missing().isEmpty()) {
        return; // it is of what the form said before
    }
    const core::SegmentScheme& scheme = preview.report.scheme;
    const bool values = scheme.by != core::SegmentBy::Rules;
    std::vector<RowHead> heads = {{tr("Segment")}, {tr("Accounts"), true}};
    if (values) {
        heads.push_back({tr("Value"), true});
    }
    std::vector<TableRow> rows;
    for (const core::SegmentTally& tally : preview.report.segments) {
        const bool none = tally.segment.empty();
        const QString name = none ? tr("none") : QString::fromStdString(tally.segment);
        TableRow row;
        row.cells = {{name, none ? Tone::Text3 : Tone::Text},
                     {groupedText(tally.accounts), Tone::Text}};
        if (values) {
            row.cells.push_back({groupedText(std::llround(tally.value))});
        }
        rows.push_back(std::move(row));
    }
    rows_->setRows(std::move(heads), std::move(rows));
    counts_->setColumnWidths(values ? QVector<int>{0, 80, 96} : QVector<int>{0, 80});
    counted_ = true;
    sound_ = preview.problem.empty();
    note_->setTone(sound_ ? Tone::Text3 : Tone::Danger);
    note_->setText(sound_
                       ? tr("%1 would change segment.").arg(countedAccounts(preview.report.changed))
                       : coreText(preview.problem) + QStringLiteral("\n") + coreText(preview.hint));
    refresh();
}

void SegmentsDialog::setBusy(bool busy) {
    busy_ = busy;
    refresh();
}

void SegmentsDialog::refresh() {
    const core::SegmentScheme scheme = form_->scheme();
    const bool named = !scheme.name.empty();
    save_->setText(known(scheme.name) ? tr("Replace segments") : tr("Make segments"));
    save_->setEnabled(named && counted_ && sound_ && !busy_);
    save_->setToolTip(save_->isEnabled()   ? QString()
                      : !named             ? tr("the segments have no name yet")
                      : !counted_ || busy_ ? tr("the accounts are still being counted")
                                           : tr("the segments cannot be made as they stand"));
    const bool chosen = chosenScheme() != nullptr && !busy_;
    refresh_->setEnabled(chosen);
    remove_->setEnabled(chosen);
    const QString reason = chosen ? QString() : tr("choose segments in the list first");
    refresh_->setToolTip(reason);
    remove_->setToolTip(reason);
}

} // namespace ui
