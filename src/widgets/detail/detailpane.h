// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"
#include "core/payload/formattedpayload.h"
#include "core/payload/textencoding.h"
#include "models/detail/detailtext.h"
#include "models/detail/laidoutmessage.h"

#include <QWidget>
#include <memory>

namespace swb {

class Engine;
class FileSaver;

namespace Ui {
class DetailPane;
}

/// All there is to know of one event: its bytes as text in a chosen encoding and as a hex dump, where a
/// selection in one shows in the other; JSON and HTTP laid out; a protocol's message taken apart into its
/// fields, with the bytes that it had in the chunks of its conversation; for errors what, why and what to
/// try; for handshakes what was agreed on, with the certificates; for samples what the kernel said. Long
/// payloads come in parts of pageBytes, and it says which part is shown; all of it can be saved. The log must
/// outlive the pane.
class DetailPane : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype pageBytes = 16 << 10;
    static constexpr qsizetype formattedLines = 2000; ///< shown of a formatted payload

    explicit DetailPane(const MessageLog &log, QWidget *parent = nullptr);
    ~DetailPane() override;

    /// Whom to ask for samples of connections that are open; without one there is nobody to ask.
    void setEngine(Engine *engine);

    /// 0 shows nothing but a hint.
    void showMessage(quint64 id);
    void showPage(qsizetype page);
    [[nodiscard]] qsizetype page() const { return m_page; }
    [[nodiscard]] qsizetype pageCount() const;

    /// Whether the buttons beside the summary are there; keys still turn the parts of a long message.
    void setToolsVisible(bool visible);

    [[nodiscard]] QByteArray splitterState() const;
    void restoreSplitter(const QByteArray &state);

public Q_SLOTS:
    void focusText();
    void nextPage();
    void previousPage();
    void saveBytes();
    void showCertificates();

Q_SIGNALS:
    void closed(); ///< by its button

private:
    void setUpPages();
    void setUpViews();
    void setUpSaving();
    enum class View : quint8 { Plain, Formatted, Fields };
    void chooseView(View view);
    void chooseView(const Event &event);
    void showFields();
    void findBytes(const Event &event);
    void read();
    void showNothing(const QString &words);
    void showFound(const Event &event);
    void showBytes(const Event &event);
    void showFacts(const Event &event);
    void showWhy(const Event &event, bool hasBytes);
    void showPart(const DetailText::Part &part);
    void adaptButtons(const Event &event, bool hasBytes);
    [[nodiscard]] std::pair<qsizetype, qsizetype> pageOf(QByteArrayView payload) const;

    std::unique_ptr<Ui::DetailPane> m_ui;
    const MessageLog &m_log;
    FileSaver *m_saver;
    quint64 m_id = 0;
    bool m_toolsVisible = true;
    qsizetype m_size = 0; ///< bytes kept of the event
    qsizetype m_page = 0;
    TextReader m_reader{TextEncoding::Utf8};
    View m_chunkView
        = View::Plain; ///< what was chosen for chunks and datagrams, and for messages of protocols
    View m_messageView = View::Fields;
    bool m_isMessage = false;
    View m_view = View::Plain; ///< what is shown, since not everything can be taken apart or laid out
    LaidOutMessage m_laidOut;
    MessageBytesReader *m_bytesReader;
    std::optional<FormattedPayload::Kind> m_format; ///< how the payload can be laid out
};

} // namespace swb
