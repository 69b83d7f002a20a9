"""A Himblick player as far as its inbox goes: what it takes from where, and what it would play.

Arguments: the inbox, a seed, the longest pause between two scans in milliseconds (0: only when told), and "snatch" to scan
once in the middle of a burst of names, or "dawdle" to begin once with the first name and take all of them slowly. Standard input: lines "ping" or "end". Standard output, a JSON line for each scan:
the files that were taken with their SHA-256, and the type that plays.

Rules: only Python's own table of types counts, extensions as they are written; the type of the newest file plays; all
files of any known type move into current/, which is emptied before; removing remove-when-done asks for a scan.
"""
import hashlib
import json
import mimetypes
import os
import random
import select
import shutil
import sys
import time

KINDS = ("application/pdf", "video/", "image/")

inbox, seed, pause, mode = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
chance = random.Random(seed)
current = os.path.join(inbox, "current")
trigger = os.path.join(inbox, "remove-when-done")


def kind_of(name):
    mime = mimetypes.types_map.get(os.path.splitext(name)[1], "")
    return next((kind for kind in KINDS if mime.startswith(kind)), None)


def media():
    found = {}
    for name in os.listdir(inbox):
        kind = kind_of(name)
        if kind:
            found[name] = (os.path.getmtime(os.path.join(inbox, name)), kind)
    return found


def scan():
    found = media()
    taken = {}
    if found:
        shutil.rmtree(current, ignore_errors=True)
        os.makedirs(current)
        for name in found:
            os.rename(os.path.join(inbox, name), os.path.join(current, name))
        for name in found:
            with open(os.path.join(current, name), "rb") as file:
                taken[name] = hashlib.sha256(file.read()).hexdigest()
    newest = max(found.values(), default=(0, None))[1]
    print(json.dumps({"taken": taken, "plays": newest}), flush=True)


def dawdle():
    """Like a scan that has listed the inbox right after the last name was there."""
    shutil.rmtree(current, ignore_errors=True)
    os.makedirs(current)
    while media() or any(name.endswith(".part") for name in os.listdir(inbox)):
        for name in media():
            os.rename(os.path.join(inbox, name), os.path.join(current, name))
            time.sleep(0.005)
    taken = {}
    for name in os.listdir(current):
        with open(os.path.join(current, name), "rb") as file:
            taken[name] = hashlib.sha256(file.read()).hexdigest()
    print(json.dumps({"taken": taken, "plays": kind_of(min(taken))}), flush=True)


def arm():
    with open(trigger, "w") as file:
        file.write("Remove this to have the inbox looked at.\n")
    os.chmod(trigger, 0o666)


arm()
print("{}", flush=True)
due = time.monotonic() + chance.uniform(0, pause) / 1000
snatched = False
while True:
    ready, _, _ = select.select([sys.stdin], [], [], 0.001)
    if ready:
        line = sys.stdin.readline().strip()
        if line == "end" or not line:
            break
        print('{"pong": true}', flush=True)
    if not os.path.exists(trigger):
        arm()
        scan()
    if pause and time.monotonic() > due:
        due = time.monotonic() + chance.uniform(0, pause) / 1000
        if media():
            scan()
    if mode == "snatch" and not snatched:
        names = os.listdir(inbox)
        if any(kind_of(name) for name in names) and any(name.endswith(".part") for name in names):
            snatched = True
            scan()
    if mode == "dawdle" and not snatched and media():
        snatched = True
        dawdle()
