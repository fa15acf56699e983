import { type Html, html } from './html.ts';

/** A table with row headings. */
export interface HtmlTableInput {
  readonly caption: string;
  readonly heading: readonly string[];
  /** As long as the heading; the first cell is the row's heading. */
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

/** A table in markup. */
export function htmlTable({ caption, heading, rows }: HtmlTableInput): Html {
  return html`<div class="scroll"><table><caption>${caption}</caption>
<thead><tr>${heading.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first, ...others]) =>
      html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  )}</tbody></table></div>`;
}

/** A figure with three decimals; a dash where there is none. */
export function showFigure(figure: number | undefined): string {
  return figure === undefined ? '–' : figure.toFixed(3);
}
