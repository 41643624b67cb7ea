// SPDX-License-Identifier: GPL-3.0-or-later
// The tiles and the card of the start page.
#include "ui/views/start_page.h"

#include "ui/shell/paths.h"
#include "ui/theme/icons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int kPadding = 16;
constexpr int kIconBox = 36;
constexpr int kGap = 14;
constexpr QSize kThumbnail{132, 88};
constexpr int kPictureHeight = 372;

void paintCard(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& line,
               double width, double radius) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(QPen(line, width));
    const double inset = width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
}

QString openedText(const QDateTime& moment) {
    const QDateTime local = moment.toLocalTime();
    const qint64 days = local.date().daysTo(QDate::currentDate());
    if (days == 0) {
        return StartPage::tr("Opened today, %1").arg(QLocale().toString(local.time(), "HH:mm"));
    }
    return days == 1 ? StartPage::tr("Opened yesterday")
                     : StartPage::tr("Opened %1")
                           .arg(QLocale().toString(local.date(), QCoreApplication::translate(
                                                                     "Figures", "d MMM yyyy",
                                                                     "day, as QLocale writes it")));
}

} // namespace

StartTile::StartTile(const Theme& theme, Words words, QWidget* parent)
    : QAbstractButton(parent), theme_(theme), words_(std::move(words)) {
    setText(words_.title);
    setAccessibleName(words_.title);
    setAccessibleDescription(words_.text);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QRect StartTile::textRect(int width) const {
    const int left = kPadding + kIconBox + kGap;
    const int right = kPadding + keyCapSize(words_.key, theme_).width() + kGap;
    return {left, 0, std::max(60, width - left - right), 0};
}

int StartTile::heightForWidth(int width) const {
    const QFontMetrics title(theme_.font(TextRole::BodyStrong));
    const QFontMetrics text(theme_.font(TextRole::Small));
    const QRect block = text.boundingRect(QRect(0, 0, textRect(width).width(), 1000),
                                          Qt::TextWordWrap, words_.text);
    return 2 * kPadding + std::max(kIconBox, title.height() + 2 + block.height());
}

QSize StartTile::sizeHint() const {
    return {480, heightForWidth(480)};
}

void StartTile::paintEvent(QPaintEvent*) {
    const Tokens& t = theme_.tokens();
    QPainter painter(this);
    const bool strong = words_.emphasised;
    paintCard(painter, rect(), underMouse() ? t.alt : t.base,
              strong     ? t.accent
              : isDown() ? t.borderStrong
                         : t.border,
              strong ? 2 : 1, t.metrics.cardRadius);
    const QRect box(kPadding, kPadding, kIconBox, kIconBox);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accentSoft);
    painter.drawRoundedRect(box, t.metrics.cardRadius, t.metrics.cardRadius);
    const int side = t.metrics.tileIcon;
    painter.drawPixmap(
        QRect(box.center().x() - side / 2 + 1, box.center().y() - side / 2 + 1, side, side),
        iconPixmap(words_.icon, t.accent, side, devicePixelRatioF()));

    QRect text = textRect(width());
    const QFontMetrics title(theme_.font(TextRole::BodyStrong));
    text.setTop(kPadding);
    text.setHeight(height() - 2 * kPadding);
    painter.setFont(theme_.font(TextRole::BodyStrong));
    painter.setPen(t.text);
    painter.drawText(text, Qt::AlignTop | Qt::AlignLeft, words_.title);
    painter.setFont(theme_.font(TextRole::Small));
    painter.setPen(t.text2);
    painter.drawText(text.adjusted(0, title.height() + 2, 0, 0),
                     Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, words_.text);
    const QSize cap = keyCapSize(words_.key, theme_);
    paintKeyCap(&painter, QRect(QPoint(width() - kPadding - cap.width(), kPadding), cap),
                words_.key, theme_);
}

RecentTile::RecentTile(const Theme& theme, RecentPlan plan, QWidget* parent)
    : QAbstractButton(parent), theme_(theme), plan_(std::move(plan)) {
    setText(fileName(plan_.path));
    setAccessibleName(text());
    setToolTip(plan_.path);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize RecentTile::sizeHint() const {
    return {260, kThumbnail.height() + 17};
}

void RecentTile::paintEvent(QPaintEvent*) {
    const Tokens& t = theme_.tokens();
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.hair);
    const QRect frame(QPoint(0, 8), kThumbnail);
    QPainterPath rounded;
    rounded.addRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), t.metrics.fieldRadius,
                           t.metrics.fieldRadius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(rounded, t.water);
    if (!plan_.thumbnail.isNull()) {
        painter.save();
        painter.setClipPath(rounded);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(frame, plan_.thumbnail);
        painter.restore();
    }
    painter.strokePath(rounded, QPen(underMouse() ? t.accent : t.border, 1));

    const QRect text(frame.right() + 12, 8, width() - frame.right() - 14, kThumbnail.height());
    const QFontMetrics name(theme_.font(TextRole::BodyStrong));
    const QFontMetrics small(theme_.font(TextRole::Small));
    int y = text.center().y() - (name.height() + 2 * small.height()) / 2;
    const auto line = [&](TextRole role, const QColor& ink, const QString& words) {
        const QFontMetrics metrics(theme_.font(role));
        painter.setFont(theme_.font(role));
        painter.setPen(ink);
        painter.drawText(QRect(text.left(), y, text.width(), metrics.height()), Qt::AlignLeft,
                         metrics.elidedText(words, Qt::ElideMiddle, text.width()));
        y += metrics.height();
    };
    line(TextRole::BodyStrong, t.text, fileName(plan_.path));
    line(TextRole::Small, t.text2, countedTerritories(plan_.territories));
    line(TextRole::Small, t.text3, openedText(plan_.opened));
}

PreviewCard::PreviewCard(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme),
      title_(new Label(theme, TextRole::BodyStrong, Tone::Text, {}, this)),
      text_(new Label(theme, TextRole::Small, Tone::Text2, {}, this)), foot_(new QWidget(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addSpacing(kPictureHeight);
    auto* row = new QHBoxLayout(foot_);
    row->setContentsMargins(14, 12, 14, 12);
    row->setSpacing(12);
    text_->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(title_);
    words->addWidget(text_);
    row->addLayout(words, 1);
    column->addWidget(foot_);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    connect(&theme, &Theme::changed, this, QOverload<>::of(&QWidget::update));
    hide();
}

void PreviewCard::setPreview(Draw draw, const QString& title, const QString& text) {
    draw_ = std::move(draw);
    picture_ = {};
    title_->setText(title);
    text_->setText(text);
    setVisible(hasPreview());
    update();
}

void PreviewCard::setButton(QWidget* button) {
    foot_->layout()->addWidget(button);
}

QSize PreviewCard::sizeHint() const {
    return {540, kPictureHeight + 2 + foot_->sizeHint().height()};
}

QRect PreviewCard::pictureRect() const {
    return {1, 1, width() - 2, foot_->y() - 1};
}

void PreviewCard::resizeEvent(QResizeEvent*) {
    picture_ = {};
}

void PreviewCard::paintEvent(QPaintEvent*) {
    const Tokens& t = theme_.tokens();
    QPainter painter(this);
    paintCard(painter, rect(), t.base, t.border, 1, t.metrics.cardRadius);
    const QRect place = pictureRect();
    if (!draw_ || place.isEmpty()) {
        return;
    }
    if (picture_.isNull() || pictureDark_ != t.dark) {
        pictureDark_ = t.dark;
        picture_ = draw_(place.size(), devicePixelRatioF(), t.dark);
    }
    QPainterPath clip;
    clip.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), t.metrics.cardRadius - 1,
                        t.metrics.cardRadius - 1);
    painter.save();
    painter.setClipPath(clip);
    painter.drawImage(place, picture_);
    painter.restore();
    painter.fillRect(QRect(1, place.bottom(), width() - 2, 1), t.border);
}

} // namespace ui
