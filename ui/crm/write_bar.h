// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/crm/publish_rows.h"

#include <QWidget>

namespace ui {

class Theme;

/// Ready, in conflict, refused: the shares of the records that differ from the plan.
class WriteBar : public QWidget {
    Q_OBJECT

public:
    explicit WriteBar(const Theme& theme, QWidget* parent = nullptr);
    void setCounts(const PublishCounts& counts);
    QSize sizeHint() const override { return {200, 22}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
    PublishCounts counts_;
};

} // namespace ui
