import type { Guard } from '@guarded-chat/client';
import {
  type EvaluationRow,
  type RowScores,
  rowHash,
  type RunHeader,
  type RunProgress,
} from '@guarded-chat/evaluate';
import type { BatchRow, BatchRun, OpenRun, RunStatus } from './batch-run.ts';
import { judgeRest } from './batch-runner.ts';
import type { BatchStore } from './batch-store.ts';

/** What a session needs of the studio. */
export interface BatchHost {
  readonly openStore: () => Promise<BatchStore>;
  readonly guard: () => Guard | undefined;
  /** What a run that starts now is made with; undefined while there is no model. */
  readonly header: (data: string) => RunHeader | undefined;
}

/** Results are shown and stored in lots, so many milliseconds apart. */
const LOT_MS = 300;

/** The runs of this device and the one that is open; dispatches `change`. */
export class BatchSession extends EventTarget {
  readonly #host: BatchHost;
  readonly #store: Promise<BatchStore>;
  #runs: readonly BatchRun[] = [];
  #open: OpenRun | undefined;
  #progress: RunProgress | undefined;
  #problem: string | undefined;
  #running: AbortController | undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor(host: BatchHost) {
    super();
    this.#host = host;
    this.#store = host.openStore();
    void this.#list();
  }

  /** Newest first. */
  get runs(): readonly BatchRun[] {
    return this.#runs;
  }

  get open(): OpenRun | undefined {
    return this.#open;
  }

  /** Of the open run while it is under way. */
  get progress(): RunProgress | undefined {
    return this.#progress;
  }

  /** Why the last thing that was asked for did not happen, in a sentence. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Whether the open run is under way in this page. */
  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Reads a run with all its rows, whether or not it is to be shown. */
  async read(id: string): Promise<OpenRun | undefined> {
    return (await this.#store).read(id);
  }

  /** Opens a run, and pauses the one that is under way. */
  async show(id: string): Promise<void> {
    if (this.#open?.run.id === id) return;
    await this.pause();
    const opened = await this.read(id);
    if (!opened) return;
    // What was under way when the page was left is paused.
    const status = opened.run.status === 'running' ? 'paused' : opened.run.status;
    this.#set({ ...opened, run: { ...opened.run, status } });
  }

  /** Closes the run, and pauses it when it is under way. */
  async close(): Promise<void> {
    await this.pause();
    this.#set(undefined);
  }

  /** Keeps rows as a new run, and starts it. */
  async add(name: string, rows: readonly EvaluationRow[]): Promise<void> {
    await this.pause();
    const header = this.#host.header(name);
    if (!header) {
      this.#say('The model is not there yet: wait until it is loaded.');
      return;
    }
    const hashed = await Promise.all(
      rows.map(async (row): Promise<BatchRow> => ({ ...row, hash: await rowHash(row) })),
    );
    const run: BatchRun = {
      id: crypto.randomUUID(),
      name,
      createdMs: Date.now(),
      header,
      total: rows.length,
      status: 'paused',
    };
    await (await this.#store).add(run, hashed);
    this.#set({ run, rows: hashed, scores: hashed.map(() => undefined) });
    await this.#list();
    this.resume();
  }

  /** Judges the rows of the open run once more, by the model and under the taxonomy that are set now. */
  async repeat(): Promise<void> {
    if (this.#open) await this.add(this.#open.run.name, this.#open.rows);
  }

  /** Goes on with the open run. */
  resume(): void {
    const guard = this.#host.guard();
    const opened = this.#open;
    if (!opened || this.#running) return;
    const { model } = opened.run.header;
    const present = this.#host.header('')?.model;
    if (!guard || !present) {
      this.#say('The model is not there yet: wait until it is loaded.');
    } else if (present.revision !== model.revision || present.dtype !== model.dtype) {
      this.#say(
        `This run was begun with ${model.name} (${model.dtype}). Scores of another model would not compare: run the rows again instead.`,
      );
    } else {
      this.#running = new AbortController();
      this.#ended = this.#run(guard, opened, this.#running.signal);
    }
  }

  /** Stops the run; what is judged stays, and `resume` goes on. */
  async pause(): Promise<void> {
    this.#running?.abort();
    await this.#ended;
  }

  /** Stops the run for good; what is judged stays. */
  async cancel(): Promise<void> {
    await this.pause();
    await this.#setStatus('cancelled');
  }

  /** Forgets a run with its rows. */
  async remove(id: string): Promise<void> {
    if (this.#open?.run.id === id) await this.close();
    await (await this.#store).remove(id);
    await this.#list();
  }

  /** Corrects what people say of a row; a safe row has no hazards. */
  async relabel(
    index: number,
    change: Partial<Pick<BatchRow, 'unsafe' | 'categories'>>,
  ): Promise<void> {
    const opened = this.#open;
    const row = opened?.rows[index];
    if (!opened || !row) return;
    const changed = { ...row, ...change };
    const corrected = changed.unsafe === false ? { ...changed, categories: [] } : changed;
    this.#set({ ...opened, rows: opened.rows.with(index, corrected) });
    await (await this.#store).writeRow(opened.run.id, index, corrected);
  }

  async #run(guard: Guard, { run }: OpenRun, signal: AbortSignal): Promise<void> {
    await this.#setStatus('running');
    let lot: { index: number; scores: RowScores }[] = [];
    let shownMs = performance.now();
    const keep = async () => {
      const written = lot;
      lot = [];
      shownMs = performance.now();
      this.#receive(run.id, written);
      await (await this.#store).writeScores(run.id, written);
    };
    let status: RunStatus = 'done';
    try {
      const opened = this.#open;
      if (!opened) return;
      for await (const { index, scores, progress } of judgeRest(guard, opened, signal)) {
        lot.push({ index, scores });
        this.#progress = progress;
        if (performance.now() - shownMs > LOT_MS) await keep();
      }
    } catch (error) {
      status = 'paused';
      if (!signal.aborted)
        this.#problem = error instanceof Error ? error.message : 'The run ended.';
    } finally {
      await keep();
      this.#running = undefined;
      this.#progress = undefined;
      await this.#setStatus(status);
    }
  }

  #receive(id: string, lot: readonly { index: number; scores: RowScores }[]): void {
    const opened = this.#open;
    if (opened?.run.id !== id) return;
    const scores = [...opened.scores];
    for (const result of lot) scores[result.index] = result.scores;
    this.#set({ ...opened, scores });
  }

  async #setStatus(status: RunStatus): Promise<void> {
    if (!this.#open) return;
    const run = { ...this.#open.run, status };
    if (status === 'running') this.#problem = undefined;
    this.#set({ ...this.#open, run });
    await (await this.#store).writeRun(run);
    await this.#list();
  }

  async #list(): Promise<void> {
    try {
      this.#runs = await (await this.#store).list();
      this.#change();
    } catch {
      this.#say(
        'This browser stores nothing here, so there can be no runs: leave the private window.',
      );
    }
  }

  #set(opened: OpenRun | undefined): void {
    this.#open = opened;
    this.#change();
  }

  #say(problem: string): void {
    this.#problem = problem;
    this.#change();
  }

  #change(): void {
    this.dispatchEvent(new Event('change'));
  }
}
