// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/loop/descriptorwatcher.h"

#include <QHash>
#include <QSocketNotifier>
#include <memory>

namespace swb {

/// A DescriptorWatcher on Qt's own notifiers, for systems without an event dispatcher of ours.
class NotifierWatcher final : public DescriptorWatcher
{
public:
    void watch(int descriptor, DescriptorHandler *handler, bool read, bool write) override;
    void unwatch(int descriptor) override;

private:
    struct Entry
    {
        std::unique_ptr<QSocketNotifier> read;
        std::unique_ptr<QSocketNotifier> write;
        DescriptorHandler *handler = nullptr;
    };
    [[nodiscard]] Entry makeEntry(int descriptor);

    QHash<int, std::shared_ptr<Entry>> m_entries;
};

} // namespace swb
