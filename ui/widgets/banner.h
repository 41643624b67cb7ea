// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class Label;
class Theme;

enum class BannerKind { Info, Warning, Danger, Ok };

/// A state that lasts: soft ground, icon, one sentence, one link. Never for what is over.
class Banner : public QWidget {
    Q_OBJECT

public:
    explicit Banner(const Theme& theme, QWidget* parent = nullptr);
    void setState(BannerKind kind, const QString& sentence, const QString& link = {});
    QString sentence() const;
    QPushButton& link() { return *link_; }

signals:
    void linkClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void dress();

    const Theme& theme_;
    BannerKind kind_ = BannerKind::Info;
    QLabel* icon_;
    Label* text_;
    QPushButton* link_;
};

} // namespace ui
