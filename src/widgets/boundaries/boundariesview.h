// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/boundaries/datagramjoins.h"
#include "core/boundaries/streampieces.h"
#include "core/values/transport.h"

#include <QAbstractScrollArea>

namespace swb {

struct Tokens;

/// Draws where writes ended and where reads did. Above, the stream as a ruler of bytes: writes over it, reads
/// under it, connected by ribbons. Below, the datagrams, one to one. Everything drawn was measured; what was
/// not measured is a question mark, or a sentence in place of its row. The list beside it says the same in
/// words. Scrolls when zoomed.
class BoundariesView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// What to draw, and what to say if there is nothing.
    struct Look
    {
        bool stream = true;
        bool datagrams = true;
        Transport streamTransport = Transport::Tcp;
        Transport datagramTransport = Transport::Udp;
        bool ruler = true; ///< the positions of the pieces in the stream are known
        QString upperMissing = {}; ///< in place of what was written
        QString lowerMissing = {}; ///< in place of what was read or received
        QString placeholder = {}; ///< while there is nothing at all
        bool operator==(const Look &) const = default;
    };

    explicit BoundariesView(QWidget *parent = nullptr);

    void setLook(const Look &look);
    /// How much wider than the view it is, 1 or more.
    void setZoom(int zoom);
    void setStream(const StreamPieces &stream, bool framed);
    void setDatagrams(const QList<LoggedDatagram> &sent, const QList<LoggedDatagram> &received,
                      const QList<DatagramJoin> &joins);
    /// Draws these bolder: a write's ribbons, or a datagram's; -1 for none.
    void setCurrent(qsizetype write, qsizetype join);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    static constexpr qreal margin = 8;

    /// A row of boxes with a name before it.
    struct Lane
    {
        QRectF upper;
        QRectF lower;
        QRectF below; ///< messages; height 0 if there is no framing
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
    [[nodiscard]] bool isEmpty() const;
    /// The part of a lane beside the names.
    [[nodiscard]] QRectF rowsArea() const;
    void adaptScrolling();
    void showCurrent();
    [[nodiscard]] qreal rowHeight() const { return fontMetrics().height() * 1.6; }
    [[nodiscard]] qreal widestName() const;
    void paintStream(QPainter &painter, const QRectF &area, const Tokens &tokens) const;
    void paintRibbons(QPainter &painter, const Lane &lane, const QColor &colour) const;
    void paintRuler(QPainter &painter, const Lane &lane, const Tokens &tokens) const;
    void paintDatagrams(QPainter &painter, const QRectF &area, const Tokens &tokens) const;
    void paintReceived(QPainter &painter, const QRectF &place, const LoggedDatagram &datagram,
                       const Tokens &tokens) const;
    void paintJoin(QPainter &painter, const Lane &lane, qsizetype index, const Tokens &tokens) const;
    void paintBox(QPainter &painter, const Box &box, const Tokens &tokens) const;
    void paintName(QPainter &painter, const QRectF &row, const QString &name, const Tokens &tokens) const;
    void paintMissing(QPainter &painter, const QRectF &row, const QString &words, const Tokens &tokens) const;
    void paintPieces(QPainter &painter, const QRectF &row, const QList<StreamPiece> &pieces, bool writes,
                     const Tokens &tokens) const;
    void paintMessages(QPainter &painter, const QRectF &row, const Tokens &tokens) const;
    void paintPlaceholder(QPainter &painter, const Tokens &tokens) const;
    void paintTitle(QPainter &painter, const QRectF &area, const QString &title, const QColor &colour) const;
    [[nodiscard]] bool isInSight(qreal left, qreal right) const;
    /// The part of a datagram's box that represents the bytes its receiver took.
    [[nodiscard]] static QRectF takenPart(const QRectF &place, const LoggedDatagram &datagram);
    [[nodiscard]] QRectF columnOf(const QRectF &row, qsizetype column) const;
    [[nodiscard]] qreal xOf(const QRectF &row, qint64 byte) const;

    Look m_look;
    int m_zoom = 1;
    qreal m_nameWidth = 0; ///< measured once, since every piece needs it
    StreamPieces m_stream;
    bool m_framed = false;
    QList<LoggedDatagram> m_sent;
    QList<LoggedDatagram> m_received;
    QList<DatagramJoin> m_joins;
    qsizetype m_currentWrite = -1;
    qsizetype m_currentJoin = -1;
};

} // namespace swb
