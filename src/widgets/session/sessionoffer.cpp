// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/sessionoffer.h"

#include "core/payload/printable.h"
#include "widgets/common/availability.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/theme/icons.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr qsizetype mostListed = 12;
constexpr qsizetype mostChars = 60;

/// A tooltip that lists some and says how many more there are; the names may come from anybody's file.
QString listed(const QString &intro, const QStringList &names)
{
    QString lines = intro.toHtmlEscaped();
    for (const QString &name : names.mid(0, mostListed))
        lines += u"<br>"_s % printableLine(name.toUtf8(), mostChars).toHtmlEscaped();
    if (names.size() > mostListed)
        lines += u"<br>"_s % SessionOffer::tr("and %n more", nullptr, int(names.size() - mostListed));
    return u"<qt>"_s % lines % u"</qt>"_s;
}

} // namespace

SessionOffer::SessionOffer(const SessionContents &contents, const TakeOverTarget &target, QWidget *parent)
    : QWidget(parent)
    , m_contents(contents)
    , m_target(target)
    , m_words(new InlineMessage(this))
{
    setUpRow();
    setVisible(hasEndpoints() || hasMessages() || hasComparisons());
}

bool SessionOffer::hasEndpoints() const
{
    const SessionEndpoints &endpoints = m_contents.endpoints;
    return m_target.isThere() && !(endpoints.servers.isEmpty() && endpoints.clients.isEmpty());
}

bool SessionOffer::hasMessages() const
{
    return m_target.isThere() && !m_contents.messages.isEmpty();
}

bool SessionOffer::hasComparisons() const
{
    return m_target.isThere() && !m_contents.comparisons.isEmpty();
}

void SessionOffer::setUpRow()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 8, 8, 0);
    m_words->setObjectName(u"offerMessage"_s);
    m_words->setClosable(false);
    m_words->showText(Severity::Note, contentText());
    row->addWidget(m_words, 1);
    m_takeEndpoints = addButton(
        tr("Take over &endpoints"),
        listed(tr("Add these to the workbench, where they wait to be started or connected:"), endpointList()),
        &SessionOffer::takeEndpoints);
    m_takeMessages = addButton(tr("Take over m&essages"),
                               listed(tr("Add these to the workbench's saved messages:"), messageList()),
                               &SessionOffer::takeMessages);
    m_takeEndpoints->setVisible(hasEndpoints());
    m_takeMessages->setVisible(hasMessages());
    m_takeComparisons
        = addButton(tr("Show &comparisons"), tr("Show what was compared in this session on the page Compare"),
                    &SessionOffer::takeComparisons);
    m_takeComparisons->setVisible(hasComparisons());
    auto *close = new QToolButton(this);
    close->setIcon(themeIcon(u"close"_s));
    close->setAccessibleName(tr("Close the offer"));
    close->setToolTip(tr("Close this; the menu still offers it"));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
}

QPushButton *SessionOffer::addButton(const QString &text, const QString &toolTip,
                                     void (SessionOffer::*slot)())
{
    auto *button = new QPushButton(themeIcon(u"add"_s), text, this);
    button->setToolTip(toolTip);
    layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, slot);
    return button;
}

QString SessionOffer::contentText() const
{
    QStringList parts;
    const SessionEndpoints &endpoints = m_contents.endpoints;
    if (!endpoints.servers.isEmpty())
        parts.append(tr("%n servers", nullptr, int(endpoints.servers.size())));
    if (!endpoints.clients.isEmpty())
        parts.append(tr("%n clients", nullptr, int(endpoints.clients.size())));
    if (!m_contents.messages.isEmpty())
        parts.append(tr("%n saved messages", nullptr, int(m_contents.messages.size())));
    if (!m_contents.comparisons.isEmpty())
        parts.append(tr("%n comparisons", nullptr, int(m_contents.comparisons.size())));
    return tr("This session contains the setup it was made with (%1). Taking it over changes nothing of "
              "yours.")
        .arg(parts.join(u", "_s));
}

QStringList SessionOffer::endpointList() const
{
    QStringList lines;
    for (const ServerSettings &server : m_contents.endpoints.servers)
        lines.append(tr("Server %1, %2").arg(server.url.toString(), server.reply));
    for (const ClientSettings &client : m_contents.endpoints.clients)
        lines.append(tr("Client to %1").arg(client.url.toString()));
    return lines;
}

QStringList SessionOffer::messageList() const
{
    QStringList lines;
    for (const SavedMessage &message : m_contents.messages)
        lines.append(message.name);
    return lines;
}

void SessionOffer::takeEndpoints()
{
    if (!hasEndpoints())
        return;
    tell(m_target.endpoints(m_contents.endpoints));
    setAvailable(m_takeEndpoints, false, tr("Already added"));
}

void SessionOffer::takeMessages()
{
    if (!hasMessages())
        return;
    tell(m_target.messages(m_contents.messages));
    setAvailable(m_takeMessages, false, tr("Already added"));
}

void SessionOffer::takeComparisons()
{
    if (!hasComparisons())
        return;
    tell(m_target.comparisons(m_contents.comparisons));
    setAvailable(m_takeComparisons, false, tr("Already added"));
}

void SessionOffer::tell(const TakenOver &taken)
{
    QStringList words{tr("Added to the workbench: %1.").arg(taken.added)};
    if (taken.known > 0)
        words.append(tr("Already there: %1.").arg(taken.known));
    if (taken.noRoom > 0)
        words.append(tr("Left out, because the workbench cannot hold more: %1.").arg(taken.noRoom));
    m_words->showText(taken.noRoom > 0 ? Severity::Warning : Severity::Note, words.join(u' '));
    show();
}

} // namespace swb
