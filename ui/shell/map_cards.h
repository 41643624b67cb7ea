// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/app_context.h"

#include <QObject>

namespace ui {

class Banner;
class MapCanvas;
class Toast;

/// What lies over the map: the banner of a published plan, and the toast that follows an edit.
class MapCards : public QObject {
    Q_OBJECT

public:
    MapCards(const AppContext& context, MapCanvas& canvas, QObject* parent);

    Banner& banner() { return *banner_; }
    Toast& toast() { return *toast_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void place();

    AppContext context_;
    MapCanvas& canvas_;
    Banner* banner_;
    Toast* toast_;
};

} // namespace ui
