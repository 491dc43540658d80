// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/transport.h"

#include <QPointer>
#include <QWidget>

namespace swb {

class LogModel;

/// The newest row of the log in large text, for the audience at the back. It always has space for two lines;
/// a longer explanation overlays what is below, and longer payload is cut. The model must outlive it.
class CaptionBar : public QWidget
{
    Q_OBJECT

public:
    explicit CaptionBar(const LogModel *model, QWidget *parent = nullptr);
    ~CaptionBar() override;

    [[nodiscard]] QString text() const { return m_text; }
    /// Instead of the newest row, says that nothing new is shown, and how to resume.
    void setFrozen(bool frozen);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Sheet;

    void read();
    void fit();
    void draw(QPainter &painter, const QRect &area) const;
    [[nodiscard]] QFont largeFont() const;
    [[nodiscard]] QFont smallestFont() const;
    [[nodiscard]] QFont fontFor(const QSize &room) const;
    [[nodiscard]] QString cutTo(const QSize &room, const QFont &font) const;

    const LogModel *m_model;
    QPointer<QWidget> m_sheet; ///< overlays what is below while the text needs more than two lines
    QString m_text;
    QString m_shown; ///< the displayed part of the text
    QFont m_font;
    bool m_payload = false; ///< payload, not an explanation
    bool m_frozen = false;
    bool m_isEmpty = true; ///< whether the log is empty
    Transport m_transport = Transport::Tcp; ///< of the newest message
};

} // namespace swb
