// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/notepopover.h"

#include "widgets/accessible/accessible.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

namespace swb {

NotePopover::NotePopover(quint64 event, const QString &note, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_event(event)
    , m_edit(new QLineEdit(note, this))
{
    accessible::setRole(this, QAccessible::Dialog);
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Note on a row"));
    setFrameShape(QFrame::StyledPanel);
    auto *label = new QLabel(tr("&Note on No. %1 (Enter keeps it)").arg(event), this);
    label->setBuddy(m_edit);
    m_edit->setMaxLength(maxChars);
    m_edit->setAccessibleName(tr("Note"));
    m_edit->setToolTip(tr("What you want to remember about this row; empty text removes the note"));
    m_edit->setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(4);
    layout->addWidget(label);
    layout->addWidget(m_edit);
    setFocusProxy(m_edit);
}

void NotePopover::openAt(const QPoint &place)
{
    adjustSize();
    const QRect room = screen()->availableGeometry();
    move(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())),
         std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    show();
    m_edit->setFocus(Qt::PopupFocusReason);
}

void NotePopover::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QFrame::keyPressEvent(event);
        return;
    }
    Q_EMIT kept(m_event, m_edit->text().trimmed());
    close();
}

} // namespace swb
