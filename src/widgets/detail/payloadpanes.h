// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/eventkinds.h"
#include "core/payload/textencoding.h"

#include <QSplitter>

class QPlainTextEdit;
class QStackedWidget;
class QTreeView;

namespace swb {

class ByteLinks;
class FieldModel;
struct MessageField;

/// Bytes as text or as fields, and beside it as a hex dump, linked in both directions; a text instead if an
/// event has no bytes. If it is narrow and tall the hex dump is below, with fewer bytes per line.
class PayloadPanes : public QSplitter
{
    Q_OBJECT

public:
    explicit PayloadPanes(QWidget *parent = nullptr);

    /// `firstOffset` is the position of the page in its payload.
    void showBytes(QByteArrayView page, quint64 firstOffset, const TextReader &reader);
    /// Like showBytes(), but with another text beside the hex dump.
    void showBeside(const QString &text, QByteArrayView page, quint64 firstOffset);
    /// The fields of a message beside its bytes, of which `page` begins at `firstOffset`.
    void showFields(const QList<MessageField> &fields, QByteArrayView page, quint64 firstOffset);
    /// The first line is highlighted from Warning on.
    void showWords(const QString &words, Severity severity);
    /// Shown if there is nothing else to show; `spoken` if a screen reader should read it as well.
    void setHint(const QString &hint, bool spoken = false);
    /// Bytes of the page that are not valid in this encoding.
    [[nodiscard]] qsizetype invalidBytes() const;
    void focusText();
    /// The user's splitter position; empty if it was not moved, when the hex dump has as much space as it
    /// needs.
    [[nodiscard]] QByteArray arrangement() const;
    void arrange(const QByteArray &arrangement);

Q_SIGNALS:
    /// A field was chosen whose bytes begin there, which is not on the shown page.
    void placeWanted(qint64 offset);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QPlainTextEdit *makeEdit(const QString &name, const QString &accessibleName);
    void setUpFields();
    void fieldChosen();
    void markField(bool turnsPage);
    void byteChosen(qsizetype byte);
    void lookForRoom();
    void applyFonts();
    void fitHex();
    void fitFields();
    void showHex();
    [[nodiscard]] int hexWidth(int bytesPerLine) const;

    QStackedWidget *m_beside; ///< beside the hex dump: text or fields
    QPlainTextEdit *m_text;
    QTreeView *m_fieldsView;
    FieldModel *m_fields;
    QPlainTextEdit *m_hex;
    ByteLinks *m_links;
    qint64 m_pageOffset = 0;
    qint64 m_pageSize = 0;
    bool m_choosing = false; ///< a field, because its byte was chosen
    bool m_arranged = false; ///< by the user, now or in an earlier run
};

} // namespace swb
