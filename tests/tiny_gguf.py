"""A language model of a few kilobytes in llama.cpp's file format, made from random numbers: `write_tiny_model(path)`.

Its words are noise, but a true server loads it, so that the wire, the schema and the grammar are real. Every token is a
byte. A lean in its output weights makes it close what may be closed, so that an answer bound by a grammar ends soon.
Format: GGUF version 3, as in ggml's docs/gguf.md; architecture `llama`.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

EMBEDDING, HEADS, FEED_FORWARD, LAYERS = 32, 2, 64, 1
CONTEXT = 65_536
ALIGNMENT = 32
UINT32, INT32, FLOAT32, STRING, ARRAY = 4, 5, 6, 8, 9
NORMAL, UNKNOWN, CONTROL, BYTE = 1, 2, 3, 6
"""Types of values and of tokens, as the format numbers them."""
CLOSING = {'"': 6.0, "]": 5.0, "}": 4.0, "0": 2.0}
"""What the model would rather say than anything else, where it may."""


def write_tiny_model(path: Path, *, seed: int = 1) -> None:
    """Write the model; the same seed gives the same file."""
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256))]
    kinds = [UNKNOWN, CONTROL, CONTROL, *([BYTE] * 256)]
    tensors = _tensors(random.Random(seed), len(tokens))
    fields = [
        _field("general.architecture", "llama"),
        _field("general.name", "tiny noise"),
        _field("llama.context_length", CONTEXT),
        _field("llama.embedding_length", EMBEDDING),
        _field("llama.block_count", LAYERS),
        _field("llama.feed_forward_length", FEED_FORWARD),
        _field("llama.attention.head_count", HEADS),
        _field("llama.attention.layer_norm_rms_epsilon", 1e-5),
        _field("llama.rope.dimension_count", EMBEDDING // HEADS),
        _field("tokenizer.ggml.model", "llama"),
        _list("tokenizer.ggml.tokens", STRING, [_text(token) for token in tokens]),
        _list("tokenizer.ggml.scores", FLOAT32, [struct.pack("<f", 0.0) for _ in tokens]),
        _list("tokenizer.ggml.token_type", INT32, [struct.pack("<i", kind) for kind in kinds]),
        _field("tokenizer.ggml.bos_token_id", 1),
        _field("tokenizer.ggml.eos_token_id", 2),
        _field("tokenizer.ggml.unknown_token_id", 0),
    ]
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(fields)) + b"".join(fields)
    described, offset = b"", 0
    for name, shape, values in tensors:
        described += _text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, 0, offset)
        offset += len(_padded(_floats(values)))
    data = b"".join(_padded(_floats(values)) for _, _, values in tensors)
    path.write_bytes(_padded(head + described) + data)


Tensor = tuple[str, tuple[int, ...], Sequence[float]]


def _tensors(chance: random.Random, vocabulary: int) -> list[Tensor]:
    """Shapes with the fastest index first, as ggml has them. All weights are noise but the lean of the output."""

    def noise(name: str, *shape: int) -> Tensor:
        size = 1
        for part in shape:
            size *= part
        return name, shape, [chance.gauss(0.0, 0.02) for _ in range(size)]

    def ones(name: str) -> Tensor:
        return name, (EMBEDDING,), [1.0] * EMBEDDING

    _, shape, embedded = noise("token_embd.weight", EMBEDDING, vocabulary)
    layer = [
        ones("blk.0.attn_norm.weight"),
        *(noise(f"blk.0.attn_{part}.weight", EMBEDDING, EMBEDDING) for part in ("q", "k", "v", "output")),
        ones("blk.0.ffn_norm.weight"),
        noise("blk.0.ffn_gate.weight", EMBEDDING, FEED_FORWARD),
        noise("blk.0.ffn_up.weight", EMBEDDING, FEED_FORWARD),
        noise("blk.0.ffn_down.weight", FEED_FORWARD, EMBEDDING),
    ]
    # The first number of every token's vector is one, so that the first weight of an output row is that token's lean.
    embedded = [1.0 if index % EMBEDDING == 0 else value for index, value in enumerate(embedded)]
    _, _, said = noise("output.weight", EMBEDDING, vocabulary)
    leans = {(3 + ord(letter)) * EMBEDDING: lean for letter, lean in CLOSING.items()}
    said = [leans.get(index, value) for index, value in enumerate(said)]
    return [
        ("token_embd.weight", shape, embedded),
        *layer,
        ones("output_norm.weight"),
        ("output.weight", (EMBEDDING, vocabulary), said),
    ]


def _field(name: str, value: str | int | float) -> bytes:
    if isinstance(value, str):
        return _text(name) + struct.pack("<I", STRING) + _text(value)
    if isinstance(value, int):
        return _text(name) + struct.pack("<II", UINT32, value)
    return _text(name) + struct.pack("<If", FLOAT32, value)


def _list(name: str, kind: int, items: Sequence[bytes]) -> bytes:
    return _text(name) + struct.pack("<IIQ", ARRAY, kind, len(items)) + b"".join(items)


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _floats(values: Iterable[float]) -> bytes:
    values = list(values)
    return struct.pack(f"<{len(values)}f", *values)


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % ALIGNMENT)
