import { css, type CSSResult, html, type TemplateResult } from 'lit';
import { formatScore } from '../verdict/format-figures.ts';
import type { Chart } from './plot-charts.ts';

/** What a chart shows, in cells. */
export interface ChartTable {
  readonly heading: readonly string[];
  /** As long as the heading each; `undefined` where there is nothing to say. Numbers are counts: `showShare` gives the others. */
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

/** A share or score as a cell shows it; all have as many digits, 0 and 1 too. */
export function showShare(value: number | undefined): string | undefined {
  return value === undefined ? undefined : formatScore(value);
}

/** A table; its first column names the rows. */
export function renderTable(caption: string, { heading, rows }: ChartTable): TemplateResult {
  return html`<div class="wide" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption>${caption}</caption>
      <thead><tr>${heading.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>
        ${rows.map(
          ([first, ...others]) => html`<tr>
            <th scope="row">${first ?? '–'}</th>
            ${others.map((value) => html`<td class="figure">${value ?? '–'}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A chart with its caption, and the same as a table for whoever asks. */
export function renderFigure(caption: string, chart: Chart, table: ChartTable): TemplateResult {
  return html`<figure>
    <figcaption>${caption}</figcaption>
    ${chart.element}
    <details>
      <summary>As a table</summary>
      ${renderTable(caption, table)}
    </details>
  </figure>`;
}

/** Looks of charts; what Plot would say itself is here too. */
export const chartStyles: CSSResult = css`
  figure {
    margin: 0;
    min-inline-size: 0;
    --curve: var(--set);
  }
  figcaption {
    font-size: 0.8125rem;
    font-weight: 600;
  }
  svg[role='img'] {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    overflow: visible;
    font-family: var(--sans);
    font-size: 11px;
  }
  svg text {
    white-space: pre;
  }
  .mark {
    fill: var(--ink);
    stroke: var(--card);
    stroke-width: 2;
  }
  .mark.rule {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.5;
    stroke-dasharray: 3 3;
  }
  .mark[hidden] {
    display: none;
  }
  summary {
    color: var(--muted);
    font-size: 0.75rem;
    font-weight: 600;
    cursor: pointer;
  }
  details .wide {
    max-block-size: 18rem;
    overflow: auto;
  }

  @media (forced-colors: active) {
    figure {
      --curve: CanvasText;
      --safe: GrayText;
    }
  }
`;
