// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/target_keys.h"

#include <QShortcut>
#include <QWidget>

namespace ui {

TargetKeys::TargetKeys(QWidget* window, std::function<void(int)> choose,
                       std::function<void()> openList)
    : QObject(window) {
    const auto add = [&](const QKeySequence& keys, auto act) {
        auto* shortcut = new QShortcut(keys, window);
        connect(shortcut, &QShortcut::activated, this, act);
        keys_.push_back(shortcut);
    };
    for (int number = 1; number <= 9; ++number) {
        add(QKeySequence(Qt::Key_0 + number), [choose, number] { choose(number); });
    }
    for (int number = 10; number <= 99; ++number) {
        add(QKeySequence(Qt::Key_0, Qt::Key_0 + number / 10, Qt::Key_0 + number % 10),
            [choose, number] { choose(number); });
    }
    add(QKeySequence(Qt::Key_T), openList);
}

void TargetKeys::setEnabled(bool enabled) {
    for (QShortcut* key : keys_) {
        key->setEnabled(enabled);
    }
}

} // namespace ui
