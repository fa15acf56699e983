"""Turns a local Hugging Face checkpoint of a Llama Guard into the engine's 4-bit package.

    python -m guard_convert --checkpoint Llama-Guard-3-1B --out llama-guard-3-1b --protocol llama-guard-3-1b
"""

import argparse
from pathlib import Path

from .convert import Options, convert
from .protocol import PROTOCOLS
from .variants import VARIANTS


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="guard_convert", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--checkpoint", type=Path, required=True, help="folder with config.json, *.safetensors, tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--protocol", choices=list(PROTOCOLS), default="llama-guard-3-1b")
    parser.add_argument("--id", help="the package's id; the protocol's by default")
    parser.add_argument("--name", help="for people; after the protocol by default: Llama Guard 3 1B")
    parser.add_argument("--head", choices=["pruned", "full"], default="pruned",
                        help="pruned: only the tokens of the protocol's answers")
    parser.add_argument("--shard-megabytes", type=int, default=160)
    parser.add_argument("--positions", type=int, default=8192, help="tokens that a prompt may have")
    parser.add_argument("--variants", nargs="+", choices=list(VARIANTS), help="by default those that suit the size")
    parser.add_argument("--block", type=int, choices=[32, 64, 128], default=32,
                        help="weights that share a scale: larger ones are smaller and less exact")
    parser.add_argument("--own-zero-points", action="store_true",
                        help="one for each block: 1/36 more bytes, more exact where weights are heavy-tailed")
    args = parser.parse_args(arguments)
    variants = tuple(args.variants) if args.variants else None
    convert(args.checkpoint, args.out, Options(
        protocol=args.protocol, id=args.id or args.protocol,
        name=args.name or args.protocol.replace("-", " ").title(), full_head=args.head == "full",
        shard_bytes=args.shard_megabytes * 1_000_000, positions=args.positions, variants=variants,
        own_zero_points=args.own_zero_points, block=args.block))


if __name__ == "__main__":
    main()
