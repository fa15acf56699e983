"""Stage 2: fine-tuning. Seeded, resumable: run the same command again and it goes on from the last checkpoint.

    python -m pocket_guard_train.train --data DIR --base work/base --out work/run --rows 100000
"""

import argparse
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from .data import encode_row, read_rows
from .model import PocketGuard, from_base, load_checkpoint, save_checkpoint
from .package import load_package
from .prompt import SLOT_IDS, PromptEncoder
from .steps import Step, plan_steps

CATEGORY_WEIGHT = 0.4
WARM = 0.03
# Block factors are relative and start at 0: they need larger steps than weights of about 0.1.
SCALE_RATE = 7.0


def pack(rows: list[list[int]], device: str = "cpu") -> tuple[torch.Tensor, torch.Tensor]:
    """Rows of token ids -> ids [B, T] padded right with the slots behind each, lengths [B]."""
    full = [[*row, *SLOT_IDS] for row in rows]
    width = max(map(len, full))
    ids = torch.tensor([row + [0] * (width - len(row)) for row in full], device=device)
    return ids, torch.tensor([len(row) for row in full], device=device)


def loss_of(model: PocketGuard, encoder: PromptEncoder, step: Step, device: str) -> torch.Tensor:
    """Verdict loss over all rows plus category loss over the rows that violate a known category of the taxonomy."""
    batch, taxonomy = step.rows, step.taxonomy
    place = {category.code: index for index, category in enumerate(taxonomy)}
    violated = [row.topic if row.topic in place else row.code if row.label and row.code in place else None for row in batch]
    unsafe = torch.tensor([int(code is not None or (row.label and row.code is None)) for code, row in zip(violated, batch, strict=True)],
                          device=device)
    ids, lengths = pack([row.ids for row in batch], device)
    prefix = torch.tensor(encoder.prefix(taxonomy), device=device)
    logits = model(prefix, ids, lengths)
    weight = torch.tensor([row.weight for row in batch], device=device)
    loss = (F.cross_entropy(logits[:, 0, :2], unsafe, reduction="none", label_smoothing=0.02) * weight).sum() / len(batch)
    coded = [index for index, code in enumerate(violated) if code is not None]
    if coded and len(taxonomy) > 1:
        target = torch.tensor([place[violated[index]] for index in coded], device=device)
        category = F.cross_entropy(logits[coded, 1, 2 : 2 + len(taxonomy)], target, reduction="sum")
        loss = loss + CATEGORY_WEIGHT * category / len(batch)
    return loss


def learning_rate(progress: float, peak: float, cool: float) -> float:
    """Warm-up, a plateau, then a straight line down to 3 % over the last `cool` of the run."""
    if progress < WARM:
        return peak * progress / WARM + 1e-8
    return peak * min(1.0, 0.03 + 0.97 * (1 - progress) / cool) if cool else peak


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with train.jsonl.gz and train_extra.jsonl.gz")
    parser.add_argument("--written", type=Path, help="rows of pocket_guard_train.written.generate")
    parser.add_argument("--base", type=Path, default=Path("work/base"))
    parser.add_argument("--out", type=Path, default=Path("work/run"))
    parser.add_argument("--init-package", type=Path, help="start from a shipped package instead of the base, e.g. ../pocket-guard")
    parser.add_argument("--init-checkpoint", type=Path, help="start from the weights of another run, e.g. one that had other rows")
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

    encoder = PromptEncoder.from_file((args.init_package or args.base) / "tokenizer.json")
    files = [args.data / f"{name}.jsonl.gz" for name in ("train", "train_extra")] + ([args.written] if args.written else [])
    rows = [encode_row(encoder, row, args.cut) for file in files for row in read_rows(file)]
    steps = plan_steps(rows, args.rows, args.tokens, args.seed)

    path = args.out / "last.pt"
    start, spent, state = 0, 0.0, None
    if path.exists():
        model, saved = load_checkpoint(path)
        start, spent, state = saved["step"], saved["minutes"], saved["optimizer"]
    elif args.init_checkpoint:
        model, _ = load_checkpoint(args.init_checkpoint)
    elif args.init_package:
        model = load_package(args.init_package)
    else:
        model = from_base(args.base, list(range(args.layers)), encoder.head_ids())
    model.to(device).train()
    model.freeze(args.freeze)
    factors = model.train_scales() if args.scales_only else []
    others = [one for one in model.parameters() if one.requires_grad and not any(one is factor for factor in factors)]
    trained = factors + others
    groups = [{"params": others, "times": 1.0}, {"params": factors, "times": SCALE_RATE, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW([one for one in groups if one["params"]], lr=args.peak, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
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
        with torch.autocast(device, dtype=torch.bfloat16):
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
