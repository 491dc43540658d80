// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/morearea.h"

#include "widgets/common/taborder.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int margin = 8;

/// The outermost scrolling page around it; if there is none, the window.
QWidget *outermostPage(QWidget *widget)
{
    QWidget *page = widget->window();
    for (QWidget *each = widget; each && !each->isWindow(); each = each->parentWidget()) {
        const QWidget *viewport = each->parentWidget();
        const auto *area = viewport ? qobject_cast<const QScrollArea *>(viewport->parentWidget()) : nullptr;
        if (area && area->widget() == each)
            page = each;
    }
    return page;
}

} // namespace

MoreArea::MoreArea(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::StyledPanel);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setViewportMargins(margin, margin, margin, margin);
    setAutoFillBackground(true);
}

void MoreArea::setButton(QAbstractButton *button, const QString &more)
{
    m_button = button;
    m_more = more;
    m_form = parentWidget();
    m_button->setCheckable(true);
    m_form->installEventFilter(this);
    connect(m_button, &QAbstractButton::toggled, this, &MoreArea::showState);
    showState();
}

bool MoreArea::isOpen() const
{
    return m_button && m_button->isChecked();
}

void MoreArea::setOpen(bool open)
{
    m_button->setChecked(open);
}

void MoreArea::showState()
{
    const bool open = isOpen();
    m_button->setText(open ? tr("Less") : m_more);
    m_button->setShortcut(QKeySequence::mnemonic(m_more)); // the same letter closes it again
    m_button->setIcon(themeIcon(open ? u"less"_s : u"more"_s));
    showBesideForm();
}

void MoreArea::showBesideForm()
{
    const bool shown = isOpen() && m_form && m_form->isVisible();
    if (shown && !m_page)
        attach();
    setVisible(shown);
    place();
}

/// Once the form is in its window, since only then is it known what to overlay.
void MoreArea::attach()
{
    m_page = outermostPage(m_form);
    setParent(m_page);
    taborder::visitAfter(m_form, this);
    connect(qApp, &QApplication::focusChanged, this, &MoreArea::makeWayFor);
    widget()->installEventFilter(this);
    for (QWidget *each = m_form->parentWidget(); each; each = each == m_page ? nullptr : each->parentWidget())
        each->installEventFilter(this);
}

/// The focus is never where nobody sees it.
void MoreArea::makeWayFor(QWidget *, const QWidget *focus)
{
    if (isHidden() || !focus || !m_page || !m_page->isAncestorOf(focus) || isAncestorOf(focus)
        || m_form->isAncestorOf(focus))
        return;
    const QRect place(focus->mapTo(m_page, QPoint()), focus->size());
    if (place.intersects(geometry()))
        setOpen(false);
}

QSize MoreArea::sizeHint() const
{
    const QSize contents = widget() ? widget()->sizeHint() : QSize();
    return contents + QSize(2 * margin, 2 * margin + 2 * frameWidth());
}

int MoreArea::leastWidth() const
{
    return widget()->minimumSizeHint().width() + 2 * margin + 2 * frameWidth()
        + verticalScrollBar()->sizeHint().width();
}

void MoreArea::place()
{
    if (!m_form || !m_page || isHidden())
        return;
    const QRect form(m_form->mapTo(m_page, QPoint()), m_form->size());
    const int top = form.bottom() + 2;
    const int width = std::max(form.width(), leastWidth());
    const int left = std::max(0, std::min(form.left(), m_page->width() - width));
    setGeometry(left, top, width, std::min(sizeHint().height(), m_page->height() - top - margin));
    raise();
}

/// It is hidden and shown with its form, and follows whatever moves that.
bool MoreArea::eventFilter(QObject *watched, QEvent *event)
{
    const bool changes = event->type() == QEvent::Show || event->type() == QEvent::Hide;
    if (watched == m_form && changes)
        showBesideForm();
    else if (changes || event->type() == QEvent::Move || event->type() == QEvent::Resize
             || event->type() == QEvent::LayoutRequest)
        place();
    return QScrollArea::eventFilter(watched, event);
}

/// Keys that no field uses are the form's, as if the fields were still in it: above all Enter.
void MoreArea::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        setOpen(false);
        m_button->setFocus();
    } else if (m_form) {
        QCoreApplication::sendEvent(m_form, event);
    }
}

void MoreArea::paintEvent(QPaintEvent *event)
{
    QScrollArea::paintEvent(event);
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), tokensOf(palette()).panel);
}

} // namespace swb
