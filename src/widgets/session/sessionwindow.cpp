// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/sessionwindow.h"

#include "core/session/sessionannotations.h"
#include "models/logmodel.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/detail/detailpane.h"
#include "widgets/log/lognavigator.h"
#include "widgets/log/logview.h"

#include <QAction>
#include <QCloseEvent>
#include <QLocale>
#include <QSplitter>
#include <QVBoxLayout>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace swb {

namespace {

constexpr auto lookEvery = 500ms;

} // namespace

SessionWindow::SessionWindow(std::shared_ptr<OpenedLog> opened, const QString &name, QWidget *parent)
    : QMainWindow(parent)
    , m_opened(std::move(opened))
    , m_log(*m_opened->log)
    , m_model(new LogModel(m_log, this))
    , m_message(new InlineMessage(this))
    , m_view(new LogView(m_model, this))
    , m_navigator(new LogNavigator(m_view, m_model))
    , m_detail(new DetailPane(m_log, this))
{
    setWindowTitle(tr("%1 – Session").arg(name));
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_view);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 1);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_message);
    column->addWidget(splitter, 1);
    setCentralWidget(page);
    resize(1200, 800);
    if (m_opened->folder)
        tellOfImport(name);
    m_savedRevision = m_log.annotations().revision();
    setUpActions();
    m_writer.setMaxThreadCount(1);
    connect(m_view, &LogView::currentEventChanged, m_detail, &DetailPane::showMessage);
    connect(&m_clock, &QTimer::timeout, this, &SessionWindow::lookAfter);
    m_clock.start(lookEvery);
}

SessionWindow::~SessionWindow() = default;

QAction *SessionWindow::addKey(const QString &text, const QKeySequence &keys, const QString &toolTip)
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    action->setToolTip(toolTip);
    addAction(action);
    return action;
}

/// The keys of the main window, as far as they have a meaning here.
void SessionWindow::setUpActions()
{
    const auto navigate = [this](const QString &text, const QKeySequence &keys, const QString &toolTip,
                                 void (LogNavigator::*slot)()) {
        QAction *action = addKey(text, keys, toolTip);
        connect(action, &QAction::triggered, m_navigator, slot);
        return action;
    };
    navigate(tr("&Find"), Qt::CTRL | Qt::Key_F, tr("Find a row by what stands in it"),
             &LogNavigator::openFind);
    navigate(tr("Find &next"), Qt::Key_F3, tr("Go to the next row that has it"), &LogNavigator::findDown);
    navigate(tr("Find &previous"), Qt::SHIFT | Qt::Key_F3, tr("Go to the row before that has it"),
             &LogNavigator::findUp);
    navigate(tr("&Go to row"), Qt::CTRL | Qt::Key_G, tr("Go to a row by its number or its time"),
             &LogNavigator::openGoTo);
    navigate(tr("N&ext mark"), Qt::CTRL | Qt::SHIFT | Qt::Key_N,
             tr("Go to the next row with a mark or a note"), &LogNavigator::nextMark);
    navigate(tr("P&revious mark"), Qt::CTRL | Qt::SHIFT | Qt::Key_B,
             tr("Go to the row before with a mark or a note"), &LogNavigator::previousMark);
    QAction *mark
        = navigate(tr("&Mark"), Qt::CTRL | Qt::Key_M, tr("Mark the selected rows, or take their marks away"),
                   &LogNavigator::toggleMark);
    QAction *note = navigate(tr("N&ote"), Qt::CTRL | Qt::SHIFT | Qt::Key_M,
                             tr("Write a note on the current row"), &LogNavigator::editNote);
    QAction *reference = navigate(tr("Set time &reference"), Qt::CTRL | Qt::Key_T,
                                  tr("Count the times from the current row"), &LogNavigator::setReference);
    m_view->setRowActions({mark, note, reference});
    connect(addKey(tr("&Filter"), Qt::CTRL | Qt::Key_L, tr("Show only some messages")), &QAction::triggered,
            m_view, &LogView::focusFilter);
    connect(addKey(tr("&Close"), QKeySequence::Close, tr("Close this session")), &QAction::triggered, this,
            &SessionWindow::close);
}

void SessionWindow::tellOfImport(const QString &name)
{
    const QLocale locale;
    QStringList words{tr("Imported from %1: %2 rows. Marks and notes on them end with this window.")
                          .arg(name, locale.toString(m_opened->import.events))};
    const auto &skipped = m_opened->import.skipped;
    for (auto kind = skipped.cbegin(); kind != skipped.cend(); ++kind)
        words.append(tr("Left out: %1 (%2).").arg(kind.key(), locale.toString(kind.value())));
    m_message->showText(skipped.isEmpty() ? Severity::Note : Severity::Warning, words.join(u' '));
}

/// What has turned out to be damaged is told as it turns out: looking for it would mean reading all of it.
void SessionWindow::lookAfter()
{
    if (const quint64 unreadable = m_opened->session->unreadable(); unreadable > m_unreadable) {
        m_unreadable = unreadable;
        m_message->showText(Severity::Warning,
                            tr("The file is damaged: messages that could not be read and are left out: %1.")
                                .arg(QLocale().toString(unreadable)));
    }
    saveAnnotations();
}

void SessionWindow::saveAnnotations()
{
    const quint64 revision = m_log.annotations().revision();
    if (revision == m_savedRevision)
        return;
    m_savedRevision = revision;
    m_writer.start([this, annotations = m_log.annotations().all(), file = path()] {
        const Error error = swb::saveAnnotations(file, annotations);
        if (error.isError())
            QMetaObject::invokeMethod(m_message, [this, error] { m_message->showError(error); });
    });
}

void SessionWindow::closeEvent(QCloseEvent *event)
{
    saveAnnotations();
    QMainWindow::closeEvent(event);
}

} // namespace swb
