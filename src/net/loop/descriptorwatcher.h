// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace swb {

/// Called when its descriptor is ready, in the thread that watches it.
class DescriptorHandler
{
public:
    /// `error` is an error or a hang-up, which are always reported.
    struct Ready
    {
        bool read = false;
        bool write = false;
        bool error = false;
    };
    virtual void descriptorReady(Ready ready) = 0;

protected:
    ~DescriptorHandler() = default;
};

/// Watches descriptors for a thread's event loop without an event object per readiness. A handler may stop
/// watching any descriptor, its own too, from within its callback; it is not called for that one again.
class DescriptorWatcher
{
public:
    virtual ~DescriptorWatcher() = default;

    /// Starts watching, or changes what is watched for. Level-triggered.
    virtual void watch(int descriptor, DescriptorHandler *handler, bool read, bool write) = 0;
    /// Must be called before the descriptor is closed.
    virtual void unwatch(int descriptor) = 0;
};

} // namespace swb
