// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

namespace swb {

/// Owns an open file or socket of the system, -1 for none. The destructor closes it with `Close`, which
/// returns 0 if the system reported no error.
template <int (*Close)(int)>
class OwnedDescriptor
{
public:
    OwnedDescriptor() = default;
    explicit OwnedDescriptor(int descriptor)
        : m_descriptor(descriptor)
    { }
    OwnedDescriptor(OwnedDescriptor &&other) noexcept
        : m_descriptor(other.release())
    { }
    OwnedDescriptor &operator=(OwnedDescriptor &&other) noexcept
    {
        reset(other.release());
        return *this;
    }
    OwnedDescriptor(const OwnedDescriptor &) = delete;
    OwnedDescriptor &operator=(const OwnedDescriptor &) = delete;
    ~OwnedDescriptor() { reset(); }

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] int get() const { return m_descriptor; }
    /// The caller has to close it.
    [[nodiscard]] int release() { return std::exchange(m_descriptor, -1); }
    void reset(int descriptor = -1)
    {
        if (isOpen())
            Close(m_descriptor);
        m_descriptor = descriptor;
    }
    /// Whether the system reported no error (close(2)). The descriptor is closed in any case.
    [[nodiscard]] bool close() { return Close(release()) == 0; }

private:
    int m_descriptor = -1;
};

} // namespace swb
