#!/usr/bin/python3
"""Every YAML file of the content is valid against the JSON Schema that its first line names.

Needs Debian's python3-yaml and python3-jsonschema. The schemas must also refuse: a few broken documents prove that they can.
"""
import copy
import json
import pathlib
import re
import sys

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def violations(document, schema):
    validator = jsonschema.Draft202012Validator(schema)
    return [
        "/".join(map(str, error.absolute_path)) + ": " + error.message[:200]
        for error in sorted(validator.iter_errors(document), key=lambda error: list(map(str, error.absolute_path)))
    ]


def check(path):
    """Problems of one file, in words."""
    text = path.read_text(encoding="utf-8")
    named = FIRST_LINE.match(text)
    if not named:
        return ["the first line names no schema"]
    schema_path = (path.parent / named.group(1)).resolve()
    if not schema_path.is_file():
        return [f"no such schema: {named.group(1)}"]
    schema = json.loads(schema_path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return violations(yaml.safe_load(text), schema)


def refuses():
    """Broken variants of a real sheet that its schema must refuse, by name."""
    sheet = yaml.safe_load((ROOT / "Knowledge/tools/personas.yaml").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "Knowledge/schema/sheet.json").read_text(encoding="utf-8"))

    def variant(change):
        broken = copy.deepcopy(sheet)
        change(broken)
        return violations(broken, schema)

    yield "a missing field", variant(lambda s: s.pop("steps"))
    yield "an unknown field", variant(lambda s: s.update(dificulty=2))
    yield "a word that is not allowed", variant(lambda s: s.update(kind="toy"))
    yield "a number out of range", variant(lambda s: s.update(difficulty=9))
    yield "a text without its English", variant(lambda s: s["name"].pop("en"))
    yield "an id that is none", variant(lambda s: s.update(id="Personas !"))
    yield "a duration that is none", variant(lambda s: s["time"].update(min="soon"))


def main():
    passed = failed = 0
    for path in sorted(ROOT.glob("Knowledge/**/*.yaml")) + sorted(ROOT.glob("Dialogs/**/*.yaml")):
        problems = check(path)
        for problem in problems:
            print(f"{path.relative_to(ROOT)}: {problem}")
        passed, failed = passed + (not problems), failed + bool(problems)
    for name, found in refuses():
        if not found:
            print(f"the sheet schema accepts {name}")
        passed, failed = passed + bool(found), failed + (not found)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
