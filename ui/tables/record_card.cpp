// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/record_card.h"

#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr QSize kSize(480, 520);

} // namespace

RecordCard::RecordCard(const Theme& theme, const QString& title,
                       const std::vector<KeyValue>& fields, QWidget* parent)
    : QDialog(parent) {
    setObjectName("recordCard");
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* values = new KeyValues(theme);
    values->setRows(fields);
    values->setAccessibleName(title);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(values);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    const int margin = theme.metrics().dockPadding;
    column->setContentsMargins(margin, margin, margin, margin);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    resize(kSize);
}

} // namespace ui
