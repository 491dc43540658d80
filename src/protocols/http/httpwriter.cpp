// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpwriter.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/http/chunk_encode.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/serializer.hpp>

namespace swb {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

beast::string_view viewOf(QByteArrayView bytes)
{
    return {bytes.data(), size_t(bytes.size())};
}

/// Appends the buffers of a serializer, which returns the same ones until they are consumed.
template <typename Buffers>
void appendBuffers(QByteArray &out, const Buffers &buffers)
{
    for (const boost::asio::const_buffer buffer : beast::buffers_range_ref(buffers))
        out.append(static_cast<const char *>(buffer.data()), qsizetype(buffer.size()));
}

template <bool isRequest>
void append(QByteArray &out, http::message<isRequest, http::empty_body> &message, const HttpHead &head)
{
    message.version(10 + unsigned(head.minor));
    for (const HttpField &field : head.fields)
        message.insert(viewOf(field.name), viewOf(field.value));
    http::serializer<isRequest, http::empty_body> serializer(message);
    serializer.split(true); // the body is written by its owner
    beast::error_code error;
    serializer.next(error, [&out](beast::error_code &, const auto &buffers) { appendBuffers(out, buffers); });
}

} // namespace

void appendHead(QByteArray &out, const HttpHead &head)
{
    if (head.status == 0) {
        http::request<http::empty_body> request;
        request.method_string(viewOf(head.method));
        request.target(viewOf(head.target));
        append(out, request, head);
    } else {
        http::response<http::empty_body> response;
        response.result(unsigned(head.status));
        response.reason(viewOf(head.reason));
        append(out, response, head);
    }
}

void appendChunk(QByteArray &out, QByteArrayView piece)
{
    if (!piece.isEmpty())
        appendBuffers(out, http::make_chunk(boost::asio::const_buffer(piece.data(), size_t(piece.size()))));
}

void appendLastChunk(QByteArray &out)
{
    appendBuffers(out, http::make_chunk_last());
}

} // namespace swb
