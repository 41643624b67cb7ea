// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/colour_menu.h"

#include "ui/theme/theme.h"
#include "ui/widgets/swatch.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QWidgetAction>

namespace ui {

namespace {

constexpr int kFills = 24;
constexpr int kColumns = 6;
constexpr int kSide = 16;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ColourMenu)
};

QIcon swatchIcon(const Theme& theme, int fill) {
    QPixmap pixmap(kSide * 2, kSide * 2);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintSwatch(&painter, QRect(1, 1, kSide - 2, kSide - 2), fill, theme.tokens());
    return QIcon(pixmap);
}

} // namespace

QMenu* addColourMenu(QMenu* menu, const Theme& theme, int present,
                     const std::function<void(int)>& chosen) {
    QMenu* colours = menu->addMenu(Words::tr("&Colour"));
    colours->setObjectName("colours");
    auto* grid = new QWidget(colours);
    auto* layout = new QGridLayout(grid);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(2);
    for (int fill = 0; fill < kFills; ++fill) {
        auto* button = new QToolButton(grid);
        button->setIcon(swatchIcon(theme, fill));
        button->setCheckable(true);
        button->setChecked(fill == present);
        button->setToolTip(Words::tr("Colour %1").arg(fill + 1));
        button->setAccessibleName(button->toolTip());
        layout->addWidget(button, fill / kColumns, fill % kColumns);
        QObject::connect(button, &QToolButton::clicked, colours, [menu, colours, chosen, fill] {
            colours->close();
            menu->close();
            chosen(fill + 1);
        });
    }
    auto* action = new QWidgetAction(colours);
    action->setDefaultWidget(grid);
    colours->addAction(action);
    colours->addSeparator();
    colours->addAction(Words::tr("As the &map chooses"), colours, [chosen] { chosen(0); });
    return colours;
}

} // namespace ui
