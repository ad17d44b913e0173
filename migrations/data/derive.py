#!/usr/bin/env python3
"""Derives the administrative-unit tables in this folder from the Python
package `vietnamadminunits` 1.0.4 (MIT) and applies units_corrections.csv.

How to run it (Python 3.9 or later, from anywhere):

    python3 -m venv units-venv
    units-venv/bin/pip install --no-deps vietnamadminunits==1.0.4
    units-venv/bin/python migrations/data/derive.py

It reads the data files of the installed package (none of its code is run),
applies the corrections, checks the result and only then writes, beside itself:

    units.csv  former_units.csv  unit_successors.csv
    province_successors.csv  unit_points.csv

The same package and the same corrections give the same bytes. With `--check`
nothing is written: the files on disk are compared with what would be written.
Any failed check ends the program with a message and exit code 1.
"""

import collections
import csv
import importlib.metadata
import importlib.util
import io
import json
import pathlib
import re
import sqlite3
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = "vietnamadminunits"
VERSION = "1.0.4"
VALID_FROM = "2025-07-01"

KINDS_TODAY = {"Tỉnh": "tinh", "Thành phố": "thanh_pho", "Xã": "xa",
               "Phường": "phuong", "Đặc khu": "dac_khu"}
KINDS_FORMER = {
    "province": {"Tỉnh": "tinh", "Thành phố": "thanh_pho"},
    "district": {"Huyện": "huyen", "Quận": "quan", "Thị xã": "thi_xa",
                 "Thành phố": "thanh_pho"},
    "commune": {"Xã": "xa", "Phường": "phuong", "Thị trấn": "thi_tran"},
}


def fail(message):
    sys.exit("derive.py: " + message)


def check(condition, message):
    if not condition:
        fail("check failed: " + message)


def fold(text):
    """NFD, drop combining marks, đ to d, lower case, other runs to one space."""
    text = unicodedata.normalize("NFD", text)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.lower().replace("đ", "d")
    return re.sub(r"[^0-9a-z]+", " ", text).strip()


def split_name(full, kinds):
    """("Thị Trấn Phú Hòa", …) gives ("thi_tran", "Phú Hòa", "Thị trấn Phú Hòa").

    The package writes a few type words with two capitals; here always one."""
    full = " ".join(unicodedata.normalize("NFC", full).split())
    for word, kind in kinds.items():
        if full.lower().startswith(word.lower() + " "):
            name = full[len(word) + 1:]
            return kind, name, word + " " + name
    fail("no type word in %r" % full)


def package_data():
    try:
        version = importlib.metadata.version(PACKAGE)
    except importlib.metadata.PackageNotFoundError:
        fail("install %s==%s first (see the docstring)" % (PACKAGE, VERSION))
    if version != VERSION:
        fail("needs %s %s, found %s" % (PACKAGE, VERSION, version))
    root = pathlib.Path(importlib.util.find_spec(PACKAGE).submodule_search_locations[0])
    db = sqlite3.connect("file:%s?mode=ro" % (root / "data" / "dataset.db"), uri=True)
    db.row_factory = sqlite3.Row
    today = [dict(r) for r in db.execute("SELECT * FROM admin_units")]
    former = [dict(r) for r in db.execute("SELECT * FROM admin_units_legacy")]
    db.close()
    with open(root / "data" / "converter_2025.json", encoding="utf-8") as f:
        return today, former, json.load(f)


def today_tables(rows):
    units, points = {}, []
    for r in rows:
        p = r["provinceCode"]
        if p not in units:
            kind, name, full = split_name(r["province"], KINDS_TODAY)
            units[p] = dict(code=p, kind=kind, name=name, full_name=full,
                            parent_code="", valid_from=VALID_FROM)
        kind, name, full = split_name(r["ward"], KINDS_TODAY)
        check(r["wardCode"] not in units, "code %s twice" % r["wardCode"])
        units[r["wardCode"]] = dict(code=r["wardCode"], kind=kind, name=name,
                                    full_name=full, parent_code=p, valid_from=VALID_FROM)
        points.append(dict(code=r["wardCode"], lat=repr(r["wardLat"]), lon=repr(r["wardLon"])))
    return units, points


def former_tables(rows):
    units = {}

    def add(level, code, full, parent):
        kind, name, full = split_name(full, KINDS_FORMER[level])
        row = dict(code=code, level=level, kind=kind, name=name, full_name=full,
                   parent_code=parent)
        check(units.setdefault(code, row) == row, "code %s has two meanings" % code)

    for r in rows:
        add("province", r["provinceCode"], r["province"], "")
        add("district", r["districtCode"], r["district"], r["provinceCode"])
        if r["wardCode"]:  # five island districts had no communes
            add("commune", r["wardCode"], r["ward"], r["districtCode"])
    return units


def successor_tables(today, former, conv):
    new = {(r["provinceKey"], r["wardKey"]): r["wardCode"] for r in today}
    old = {}
    for r in former:
        key = "_".join((r["provinceKey"], r["districtKey"], r["wardKey"] or ""))
        check(key not in old, "key %s twice" % key)
        old[key] = r["wardCode"] or r["districtCode"]
    pairs = set()
    for province, communes in conv["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in communes.items():
            for o in olds:
                pairs.add((old[o], new[province, ward]))
    for province, olds in conv["DICT_PROVINCE_WARD_DIVIDED"].items():
        for o, parts in olds.items():
            for part in parts:
                pairs.add((old[o], new[province, part["newWardKey"]]))
    new_p = {r["provinceKey"]: r["provinceCode"] for r in today}
    old_p = {r["provinceKey"]: r["provinceCode"] for r in former}
    provinces = {(old_p[o], new_p[n]) for n, olds in conv["DICT_PROVINCE"].items()
                 for o in olds}
    return pairs, provinces


def correct(units, former, pairs):
    with open(HERE / "units_corrections.csv", encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    for r in rows:
        what = "correction %(table)s %(key)s %(column)s" % r
        check(r["resolution"], what + ": names no resolution")
        if r["table"] == "unit_successors":
            check(r["column"] == "code", what + ": unknown column")
            if r["wrong"]:
                check((r["key"], r["wrong"]) in pairs, what + ": nothing to correct")
                pairs.remove((r["key"], r["wrong"]))
            if r["right"]:
                check((r["key"], r["right"]) not in pairs, what + ": already right")
                pairs.add((r["key"], r["right"]))
        elif r["table"] in ("units", "former_units"):
            row = (units if r["table"] == "units" else former)[r["key"]]
            check(row[r["column"]] == r["wrong"], what + ": nothing to correct")
            row[r["column"]] = r["right"]
        else:
            fail(what + ": unknown table")
    return len(rows)


def add_search_text(units, former):
    for r in units.values():
        up = units.get(r["parent_code"])
        r["search_text"] = fold(r["name"] + (" " + up["name"] if up else ""))
    for r in former.values():
        names, up = [r["name"]], former.get(r["parent_code"])
        while up:
            names.append(up["name"])
            up = former.get(up["parent_code"])
        r["search_text"] = fold(" ".join(names))


def check_all(units, former, pairs, provinces, points):
    count = collections.Counter(r["kind"] for r in units.values() if r["parent_code"])
    top = [r for r in units.values() if not r["parent_code"]]
    check(len(top) == 34, "34 provinces today, not %d" % len(top))
    check(count == {"xa": 2621, "phuong": 687, "dac_khu": 13},
          "today 2,621 xã, 687 phường, 13 đặc khu, not %s" % dict(count))
    check(sum(count.values()) == 3321, "3,321 communes today")
    levels = collections.Counter(r["level"] for r in former.values())
    check(levels == {"province": 63, "district": 696, "commune": 10035},
          "before: 63, 696, 10,035, not %s" % dict(levels))

    for r in units.values():
        check(re.fullmatch(r"\d{5}" if r["parent_code"] else r"\d{2}", r["code"]),
              "shape of code %s" % r["code"])
        check(not r["parent_code"] or not units[r["parent_code"]]["parent_code"],
              "parent of %s" % r["code"])
    up = {"province": None, "district": "province", "commune": "district"}
    digits = {"province": 2, "district": 3, "commune": 5}
    for r in former.values():
        check(re.fullmatch(r"\d{%d}" % digits[r["level"]], r["code"]),
              "shape of former code %s" % r["code"])
        parent = former.get(r["parent_code"])
        check((parent["level"] if parent else None) == up[r["level"]],
              "parent of former %s" % r["code"])
    for r in list(units.values()) + list(former.values()):
        check(r["full_name"].endswith(" " + r["name"]), "names of %s" % r["code"])
        for v in r.values():
            check(v == unicodedata.normalize("NFC", v) == v.strip(), "text of %s" % r["code"])
        check(r["search_text"], "search text of %s" % r["code"])

    seen = collections.Counter((r["parent_code"], r["full_name"]) for r in units.values())
    check(max(seen.values()) == 1, "a name twice inside one province: %s"
          % [k for k, n in seen.items() if n > 1])
    seen = collections.Counter((r["parent_code"], r["name"].lower()) for r in units.values())
    check(max(seen.values()) == 1, "a name twice but for its type word: %s"
          % [k for k, n in seen.items() if n > 1])

    def former_province(code):
        r = former[code]
        while r["parent_code"]:
            r = former[r["parent_code"]]
        return r["code"]

    to = collections.defaultdict(set)
    for o, n in pairs:
        check(o in former, "successor of unknown former unit %s" % o)
        check(n in units and units[n]["parent_code"], "unknown successor %s" % n)
        to[o].add(n)
    has_children = {r["parent_code"] for r in former.values()}
    need = {r["code"] for r in former.values() if r["level"] == "commune"
            or (r["level"] == "district" and r["code"] not in has_children)}
    check(set(to) == need, "every former commune, and every district that had none, "
          "has a successor: %s" % sorted(set(to) ^ need))
    check({n for _, n in pairs} == {r["code"] for r in units.values() if r["parent_code"]},
          "every commune of today has a predecessor")
    into = dict(provinces)
    check(len(into) == len(provinces) == 63 and set(into.values()) == {r["code"] for r in top},
          "every former province has one successor")
    for o, n in pairs:
        check(units[n]["parent_code"] == into[former_province(o)],
              "%s and its successor %s are in one province" % (o, n))

    def place(code):
        c = collections.Counter(r["kind"] for r in units.values() if r["parent_code"] == code)
        return dict(c)

    def before(code):
        d = [r["code"] for r in former.values() if r["parent_code"] == code]
        return len(d), sum(1 for r in former.values() if r["parent_code"] in d)

    check(before("02") == (11, 193), "Hà Giang: 11 districts, 193 communes, not %s"
          % (before("02"),))
    check(into["02"] == "08" and place("08") == {"xa": 117, "phuong": 7},
          "Tuyên Quang: 117 xã, 7 phường, not %s" % place("08"))
    from_02 = {n for o, n in pairs if former_province(o) == "02"}
    from_08 = {n for o, n in pairs if former_province(o) == "08"}
    check((len(from_02), len(from_08), len(from_02 & from_08)) == (73, 51, 0),
          "Tuyên Quang: 73 communes from Hà Giang and 51 of its own")
    check(before("38") == (26, 547), "Thanh Hóa: 26 districts, 547 communes, not %s"
          % (before("38"),))
    check(into["38"] == "38" and place("38") == {"xa": 147, "phuong": 19},
          "Thanh Hóa: 147 xã, 19 phường, not %s" % place("38"))

    check({p["code"] for p in points} == {n for _, n in pairs}, "a point for every commune")
    for p in points:
        check(8 < float(p["lat"]) < 23.5 and 102 < float(p["lon"]) < 115,
              "point of %s" % p["code"])
    return levels, count, to


def table(columns, rows):
    out = io.StringIO()
    w = csv.DictWriter(out, columns, lineterminator="\n", extrasaction="raise")
    w.writeheader()
    w.writerows(rows)
    return out.getvalue().encode("utf-8")


def main():
    only_check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not only_check:
        fail("the only argument is --check")
    today, old, conv = package_data()
    units, points = today_tables(today)
    former = former_tables(old)
    pairs, provinces = successor_tables(today, old, conv)
    corrections = correct(units, former, pairs)
    add_search_text(units, former)
    levels, count, to = check_all(units, former, pairs, provinces, points)

    order = {"province": 0, "district": 1, "commune": 2}
    files = {
        "units.csv": table(
            ["code", "kind", "name", "full_name", "parent_code", "search_text", "valid_from"],
            sorted(units.values(), key=lambda r: (len(r["code"]), r["code"]))),
        "former_units.csv": table(
            ["code", "level", "kind", "name", "full_name", "parent_code", "search_text"],
            sorted(former.values(), key=lambda r: (order[r["level"]], r["code"]))),
        "unit_successors.csv": table(
            ["former_code", "code"],
            [dict(former_code=o, code=n)
             for o, n in sorted(pairs, key=lambda x: (len(x[0]), x))]),
        "province_successors.csv": table(
            ["former_code", "code"],
            [dict(former_code=o, code=n) for o, n in sorted(provinces)]),
        "unit_points.csv": table(
            ["code", "lat", "lon"], sorted(points, key=lambda r: r["code"])),
    }
    for name, data in files.items():
        path = HERE / name
        if only_check:
            check(path.exists() and path.read_bytes() == data, name + " is not what it should be")
        else:
            path.write_bytes(data)
        print("%-24s %6d rows" % (name, data.count(b"\n") - 1))
    split = sum(1 for n in to.values() if len(n) > 1)
    print("%d corrections applied; %d former units were split; every check passed"
          % (corrections, split))


if __name__ == "__main__":
    main()
