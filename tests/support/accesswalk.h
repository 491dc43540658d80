// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QButtonGroup>
#include <QLabel>
#include <QMetaEnum>
#include <QRegularExpression>
#include <QSet>
#include <QSplitter>
#include <QWidget>

namespace swb {

/// What a window exposes to a screen reader or a script, and what is wrong with it. The tree is the one that
/// Qt exports to the accessibility bus.
class AccessWalk
{
public:
    explicit AccessWalk(QWidget *window)
    {
        Interface whole = QAccessible::queryAccessibleInterface(window);
        if (name(whole).isEmpty())
            fault(whole, QStringLiteral("a window without a name"));
        if (whole->role() == QAccessible::Client || whole->role() == QAccessible::Border)
            fault(whole, QStringLiteral("a window whose role does not say so"));
        walk(whole);
    }

    /// "Servers: a table's cell without text at 0, 5": each fault once. Empty if there are none.
    [[nodiscard]] QStringList faults() const { return m_faults; }
    /// How many controls were visited, so that a test can check that there was something to inspect.
    [[nodiscard]] int controls() const { return m_controls; }
    /// Every interface with its role, name, description and text, one per line, for debugging.
    [[nodiscard]] QString listing() const { return m_listing.join(u'\n'); }

private:
    using Interface = QAccessibleInterface *;

    void walk(Interface each, int depth = 0)
    {
        if (!each || !each->isValid() || each->state().invisible)
            return;
        m_listing.append(QString(depth * 2, u' ') + describe(each));
        check(each);
        const QAccessible::Role role = each->role();
        if (role == QAccessible::Table || role == QAccessible::List || role == QAccessible::Tree)
            return checkCells(each);
        if (role == QAccessible::SpinBox)
            return; // its line edit is part of it
        for (int child = 0; child < each->childCount(); ++child) {
            Interface below = each->child(child);
            if (role == QAccessible::ComboBox && below && below->role() == QAccessible::EditableText)
                continue;
            walk(below, depth + 1);
        }
    }

    void check(Interface each)
    {
        checkMarkup(each);
        if (auto *label = qobject_cast<QLabel *>(each->object()))
            return checkLabel(each, label);
        if (!isControl(each))
            return;
        ++m_controls;
        if (name(each).isEmpty())
            fault(each, QStringLiteral("no name"));
        checkRole(each);
        checkUnique(each);
    }

    /// Whatever takes the keyboard or has a value.
    static bool isControl(Interface each)
    {
        static const QSet<int> roles{
            QAccessible::Button,       QAccessible::ButtonMenu,  QAccessible::CheckBox,
            QAccessible::RadioButton,  QAccessible::ComboBox,    QAccessible::SpinBox,
            QAccessible::EditableText, QAccessible::Slider,      QAccessible::Table,
            QAccessible::List,         QAccessible::Tree,        QAccessible::PageTabList,
            QAccessible::PageTab,      QAccessible::ProgressBar, QAccessible::Graphic,
            QAccessible::Chart,        QAccessible::Grip,        QAccessible::Separator,
            QAccessible::MenuItem};
        if (const auto *widget = qobject_cast<QWidget *>(each->object())) {
            const bool isInner = widget->objectName().startsWith(QStringLiteral("qt_"))
                && !qobject_cast<QSplitterHandle *>(each->object());
            if ((widget->isWindow() && widget->focusPolicy() == Qt::NoFocus) || isInner)
                return false;
        }
        return each->state().focusable || roles.contains(each->role());
    }

    void checkRole(Interface each)
    {
        const QAccessible::Role role = each->role();
        if (role == QAccessible::NoRole || role == QAccessible::Client || role == QAccessible::Grip)
            fault(each, QStringLiteral("no role that says what it is"));
        const auto *button = qobject_cast<QAbstractButton *>(each->object());
        if (!button || !button->isCheckable())
            return;
        const bool oneOfMany = button->autoExclusive() || (button->group() && button->group()->exclusive());
        if (oneOfMany != (role == QAccessible::RadioButton))
            fault(each, QStringLiteral("one of many is no radio button, or the other way round"));
    }

    void checkUnique(Interface each)
    {
        const QString key = name(each);
        if (key.isEmpty() || each->role() == QAccessible::PageTab
            || each->role() == QAccessible::PageTabList) // which is named after the chosen tab
            return;
        if (m_names.contains(key))
            fault(each, QStringLiteral("its name is another's, too"));
        m_names.insert(key);
    }

    /// Its text, which may change, can be read from its name, its description or its text, whatever it is
    /// called.
    void checkLabel(Interface each, const QLabel *label)
    {
        if (!label->pixmap().isNull()) {
            if (each->role() != QAccessible::Graphic || name(each).isEmpty())
                fault(each, QStringLiteral("a picture that says nothing"));
            return;
        }
        if (label->text().isEmpty())
            return;
        if (!label->accessibleName().isEmpty())
            checkUnique(each);
        const QString words = simple(readable(each));
        if (words.isEmpty() || !words.contains(simple(plain(label->text()))))
            fault(each, QStringLiteral("its text cannot be read: ") + label->text());
    }

    void checkMarkup(Interface each)
    {
        static const QRegularExpression markup(QStringLiteral("</?[a-z][a-z0-9]*( [^<>]*)?/?>|&[a-z]+;"));
        const auto *label = qobject_cast<QLabel *>(each->object());
        if (each->textInterface() && !label)
            return; // what was typed or received
        if (readable(each).contains(markup))
            fault(each, QStringLiteral("markup in ") + readable(each));
    }

    void checkCells(Interface table)
    {
        const int most = 400; // of a log
        for (int at = 0; at < std::min(table->childCount(), most); ++at) {
            Interface cell = table->child(at);
            if (!cell || cell->state().invisible)
                continue;
            if (cell->role() != QAccessible::Pane && name(cell).trimmed().isEmpty()) // the corner is a pane
                fault(table, QStringLiteral("no text in %1 %2").arg(roleName(cell)).arg(at));
            checkMarkup(cell);
        }
    }

    static QString name(Interface each) { return each->text(QAccessible::Name); }

    static QString content(Interface each)
    {
        QAccessibleTextInterface *text = each->textInterface();
        return text ? text->text(0, text->characterCount()) : QString();
    }

    static QString readable(Interface each)
    {
        return QStringList{name(each), each->text(QAccessible::Description), content(each)}.join(u'\n');
    }

    static QString plain(QString text)
    {
        static const QRegularExpression tag(QStringLiteral("<[^<>]*>"));
        return text.remove(tag).remove(u'&');
    }

    static QString simple(const QString &text) { return QString(text).remove(u'&').simplified(); }

    static QString roleName(Interface each)
    {
        const QMetaObject &meta = QAccessible::staticMetaObject;
        const QMetaEnum roles = meta.enumerator(meta.indexOfEnumerator("Role"));
        return QString::fromLatin1(roles.valueToKey(each->role()));
    }

    static QString describe(Interface each)
    {
        const QObject *object = each->object();
        return QStringLiteral("%1 “%2” [%3] [%4] %5%6 %7")
            .arg(roleName(each), name(each), each->text(QAccessible::Description), content(each).left(80),
                 each->state().focusable ? QStringLiteral("focusable ") : QString(),
                 object ? QString::fromLatin1(object->metaObject()->className()) : QString(),
                 object ? object->objectName() : QString());
    }

    void fault(Interface each, const QString &what)
    {
        const QString line = describe(each) + QStringLiteral(": ") + what;
        if (!m_faults.contains(line))
            m_faults.append(line);
    }

    QStringList m_faults;
    QStringList m_listing;
    QSet<QString> m_names;
    int m_controls = 0;
};

} // namespace swb
