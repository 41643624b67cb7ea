// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/routes/ring_data.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;
class QRadioButton;

namespace ui {

class Label;
class SidePanel;
class Theme;

/// The left side of the drive-time ring: minutes, traffic, what is summed, roads or estimate, and
/// the bases that rings are drawn around. Shows what it is given; asks for everything else.
class RingForm : public QWidget {
    Q_OBJECT

public:
    explicit RingForm(const Theme& theme, QWidget* parent = nullptr);

    /// Choices that still fit stay.
    void setSources(const RingSources& sources);
    const RingSources& sources() const { return sources_; }
    /// What the fields ask for; without minutes where they are not understood.
    RingAsk ask() const;
    /// The bases that are ticked, in order, at most as many as there are colours.
    std::vector<RingBase> chosen() const;
    /// Tries a ticked base at another place; empty = at home again.
    void moveBase(std::size_t ticked, std::optional<core::Point> to);
    /// A place of its own, ticked.
    void addPlace(core::Point at);
    /// Every base where it was. False if none was elsewhere.
    bool putBack();
    /// Forgets what belongs to the plan that was shown before: places, moves and ticks.
    void forget() { sources_ = {}; }
    void setBusy(bool busy);
    void setDrawing(bool drawing);

signals:
    /// A barrier is to be drawn, or no more.
    void drawAsked(bool draw);
    void unbarAsked(std::int64_t barrier);
    void changed();
    void placeAsked();
    void keepAsked();

private:
    void addFields(SidePanel& panel);
    void addSourcesOfTimes(SidePanel& panel);
    void addBases(SidePanel& panel);
    void addBarriers(SidePanel& panel);
    void fillBarriers();
    void fillBases();
    void tell();
    QString baseText(const RingBase& base) const;

    const Theme& theme_;
    RingSources sources_;
    QLineEdit* minutes_ = nullptr;
    Label* wrong_ = nullptr;
    QComboBox* traffic_ = nullptr;
    QComboBox* value_ = nullptr;
    QComboBox* measure_ = nullptr;
    QRadioButton* roads_ = nullptr;
    Label* roadsNote_ = nullptr;
    QRadioButton* estimate_ = nullptr;
    QCheckBox* both_ = nullptr;
    QListWidget* bases_ = nullptr;
    Label* count_ = nullptr;
    QPushButton* keep_ = nullptr;
    QComboBox* direction_ = nullptr;
    QListWidget* barriers_ = nullptr;
    Label* barrierCount_ = nullptr;
    QPushButton* draw_ = nullptr;
    QPushButton* unbar_ = nullptr;
    bool filling_ = false;
};

} // namespace ui
