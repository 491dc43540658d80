// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

/// Draws an SVG as a square PNG, for desktops that take no SVG: swb-icon SVG PNG SIDE. No display is needed.
int main(int argc, char *argv[])
{
    const int side = argc == 4 ? QByteArray(argv[3]).toInt() : 0;
    if (side <= 0) {
        qWarning("swb-icon SVG PNG SIDE");
        return 2;
    }
    QSvgRenderer drawing(QString::fromLocal8Bit(argv[1]));
    QImage picture(side, side, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    drawing.render(&painter);
    painter.end();
    return drawing.isValid() && picture.save(QString::fromLocal8Bit(argv[2]), "PNG") ? 0 : 1;
}
