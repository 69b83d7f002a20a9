"""Judges what a box made of himblick.conf files, with Python's own configparser and not one line of the product.

Reads a JSON list of cases from standard input, each with `conf` (base64 of the file), `before` (the hostname that the
machine had), `hostname` (the one it has) and `keyfiles` (texts of NetworkManager's). Writes a list of
[accepted, complaint]: whether Himblick's own reader takes the file, and what is wrong, or null.
"""
import base64
import configparser
import io
import json
import re
import sys
import unicodedata

LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOSTNAME = re.compile(LABEL + r"(?:\." + LABEL + r")*")
KEY = re.compile(r"[0-9a-fA-F]{64}")
KEYFILE = {
    "connection": {"id", "uuid", "type", "autoconnect-priority"},
    "wifi": {"mode", "ssid"},
    "wifi-security": {"key-mgmt", "psk"},
    "ipv4": {"method"},
    "ipv6": {"method"},
}


def has_controls(text):
    return any(unicodedata.category(c) == "Cc" for c in text)


def himblick(conf):
    """The file as Himblick reads it, but with percent signs taken literally; None if it does not."""
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_file(io.StringIO(conf.decode("utf-8"), newline=None))
    except (UnicodeDecodeError, configparser.Error):
        return None
    return parser


def expected_hostname(parser, before):
    name = parser.get("general", "name", fallback="").strip().lower()
    return name if len(name) <= 64 and HOSTNAME.fullmatch(name) else before


def expected_networks(parser):
    networks = {}
    for section in parser.sections():
        if not section.startswith("wifi "):
            continue
        essid = section[5:].strip()
        if not 1 <= len(essid.encode()) <= 32 or has_controls(essid):
            continue
        # A value that begins on the next line begins with a line end for Python; a box leaves that out.
        hashed = parser.get(section, "hash", fallback="").strip()
        password = parser.get(section, "password", fallback="").strip()
        if KEY.fullmatch(hashed):
            networks.setdefault(essid, hashed.lower())
        elif KEY.fullmatch(password):
            networks.setdefault(essid, password.lower())
        elif 8 <= len(password.encode()) <= 63 and not has_controls(password):
            networks.setdefault(essid, password)
    return networks


def unescape(value):
    """As GKeyFile does."""
    out, at = "", 0
    while at < len(value):
        if value[at] == "\\":
            at += 1
            out += {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}[value[at]]
        else:
            out += value[at]
        at += 1
    return out


def network(keyfile):
    groups, current = {}, None
    for line in keyfile.split("\n"):
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            current = groups.setdefault(line[1:-1], {})
        else:
            key, value = line.split("=", 1)
            if key in current:
                raise ValueError("key %s twice" % key)
            current[key] = value
    if {name: set(keys) for name, keys in groups.items()} != KEYFILE:
        raise ValueError("it has %r" % groups)
    ssid = groups["wifi"]["ssid"]
    if re.fullmatch(r"(\d+;)+", ssid):
        ssid = bytes(int(number) for number in ssid.split(";")[:-1]).decode("utf-8")
    return ssid, unescape(groups["wifi-security"]["psk"])


def judge(case):
    conf = base64.b64decode(case["conf"])
    try:
        found = dict(network(keyfile) for keyfile in case["keyfiles"])
    except (ValueError, KeyError, IndexError) as e:
        return [False, "a keyfile is broken: %s" % e]
    parser = himblick(conf) if 0 < len(conf) <= 65536 else None
    if parser is None:
        return [False, None]
    hostname = expected_hostname(parser, case["before"])
    if case["hostname"] != hostname:
        return [True, "the hostname is %r, not %r" % (case["hostname"], hostname)]
    networks = expected_networks(parser)
    if found != networks:
        return [True, "the networks are %r, not %r" % (found, networks)]
    return [True, None]


json.dump([judge(case) for case in json.load(sys.stdin)], sys.stdout)
