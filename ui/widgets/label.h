// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace ui {

/// Text in one of the theme's roles and tones; follows a change of theme and of text size.
class Label : public QLabel {
    Q_OBJECT

public:
    Label(const Theme& theme, TextRole role, Tone tone, const QString& text = {},
          QWidget* parent = nullptr);

    void setTone(Tone tone);
    Tone tone() const { return tone_; }
    void setRole(TextRole role);
    /// Text that may be cut in the middle when there is no room, with the whole text as tool tip.
    void setElided(bool elided);
    /// Figures that change while one works: the label grows to the widest it was given and keeps
    /// that size, because each change of size lays out the whole window.
    void setSteadyText(const QString& text);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void dress();
    void keepRoom();

    const Theme& theme_;
    TextRole role_;
    Tone tone_;
    bool elided_ = false;
    bool steady_ = false;
};

} // namespace ui
