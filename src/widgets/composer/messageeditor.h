// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace swb {

/// The field in which a message is typed. Up in its first line and Down in its last one browse the sent
/// messages, as in a shell; Ctrl+Enter sends; a wrong character can be marked.
class MessageEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit MessageEditor(QWidget *parent = nullptr);

    /// Marks the character at this index; -1 removes the mark.
    void markError(qsizetype at);
    [[nodiscard]] qsizetype markedError() const { return m_markedAt; }
    /// Replaces the text, as an edit that can be undone.
    void replaceText(const QString &text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sendRequested();
    void olderRequested();
    void newerRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] bool cursorCanMove(QTextCursor::MoveOperation operation) const;
    [[nodiscard]] int heightOfLines(int lines) const;
    void applyFont();

    qsizetype m_markedAt = -1;
};

} // namespace swb
