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

/// Everything known about one event: its bytes as text in a chosen encoding and as a hex dump, where a
/// selection in one shows in the other; JSON and HTTP formatted; a protocol's message dissected into its
/// fields, with the bytes from the chunks of its conversation; for errors what, why and what to try; for
/// handshakes what was negotiated, with the certificates; for samples the kernel's figures. Long payloads are
/// shown in parts of pageBytes, and the pane says which part is shown; the whole payload can be saved. The
/// log must outlive the pane.
class DetailPane : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype pageBytes = 16 << 10;
    static constexpr qsizetype formattedLines = 2000; ///< shown of a formatted payload

    explicit DetailPane(const MessageLog &log, QWidget *parent = nullptr);
    ~DetailPane() override;

    /// Used to request samples of open connections; without an engine there are none.
    void setEngine(Engine *engine);

    /// 0 shows only a hint.
    void showMessage(quint64 id);
    void showPage(qsizetype page);
    [[nodiscard]] qsizetype page() const { return m_page; }
    [[nodiscard]] qsizetype pageCount() const;

    /// Whether the buttons beside the summary are shown; keys still switch between the parts of a long
    /// message.
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
    View m_chunkView = View::Plain; ///< the choice for chunks and datagrams; below, for messages of protocols
    View m_messageView = View::Fields;
    bool m_isMessage = false;
    View m_view = View::Plain; ///< the view shown, since not everything can be dissected or formatted
    LaidOutMessage m_laidOut;
    MessageBytesReader *m_bytesReader;
    std::optional<FormattedPayload::Kind> m_format; ///< how the payload can be formatted
};

} // namespace swb
