// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

namespace swb {

/// Owns an open file or socket of the system, -1 for none, and closes it at the end of its life with `Close`,
/// which returns 0 where the system had nothing to complain about.
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
    /// Whoever takes it closes it.
    [[nodiscard]] int release() { return std::exchange(m_descriptor, -1); }
    void reset(int descriptor = -1)
    {
        if (isOpen())
            Close(m_descriptor);
        m_descriptor = descriptor;
    }
    /// Whether the system had nothing left to complain about (close(2)). It is closed in any case.
    [[nodiscard]] bool close() { return Close(release()) == 0; }

private:
    int m_descriptor = -1;
};

} // namespace swb
