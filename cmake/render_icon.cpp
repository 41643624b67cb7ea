// SPDX-License-Identifier: GPL-3.0-or-later
// render_icon DRAWING.svg FOLDER SIZE...: draws an icon as FOLDER/SIZE.png, while building.
#include <QImage>
#include <QPainter>
#include <QString>
#include <QSvgRenderer>

#include <cstdio>

int main(int argc, char** argv) {
    if (argc < 4) {
        std::fputs("usage: render_icon DRAWING.svg FOLDER SIZE...\n", stderr);
        return 2;
    }
    QSvgRenderer drawing(QString::fromLocal8Bit(argv[1]));
    if (!drawing.isValid()) {
        std::fprintf(stderr, "%s is no drawing\n", argv[1]);
        return 3;
    }
    for (int i = 3; i < argc; ++i) {
        const int size = QString::fromLocal8Bit(argv[i]).toInt();
        QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        drawing.render(&painter);
        painter.end();
        const QString file = QString::fromLocal8Bit(argv[2]) + '/' + QString::number(size) + ".png";
        if (!image.save(file)) {
            std::fprintf(stderr, "%s cannot be written\n", file.toLocal8Bit().constData());
            return 6;
        }
    }
    return 0;
}
