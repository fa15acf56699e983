import { StudioElement } from '../app/studio-element.ts';
import type { Studio } from '../state/studio.ts';
import { taxonomyOf } from '../state/studio-state.ts';
import { BatchSession } from './run/batch-session.ts';
import { openBatchStore } from './run/batch-store.ts';

const sessions = new WeakMap<Studio, BatchSession>();

/** The runs of a studio: one session, which outlives the views. */
function batchOf(studio: Studio): BatchSession {
  const known = sessions.get(studio);
  if (known) return known;
  const session = new BatchSession({
    openStore: openBatchStore,
    guard: () => studio.loader.guard,
    header: (data) => {
      const { model } = studio.state;
      if (model.phase !== 'ready') return undefined;
      const { id, name, revision, executionProvider, dtype, defaultThreshold, protocol } =
        model.model;
      return {
        format: 'guard-eval-run/1',
        model: { id, name, revision, executionProvider, dtype, defaultThreshold },
        protocol,
        taxonomy: taxonomyOf(studio.state),
        runtime: `onnxruntime-web, ${executionProvider}`,
        data,
      };
    },
  });
  sessions.set(studio, session);
  return session;
}

/** A part of the studio that also shows runs. */
export class BatchElement extends StudioElement {
  protected get batch(): BatchSession {
    return batchOf(this.studio);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.batch.addEventListener('change', this.#onChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.batch.removeEventListener('change', this.#onChange);
  }

  readonly #onChange = (): void => this.requestUpdate();
}
