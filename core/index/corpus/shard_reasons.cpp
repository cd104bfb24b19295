// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/corpus/shard_reasons.h"

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>

namespace duiding {

namespace {

// "Couldn't connect: Connection refused"
std::string said(const Xapian::Error& error)
{
    std::string said = error.get_msg();
    const char* system = error.get_error_string();
    if (system && *system != '\0') {
        said += (said.empty() ? "" : ": ") + std::string(system);
    }
    return said.empty() ? error.get_type() : said;
}

// Xapian keeps the number of the system's error to itself, and shows its text.
bool is_one_of(const Xapian::Error& error, std::initializer_list<int> numbers)
{
    const char* system = error.get_error_string();
    return system && std::any_of(numbers.begin(), numbers.end(), [&](int number) { return std::generic_category().message(number) == system; });
}

} // namespace

Message why_away(const Xapian::Error& error, const ShardAddress& address)
{
    std::string raw = said(error);
    auto says = [&](std::string_view words) { return raw.find(words) != std::string::npos; };
    if (address.kind == ShardAddress::Kind::Folder) {
        return msg("There is no shard in that folder; perhaps its disk is not connected ({0}).", raw);
    }
    if (says("Handshake failed") || says("reply type")) {
        return msg("What answers there is not Xapian's server ({0}).", raw);
    }
    if (says("protocol version")) {
        return msg("It is served by another version of Xapian, which this one cannot talk to ({0}).", raw);
    }
    if (says("resolve host")) {
        return msg("No machine of that name is known ({0}).", raw);
    }
    if (is_one_of(error, {EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN})) {
        return msg("That machine cannot be reached over the network ({0}).", raw);
    }
    if (is_one_of(error, {ECONNREFUSED})) {
        return msg("Nobody listens there: the shard is not being served, or the tunnel to it is closed ({0}).", raw);
    }
    if (says("EOF") || is_one_of(error, {ECONNRESET, EPIPE})) {
        return address.kind == ShardAddress::Kind::Ssh
            ? msg("The connection through ssh was closed: look whether “ssh {1}” gets in without a password, and whether xapian-progsrv and the shard are there ({0}).",
                  raw, address.host)
            : msg("The other end closed the connection ({0}).", raw);
    }
    if (error.get_type() == std::string("DatabaseNotFoundError") || error.get_type() == std::string("DatabaseOpeningError")) {
        return msg("The server finds no shard in its folder ({0}).", raw);
    }
    return msg("The connection failed ({0}).", raw);
}

Message why_unfit(const Xapian::Error& error)
{
    std::string raw = said(error);
    std::string type = error.get_type();
    if (type == "DatabaseVersionError") {
        return msg("It was made by another version of Xapian, which this one cannot read ({0}).", raw);
    }
    if (type == "DatabaseOpeningError" || type == "DatabaseNotFoundError") {
        return msg("What is there is no shard ({0}).", raw);
    }
    if (type == "DatabaseModifiedError") {
        return msg("Another program is writing in it ({0}).", raw);
    }
    if (type == "DatabaseCorruptError" || type == "DatabaseError" || type == "RangeError") {
        return msg("It is damaged ({0}).", raw);
    }
    return msg("It answers in a way that cannot be understood ({0}: {1}).", type, raw);
}

} // namespace duiding
