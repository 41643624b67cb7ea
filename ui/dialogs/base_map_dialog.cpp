// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/base_map_dialog.h"

#include "ui/shell/app_context.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kWidth = 540;

} // namespace

BaseMapDialog::BaseMapDialog(const AppContext& context, const BaseMapChoice& present,
                             QWidget* parent)
    : QDialog(parent), ask_(context.ask),
      source_(new QLineEdit(QString::fromStdString(present.source))),
      attribution_(new QLineEdit(QString::fromStdString(present.attribution))) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName("baseMapDialog");
    setWindowTitle(tr("Base map"));
    setMinimumWidth(kWidth);
    source_->setObjectName("baseMapSource");
    source_->setPlaceholderText(QStringLiteral("https://tiles.example.org/{z}/{x}/{y}.png"));
    attribution_->setObjectName("baseMapAttribution");
    auto* column = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    auto* line = new QHBoxLayout;
    auto* open = new QPushButton(tr("File…"));
    open->setObjectName("baseMapFile");
    line->addWidget(source_, 1);
    line->addWidget(open);
    form->addRow(tr("File or address"), line);
    form->addRow(tr("Attribution"), attribution_);
    source_->setAccessibleName(tr("File or address"));
    attribution_->setAccessibleName(tr("Attribution"));
    column->addLayout(form);
    auto* note = new Label(
        context.theme, TextRole::Small, Tone::Text3,
        tr("A file of tiles (MBTiles) stays on this machine and brings its attribution. An "
           "address is told which part of the map you look at, and nothing else; what it gives is "
           "kept for a month. Say whose map it is, as its licence asks."));
    note->setWordWrap(true);
    column->addWidget(note);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    use_ = buttons->addButton(tr("Use"), QDialogButtonBox::AcceptRole);
    use_->setObjectName("baseMapUse");
    setLook(use_, Look::Primary);
    auto* none = buttons->addButton(tr("No base map"), QDialogButtonBox::DestructiveRole);
    none->setEnabled(!present.source.empty());
    column->addWidget(buttons);
    connect(open, &QPushButton::clicked, this, &BaseMapDialog::browse);
    connect(source_, &QLineEdit::textChanged, this, &BaseMapDialog::refresh);
    connect(attribution_, &QLineEdit::textChanged, this, &BaseMapDialog::refresh);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit chosen({source_->text().trimmed().toStdString(),
                     attribution_->text().trimmed().toStdString()});
        accept();
    });
    connect(none, &QPushButton::clicked, this, [this] {
        emit chosen({});
        accept();
    });
    refresh();
}

void BaseMapDialog::browse() {
    ask_.openFile(this, tr("Open tiles"), {tr("MBTiles (*.mbtiles)"), tr("All files (*)")},
                  [this](const QString& file) { source_->setText(file); });
}

void BaseMapDialog::refresh() {
    const bool address = source_->text().contains(QLatin1String("://"));
    attribution_->setEnabled(address);
    use_->setEnabled(!source_->text().trimmed().isEmpty() &&
                     (!address || !attribution_->text().trimmed().isEmpty()));
}

} // namespace ui
