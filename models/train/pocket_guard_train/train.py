"""Stage 2: fine-tuning. Seeded, resumable: run the same command again and it goes on from the last checkpoint.

    python -m pocket_guard_train.train --data DIR --base out/base --out out/run --rows 100000
"""

import argparse
import time
from pathlib import Path

import torch

from .data import encode_row, read_rows
from .loss import loss_of
from .model import PocketGuard, from_base, in_protocol, load_checkpoint, save_checkpoint
from .package import load_package
from .prompt import PromptEncoder
from .protocols import PROTOCOLS, Protocol, protocol_named
from .protocols.slots import Slots
from .steps import plan_steps
from .word_topics import find_words

WARM = 0.03
# Block factors are relative and start at 0: they need larger steps than weights of about 0.1.
SCALE_RATE = 7.0


def learning_rate(progress: float, peak: float, cool: float) -> float:
    """Warm-up, a plateau, then a straight line down to 3 % over the last `cool` of the run."""
    if progress < WARM:
        return peak * progress / WARM + 1e-8
    return peak * min(1.0, 0.03 + 0.97 * (1 - progress) / cool) if cool else peak


def start_model(args: argparse.Namespace, protocol: Protocol, encoder: PromptEncoder) -> PocketGuard:
    """A model without a checkpoint of its own: from another run, a package or the base; the head is new if the protocol is."""
    if not args.init_checkpoint and not args.init_package:
        return from_base(args.base, list(range(args.layers)), protocol, encoder, args.seed)
    model = load_checkpoint(args.init_checkpoint)[0] if args.init_checkpoint else load_package(args.init_package)
    return in_protocol(model, protocol, encoder, args.seed)


def parameter_groups(model: PocketGuard, protocol: Protocol, factors: list[torch.nn.Parameter]) -> list[dict]:
    """What the optimizer trains, in groups whose learning rate is `times` that of the run."""
    apart = [*factors, model.head.weight] if protocol.head_rate != 1 else factors
    others = [one for one in model.parameters() if one.requires_grad and not any(one is other for other in apart)]
    groups = [{"params": others, "times": 1.0}, {"params": factors, "times": SCALE_RATE, "weight_decay": 0.0},
              {"params": apart[len(factors) :], "times": protocol.head_rate}]
    return [one for one in groups if one["params"]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with train.jsonl.gz and train_extra.jsonl.gz")
    parser.add_argument("--written", type=Path, help="rows of pocket_guard_train.written.generate")
    parser.add_argument("--base", type=Path, default=Path("out/base"))
    parser.add_argument("--out", type=Path, default=Path("out/run"))
    parser.add_argument("--init-package", type=Path, help="start from a shipped package instead of the base, e.g. ../pocket-guard")
    parser.add_argument("--init-checkpoint", type=Path, help="start from the weights of another run, e.g. one that had other rows")
    parser.add_argument("--protocol", choices=list(PROTOCOLS), default=Slots.id)
    parser.add_argument("--freeze", type=int, default=0, help="leave the first N layers as they are")
    parser.add_argument("--cool", type=float, default=0.6, help="share of the run over which the learning rate falls; 0: never")
    parser.add_argument("--round-from", type=float, default=0.6, help="from this share of the run on, train with 4-bit weights")
    parser.add_argument("--scales-only", action="store_true", help="keep the 4-bit values; train block scales, norms and head")
    parser.add_argument("--layers", type=int, default=12, help="keep the first N layers of the base")
    parser.add_argument("--rows", type=int, default=100_000, help="rows drawn in all")
    parser.add_argument("--minutes", type=float, default=0, help="end the schedule after this time at the latest (0: never)")
    parser.add_argument("--tokens", type=int, default=2560, help="padded tokens a step")
    parser.add_argument("--cut", type=float, default=1.0, help="factor on the token limits of a row; below 1 is cheaper")
    parser.add_argument("--peak", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(args.seed)
    protocol = protocol_named(args.protocol)

    encoder = PromptEncoder.from_file((args.init_package or args.base) / "tokenizer.json")
    files = [args.data / f"{name}.jsonl.gz" for name in ("train", "train_extra")] + ([args.written] if args.written else [])
    read = [row for file in files for row in read_rows(file)]
    rows = [encode_row(encoder, row, args.cut) for row in read]
    words = find_words(read, rows) if protocol.word_share else None
    steps = plan_steps(rows, args.rows, args.tokens, args.seed, words, protocol.word_share)

    path = args.out / "last.pt"
    start, spent, state = 0, 0.0, None
    if path.exists():
        model, saved = load_checkpoint(path)
        start, spent, state = saved["step"], saved["minutes"], saved["optimizer"]
        if model.config.protocol != protocol.id:
            raise ValueError(f"{path}: speaks {model.config.protocol}, not {protocol.id}; give --protocol or another --out")
    else:
        model = start_model(args, protocol, encoder)
    model.to(device).train()
    model.freeze(args.freeze)
    factors = model.train_scales() if args.scales_only else []
    groups = parameter_groups(model, protocol, factors)
    trained = [one for group in groups for one in group["params"]]
    optimizer = torch.optim.AdamW(groups, lr=args.peak, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    if state:
        optimizer.load_state_dict(state)
    print(f"{len(rows)} rows, {len(steps)} steps, from step {start} on {device}", flush=True)

    began, saved_at, running, seen = time.monotonic(), time.monotonic(), 0.0, 0
    for step in range(start, len(steps)):
        minutes = spent + (time.monotonic() - began) / 60
        progress = max(step / len(steps), minutes / args.minutes if args.minutes else 0)
        if progress >= 1:
            break
        model.set_quantized(progress >= args.round_from and not args.scales_only)
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(progress, args.peak, args.cool) * group["times"]
        loss = loss_of(model, encoder, steps[step], device)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        running = loss.item() if running == 0 else 0.98 * running + 0.02 * loss.item()
        seen += len(steps[step].rows)
        if step % 20 == 0:
            rate = seen / (time.monotonic() - began)
            print(f"step {step} progress {progress:.3f} loss {running:.4f} rows/s {rate:.1f} minutes {minutes:.1f}", flush=True)
        if time.monotonic() - saved_at > 240:
            save_checkpoint(path, model, {"step": step + 1, "minutes": minutes, "optimizer": optimizer.state_dict()})
            saved_at = time.monotonic()
    minutes = spent + (time.monotonic() - began) / 60
    save_checkpoint(path, model, {"step": len(steps), "minutes": minutes, "optimizer": optimizer.state_dict()})
    print(f"done in {minutes:.1f} minutes", flush=True)


if __name__ == "__main__":
    main()
