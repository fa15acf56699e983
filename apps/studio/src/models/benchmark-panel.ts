import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { panelStyles } from '../app/panel-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import { formatMegabytes, formatMs } from '../verdict/format-figures.ts';
import { type BenchmarkResult, runBenchmark } from './benchmark.ts';
import { canMeasureMemory, measureMemory } from './measure-memory.ts';
import { panelBodyStyles } from './panel-body-styles.ts';

/** How fast the model is on this device, and how much memory it takes. */
export class BenchmarkPanel extends StudioElement {
  static override readonly properties: PropertyDeclarations = {
    done: { state: true },
    problem: { state: true },
    memory: { state: true },
    isMeasuring: { state: true },
  };
  static override readonly styles: CSSResultGroup = [sharedStyles, panelStyles, panelBodyStyles];

  /** How far the benchmark is, in [0, 1]; undefined when none is under way. */
  declare done: number | undefined;
  declare problem: string | undefined;
  /** In bytes. */
  declare memory: number | undefined;
  declare isMeasuring: boolean;

  protected override render(): TemplateResult {
    const { benchmarks, model } = this.state;
    const isBusy = this.done !== undefined;
    return html`<section class="panel" aria-labelledby="title">
      <header><h2 id="title">Speed and memory</h2></header>
      <div class="body">
        <p class="muted">
          Twenty checks of a short message each, one after the other, after a warm-up. Switch the
          execution provider and measure again to compare.
        </p>
        <button type="button" class="main" ?disabled=${isBusy || model.phase !== 'ready'} @click=${this.#run}>
          Run the benchmark
        </button>
        ${isBusy ? html`<progress aria-label="Benchmark" max="1" value=${this.done ?? 0}></progress>` : nothing}
        ${this.problem === undefined ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
        ${benchmarks.length === 0 ? nothing : renderResults(benchmarks)}
        ${canMeasureMemory() ? this.#renderMemory() : html`<p class="muted note">This browser does not tell how much memory a page takes.</p>`}
      </div>
    </section>`;
  }

  #renderMemory(): TemplateResult {
    return html`
      <button type="button" ?disabled=${this.isMeasuring} @click=${this.#measure}>Measure the memory</button>
      <p role="status">
        ${
          this.isMeasuring
            ? 'The browser answers when it next tidies up, in up to a minute.'
            : this.memory === undefined
              ? nothing
              : html`<span class="figure">${formatMegabytes(this.memory)}</span> for the page and its workers`
        }
      </p>
    `;
  }

  readonly #run = async (): Promise<void> => {
    const { guard } = this.studio.loader;
    const { model } = this.state;
    if (!guard || model.phase !== 'ready') return;
    this.problem = undefined;
    this.done = 0;
    try {
      const result = await runBenchmark(model.model.name, {
        ask: (text) => guard.assessPrompt(text),
        now: () => performance.now(),
        onProgress: (done) => {
          this.done = done;
        },
      });
      this.studio.addBenchmark(result);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : 'The benchmark ended.';
    } finally {
      this.done = undefined;
    }
  };

  readonly #measure = async (): Promise<void> => {
    this.isMeasuring = true;
    this.memory = await measureMemory();
    this.isMeasuring = false;
  };
}

function renderResults(results: readonly BenchmarkResult[]): TemplateResult {
  return html`<div class="wide" tabindex="0" role="region" aria-label="Benchmarks">
    <table>
      <caption>Benchmarks of this visit, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Runs on</th><th scope="col">Median</th><th scope="col">95th percentile</th>
          <th scope="col">Forward pass</th><th scope="col">Tokens a second</th>
        </tr>
      </thead>
      <tbody>
        ${results.map(
          (one) => html`<tr>
            <th scope="row">${one.model}, ${one.executionProvider === 'webgpu' ? 'WebGPU' : 'WASM'} ${one.dtype}</th>
            <td class="figure">${formatMs(one.medianMs)}</td>
            <td class="figure">${formatMs(one.p95Ms)}</td>
            <td class="figure">${formatMs(one.forwardMs)}</td>
            <td class="figure">${Math.round(one.tokensPerSecond)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

customElements.define('benchmark-panel', BenchmarkPanel);
