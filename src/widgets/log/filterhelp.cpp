// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/filterhelp.h"

#include "core/filter/filterfields.h"

#include <QKeyEvent>
#include <QScreen>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int lineChars = 90;

} // namespace

FilterHelp::FilterHelp(QWidget *parent)
    : QTextBrowser(parent)
{
    setWindowFlag(Qt::Popup);
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Filter help"));
    setHtml(page());
}

QString FilterHelp::page()
{
    const auto row = [](const QString &one, const QString &other) {
        return u"<tr><td><code>%1</code>&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(one.toHtmlEscaped(),
                                                                                 other.toHtmlEscaped());
    };
    QString html = u"<p><b>%1</b></p><table>"_s.arg(tr("What a filter can contain").toHtmlEscaped());
    html += row(u"hello"_s, tr("messages with this text, in uppercase or lowercase"));
    html += row(u"\"two words\""_s, tr("text with spaces, or a keyword"));
    html += row(u"tcp  udp  tls  dtls"_s, tr("messages over this transport"));
    html += row(u"and  or  not  ( )"_s, tr("combine tests; && || ! mean the same"));
    html += u"</table><p><b>%1</b></p><table>"_s.arg(tr("Fields").toHtmlEscaped());
    for (const FilterFieldFacts &field : filterFields())
        html += row(field.example, meaningOf(field));
    for (const ProtocolFieldFacts &field : protocolFields())
        html += row(field.name, meaningOf(field));
    html += u"</table><p>%1</p>"_s.arg(
        tr("Comparisons: == != < <= > >=, contains, and matches for a regular expression.").toHtmlEscaped());
    return html;
}

void FilterHelp::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QTextBrowser::keyPressEvent(event);
}

void FilterHelp::popUpBelow(const QWidget *button)
{
    const QRect screen = button->screen()->availableGeometry();
    const std::unique_ptr<QTextDocument> laidOut(document()->clone());
    const int margin = 2 * frameWidth() + verticalScrollBar()->sizeHint().width();
    laidOut->setTextWidth(fontMetrics().horizontalAdvance(u'x') * lineChars);
    resize((laidOut->size().toSize() + QSize(margin, 2 * frameWidth() + 2)).boundedTo(screen.size()));
    QPoint corner = button->mapToGlobal(QPoint(button->width() - width(), button->height()));
    corner.setX(qBound(screen.left(), corner.x(), qMax(screen.left(), screen.right() - width())));
    corner.setY(qBound(screen.top(), corner.y(), qMax(screen.top(), screen.bottom() - height())));
    move(corner);
    show();
    setFocus(Qt::PopupFocusReason);
}

} // namespace swb
