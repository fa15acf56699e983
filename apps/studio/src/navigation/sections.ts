import { html, type TemplateResult } from 'lit';
import type { Studio } from '../state/studio.ts';

/** A part of the studio with an address of its own. */
export interface Section {
  /** In the address, as in `#policy`. */
  readonly name: string;
  readonly title: string;
  /** Fetches its code; once for all. */
  readonly load: () => Promise<unknown>;
  readonly render: (studio: Studio) => TemplateResult;
}

/** All sections, in the order in which they are shown; the first is where a visit starts. */
export const sections: readonly Section[] = [
  {
    name: 'live',
    title: 'Live',
    load: () => import('../live/live-view.ts'),
    render: (studio) => html`<live-view .studio=${studio}></live-view>`,
  },
  {
    name: 'taxonomy',
    title: 'Taxonomy',
    load: () => import('../taxonomy/taxonomy-view.ts'),
    render: (studio) => html`<taxonomy-view .studio=${studio}></taxonomy-view>`,
  },
  {
    name: 'policy',
    title: 'Policy',
    load: () => import('../policy/policy-view.ts'),
    render: (studio) => html`<policy-view .studio=${studio}></policy-view>`,
  },
  {
    name: 'batch',
    title: 'Batch',
    load: () => import('../batch/batch-view.ts'),
    render: (studio) => html`<batch-view .studio=${studio}></batch-view>`,
  },
  {
    name: 'compare',
    title: 'Compare',
    load: () => import('../compare/compare-view.ts'),
    render: (studio) => html`<compare-view .studio=${studio}></compare-view>`,
  },
  {
    name: 'models',
    title: 'Models',
    load: () => import('../models/models-view.ts'),
    render: (studio) => html`<models-view .studio=${studio}></models-view>`,
  },
];

/**
 * Fetches the code of every section, of the worker that they share, and the words of the element in the chat, so that none
 * of them makes a request later.
 * A section that cannot be had says so when it is opened.
 */
export async function loadSections(): Promise<void> {
  const worker = import('../figures/figures.ts').then(({ figuresStarted }) => figuresStarted);
  const words = import('guarded-chat').then(({ loadLocale }) => loadLocale('en'));
  await Promise.allSettled([...sections.map(({ load }) => load()), worker, words]);
}
