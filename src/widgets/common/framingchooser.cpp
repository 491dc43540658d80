// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/framingchooser.h"

#include "core/framing/framingspec.h"
#include "models/common/endpointtext.h"
#include "widgets/common/availability.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

constexpr int shownLetters = 9; ///< of the kind and of the parameter, in a narrow form

bool takesParameter(const QString &kind)
{
    return kind == u"delimiter" || kind == u"fixed";
}

} // namespace

FramingChooser::FramingChooser(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox(this))
    , m_parameter(new QLineEdit(this))
{
    for (const QString &name : framingNames())
        m_kind->addItem(EndpointText::framing(name), name);
    m_parameter->setToolTip(
        tr("The text that ends a message, with escapes such as \\n, or the size in bytes"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(shownLetters);
    m_parameter->setMinimumWidth(m_parameter->fontMetrics().averageCharWidth() * shownLetters);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(8);
    row->addWidget(m_kind, 1);
    row->addWidget(m_parameter, 1);
    setFocusProxy(m_kind);
    adaptParameter();
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        adaptParameter();
        Q_EMIT changed();
    });
    connect(m_parameter, &QLineEdit::textChanged, this, &FramingChooser::changed);
}

QString FramingChooser::kind() const
{
    return m_kind->currentData().toString();
}

QString FramingChooser::framing() const
{
    return takesParameter(kind()) ? kind() + u':' + m_parameter->text() : kind();
}

void FramingChooser::setFraming(const QString &spec)
{
    const QString name = spec.section(u':', 0, 0);
    m_parameter->setText(spec.section(u':', 1));
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(name)));
}

Error FramingChooser::check(quint32 maxFrameBytes) const
{
    const Result<FramerFactory> result = parseFraming(framing(), maxFrameBytes);
    return result ? Error() : result.error();
}

QString FramingChooser::whyNone(bool stream)
{
    return stream ? tr("The protocol marks the ends of its messages itself")
                  : tr("Each datagram is already one message");
}

void FramingChooser::adaptParameter()
{
    setAvailable(m_parameter, takesParameter(kind()), tr("This framing takes no parameter"));
    m_parameter->setPlaceholderText(kind() == u"fixed"           ? tr("bytes")
                                        : kind() == u"delimiter" ? tr("such as \\n")
                                                                 : QString());
}

/// The form names the whole; its parts use that name.
void FramingChooser::nameParts()
{
    m_kind->setAccessibleName(accessibleName());
    m_kind->setToolTip(toolTip());
    m_parameter->setAccessibleName(tr("%1 parameter").arg(accessibleName()));
}

void FramingChooser::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    nameParts();
}

} // namespace swb
