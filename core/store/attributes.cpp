// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/attributes.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/fold.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace duiding::attributes {

namespace {

constexpr const char* columns = "SELECT id, guid, target, name, label, type, labels FROM attribute ";

std::string labels_to_json(const std::vector<ValueLabel>& labels)
{
    auto json = nlohmann::json::array();
    for (const ValueLabel& label : labels) {
        json.push_back({label.value, label.label});
    }
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<ValueLabel> labels_from_json(const std::string& text)
{
    std::vector<ValueLabel> labels;
    for (const auto& pair : nlohmann::json::parse(text, nullptr, false)) {
        if (pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string()) {
            labels.push_back({pair[0].get<std::string>(), pair[1].get<std::string>()});
        }
    }
    return labels;
}

Attribute read_attribute(const Query& q)
{
    return {{q.integer(0)}, q.guid(1), attribute_target_from_key(q.text(2)).value_or(AttributeTarget::Document), q.text(3), q.text(4),
            attribute_type_from_key(q.text(5)).value_or(AttributeType::Text), labels_from_json(q.text(6))};
}

void append_number(std::string& out, std::uint64_t number)
{
    for (; number >= 0x80; number >>= 7) {
        out += static_cast<char>(number | 0x80);
    }
    out += static_cast<char>(number);
}

bool take_number(std::string_view& rest, std::uint64_t& number)
{
    number = 0;
    for (int shift = 0; shift < 63 && !rest.empty(); shift += 7) {
        auto byte = static_cast<unsigned char>(rest.front());
        rest.remove_prefix(1);
        number |= std::uint64_t(byte & 0x7F) << shift;
        if (byte < 0x80) {
            return true;
        }
    }
    return false;
}

std::string pack(const Values& values)
{
    std::string packed;
    for (const auto& [attribute, value] : values) {
        if (!value.empty()) {
            append_number(packed, static_cast<std::uint64_t>(attribute.value));
            append_number(packed, value.size());
            packed += value;
        }
    }
    return packed;
}

// False when the bytes are not what pack() makes; what came before the damage has been visited.
template <class Visit>
bool unpack(std::string_view packed, const Visit& visit)
{
    while (!packed.empty()) {
        std::uint64_t attribute = 0, length = 0;
        if (!take_number(packed, attribute) || !take_number(packed, length) || length > packed.size()) {
            return false;
        }
        visit(AttributeId{static_cast<std::int64_t>(attribute)}, packed.substr(0, length));
        packed.remove_prefix(length);
    }
    return true;
}

Values unpack_whole(Database& db, std::string_view packed)
{
    Values values;
    if (!unpack(packed, [&](AttributeId attribute, std::string_view value) { values[attribute] = value; })) {
        throw BadInput({msg("The project file is damaged."), path_text(db.path()), msg("Values of attributes cannot be read."),
                        msg("Nothing was changed. Open a backup from the folder beside it.")});
    }
    return values;
}

void write_values(Transaction& tx, const char* target, std::int64_t target_id, const std::string& packed)
{
    if (packed.empty()) {
        tx.db().run("DELETE FROM attribute_value WHERE target = ? AND target_id = ?", target, target_id);
    } else {
        tx.db().run("INSERT INTO attribute_value(target, target_id, modified, packed) VALUES(?,?,?,?) ON CONFLICT(target, target_id) "
                    "DO UPDATE SET modified = excluded.modified, packed = excluded.packed WHERE packed <> excluded.packed",
                    target, target_id, tx.change(), BlobView{packed});
    }
}

std::string name_key(AttributeTarget target, const std::string& name) { return std::string(to_key(target)) + '\n' + fold_name(name); }

} // namespace

AttributeId insert(Transaction& tx, const Attribute& attribute)
{
    tx.db().run("INSERT INTO attribute(guid, modified, target, name, label, type, labels) VALUES(?,?,?,?,?,?,?)", Guid::make(), tx.change(),
                to_key(attribute.target), attribute.name, attribute.label, to_key(attribute.type), labels_to_json(attribute.labels));
    return {tx.db().last_insert_id()};
}

void update(Transaction& tx, const Attribute& attribute)
{
    tx.db().run("UPDATE attribute SET modified = ?, name = ?, label = ?, type = ?, labels = ? WHERE id = ?", tx.change(), attribute.name,
                attribute.label, to_key(attribute.type), labels_to_json(attribute.labels), attribute.id);
}

void erase(Transaction& tx, std::span<const AttributeId> ids)
{
    // Which rows change is known before any does: a statement must not walk a table that is being written.
    std::vector<std::pair<std::pair<std::string, std::int64_t>, std::string>> changed;
    for (Query q(tx.db(), "SELECT target, target_id, packed FROM attribute_value"); q.next();) {
        Values values = unpack_whole(tx.db(), q.blob_view(2));
        std::size_t before = values.size();
        for (AttributeId id : ids) {
            values.erase(id);
        }
        if (values.size() != before) {
            changed.push_back({{q.text(0), q.integer(1)}, pack(values)});
        }
    }
    for (const auto& [place, packed] : changed) {
        write_values(tx, place.first.c_str(), place.second, packed);
    }
    for (AttributeId id : ids) {
        tx.db().run("DELETE FROM attribute WHERE id = ?", id);
    }
}

std::vector<Attribute> load_all(Database& db)
{
    std::vector<Attribute> all;
    for (Query q = db.query(std::string(columns) + "ORDER BY id"); q.next();) {
        all.push_back(read_attribute(q));
    }
    std::stable_sort(all.begin(), all.end(), [](const Attribute& a, const Attribute& b) { return a.target < b.target; });
    return all;
}

Values values_of(Database& db, AttributeTarget target, std::int64_t target_id)
{
    Query q = db.query("SELECT packed FROM attribute_value WHERE target = ? AND target_id = ?", to_key(target), target_id);
    return q.next() ? unpack_whole(db, q.blob_view(0)) : Values{};
}

void set_values(Transaction& tx, AttributeTarget target, std::int64_t target_id, const Values& values)
{
    write_values(tx, to_key(target), target_id, pack(values));
}

void erase_values(Transaction& tx, AttributeTarget target, std::int64_t target_id) { write_values(tx, to_key(target), target_id, {}); }

AttributeValues load_values(Database& db)
{
    AttributeValues values;
    for (Query q(db, "SELECT target, target_id, packed FROM attribute_value"); q.next();) {
        auto target = attribute_target_from_key(q.text(0));
        std::int64_t target_id = q.integer(1);
        if (target) {
            unpack(q.blob_view(2), [&](AttributeId attribute, std::string_view value) { values.set(*target, target_id, attribute, value); });
        }
    }
    values.finish();
    return values;
}

std::vector<std::pair<std::string, std::int64_t>> damaged_values(Database& db)
{
    std::vector<std::pair<std::string, std::int64_t>> damaged;
    for (Query q(db, "SELECT target, target_id, packed FROM attribute_value"); q.next();) {
        bool whole = attribute_target_from_key(q.text(0)) && unpack(q.blob_view(2), [](AttributeId, std::string_view) {});
        if (!whole) {
            damaged.push_back({q.text(0), q.integer(1)});
        }
    }
    return damaged;
}

Register::Register(Database& db)
{
    for (Query q = db.query(std::string(columns) + "ORDER BY id"); q.next();) {
        put(read_attribute(q));
    }
}

const Attribute* Register::find(AttributeId id) const
{
    auto it = m_attributes.find(id);
    return it == m_attributes.end() ? nullptr : &it->second;
}

const Attribute* Register::find(AttributeTarget target, const std::string& name) const
{
    auto it = m_by_name.find(name_key(target, name));
    return it == m_by_name.end() ? nullptr : find(it->second);
}

void Register::put(const Attribute& attribute)
{
    m_attributes[attribute.id] = attribute;
    m_by_name.emplace(name_key(attribute.target, attribute.name), attribute.id);
}

AttributeId Register::insert(Transaction& tx, const Attribute& attribute)
{
    Attribute made = attribute;
    made.id = attributes::insert(tx, attribute);
    put(made);
    return made.id;
}

} // namespace duiding::attributes
