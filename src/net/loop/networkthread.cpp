// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/loop/networkthread.h"

#include "core/log/messagelog.h"
#include "core/tasks/handover.h"
#include "net/loop/notifierwatcher.h"

#if defined(SWB_NATIVE_SOCKETS) && defined(Q_OS_LINUX)
#define SWB_OWN_LOOP
#include "net/linux/epolldispatcher.h"
#endif

#include <openssl/crypto.h>

namespace swb {

NetworkThread::NetworkThread(MessageLog &log, int number, [[maybe_unused]] Loop loop)
    : m_log(log)
    , m_thread(QStringLiteral("swb.net.%1").arg(number))
{
#ifdef SWB_OWN_LOOP
    if (loop == Loop::Own) {
        auto *const dispatcher = new EpollDispatcher;
        m_thread.setEventDispatcher(dispatcher); // which takes ownership
        m_watcher = dispatcher;
    }
#endif
    if (!m_watcher) {
        m_ownWatcher = std::make_unique<NotifierWatcher>();
        m_watcher = m_ownWatcher.get();
    }
    m_context = new QObject;
    m_context->moveToThread(&m_thread);
    m_writer = log.makeWriter();
    m_thread.launch();
}

NetworkThread::~NetworkThread()
{
    // Waits for this and ends the loop from here: a thread that ends itself may be gone with its dispatcher
    // before the thread that posted has woken the dispatcher.
    handOverAndWait(m_context, [this] {
        m_toDelete.clear();
        m_context->deleteLater(); // not immediately: it is the receiver of this very call
        OPENSSL_thread_stop(); // at process exit it may come too late for a thread that has just ended
    });
    m_thread.join();
}

void NetworkThread::post(std::function<void()> function)
{
    // queued: it may come from any thread, and runs in this one
    handOver(m_context, std::move(function));
}

void NetworkThread::deleteLater(std::unique_ptr<ThreadObject> object)
{
    if (m_toDelete.empty())
        post([this] { m_toDelete.clear(); });
    m_toDelete.push_back(std::move(object));
}

} // namespace swb
