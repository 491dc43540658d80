// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLineEdit;

namespace swb {

/// A line for writing a note on a row, beside the row. Enter keeps the note, Escape or a click elsewhere
/// discards it. Deletes itself.
class NotePopover : public QFrame
{
    Q_OBJECT

public:
    static constexpr int maxChars = 1000;

    NotePopover(quint64 event, const QString &note, QWidget *parent);
    /// Opens below this position, given in global coordinates, as far as the screen has space.
    void openAt(const QPoint &place);

Q_SIGNALS:
    void kept(quint64 event, const QString &note);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    quint64 m_event;
    QLineEdit *m_edit;
};

} // namespace swb
