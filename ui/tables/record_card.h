// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/table_column.h"
#include "ui/widgets/key_values.h"

#include <QDialog>

namespace ui {

/// Everything that is known about one row, field by field. Stays open beside the window.
class RecordCard : public QDialog {
    Q_OBJECT

public:
    RecordCard(const Theme& theme, const QString& title, const std::vector<KeyValue>& fields,
               QWidget* parent);
};

} // namespace ui
