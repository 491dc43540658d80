// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/contentdecoder.h"

#include <array>
#include <zlib.h>

namespace swb {

namespace {

constexpr int gzipOrZlib = 32 + MAX_WBITS; // detected by their first bytes (zlib.h, inflateInit2)
constexpr size_t decodedPieceBytes = 64 << 10;

} // namespace

struct ContentDecoder::Stream
{
    z_stream zlib = {};
    std::array<char, decodedPieceBytes> out;
};

std::unique_ptr<ContentDecoder> ContentDecoder::of(const QByteArray &encoding)
{
    const QByteArray name = encoding.trimmed().toLower();
    if (name != "gzip" && name != "x-gzip" && name != "deflate")
        return nullptr;
    return std::unique_ptr<ContentDecoder>(new ContentDecoder(name == "deflate"));
}

ContentDecoder::ContentDecoder(bool mayBeBare)
    : m_stream(std::make_unique<Stream>())
    , m_mayBeBare(mayBeBare)
{
    ::inflateInit2(&m_stream->zlib, gzipOrZlib);
}

ContentDecoder::~ContentDecoder()
{
    ::inflateEnd(&m_stream->zlib);
}

bool ContentDecoder::decode(QByteArrayView bytes, const Take &take)
{
    if (bytes.isEmpty())
        return true;
    constexpr uchar zlibMethod = 8; // in the low bits of the first byte (RFC 1950 2.2)
    constexpr uchar methodBits = 0x0f;
    if (m_in == 0 && m_mayBeBare && (uchar(bytes.front()) & methodBits) != zlibMethod)
        ::inflateReset2(&m_stream->zlib, -MAX_WBITS);
    m_in += bytes.size();
    z_stream &zlib = m_stream->zlib;
    zlib.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data())); // which it only reads
    zlib.avail_in = uInt(bytes.size());
    while (zlib.avail_in > 0 && !m_ended) {
        if (!inflatePiece(take))
            return false;
    }
    return zlib.avail_in == 0; // nothing may follow the end
}

bool ContentDecoder::inflatePiece(const Take &take)
{
    z_stream &zlib = m_stream->zlib;
    do {
        zlib.next_out = reinterpret_cast<Bytef *>(m_stream->out.data());
        zlib.avail_out = uInt(decodedPieceBytes);
        const int result = ::inflate(&zlib, Z_NO_FLUSH);
        const qsizetype got = qsizetype(decodedPieceBytes - zlib.avail_out);
        m_out += got;
        if (m_out > mostBytes || (m_out > harmlessBytes && m_out > m_in * mostGrowth))
            return false;
        if (got > 0)
            take({m_stream->out.data(), got});
        m_ended = result == Z_STREAM_END;
        if (!m_ended && result != Z_OK && result != Z_BUF_ERROR)
            return false;
    } while (zlib.avail_out == 0 && !m_ended);
    return true;
}

bool ContentDecoder::isWhole() const
{
    return m_ended || m_in == 0;
}

} // namespace swb
