// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/loop/notifierwatcher.h"

namespace swb {

void NotifierWatcher::watch(int descriptor, DescriptorHandler *handler, bool read, bool write)
{
    auto &entry = m_entries[descriptor];
    if (!entry)
        entry = std::make_shared<Entry>(makeEntry(descriptor));
    entry->handler = handler;
    entry->read->setEnabled(read);
    entry->write->setEnabled(write);
}

void NotifierWatcher::unwatch(int descriptor)
{
    const auto entry = m_entries.take(descriptor);
    if (!entry)
        return;
    // A notifier must not be destroyed in its own signal.
    for (auto *notifier : {entry->read.release(), entry->write.release()}) {
        notifier->setEnabled(false);
        notifier->deleteLater();
    }
}

NotifierWatcher::Entry NotifierWatcher::makeEntry(int descriptor)
{
    Entry entry;
    entry.read = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
    entry.write = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Write);
    const auto tell = [this, descriptor](DescriptorHandler::Ready ready) {
        if (const auto found = m_entries.value(descriptor))
            found->handler->descriptorReady(ready);
    };
    QObject::connect(entry.read.get(), &QSocketNotifier::activated, entry.read.get(),
                     [tell] { tell({.read = true}); });
    QObject::connect(entry.write.get(), &QSocketNotifier::activated, entry.write.get(),
                     [tell] { tell({.write = true}); });
    return entry;
}

} // namespace swb
