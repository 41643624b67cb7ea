// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace ui {

class Label;

struct KeyValue {
    QString key;
    QString value;
    Tone tone = Tone::Text;
};

/// Labels on the left, key figures on the right, on common baselines. A label is cut only where its
/// own figure leaves no room.
class KeyValues : public QWidget {
    Q_OBJECT

public:
    explicit KeyValues(const Theme& theme, QWidget* parent = nullptr);
    /// Values change in place; rows are made only when there are more than before.
    void setRows(const std::vector<KeyValue>& rows);
    QString valueOf(const QString& key) const;

private:
    struct Row {
        Label* key;
        Label* value;
    };
    const Theme& theme_;
    QVBoxLayout* column_;
    std::vector<Row> rows_;
};

} // namespace ui
