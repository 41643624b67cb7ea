// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/kind.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace ui {

class Label;
class Theme;

/// The first step of an import: what comes in, and from where. Takes files that are dropped on it.
class FileStep : public QWidget {
    Q_OBJECT

public:
    explicit FileStep(const Theme& theme, QWidget* parent = nullptr);

    core::records::Kind kind() const;
    void setKind(core::records::Kind kind);
    /// An import that was left half-way; an empty file = there is none.
    void setUnfinished(const QString& file, const QString& when);
    /// Names of the CRM connections that the plan has.
    void setConnections(const QStringList& names);
    /// Why the file that was chosen cannot be read; empty = nothing is wrong.
    void setTrouble(const QString& sentence);

signals:
    void chooseAsked();
    void fileChosen(const QString& path);
    void resumeAsked();
    void forgetAsked();
    void connectionAsked(const QString& name);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeDropArea();
    QWidget* makeUnfinished();

    const Theme& theme_;
    QComboBox* kind_;
    // Made on the way to the areas that follow them.
    QPushButton* choose_ = nullptr;
    Label* unfinishedText_ = nullptr;
    QWidget* drop_;
    Label* trouble_;
    QWidget* unfinished_;
    QWidget* connections_;
    QVBoxLayout* connectionRows_;
};

} // namespace ui
