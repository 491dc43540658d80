// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lens/datagramjoins.h"
#include "core/lens/streampieces.h"

#include <QWidget>

namespace swb {

struct Tokens;

/// Draws where writes ended and where reads did. Above, the stream as a ruler of bytes: writes over it, reads
/// under it, ribbons from the ones to the others. Below, the datagrams, one to one. Everything drawn was
/// measured; what nobody measured is a question mark. The list beside it says the same in words.
class LensView : public QWidget
{
    Q_OBJECT

public:
    explicit LensView(QWidget *parent = nullptr);

    void setStream(const StreamPieces &stream, bool framed);
    void setDatagrams(const QList<LoggedDatagram> &sent, const QList<LoggedDatagram> &received,
                      const QList<DatagramJoin> &joins);
    /// Draws these bolder: a write's ribbons, or a datagram's; -1 for none.
    void setCurrent(qsizetype write, qsizetype join);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// A row of boxes with a name before it.
    struct Lane
    {
        QRectF upper;
        QRectF lower;
        QRectF below; ///< messages; without height where there is no framing
    };
    struct Box
    {
        QRectF place;
        QByteArray bytes;
        QColor colour;
        bool strong = false;
        bool shaded = false;
    };

    [[nodiscard]] Lane laneAt(qreal top, qreal height, bool third) const;
    [[nodiscard]] qreal rowHeight() const { return fontMetrics().height() * 1.6; }
    [[nodiscard]] qreal nameWidth() const;
    void paintStream(QPainter &painter, const QRectF &area, const Tokens &tokens) const;
    void paintRuler(QPainter &painter, const Lane &lane, const Tokens &tokens) const;
    void paintDatagrams(QPainter &painter, const QRectF &area, const Tokens &tokens) const;
    void paintJoin(QPainter &painter, const Lane &lane, qsizetype index, const Tokens &tokens) const;
    void paintBox(QPainter &painter, const Box &box, const Tokens &tokens) const;
    void paintName(QPainter &painter, const QRectF &row, const QString &name, const Tokens &tokens) const;
    [[nodiscard]] QRectF columnOf(const QRectF &row, qsizetype column) const;
    [[nodiscard]] qreal xOf(const QRectF &row, qint64 byte) const;

    StreamPieces m_stream;
    bool m_framed = false;
    QList<LoggedDatagram> m_sent;
    QList<LoggedDatagram> m_received;
    QList<DatagramJoin> m_joins;
    qsizetype m_currentWrite = -1;
    qsizetype m_currentJoin = -1;
};

} // namespace swb
