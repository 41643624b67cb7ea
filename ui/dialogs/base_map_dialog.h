// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/ask.h"
#include "ui/verbs/base_map.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace ui {

struct AppContext;

/// Asks for the base map under the plan: a file of tiles, or the address of a server of them.
class BaseMapDialog : public QDialog {
    Q_OBJECT

public:
    BaseMapDialog(const AppContext& context, const BaseMapChoice& present,
                  QWidget* parent = nullptr);

signals:
    /// An empty choice takes the base map away.
    void chosen(const ui::BaseMapChoice& choice);

private:
    void browse();
    void refresh();

    Ask& ask_;
    QLineEdit* source_;
    QLineEdit* attribution_;
    QPushButton* use_;
};

} // namespace ui
