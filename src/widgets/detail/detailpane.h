// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"
#include "models/payloadtext.h"

#include <QWidget>
#include <memory>

class QPlainTextEdit;

namespace swb {

namespace Ui {
class DetailPane;
}

/// All there is to know of one event: its bytes as text and as a hex dump, where a selection in one shows in
/// the other; for errors what, why and what to try; for handshakes what was agreed on. Long payloads come in
/// parts of pageBytes, and it says which part is shown. The log must outlive the pane.
class DetailPane : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype pageBytes = 16 << 10;

    explicit DetailPane(const MessageLog &log, QWidget *parent = nullptr);
    ~DetailPane() override;

    /// 0 shows nothing but a hint.
    void showMessage(quint64 id);
    [[nodiscard]] quint64 shownMessage() const { return m_id; }
    void showPage(qsizetype page);
    [[nodiscard]] qsizetype page() const { return m_page; }
    [[nodiscard]] qsizetype pageCount() const;

    [[nodiscard]] QByteArray splitterState() const;
    void restoreSplitter(const QByteArray &state);

public Q_SLOTS:
    void focusText();
    void nextPage();
    void previousPage();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Bytes
    {
        qsizetype from = 0;
        qsizetype to = 0;
    };

    void setUpEdits();
    void setUpPages();
    void applyFonts();
    void read();
    void showNothing(const QString &words);
    void showBytes(const Event &event);
    void showWords(const Event &event);
    void showPageLabel(const Event &event, qsizetype begin, qsizetype end);
    [[nodiscard]] QString summary(const Event &event) const;
    void linkFromText();
    void linkFromHex();
    void markInText(Bytes bytes);
    void markInHex(Bytes bytes);
    void clearMarks();

    std::unique_ptr<Ui::DetailPane> m_ui;
    const MessageLog &m_log;
    quint64 m_id = 0;
    qsizetype m_size = 0; ///< bytes kept of the event
    qsizetype m_page = 0;
    qsizetype m_pageSize = 0; ///< bytes on this page
    PayloadText m_text;
};

} // namespace swb
