/** How `guard-eval` is called. */
export const usage: string = `guard-eval run --model <folder> --data <file> [options]
  Judges labelled rows with a model package, and prints the figures.

guard-eval report <results.jsonl> [--report <page.html>] [--data <file>] [--policy ...] [--threshold ...]
  Figures of results that are there, under any policy, without inference.

guard-eval compare <first.jsonl> <second.jsonl> [--policy ...] [--second-policy ...] [--data <file>]
  Two runs side by side: figures, flipped rows, McNemar, paired bootstrap. With one file: one run under two policies.

guard-eval speed --model <folder> [--dtype ...] [--threads ...] [--tokens 60] [--limit 200]
  Rows a second on this machine, over texts of one length, and what several rows in one pass could gain.

guard-eval adapters
  The published data sets that can be read, where to get each, its licence and its label map.

Input
  --data <file>         .csv, .tsv, .json, .jsonl (each also .gz) or .parquet
  --adapter <id>        read a published data set as its authors publish it
  --columns <list>      prompt=text,response=...,label=...,categories=...,source=...,messages=...,kind=...
                        (without it, columns are known by their usual names)
  --limit <count>       only so many rows, spread evenly over the file
  --skip-bad-rows       pass over records that cannot be read, instead of stopping

Model
  --model <folder>      the package: manifest.json and its files
  --taxonomy <t>        a JSON file, or llamaGuard1, llamaGuard2, llamaGuard3, llamaGuard3_1b, llamaGuard3Described
  --exclude <codes>     ask without these categories: S6,S10; a row that has no other hazard then counts as safe
  --only <codes>        ask with these categories alone; one code gives the paper's 1-vs-all
  --dtype <dtype>       which graph of the package: q4, fp32 or int8; default: the first that it has
  --threads <count>     default: one for each core

Decision
  --policy <file>       a policy as JSON; --second-policy for the second run of a comparison
  --threshold <score>   in [0, 1], in place of the policy's or the model's; --second-threshold likewise

Output
  --out <file>          results as JSON lines: hashes, labels and scores, no texts
  --report <file>       a self-contained HTML page; it holds the texts of the worst errors, hidden until asked for
  --cache <folder>      default node_modules/.cache/guard-eval: scores by model, arithmetic, protocol, taxonomy and row,
                        so that a run that was stopped goes on where it was
  --no-cache            keep nothing`;
