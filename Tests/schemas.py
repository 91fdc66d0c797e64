#!/usr/bin/python3
"""Every YAML file of the content is valid against the JSON Schema that its first line names.

Needs Debian's python3-yaml and python3-jsonschema. The schemas must also refuse: a few broken documents prove that they can.
"""
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
        ("/".join(map(str, error.absolute_path)) or "/") + ": " + error.message[:200]
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
    """Broken variants of real files that their schemas must refuse, by name."""

    def variant(schema, path, change):
        broken = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))
        change(broken)
        return violations(broken, json.loads((ROOT / schema).read_text(encoding="utf-8")))

    def sheet(change):
        return variant("Knowledge/schema/sheet.json", "Knowledge/tools/personas.yaml", change)

    def taxonomy(kind, change):
        def first(document):
            change(next(each for each in document["variables"] if each["type"] == kind))

        return variant("Knowledge/schema/taxonomy.json", "Knowledge/taxonomy.yaml", first)

    def dialog(does, change):
        def first(document):
            change(next(each for each in document["flow"] if each["does"] == does))

        return variant("Dialogs/schema/dialog.json", "Dialogs/consultation.yaml", first)

    def other(name, change):
        folder = "Dialogs" if name in ("intents", "phrases") else "Knowledge"
        return variant(f"{folder}/schema/{name}.json", f"{folder}/{name}.yaml", change)

    yield "sheet: a missing field", sheet(lambda s: s.pop("steps"))
    yield "sheet: an unknown field", sheet(lambda s: s.update(dificulty=2))
    yield "sheet: a word that is not allowed", sheet(lambda s: s.update(kind="toy"))
    yield "sheet: a number out of range", sheet(lambda s: s.update(difficulty=9))
    yield "sheet: a group out of range", sheet(lambda s: s["group"].update(max=20_000))
    yield "sheet: a text without its English", sheet(lambda s: s["name"].pop("en"))
    yield "sheet: an empty text", sheet(lambda s: s["name"].update(en=" "))
    yield "sheet: an id that is none", sheet(lambda s: s.update(id="Personas !"))
    yield "sheet: a duration that is none", sheet(lambda s: s["time"].update(min="soon"))
    yield "taxonomy: a number without bands", taxonomy("integer", lambda v: v.pop("bands"))
    yield "taxonomy: a duration in weeks", taxonomy("duration", lambda v: v.update(range=["1h", "3w"]))
    yield "taxonomy: a choice with a range", taxonomy("choice", lambda v: v.update(range=[1, 2]))
    yield "dialog: nothing to say", dialog("say", lambda s: s.pop("phrase"))
    yield "dialog: an unknown action", dialog("collect", lambda s: s.update(does="sing"))
    yield "intents: an intent missing", other("intents", lambda d: d["intents"].pop("yes"))
    yield "intents: an unknown intent", other("intents", lambda d: d["intents"].update(dance={}))
    yield "phrases: a text without its English", other("phrases", lambda d: next(iter(d.values())).pop("en"))
    yield "weights: a weight missing", other("weights", lambda d: d.pop("margin"))
    yield "cautions: a number out of range", other("cautions", lambda d: d["cautions"][0].update(severity=4))
    yield "glossary: an unknown field", other("glossary", lambda d: d["terms"][0].update(definiton=""))


def main():
    passed = failed = 0
    for path in sorted(ROOT.glob("Knowledge/**/*.yaml")) + sorted(ROOT.glob("Dialogs/**/*.yaml")):
        problems = check(path)
        for problem in problems:
            print(f"{path.relative_to(ROOT)}: {problem}")
        passed, failed = passed + (not problems), failed + bool(problems)
    for name, found in refuses():
        if not found:
            print(f"not refused: {name}")
        passed, failed = passed + bool(found), failed + (not found)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
