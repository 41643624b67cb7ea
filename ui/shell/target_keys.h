// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <vector>

class QShortcut;
class QWidget;

namespace ui {

/// The keys that choose the target territory: 1 to 9, 0 and two digits beyond nine, T for the list.
class TargetKeys : public QObject {
    Q_OBJECT

public:
    TargetKeys(QWidget* window, std::function<void(int number)> choose,
               std::function<void()> openList);
    /// Off while the digits mean something else.
    void setEnabled(bool enabled);

private:
    std::vector<QShortcut*> keys_;
};

} // namespace ui
