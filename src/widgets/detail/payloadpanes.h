// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/eventkinds.h"
#include "core/payload/textencoding.h"

#include <QSplitter>

class QPlainTextEdit;

namespace swb {

class ByteLinks;

/// Bytes side by side as text and as a hex dump, linked both ways; words in their place where an event has no
/// bytes.
class PayloadPanes : public QSplitter
{
    Q_OBJECT

public:
    explicit PayloadPanes(QWidget *parent = nullptr);

    /// `firstOffset` is the place of the page in its payload.
    void showBytes(QByteArrayView page, quint64 firstOffset, const TextReader &reader);
    /// As showBytes(), but beside the hex stands another text.
    void showBeside(const QString &text, QByteArrayView page, quint64 firstOffset);
    /// The first line stands out from a warning on.
    void showWords(const QString &words, Severity severity);
    /// What stands where there is nothing to show; `spoken` where a screen reader is to hear it as well.
    void setHint(const QString &hint, bool spoken = false);
    /// Places in the page that are no text.
    [[nodiscard]] qsizetype invalidCount() const;
    void focusText();
    /// Where somebody has put the handle; empty while nobody has, and the hex has as much room as it needs.
    [[nodiscard]] QByteArray arrangement() const;
    void arrange(const QByteArray &arrangement);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QPlainTextEdit *addEdit(const QString &name, const QString &accessibleName);
    void applyFonts();
    void fitHex();
    void showHex();
    [[nodiscard]] int hexWidth() const;

    QPlainTextEdit *m_text;
    QPlainTextEdit *m_hex;
    ByteLinks *m_links;
    bool m_arranged = false; ///< by hand, now or in an earlier run
};

} // namespace swb
