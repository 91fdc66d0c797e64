/// The protocol as a JSON Schema: what `ariane schema` prints and the tests check every answer against.
package enum ProtocolSchema {
  package static let json = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Ariane, protocol 1: one line of the server",
      "description": "JSON-RPC 2.0, one object per line. Requests: see $defs/request. New members may come at any time.",
      "oneOf": [
        {"$ref": "#/$defs/response"},
        {"$ref": "#/$defs/error"},
        {"$ref": "#/$defs/shutdown"}
      ],
      "$defs": {
        "id": {"type": ["string", "number", "null"]},
        "lang": {"enum": ["fr", "en"]},
        "request": {
          "type": "object",
          "required": ["jsonrpc", "method"],
          "properties": {
            "jsonrpc": {"const": "2.0"},
            "id": {"$ref": "#/$defs/id"},
            "method": {"enum": ["hello", "message", "undo", "reset", "forget", "ping", "status", "search", "sheet", "advise", "export"]},
            "params": {
              "type": "object",
              "properties": {
                "protocol": {"type": "integer"},
                "conversation": {"type": "string", "minLength": 1, "description": "your key for the user, room or thread; at most 512 bytes"},
                "message_id": {"type": ["string", "integer"], "description": "a repeat of it gets the same result"},
                "user": {"type": "object", "properties": {"id": {"type": "string"}, "name": {"type": "string"}}},
                "text": {"type": "string", "description": "what was said; for advise, the project in words"},
                "choice": {"type": ["string", "integer"], "description": "id, number or label of a choice of the last result"},
                "lang": {"type": "string", "description": "fr, en, or a locale of one of them"},
                "max_bytes": {"type": "integer", "minimum": 64, "description": "asks for parts of at most so many bytes"},
                "meta": {"description": "echoed untouched"},
                "steps": {"type": "integer", "minimum": 1, "description": "for undo: how many answers"},
                "query": {"type": "string", "description": "for search"},
                "limit": {"type": "integer", "minimum": 1, "maximum": 50, "description": "for search"},
                "id": {"type": "string", "description": "for sheet: an id or a name of a sheet, a term or a case"},
                "situation": {"type": "object", "description": "for advise: variables of the taxonomy; 12, \"13-17\", \"3h\", \"remote\", [\"a\", \"b\"]"},
                "format": {"enum": ["markdown", "html", "json"], "description": "for export"}
              }
            }
          }
        },
        "response": {
          "type": "object",
          "required": ["jsonrpc", "id", "result"],
          "not": {"required": ["error"]},
          "properties": {
            "jsonrpc": {"const": "2.0"},
            "id": {"$ref": "#/$defs/id"},
            "result": {
              "anyOf": [
                {"$ref": "#/$defs/turn"},
                {"$ref": "#/$defs/hello"},
                {"$ref": "#/$defs/ping"},
                {"$ref": "#/$defs/status"},
                {"$ref": "#/$defs/forgotten"},
                {"$ref": "#/$defs/search"},
                {"$ref": "#/$defs/sheet"},
                {"$ref": "#/$defs/advice"},
                {"$ref": "#/$defs/export"}
              ]
            }
          }
        },
        "error": {
          "type": "object",
          "required": ["jsonrpc", "id", "error"],
          "not": {"required": ["result"]},
          "properties": {
            "jsonrpc": {"const": "2.0"},
            "id": {"$ref": "#/$defs/id"},
            "error": {
              "type": "object",
              "required": ["code", "message", "data"],
              "properties": {
                "code": {"enum": [-32700, -32600, -32601, -32602, -32603, 1001, 1002, 1003, 1004, 1005, 1006]},
                "message": {"type": "string", "minLength": 1},
                "data": {
                  "type": "object",
                  "required": ["kind"],
                  "properties": {
                    "kind": {"enum": ["parse_error", "invalid_request", "unknown_method", "invalid_params", "store_unavailable", "unsupported_protocol", "line_too_long", "unknown_conversation", "text_too_long", "overloaded", "draining"]},
                    "limit": {"type": "integer"},
                    "retry_after_ms": {"type": "integer", "minimum": 1},
                    "supported": {"type": "array", "items": {"type": "integer"}}
                  }
                }
              }
            }
          }
        },
        "shutdown": {
          "type": "object",
          "required": ["jsonrpc", "method", "params"],
          "not": {"required": ["id"]},
          "properties": {
            "jsonrpc": {"const": "2.0"},
            "method": {"const": "shutdown"},
            "params": {"type": "object", "required": ["reason"], "properties": {"reason": {"const": "sigterm"}}}
          }
        },
        "choice": {
          "type": "object",
          "required": ["id", "n", "label"],
          "properties": {"id": {"type": "string"}, "n": {"type": "integer", "minimum": 1}, "label": {"type": "string", "minLength": 1}}
        },
        "act": {
          "type": "object",
          "required": ["act"],
          "properties": {
            "act": {"type": "string", "minLength": 1, "description": "a stable word: understood, ask:needs, advice, ..."},
            "slot": {"type": "string"},
            "choices": {"type": "array", "items": {"$ref": "#/$defs/choice"}},
            "facts": {"type": "array", "items": {"type": "object", "required": ["variable", "value"]}},
            "route": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["sheet", "name", "stage", "minutes", "shortened", "later", "reasons", "pitfalls", "adaptations"],
                "properties": {"minutes": {"type": "integer", "minimum": 0}, "later": {"type": "boolean"}}
              }
            },
            "cautions": {"type": "array", "items": {"type": "string"}},
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "sheets": {"type": "array", "items": {"type": "string"}},
            "cases": {"type": "array", "items": {"type": "string"}}
          }
        },
        "turn": {
          "type": "object",
          "required": ["conversation", "turn", "replayed", "lang", "messages", "expects", "done"],
          "properties": {
            "conversation": {"type": "string"},
            "turn": {"type": "integer", "minimum": 1},
            "replayed": {"type": "boolean"},
            "lang": {"$ref": "#/$defs/lang"},
            "expects": {"enum": ["choice", "number", "duration", "text"]},
            "done": {"type": "boolean"},
            "messages": {
              "type": "array",
              "minItems": 1,
              "items": {
                "type": "object",
                "required": ["id", "text", "markdown", "choices", "acts"],
                "properties": {
                  "id": {"type": "string", "pattern": "^[0-9]+\\.[0-9]+$"},
                  "text": {"type": "string"},
                  "markdown": {"type": "string"},
                  "parts": {"type": "array", "items": {"type": "string", "minLength": 1}},
                  "choices": {"type": "array", "items": {"$ref": "#/$defs/choice"}},
                  "acts": {"type": "array", "items": {"$ref": "#/$defs/act"}}
                }
              }
            }
          }
        },
        "hello": {
          "type": "object",
          "required": ["protocol", "server", "knowledge", "limits"],
          "properties": {
            "protocol": {"const": 1},
            "server": {"type": "object", "required": ["name", "version"]},
            "knowledge": {
              "type": "object",
              "required": ["revision", "langs"],
              "properties": {"revision": {"type": "string", "pattern": "^[0-9a-f]{16}$"}}
            },
            "limits": {"type": "object", "required": ["line_bytes", "text_bytes"]}
          }
        },
        "ping": {"type": "object", "required": ["ok"], "properties": {"ok": {"const": true}}},
        "status": {
          "type": "object",
          "required": ["version", "revision", "uptime_s", "connections", "conversations", "turns", "latency_us", "queue"],
          "properties": {
            "uptime_s": {"type": "integer", "minimum": 0},
            "connections": {"type": "integer", "minimum": 0},
            "conversations": {"type": "object", "required": ["stored", "in_memory"]},
            "turns": {"type": "object", "required": ["stored", "since_start"]},
            "latency_us": {"type": "object", "required": ["p50", "p90", "p99", "max"]},
            "queue": {"type": "integer", "minimum": 0}
          }
        },
        "forgotten": {
          "type": "object",
          "required": ["conversation", "forgotten"],
          "properties": {"conversation": {"type": "string"}, "forgotten": {"const": true}}
        },
        "search": {
          "type": "object",
          "required": ["lang", "results"],
          "properties": {
            "lang": {"$ref": "#/$defs/lang"},
            "results": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["kind", "id", "name", "summary"],
                "properties": {"kind": {"enum": ["sheet", "term", "case"]}}
              }
            }
          }
        },
        "sheet": {
          "type": "object",
          "required": ["kind", "id", "name", "lang", "text", "markdown"],
          "properties": {"kind": {"enum": ["sheet", "term", "case"]}, "lang": {"$ref": "#/$defs/lang"}}
        },
        "advice": {
          "type": "object",
          "required": ["lang", "text", "markdown", "advice"],
          "properties": {"lang": {"$ref": "#/$defs/lang"}, "advice": {"$ref": "#/$defs/act"}}
        },
        "export": {
          "type": "object",
          "required": ["conversation", "format", "mime", "lang", "content"],
          "properties": {"format": {"enum": ["markdown", "html", "json"]}, "lang": {"$ref": "#/$defs/lang"}}
        }
      }
    }
    """#
}
