// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace swb {

/// Makes a widget overlay its surroundings, as wide as an anchor and just below it, or just above it if there
/// is no space below. The widget leaves its layout, so showing and hiding it moves nothing else. Owned by the
/// widget.
class Overlay : public QObject
{
    Q_OBJECT

public:
    Overlay(QWidget *widget, QWidget *anchor);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void follow();

    QWidget *m_widget;
    QPointer<QWidget> m_anchor;
    QPointer<QWidget> m_room; ///< the page that contains both, which may scroll
};

} // namespace swb
