// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QButtonGroup>
#include <QTest>
#include <QWidget>
#include <algorithm>

namespace swb {

/// Presses Tab through a window until the focus is back where it began, and reports faults: controls that it
/// skips, steps back on the screen, a place that it never leaves.
class TabWalk
{
public:
    explicit TabWalk(QWidget *window)
        : m_window(window)
    {
        go();
        findMissed();
        // The path is a ring, so one step leads back to where a reader begins.
        QStringList back;
        for (qsizetype i = 0; i < m_way.size(); ++i) {
            if (isBack(m_way.at(i), m_way.at((i + 1) % m_way.size())))
                back.append(stepWords(m_way.at(i), m_way.at((i + 1) % m_way.size())));
        }
        if (back.size() > 1)
            m_faults += back;
    }

    [[nodiscard]] QStringList faults() const { return m_faults; } ///< empty if there are none
    [[nodiscard]] const QList<QWidget *> &way() const { return m_way; }

private:
    static constexpr int mostSteps = 300;

    void go()
    {
        QWidget *first = firstStop();
        if (!first)
            return;
        first->setFocus(Qt::TabFocusReason);
        for (int step = 0; step < mostSteps; ++step) {
            QWidget *const here = QApplication::focusWidget();
            if (!here || !m_window->isAncestorOf(here))
                return m_faults.append(QStringLiteral("the focus leaves the window"));
            if (m_way.contains(here)) {
                if (here != m_way.first())
                    m_faults.append(QStringLiteral("goes round and round from ") + words(here));
                return;
            }
            m_way.append(here);
            QTest::keyClick(here, Qt::Key_Tab);
        }
        m_faults.append(QStringLiteral("no end"));
    }

    /// In the window's chain, so that a wrong order there is seen from its beginning.
    [[nodiscard]] QWidget *firstStop() const
    {
        for (QWidget *each = m_window->nextInFocusChain(); each != m_window;
             each = each->nextInFocusChain()) {
            if (isStop(each))
                return each;
        }
        return nullptr;
    }

    [[nodiscard]] bool isStop(const QWidget *widget) const
    {
        if (!widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus))
            return false;
        // A part of another control, or one that passes the focus to one of its parts.
        return !widget->focusProxy() && widget->window() == m_window && !isUnchosen(widget);
    }

    /// One of a group is reached with the arrow keys from the chosen one.
    static bool isUnchosen(const QWidget *widget)
    {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        return button && button->isCheckable() && !button->isChecked()
            && (button->autoExclusive() || (button->group() && button->group()->exclusive()));
    }

    void findMissed()
    {
        for (QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (isStop(widget) && !m_way.contains(widget))
                m_faults.append(QStringLiteral("Tab passes by ") + words(widget));
        }
    }

    /// At the point where the paths of two controls from the window down separate, the boxes containing them
    /// are beside or below each other.
    static bool isBack(QWidget *from, QWidget *to)
    {
        if (from->isAncestorOf(to) || to->isAncestorOf(from))
            return to->isAncestorOf(from);
        if (overlayAround(from) != overlayAround(to)) // it is read between its owner and what it covers
            return false;
        QWidget *before = from;
        while (!before->parentWidget()->isAncestorOf(to))
            before = before->parentWidget();
        QWidget *after = to;
        while (after->parentWidget() != before->parentWidget())
            after = after->parentWidget();
        return isBefore(after->geometry(), before->geometry());
    }

    static const QWidget *overlayAround(const QWidget *widget)
    {
        while (widget && !widget->property("swbLaidOver").toBool())
            widget = widget->parentWidget();
        return widget;
    }

    static QString stepWords(const QWidget *from, const QWidget *to)
    {
        return QStringLiteral("a step back from %1 to %2").arg(words(from), words(to));
    }

    /// By row, and from the left within a row. Boxes are in one row if they overlap by half the height of
    /// one.
    static bool isBefore(const QRect &one, const QRect &other)
    {
        const int shared = std::min(one.bottom(), other.bottom()) - std::max(one.top(), other.top());
        if (2 * shared >= std::min(one.height(), other.height()))
            return one.left() < other.left();
        return one.top() < other.top();
    }

    static QString words(const QWidget *widget)
    {
        const QWidget *named = widget;
        while (named->accessibleName().isEmpty() && named->objectName().startsWith(QStringLiteral("qt_")))
            named = named->parentWidget();
        const QString text = named->property("text").toString();
        return QStringLiteral("“%1” (%2 %3)")
            .arg(named->accessibleName().isEmpty() ? text : named->accessibleName(),
                 QString::fromLatin1(named->metaObject()->className()), named->objectName());
    }

    QWidget *m_window;
    QList<QWidget *> m_way;
    QStringList m_faults;
};

} // namespace swb
