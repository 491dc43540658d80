// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/filteredit.h"

#include "core/filter/filtercompletion.h"
#include "widgets/theme/tokens.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QTreeView>

namespace swb {
namespace {

constexpr int visibleProposals = 12;
constexpr int progressHeight = 3;
constexpr int waveLength = 4;

QTreeView *makePopup()
{
    auto *popup = new QTreeView;
    popup->setRootIsDecorated(false);
    popup->setUniformRowHeights(true);
    popup->setSelectionBehavior(QAbstractItemView::SelectRows);
    popup->header()->hide();
    popup->setAccessibleName(FilterEdit::tr("Completions of the filter"));
    return popup;
}

} // namespace

FilterEdit::FilterEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_proposals(new QStandardItemModel(0, 2, this))
    , m_completer(new QCompleter(m_proposals, this))
{
    auto *popup = makePopup();
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(visibleProposals);
    m_completer->setPopup(popup);
    popup->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents); // set up by setPopup() before
    m_completer->setWidget(this); // and not setCompleter(), which would complete the whole text
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            &FilterEdit::insertProposal);
    connect(this, &QLineEdit::textEdited, this, &FilterEdit::proposeWhileTyping);
}

void FilterEdit::setProblem(const std::optional<FilterProblem> &problem)
{
    m_problem = problem;
    update();
}

void FilterEdit::setProgress(int percent)
{
    if (percent == m_progress)
        return;
    m_progress = percent;
    update();
}

void FilterEdit::propose()
{
    showProposals(true);
}

void FilterEdit::proposeWhileTyping()
{
    showProposals(false);
}

/// Automatically only for a word that is begun: a popup after every space would be in the way.
void FilterEdit::showProposals(bool asked)
{
    const FilterCompletion completion = completeFilter(text(), cursorPosition());
    if (completion.candidates.isEmpty() || (!asked && completion.length == 0)) {
        m_completer->popup()->hide();
        return;
    }
    m_proposals->setRowCount(0);
    for (const FilterCandidate &candidate : completion.candidates)
        m_proposals->appendRow({new QStandardItem(candidate.text), new QStandardItem(candidate.meaning)});
    m_completer->complete();
}

void FilterEdit::insertProposal(const QString &proposal)
{
    const FilterCompletion completion = completeFilter(text(), cursorPosition());
    setSelection(int(completion.from), int(completion.length));
    if (completion.length == 0)
        setCursorPosition(int(completion.from));
    insert(proposal + u' ');
}

bool FilterEdit::isProposing() const
{
    return m_completer->popup()->isVisible();
}

bool FilterEdit::isForProposals(const QKeyEvent &event) const
{
    const int key = event.key();
    const bool chooses = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab;
    return isProposing()
        && (key == Qt::Key_Escape || (chooses && m_completer->popup()->currentIndex().isValid()));
}

/// The completer passes each key to the field first, and handles those that come back.
bool FilterEdit::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (event->type() == QEvent::KeyPress && isForProposals(*key)) {
            event->ignore();
            return true;
        }
        if (event->type() == QEvent::ShortcutOverride && key->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    const bool asks = event->key() == Qt::Key_Down
        || (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier);
    if (asks && !isProposing())
        return propose();
    if (event->key() == Qt::Key_Escape) {
        if (text().isEmpty())
            Q_EMIT left();
        return clear();
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_completer->popup()->hide();
    QLineEdit::keyPressEvent(event);
}

/// Relative to the cursor, since only its position is known if the text has been scrolled.
int FilterEdit::xOf(qsizetype position) const
{
    const QFontMetrics metrics = fontMetrics();
    return cursorRect().center().x() + metrics.horizontalAdvance(text().left(position))
        - metrics.horizontalAdvance(text().left(cursorPosition()));
}

void FilterEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const Tokens &tokens = tokensOf(palette());
    QPainter painter(this);
    if (m_progress < 100)
        painter.fillRect(1, height() - progressHeight - 1, qMax(1, (width() - 2) * m_progress / 100),
                         progressHeight, tokens.tcp);
    if (!m_problem)
        return;
    painter.setPen(QPen(tokens.error, 1.5));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(rect().adjusted(2, 0, -2, 0));
    const int bottom = (height() + fontMetrics().height()) / 2;
    const int end = qMax(xOf(m_problem->from + m_problem->length), xOf(m_problem->from) + waveLength);
    bool up = false;
    for (int x = xOf(m_problem->from); x < end; x += waveLength / 2, up = !up)
        painter.drawLine(x, bottom - (up ? 2 : 0), x + waveLength / 2, bottom - (up ? 0 : 2));
}

} // namespace swb
