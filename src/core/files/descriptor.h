// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>
#include <utility>

namespace swb {

/// Owns an open file or socket of the system, -1 for none, and closes it at the end of its life.
class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int descriptor)
        : m_descriptor(descriptor)
    { }
    Descriptor(Descriptor &&other) noexcept
        : m_descriptor(other.release())
    { }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        reset(other.release());
        return *this;
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { reset(); }

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] int get() const { return m_descriptor; }
    /// Whoever takes it closes it.
    [[nodiscard]] int release() { return std::exchange(m_descriptor, -1); }
    void reset(int descriptor = -1)
    {
        if (isOpen())
            ::close(m_descriptor);
        m_descriptor = descriptor;
    }
    /// Whether the system had nothing left to complain about (close(2)). It is closed in any case.
    [[nodiscard]] bool close() { return ::close(release()) == 0; }

private:
    int m_descriptor = -1;
};

} // namespace swb
