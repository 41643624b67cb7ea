// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace ui {

class Label;
class Theme;

/// One pixel in the colour of dock edges.
class HairLine : public QWidget {
    Q_OBJECT

public:
    HairLine(const Theme& theme, Qt::Orientation orientation, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
};

/// A column beside a map or a table, made like a dock: heads, content, and a row of acts at the
/// foot. Takes what is added to it.
class SidePanel : public QWidget {
    Q_OBJECT

public:
    /// `width` at 100 % text; it grows with the text. 0 = as wide as there is room.
    SidePanel(const Theme& theme, int width, QWidget* parent = nullptr);

    /// A head with a name; what is returned stands at its right, lighter.
    Label* addHead(const QString& name);
    /// The head with the name of what the panel is about, which changes.
    Label* addTitle();
    Label* detailOfTitle() const { return titleDetail_; }
    /// A line of small text above a field.
    void addCaption(const QString& text);
    /// Small text that may take several lines.
    Label* addNote();
    void add(QWidget* widget, int stretch = 0);
    /// The row at the foot; a null pointer is the gap between left and right.
    void addActs(const QString& remark, const std::vector<QPushButton*>& buttons);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int wantedWidth() const;
    std::pair<Label*, Label*> head();
    void adoptWidth();

    const Theme& theme_;
    int width_;
    QVBoxLayout* column_;
    Label* titleDetail_ = nullptr;
};

/// Makes the ground of a scrolled widget that of tables, not of the window.
void groundLikeTables(const Theme& theme, QWidget& widget);

} // namespace ui
