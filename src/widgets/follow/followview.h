// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/follow/followtext.h"

#include <QPlainTextEdit>
#include <QTextBlockFormat>
#include <QTimer>

#include <vector>

namespace swb {

/// The bytes of a followed conversation, a heading before each piece. Sent and received bytes differ by
/// colour, by background, by arrow and by word. Long conversations are laid out in slices of a few
/// milliseconds. If it was scrolled to the end it stays there when more arrives.
class FollowView : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// How the pieces are shown.
    struct Look
    {
        Transport transport = Transport::Tcp;
        BytesView view = BytesView::Text;
        TextEncoding encoding = TextEncoding::Utf8;
        bool withTimes = true;
        bool operator==(const Look &) const = default;
    };

    explicit FollowView(QWidget *parent = nullptr);

    void clearUnits();
    void addUnits(const std::vector<FollowedUnit> &units);
    void setLook(const Look &look);
    [[nodiscard]] const Look &look() const { return m_look; }
    /// Whether everything that was added is laid out.
    [[nodiscard]] bool isLaidOut() const { return m_next == m_units.size(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOutAnew();
    void layOutSlice();
    void layOut(const FollowedUnit &unit);
    void insert(QTextCursor &cursor, const QString &text, const QTextBlockFormat &block,
                const QTextCharFormat &characters);

    std::vector<FollowedUnit> m_units;
    size_t m_next = 0; ///< the first one that is not laid out yet
    Look m_look;
    TextReader m_reader{TextEncoding::Utf8};
    QTimer m_slices;
    bool m_stayAtEnd = false; ///< set once the first units are laid out
};

} // namespace swb
