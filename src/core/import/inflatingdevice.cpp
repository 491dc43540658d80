// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/inflatingdevice.h"

#include "core/values/quantities.h"

#include <limits>
#include <zlib.h>

namespace swb {
namespace {

constexpr qsizetype inputBytes = 64 << 10;
constexpr int gzipOnly = 16 + MAX_WBITS; // zlib.h, inflateInit2()

} // namespace

InflatingDevice::InflatingDevice(QIODevice &packed, qint64 most)
    : m_packed(packed)
    , m_most(most)
    , m_stream(std::make_unique<z_stream>())
{
    if (inflateInit2(m_stream.get(), gzipOnly) != Z_OK)
        end(tr("there is not enough memory to decompress it"));
    open(QIODevice::ReadOnly);
}

InflatingDevice::~InflatingDevice()
{
    inflateEnd(m_stream.get());
}

bool InflatingDevice::isGzip(QByteArrayView head)
{
    return head.startsWith("\x1f\x8b\x08"); // RFC 1952 2.3.1: its magic, and deflate
}

qint64 InflatingDevice::readData(char *data, qint64 size)
{
    const qint64 allowed = qMin(size, m_most - m_done + 1); // one more shows that there is more
    m_stream->next_out = reinterpret_cast<Bytef *>(data);
    m_stream->avail_out = uInt(qMin(allowed, qint64(std::numeric_limits<int>::max())));
    const uInt asked = m_stream->avail_out;
    while (!m_ended && m_stream->avail_out == asked && asked > 0) {
        if (m_stream->avail_in == 0 && !fill())
            break;
        const int result = inflate(m_stream.get(), Z_NO_FLUSH);
        if (result == Z_STREAM_END)
            endMember();
        else if (result != Z_OK && result != Z_BUF_ERROR)
            end(tr("the gzip data is damaged"));
    }
    qint64 got = qint64(asked) - m_stream->avail_out;
    m_done += got;
    if (m_done > m_most) {
        got -= m_done - m_most;
        m_tooLarge = true;
        end(tr("it decompresses to more than %1 bytes", nullptr, quantities::plural(m_most)).arg(m_most));
    }
    return got == 0 && m_ended ? -1 : got;
}

/// Reads packed bytes; false at their end.
bool InflatingDevice::fill()
{
    m_input.resize(inputBytes);
    const qint64 got = m_packed.read(m_input.data(), m_input.size());
    if (got <= 0) {
        end(m_within ? tr("it is truncated") : QString());
        return false;
    }
    m_stream->next_in = reinterpret_cast<Bytef *>(m_input.data());
    m_stream->avail_in = uInt(got);
    m_within = true;
    return true;
}

/// Another member may follow (RFC 1952 2.2). Anything else, such as padding, is ignored, as gzip does.
void InflatingDevice::endMember()
{
    m_within = false;
    if (m_stream->avail_in == 0 && !fill())
        return;
    if (*m_stream->next_in != 0x1f)
        return end({});
    m_within = true;
    inflateReset(m_stream.get());
}

void InflatingDevice::end(const QString &problem)
{
    m_ended = true;
    if (m_problem.isEmpty())
        m_problem = problem;
}

} // namespace swb
