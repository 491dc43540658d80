// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/icons.h"

#include "widgets/theme/tokens.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

/// The library is linked statically, so its resources must be requested; required to be outside every
/// namespace.
static void loadResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace swb {
namespace {

QByteArray drawing(const QString &name)
{
    [[maybe_unused]] static const bool loaded = (loadResources(), true);
    QFile file(u":/icons/%1.svg"_s.arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap render(const QString &name, const QColor &colour, int side, qreal ratio)
{
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(drawing(name).replace("#000000", colour.name().toLatin1()));
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, side, side));
    return pixmap;
}

class ThemeIconEngine : public QIconEngine
{
public:
    explicit ThemeIconEngine(QString name)
        : m_name(std::move(name))
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = qMin(rect.width(), rect.height());
        const QPixmap pixmap = tintedIcon(m_name, colour(mode), side, painter->device()->devicePixelRatioF());
        painter->drawPixmap(QRect(rect.center() - QPoint((side - 1) / 2, (side - 1) / 2), QSize(side, side)),
                            pixmap);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        return tintedIcon(m_name, colour(mode), qRound(qMin(size.width(), size.height()) / scale), scale);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    [[nodiscard]] QIconEngine *clone() const override { return new ThemeIconEngine(m_name); }
    [[nodiscard]] QString key() const override { return u"swb"_s; }

private:
    [[nodiscard]] static QColor colour(QIcon::Mode mode)
    {
        const Tokens &tokens = tokensOf(QGuiApplication::palette());
        return mode == QIcon::Disabled ? tokens.border : tokens.secondaryText;
    }

    QString m_name;
};

} // namespace

QIcon applicationIcon()
{
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128, 256})
        icon.addPixmap(render(u"app"_s, Qt::black, side, 1));
    return icon;
}

QIcon themeIcon(const QString &name)
{
    return QIcon(new ThemeIconEngine(name));
}

QPixmap tintedIcon(const QString &name, const QColor &colour, int side, qreal devicePixelRatio)
{
    const QString key = u"swb/%1/%2/%3/%4"_s.arg(name, colour.name()).arg(side).arg(devicePixelRatio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(name, colour, side, devicePixelRatio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

} // namespace swb
