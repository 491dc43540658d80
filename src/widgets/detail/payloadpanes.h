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

/// Bytes as text or as fields, and beside it as a hex dump, linked both ways; words in their place where an
/// event has no bytes. Where it is narrow and tall the hex dump stands below, with fewer bytes to a line.
class PayloadPanes : public QSplitter
{
    Q_OBJECT

public:
    explicit PayloadPanes(QWidget *parent = nullptr);

    /// `firstOffset` is the place of the page in its payload.
    void showBytes(QByteArrayView page, quint64 firstOffset, const TextReader &reader);
    /// As showBytes(), but beside the hex stands another text.
    void showBeside(const QString &text, QByteArrayView page, quint64 firstOffset);
    /// The fields of a message beside its bytes, of which `page` begins at `firstOffset`.
    void showFields(const QList<MessageField> &fields, QByteArrayView page, quint64 firstOffset);
    /// The first line stands out from a warning on.
    void showWords(const QString &words, Severity severity);
    /// What stands where there is nothing to show; `spoken` where a screen reader is to hear it as well.
    void setHint(const QString &hint, bool spoken = false);
    /// Bytes of the page that are not valid in this encoding.
    [[nodiscard]] qsizetype invalidBytes() const;
    void focusText();
    /// Where somebody has put the handle; empty while nobody has, and the hex has as much room as it needs.
    [[nodiscard]] QByteArray arrangement() const;
    void arrange(const QByteArray &arrangement);

Q_SIGNALS:
    /// A field was chosen whose bytes begin there, which is not on the page that is shown.
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

    QStackedWidget *m_beside; ///< the hex: text or fields
    QPlainTextEdit *m_text;
    QTreeView *m_fieldsView;
    FieldModel *m_fields;
    QPlainTextEdit *m_hex;
    ByteLinks *m_links;
    qint64 m_pageOffset = 0;
    qint64 m_pageSize = 0;
    bool m_choosing = false; ///< a field, since its byte was chosen
    bool m_arranged = false; ///< by hand, now or in an earlier run
};

} // namespace swb
