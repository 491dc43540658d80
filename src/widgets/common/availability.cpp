// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/availability.h"

#include <QAction>
#include <QApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QPointer>
#include <QTextDocument>
#include <QToolButton>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr auto whyNotProperty = "swbWhyNot";

QString withReason(const QString &tip, const QString &whyNot)
{
    const QString reason = whyNot.toHtmlEscaped();
    if (tip.isEmpty())
        return u"<p>%1</p>"_s.arg(reason);
    return u"<p>%1</p><p><i>%2</i></p>"_s.arg(Qt::mightBeRichText(tip) ? tip : tip.toHtmlEscaped(), reason);
}

/// Adds the reasons when tips are shown, so that code that changes a tip need not know about them.
class Reasons final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::ToolTip || !watched->isWidgetType())
            return false;
        const auto *widget = static_cast<QWidget *>(watched);
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const auto *menu = qobject_cast<const QMenu *>(watched)) {
            const QAction *action = menu->actionAt(help->pos());
            return action && show(*help, action->toolTip(), whyUnavailable(action));
        }
        return show(*help, widget->toolTip(), whyUnavailable(widget));
    }

    static bool show(const QHelpEvent &help, const QString &tip, const QString &whyNot)
    {
        if (!whyNot.isEmpty())
            QToolTip::showText(help.globalPos(), withReason(tip, whyNot));
        return !whyNot.isEmpty();
    }
};

void showReasons()
{
    static QPointer<Reasons> reasons;
    if (reasons || !qApp)
        return;
    reasons = new Reasons(qApp);
    qApp->installEventFilter(reasons);
}

template <typename Control>
void change(Control &control, bool available, const QString &whyNot)
{
    control.setEnabled(available);
    control.setProperty(whyNotProperty, available ? QVariant() : QVariant(whyNot));
    showReasons();
}

} // namespace

void setAvailable(QWidget *control, bool available, const QString &whyNot)
{
    change(*control, available, whyNot);
}

void setAvailable(QAction *action, bool available, const QString &whyNot)
{
    change(*action, available, whyNot);
}

/// A button shows the reason of its action.
QString whyUnavailable(const QWidget *control)
{
    for (const QWidget *each = control; each && !each->isEnabled(); each = each->parentWidget()) {
        if (QString whyNot = each->property(whyNotProperty).toString(); !whyNot.isEmpty())
            return whyNot;
        const auto *button = qobject_cast<const QToolButton *>(each);
        if (button && button->defaultAction() && !whyUnavailable(button->defaultAction()).isEmpty())
            return whyUnavailable(button->defaultAction());
    }
    return {};
}

QString whyUnavailable(const QAction *action)
{
    return action->isEnabled() ? QString() : action->property(whyNotProperty).toString();
}

} // namespace swb
