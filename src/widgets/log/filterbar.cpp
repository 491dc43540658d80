// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/filterbar.h"

#include "models/log/savedfilters.h"
#include "widgets/accessible/accessible.h"
#include "widgets/common/availability.h"
#include "widgets/log/filteredit.h"
#include "widgets/log/filterhelp.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int patienceMs = 700;

/// An ampersand would become a mnemonic.
QString menuText(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_edit(new FilterEdit(this))
    , m_savedMenu(new QMenu(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_edit, 1);
    m_edit->setObjectName(u"filterLineEdit"_s);
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setPlaceholderText(tr("text to look for, or: tcp and len > 1000"));
    m_edit->setClearButtonEnabled(true);
    setFocusProxy(m_edit);
    m_savedButton = addButton(u"saved"_s, tr("Saved filters"), tr("Filters saved under a name"));
    m_savedButton->setObjectName(u"savedFiltersButton"_s);
    m_savedButton->setPopupMode(QToolButton::InstantPopup);
    m_savedButton->setMenu(m_savedMenu);
    m_savedMenu->setAccessibleName(m_savedButton->accessibleName());
    m_savedButton->hide();
    m_helpButton = addButton(u"help"_s, tr("Filter help"), tr("Show what a filter can contain"));
    m_helpButton->setObjectName(u"filterHelpButton"_s);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(m_edit, &QLineEdit::textChanged, this, &FilterBar::read);
    connect(m_edit, &QLineEdit::returnPressed, this, &FilterBar::enter);
    connect(m_edit, &FilterEdit::left, this, &FilterBar::entered);
    connect(&m_patience, &QTimer::timeout, this, &FilterBar::say);
    connect(m_savedMenu, &QMenu::aboutToShow, this, &FilterBar::fillSavedMenu);
    connect(m_helpButton, &QToolButton::clicked, this, &FilterBar::showHelp);
    say();
}

QToolButton *FilterBar::addButton(const QString &icon, const QString &name, const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setIcon(themeIcon(icon));
    button->setAccessibleName(name);
    button->setToolTip(toolTip);
    button->setFocusPolicy(Qt::StrongFocus);
    layout()->addWidget(button);
    return button;
}

void FilterBar::read()
{
    const FilterParse parse = parseFilter(m_edit->text());
    m_problem = parse.problem;
    m_edit->setProblem(m_problem);
    if (m_problem)
        return m_patience.start();
    m_patience.stop();
    say();
    if (m_filter.tree() == parse.tree)
        return;
    m_filter = Filter(parse.tree);
    Q_EMIT filterChanged();
}

void FilterBar::enter()
{
    if (m_problem)
        say();
    else
        Q_EMIT entered();
}

void FilterBar::say()
{
    QString words;
    if (m_problem) {
        const QString shown = m_filter.showsAll() ? tr("All rows are shown meanwhile.")
                                                  : tr("Still shown: %1").arg(m_filter.text());
        words = m_problem->toString() % u' ' % shown;
    }
    m_edit->setAccessibleDescription(words);
    m_edit->setToolTip(words.isEmpty()
                           ? tr("Show only some messages: type text to look for, or a filter such as tcp and "
                                "len > 1000 (Ctrl+L). Ctrl+Space suggests how to continue.")
                           : u"<div>%1</div>"_s.arg(words.toHtmlEscaped()));
    Q_EMIT problemChanged(words);
}

void FilterBar::setFilter(const Filter &filter)
{
    m_edit->setText(filter.text());
}

void FilterBar::clear()
{
    m_edit->clear();
}

void FilterBar::setSavedFilters(SavedFilters *saved)
{
    m_saved = saved;
    m_savedButton->setVisible(saved != nullptr);
}

void FilterBar::fillSavedMenu()
{
    m_savedMenu->clear();
    qDeleteAll(m_savedMenu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly)); // clear() leaves these
    addSavedFilters();
    m_savedMenu->addSeparator();
    QAction *save = m_savedMenu->addAction(themeIcon(u"save"_s), tr("&Save this filter…"), this,
                                           &FilterBar::saveCurrent);
    setAvailable(save, !m_filter.showsAll(), tr("No filter is active"));
    if (!m_saved->filters().isEmpty())
        addEditing();
    if (!m_saved->lastRemoved().isEmpty())
        m_savedMenu->addAction(themeIcon(u"undo"_s),
                               tr("&Undo deleting “%1”").arg(menuText(m_saved->lastRemoved())), m_saved,
                               &SavedFilters::undoRemove);
}

void FilterBar::addSavedFilters()
{
    if (m_saved->filters().isEmpty())
        setAvailable(m_savedMenu->addAction(tr("No filter is saved yet")), false,
                     tr("Write a filter, then save it here"));
    for (const SavedFilter &filter : m_saved->filters()) {
        QAction *action = m_savedMenu->addAction(menuText(tr("%1: %2").arg(filter.name, filter.text)));
        connect(action, &QAction::triggered, this, [this, text = filter.text] { m_edit->setText(text); });
    }
}

void FilterBar::addEditing()
{
    QMenu *renaming = accessible::named(m_savedMenu->addMenu(themeIcon(u"edit"_s), tr("&Rename")));
    QMenu *deleting = accessible::named(m_savedMenu->addMenu(themeIcon(u"remove"_s), tr("&Delete")));
    for (qsizetype row = 0; row < m_saved->filters().size(); ++row) {
        const QString name = menuText(m_saved->filters().at(row).name);
        connect(renaming->addAction(name), &QAction::triggered, this, [this, row] { rename(row); });
        connect(deleting->addAction(name), &QAction::triggered, m_saved,
                [saved = m_saved, row] { saved->remove(row); });
    }
}

void FilterBar::askForName(const QString &title, const QString &name,
                           const std::function<bool(const QString &)> &take)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name:"));
    dialog->setTextValue(name);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, take](const QString &chosen) {
        if (!take(chosen))
            Q_EMIT problemChanged(tr("A filter needs a unique name, and at most %n filters can be saved.",
                                     nullptr, int(WorkbenchState::maxSavedFilters)));
    });
    dialog->open();
}

void FilterBar::saveCurrent()
{
    const QString text = m_filter.text();
    askForName(tr("Save filter"), text.left(40),
               [this, text](const QString &name) { return m_saved->save(name, text); });
}

void FilterBar::rename(qsizetype row)
{
    askForName(tr("Rename filter"), m_saved->filters().at(row).name,
               [this, row](const QString &name) { return m_saved->rename(row, name); });
}

void FilterBar::showHelp()
{
    auto *help = new FilterHelp(this);
    help->popUpBelow(m_helpButton);
}

} // namespace swb
