// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segment_button.h"

#include "ui/theme/icons.h"
#include "ui/theme/style.h"

#include <QMenu>

namespace ui {

namespace {

/// An ampersand in a name is no mnemonic.
QString shown(const std::string& name) {
    return QString::fromStdString(name).replace('&', QStringLiteral("&&"));
}

} // namespace

SegmentButton::SegmentButton(const Theme& theme, QWidget* parent) : QToolButton(parent) {
    setIcon(ui::icon(theme, "view-filter", Tone::Text2));
    setAccessibleName(tr("Only a segment"));
    setFocusPolicy(Qt::TabFocus);
    setLook(this, Look::Plain, true);
    setMenu(new QMenu(this));
    setPopupMode(QToolButton::InstantPopup);
    connect(menu(), &QMenu::aboutToShow, this, &SegmentButton::fillMenu);
    setSchemes({});
}

void SegmentButton::setSchemes(std::vector<core::AccountChoices::Scheme> schemes) {
    schemes_ = std::move(schemes);
    setEnabled(!schemes_.empty());
    setToolTip(schemes_.empty()
                   ? tr("Only a segment: there are none yet. File › Segments… makes some.")
                   : tr("Only a segment of the accounts"));
}

void SegmentButton::fillMenu() {
    menu()->clear();
    menu()->addAction(tr("&All accounts"), this, [this] { emit chosen({}); });
    menu()->addSeparator();
    for (const core::AccountChoices::Scheme& scheme : schemes_) {
        QMenu* segments = menu()->addMenu(shown(scheme.name));
        const auto add = [&](const QString& words, const std::string& segment) {
            segments->addAction(words, this, [this, name = scheme.name, segment] {
                emit chosen(QString::fromStdString(core::segmentFilter(name, segment)));
            });
        };
        for (const std::string& segment : scheme.segments) {
            add(shown(segment), segment);
        }
        segments->addSeparator();
        add(tr("In &none"), {});
    }
}

} // namespace ui
