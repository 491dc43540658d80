// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/inlinemessage.h"

#include "models/log/addressmask.h"
#include "widgets/common/authoritypath.h"
#include "widgets/common/overlay.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QAccessible>
#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

constexpr int stripWidth = 4;

QString iconOf(Severity severity)
{
    if (severity == Severity::Error)
        return u"error"_s;
    return severity == Severity::Warning ? u"warning"_s : u"note"_s;
}

} // namespace

InlineMessage::InlineMessage(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_button(new QToolButton(this))
    , m_close(new QToolButton(this))
    , m_copyAuthority(new QToolButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setAutoRaise(true);
    m_close->setIcon(themeIcon(u"close"_s));
    m_close->setAccessibleName(tr("Close the message"));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAutoRaise(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 3, 3);
    row->setSpacing(8);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(m_button, 0, Qt::AlignTop);
    row->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_button, &QToolButton::clicked, this, &InlineMessage::press);
    connect(m_close, &QToolButton::clicked, this, &InlineMessage::clear);
    connect(&AddressMask::instance(), &AddressMask::changed, this, &InlineMessage::showWords);
    m_copyAuthority->setDefaultAction(makeCopyAuthorityAction(m_copyAuthority));
    m_copyAuthority->setAutoRaise(true);
    row->insertWidget(row->indexOf(m_close), m_copyAuthority, 0, Qt::AlignTop);
    hide();
}

void InlineMessage::showError(const Error &error, EndpointId endpoint, Severity severity)
{
    QString text = error.what;
    for (const QString &more : {error.why, error.hint})
        text += more.isEmpty() ? QString() : u' ' + more;
    m_endpoint = endpoint;
    showButton(endpoint == EndpointId::None ? QString() : tr("Show in log"),
               tr("Show what the log says about this"));
    m_copyAuthority->setVisible(concernsAuthority(error.code));
    say(severity, text, error.systemNames.join(u", "));
}

void InlineMessage::showProblem(const Error &problem)
{
    if (problem.isError())
        showError(problem);
    else
        clear();
}

void InlineMessage::showText(Severity severity, const QString &text)
{
    showButton({}, {});
    say(severity, text, {});
}

void InlineMessage::showOffer(const QString &text, const QString &action)
{
    m_endpoint = EndpointId::None;
    showButton(action, {});
    say(Severity::Note, text, {});
}

void InlineMessage::showButton(const QString &word, const QString &tip)
{
    m_button->setText(word);
    m_button->setToolTip(tip);
    m_button->setVisible(!word.isEmpty());
    m_copyAuthority->setVisible(false);
}

void InlineMessage::press()
{
    if (m_endpoint != EndpointId::None)
        Q_EMIT showInLogRequested(m_endpoint);
    else
        Q_EMIT accepted();
}

void InlineMessage::say(Severity severity, const QString &text, const QString &tip)
{
    m_severity = severity;
    m_words = text;
    m_tip = tip;
    showWords();
    applyColours();
    leaveLayout();
    show();
    QAccessibleEvent alert(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    Q_EMIT wordsChanged();
}

void InlineMessage::showWords()
{
    const AddressMask &mask = AddressMask::instance();
    const QString words = mask.shown(m_words);
    m_text->setText(words);
    m_text->setAccessibleName(words);
    setToolTip(mask.shown(m_tip));
    keepRoomForWords();
}

/// Before it is first shown: until then it is hidden, and a layout gives it no space.
void InlineMessage::leaveLayout()
{
    QLayout *around = m_floats && parentWidget() ? parentWidget()->layout() : nullptr;
    const int index = around ? around->indexOf(this) : -1;
    if (index < 1 || !around->itemAt(index - 1)->widget())
        return;
    QWidget *anchor = around->itemAt(index - 1)->widget();
    around->removeWidget(this);
    new Overlay(this, anchor);
}

void InlineMessage::clear()
{
    m_words.clear();
    m_text->clear();
    hide();
    Q_EMIT wordsChanged();
}

void InlineMessage::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void InlineMessage::setIconName(const QString &name)
{
    m_iconName = name;
}

void InlineMessage::applyColours()
{
    const Tokens &tokens = tokensOf(palette());
    const QColor colour = tokens.severity(m_severity);
    setTextColour(colour);
    const int side = std::max(16, fontMetrics().height());
    const QString icon = m_iconName.isEmpty() ? iconOf(m_severity) : m_iconName;
    m_icon->setPixmap(tintedIcon(icon, colour, side, devicePixelRatioF()));
    m_icon->setAccessibleName(m_severity == Severity::Error         ? tr("Error")
                                  : m_severity == Severity::Warning ? tr("Warning")
                                                                    : tr("Note"));
}

void InlineMessage::setTextColour(const QColor &colour)
{
    QPalette own = m_text->palette();
    own.setColor(QPalette::WindowText, colour);
    m_text->setPalette(own);
}

/// A strip in the colour of the severity on the page's own background, on which the text keeps its contrast.
void InlineMessage::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Tokens &tokens = tokensOf(palette());
    const QColor colour = tokens.severity(m_severity);
    QPainter painter(this);
    painter.setPen(tokens.border);
    painter.setBrush(tokens.page);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.fillRect(0, 0, stripWidth, height(), colour);
}

/// A splitter uses the minimum height, not the height for a width, so wrapped text would be cut off. On a
/// page that was never visible the width means nothing yet.
void InlineMessage::keepRoomForWords()
{
    if (!isVisible())
        return;
    setMinimumHeight(qMax(0, layout()->totalMinimumHeightForWidth(width())));
}

void InlineMessage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    keepRoomForWords();
}

void InlineMessage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    keepRoomForWords();
}

void InlineMessage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyColours();
}

} // namespace swb
