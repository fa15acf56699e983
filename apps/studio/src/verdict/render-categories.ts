import { html, type TemplateResult } from 'lit';
import { statusIcons } from '../app/icons.ts';
import { type CheckRecord, type ScoredCategory, topCategories } from './check-record.ts';
import { formatScore } from './format-figures.ts';

function renderCategory(
  { code, name, score }: ScoredCategory,
  isTriggered: boolean,
): TemplateResult {
  return html`<li class=${isTriggered ? 'triggered unsafe' : ''}>
    <span class="code figure">${code}</span>
    <span class="name">
      ${name}
      ${isTriggered ? html`<span class="tone">${statusIcons.unsafe}<span class="hidden">triggered</span></span>` : ''}
    </span>
    <span class="bar" .style=${`--score:${score}`}></span>
    <span class="score figure">${formatScore(score, 2)}</span>
  </li>`;
}

/**
 * The strongest categories with their scores: the score of the text, shared out among them.
 * @param count - How many of them.
 */
export function renderCategories(record: CheckRecord, count: number): TemplateResult {
  const { verdict } = record;
  const triggered = verdict.status === 'unsafe' ? verdict.categories.map(({ code }) => code) : [];
  return html`<ol class="categories" aria-label="Categories, strongest first">
    ${topCategories(record, count).map((one) => renderCategory(one, triggered.includes(one.code)))}
  </ol>`;
}
