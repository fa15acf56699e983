import type { LoadProgress } from '@guarded-chat/protocol';

/** How far a load is, after the convention of the browser's built-in models. */
export class DownloadProgressEvent extends Event {
  /** Part of the files that are there, in [0, 1]; it never falls. */
  readonly loaded: number;
  readonly total = 1;
  /** What the load is busy with: after the download come the session and its self-test. */
  readonly phase: LoadProgress['phase'];
  /** What is being loaded, once that is known, with what its licence wants shown. */
  readonly model: LoadProgress['model'];

  constructor(loaded: number, phase: LoadProgress['phase'], model?: LoadProgress['model']) {
    super('downloadprogress');
    this.loaded = loaded;
    this.phase = phase;
    this.model = model;
  }
}
