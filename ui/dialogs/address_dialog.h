// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/placement.h"

#include <QDialog>

#include <map>
#include <string>

class QLineEdit;
class QPushButton;

namespace ui {

class Theme;

/// Asks for the parts of an address that was stated wrong. Deletes itself when it is closed.
class AddressDialog : public QDialog {
    Q_OBJECT

public:
    AddressDialog(const Theme& theme, const core::records::PlacementInput& stated,
                  QWidget* parent = nullptr);

signals:
    /// Fields that differ from what was stated: "street" and its new text.
    void corrected(const std::map<std::string, std::string>& fields);

private:
    std::map<std::string, std::string> changes() const;
    void refresh();

    struct Field {
        std::string name;
        QString stated;
        QLineEdit* edit;
    };
    std::vector<Field> fields_;
    QPushButton* save_ = nullptr;
};

} // namespace ui
