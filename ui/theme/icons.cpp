// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSet>
#include <QSvgRenderer>

#include <utility>

namespace ui {

namespace {

QString ownPath(const QString& name) {
    return QStringLiteral(":/evenlode/icons/%1.svg").arg(name);
}

bool alwaysOwn(const QString& name) {
    static const QSet<QString> names{"draw-freehand",
                                     "select-rectangular",
                                     "draw-brush",
                                     "fill-color",
                                     "edit-cut",
                                     "draw-polygon",
                                     "measure",
                                     "zoom-in",
                                     "zoom-out",
                                     "zoom-fit-best",
                                     "zoom-fit-selection",
                                     "distribute-horizontal",
                                     "dialog-warning",
                                     "dialog-error",
                                     "dialog-ok",
                                     "dialog-information",
                                     "overflow-menu",
                                     "globe",
                                     "object-locked",
                                     "edit-select"};
    return names.contains(name);
}

QPixmap emptyPixmap(int size, qreal ratio) {
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

QPixmap drawOwn(const QString& name, const QColor& colour, int size, qreal ratio) {
    QPixmap pixmap = emptyPixmap(size, ratio);
    QFile file(ownPath(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return pixmap;
    }
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    painter.setOpacity(colour.alphaF());
    renderer.render(&painter, QRectF(0, 0, size, size));
    return pixmap;
}

/// Breeze draws in one ink; laying our colour into its shape makes it fit both themes.
QPixmap drawThemed(const QString& name, const QColor& colour, int size, qreal ratio) {
    QPixmap pixmap = QIcon::fromTheme(name).pixmap(QSize(size, size), ratio);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    return pixmap;
}

bool themed(const QString& name) {
    const bool breeze = QIcon::themeName().startsWith("breeze") || QIcon::themeName().isEmpty() ||
                        QIcon::themeName() == "hicolor";
    return breeze && !alwaysOwn(name) && QIcon::hasThemeIcon(name);
}

class Engine : public QIconEngine {
public:
    Engine(const Theme& theme, QString name, Tone tone)
        : theme_(theme), name_(std::move(name)), tone_(tone) {}

    QIconEngine* clone() const override { return new Engine(theme_, name_, tone_); }
    QString key() const override { return QStringLiteral("evenlode"); }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1);
    }

    // Qt hands the size in device pixels here and divides by the ratio afterwards.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override {
        const int side = std::min(size.width(), size.height());
        QPixmap result =
            iconPixmap(name_, colour(mode, state), static_cast<int>(side / scale), scale);
        result.setDevicePixelRatio(scale);
        return result;
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode,
               QIcon::State state) override {
        const int side = std::min(rect.width(), rect.height());
        const QRect square(rect.x() + (rect.width() - side) / 2,
                           rect.y() + (rect.height() - side) / 2, side, side);
        painter->drawPixmap(square, iconPixmap(name_, colour(mode, state), side,
                                               painter->device()->devicePixelRatioF()));
    }

private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const {
        const QColor ink = state == QIcon::On && tone_ == Tone::Text ? theme_.colour(Tone::Accent)
                                                                     : theme_.colour(tone_);
        return mode == QIcon::Disabled
                   ? blend(ink, theme_.tokens().window, theme_.metrics().disabledOpacity)
                   : ink;
    }

    const Theme& theme_;
    QString name_;
    Tone tone_;
};

} // namespace

QIcon icon(const Theme& theme, const QString& name, Tone tone) {
    return QIcon(new Engine(theme, name, tone));
}

bool hasOwnIcon(const QString& name) {
    return QFile::exists(ownPath(name));
}

QPixmap iconPixmap(const QString& name, const QColor& colour, int size, qreal devicePixelRatio) {
    const QString key = QStringLiteral("evenlode/%1/%2/%3/%4")
                            .arg(name, colour.name(QColor::HexArgb))
                            .arg(size)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = themed(name) ? drawThemed(name, colour, size, devicePixelRatio)
                              : drawOwn(name, colour, size, devicePixelRatio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

} // namespace ui
