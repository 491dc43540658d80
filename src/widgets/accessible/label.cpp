// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessible/label.h"

#include <QLabel>
#include <QTextDocumentFragment>

namespace swb {
namespace {

/// "&Port" as displayed: "Port".
QString withoutMnemonic(QString text)
{
    for (qsizetype at = text.indexOf(u'&'); at >= 0; at = text.indexOf(u'&', at + 1))
        text.remove(at, 1); // one of "&&" stays and is skipped
    return text;
}

} // namespace

AccessibleLabel::AccessibleLabel(QWidget *label)
    : QAccessibleWidget(label, QAccessible::StaticText)
{ }

QString AccessibleLabel::words() const
{
    QString text = widget()->property("text").toString();
    const auto *label = qobject_cast<const QLabel *>(widget());
    if (!label)
        return text;
    const bool rich = label->textFormat() == Qt::RichText
        || (label->textFormat() == Qt::AutoText && Qt::mightBeRichText(text));
    if (rich)
        return QTextDocumentFragment::fromHtml(text).toPlainText();
    return label->buddy() ? withoutMnemonic(text) : text;
}

QAccessible::Role AccessibleLabel::role() const
{
    const auto *label = qobject_cast<const QLabel *>(widget());
    return label && !label->pixmap(Qt::ReturnByValue).isNull() ? QAccessible::Graphic
                                                               : QAccessible::StaticText;
}

QAccessible::State AccessibleLabel::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    return state;
}

QString AccessibleLabel::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Value)
        return words();
    if (kind == QAccessible::Name && widget()->accessibleName().isEmpty())
        return words();
    return QAccessibleWidget::text(kind);
}

QList<std::pair<QAccessibleInterface *, QAccessible::Relation>>
AccessibleLabel::relations(QAccessible::Relation match) const
{
    auto all = QAccessibleWidget::relations(match);
    const auto *label = qobject_cast<const QLabel *>(widget());
    if (label && label->buddy() && (match & QAccessible::Labelled))
        all.append({QAccessible::queryAccessibleInterface(label->buddy()), QAccessible::Labelled});
    return all;
}

void *AccessibleLabel::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface && role() == QAccessible::StaticText)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

} // namespace swb
